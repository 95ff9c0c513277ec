"""The examples of the contributing guide pass the check together, as it promises."""

import re
import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from handrail.knowledge import DATA, check, check_library, parse_folder, parse_library_folder
from handrail.knowledge.library import KINDS

GUIDE = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
OF_THE_LIBRARY = set(KINDS) - {"source"}


@pytest.fixture(scope="module")
def with_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped set with every example of the guide in a file of its own."""
    folder = Path(shutil.copytree(DATA, tmp_path_factory.mktemp("guide") / "data"))
    for number, example in enumerate(EXAMPLES):
        is_read = OF_THE_LIBRARY & set(tomllib.loads(example))
        place = folder / "library" if is_read else folder
        (place / f"example_{number}.toml").write_text(example, encoding="utf-8")
    return folder


def test_there_are_examples_of_both_halves() -> None:
    kinds = {kind for example in EXAMPLES for kind in tomllib.loads(example)}
    assert {
        "source",
        "concern",
        "red_flag",
        "condition",
        "term",
        "faq",
        "reassurance",
        "intervention",
        "activity",
        "limit",
    } <= kinds


def test_the_examples_pass_the_check_together(with_examples: Path, today: date) -> None:
    misshapen, knowledge = parse_folder(with_examples)
    misread, library = parse_library_folder(with_examples)
    assert [str(problem) for problem in (*misshapen, *misread)] == []
    assert knowledge is not None
    assert library is not None
    found = [*check(knowledge, today), *check_library(library, knowledge, today)]
    assert [str(problem) for problem in found] == []
