"""Scores of a file of children, with progress on a terminal and faults on standard error."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from handrail.cli.batch import DONE, DONE_WITH_BAD_LINES, INTERRUPTED
from handrail.cli.scales import tables_of
from handrail.development.dscore import Options
from handrail.development.score import scorer_for
from handrail.development.scorer import Scorer
from handrail.vocabulary import STANDARD, InputError, MissingExtraError

WHAT_TO_INSTALL = 'Scoring files needs polars and scipy: install them with "pip install handrail[population]".'


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRequest:
    """The options of `handrail development score`."""

    children: Path
    out: Path
    key: str
    population: str | None
    age_unit: str
    responses: Path | None
    items: Path | None
    references: Path | None
    full: bool
    check: Path | None
    threads: int | None


def run(request: ScoreRequest) -> int:
    """Scores the file and returns the exit status. Raises InputError for unusable options or files."""
    try:
        from handrail.population import Comparison, Faults, Job, Progress, score_files
    except ModuleNotFoundError as error:
        if error.name != "polars":
            raise
        raise MissingExtraError(WHAT_TO_INSTALL) from None
    scorer = _scorer(request)
    population = None if scorer.reference is None else scorer.reference.population
    comparison = Comparison.with_file(request.check, request.key, population) if request.check else None
    faults = Faults(_tell)
    job = Job(
        children=request.children,
        out=request.out,
        scorer=scorer,
        responses=request.responses,
        age_unit=request.age_unit,
        full=request.full,
        threads=request.threads or os.cpu_count() or 1,
        comparison=comparison,
    )
    try:
        with _bar() as bar:
            count = score_files(job, Progress(faults=faults, begin=bar.begin, advance=bar.advance, note=_tell))
    except KeyboardInterrupt:
        return INTERRUPTED
    _tell(f"{count} children scored. {_scale_line(scorer)}")
    if comparison is not None:
        stream = sys.stderr if request.out == STANDARD else sys.stdout
        stream.writelines(f"{line}\n" for line in comparison.lines())
    is_bad = faults.count or (comparison is not None and not comparison.is_met)
    return DONE_WITH_BAD_LINES if is_bad else DONE


def _scorer(request: ScoreRequest) -> Scorer:
    from handrail.development.ages import UNITS_A_YEAR

    if request.age_unit not in UNITS_A_YEAR:
        raise InputError("--age-unit", f'"{request.age_unit}" is not one of {", ".join(UNITS_A_YEAR)}.')
    tables = tables_of(request.items, request.references)
    scorer = scorer_for(request.key, request.population, Options(), tables)
    if scorer.key.is_retired:
        _tell(f"Key {scorer.key.name} is retired; use another for new work.")
    if scorer.reference is None:
        _tell(f"Key {scorer.key.name} has no reference: there will be no DAZ. Bring one in with --references.")
    return scorer


def _scale_line(scorer: Scorer) -> str:
    """What must be stored beside the scores."""
    population = "none" if scorer.reference is None else scorer.reference.population
    return f"Key {scorer.key.name}, reference {population}, tables {scorer.table_version}, grid {scorer.key.grid}."


def _tell(message: str) -> None:
    sys.stderr.write(f"{message}\n")


class _TerminalBar:
    """A bar on the terminal's standard error; silent elsewhere."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._task = bar.add_task("Reading", total=None)

    def begin(self, what: str, size: int) -> None:
        self._bar.reset(self._task, description=what, total=size or None)

    def advance(self, weight: int) -> None:
        self._bar.advance(self._task, weight)


@contextmanager
def _bar() -> Iterator[_TerminalBar]:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        yield _TerminalBar(bar)
