"""`handrail check`: the guided check for a family, and the same rules unattended for services."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from handrail.cli.days import day_of
from handrail.vocabulary import STANDARD, InputError

_DATE_HELP = "The day on which ages are counted (YYYY-MM-DD; default: today)."


def check(
    file: Annotated[Path | None, typer.Option(help="One check as JSON (check-batch-1); - for standard input.")] = None,
    text: Annotated[str | None, typer.Option(help="A worry in a parent's own words.")] = None,
    age_months: Annotated[float | None, typer.Option(help="With --text: the child's age in months.")] = None,
    born_on: Annotated[str | None, typer.Option(help="With --text: the birth date instead of the age.")] = None,
    gestation: Annotated[str | None, typer.Option(help='With --text: weeks of pregnancy at birth ("34+3").')] = None,
    country: Annotated[str | None, typer.Option(help="Country or region, such as AU, GB-ENG or US.")] = None,
    batch: Annotated[Path | None, typer.Option(help="Many checks, one JSON object a line; - for input.")] = None,
    out: Annotated[Path | None, typer.Option(help="With --batch: where the answers go; - for output.")] = None,
    on: Annotated[str | None, typer.Option(help=_DATE_HELP)] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the whole decision as JSON.")] = False,
) -> None:
    """Go through the check; or answer one text, one file or many lines without asking anybody.

    Without options it asks questions, one at a time. --text, --file and --batch are unattended: clear matches in
    the text count as confirmed, unless they bring no therapy and most other likely readings come to the same one; a
    red-flag question that the text plainly answers counts as answered, and whatever was not answered counts as not
    asked. Such an answer is incomplete, says so, and is no advice to a family.

    Exit status: 0 done; 1 done, but some input lines were bad; 2 unusable options or files; 130 interrupted.
    """
    today = _day(on)
    if batch is not None:
        _refuse_beside("--batch", file, text)
        raise typer.Exit(_check_lines(batch, out or STANDARD, today))
    if file is None and text is None:
        _ask(today, country)
        return
    from handrail.cli import single

    if file is not None:
        _refuse_beside("--file", text)
        single.check_file(file, today, as_json=json)
    else:
        given = {"text": text, "age_months": age_months, "born_on": born_on, "gestation_weeks": gestation}
        single.check_one({**given, "jurisdiction": country}, today, as_json=json)


# A start is mostly imports, so each way of checking imports what it needs and no more.
def _check_lines(source: Path, target: Path, today: date) -> int:
    from handrail.cli.batch import check_lines

    return check_lines(source, target, today)


def _ask(today: date, country: str | None) -> None:
    from handrail.cli.interview import run

    run(today, country)


def _day(on: str | None) -> date:
    # Without --on it is the family's own day, where the program runs.
    return date.today() if on is None else day_of("--on", on)  # noqa: DTZ011


def _refuse_beside(option: str, *others: object) -> None:
    if any(other is not None for other in others):
        raise InputError(option, "goes alone: choose one of --file, --text and --batch.")
