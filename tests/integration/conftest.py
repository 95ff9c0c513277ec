"""What the tests of commands share."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from handrail.cli.main import app

Score = Callable[..., tuple[Result, list[dict[str, str]]]]


@pytest.fixture
def run() -> Callable[..., Result]:
    def invoke(*arguments: object) -> Result:
        done = CliRunner().invoke(app, ["development", *map(str, arguments)])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return invoke


@pytest.fixture
def score(run: Callable[..., Result], tmp_path: Path) -> Score:
    """Scores CSV text, and gives the result and the rows of OUT."""

    def to_rows(text: str | bytes, *options: object) -> tuple[Result, list[dict[str, str]]]:
        source, out = tmp_path / "children.csv", tmp_path / "scores.csv"
        source.write_bytes(text if isinstance(text, bytes) else text.encode())
        done = run("score", source, "-o", out, *options)
        return done, list(csv.DictReader(io.StringIO(out.read_text())))

    return to_rows
