"""`handrail knowledge`: look at the evidence base, check it, compare two versions, sign records off."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from handrail.cli.days import day_of
from handrail.vocabulary import add_months

REVIEW_AGAIN_MONTHS = 24
app = typer.Typer(help="The evidence base: check, show, search, compare, review.", no_args_is_help=True)
_FOLDER = Annotated[Path | None, typer.Option("--data", help="Another folder of knowledge files.")]


def _today() -> date:
    return date.today()  # noqa: DTZ011 - review dates are calendar days where the program runs


@app.command("check")
def check(data: _FOLDER = None) -> None:
    """Finds every defect, with file, record and field. Exit status 1 when there is one."""
    from handrail.knowledge import check as check_knowledge
    from handrail.knowledge import check_library, folder_of, parse_folder, parse_library_folder, stale_records

    problems, known = parse_folder(folder_of(data))
    misshapen, library = parse_library_folder(folder_of(data))
    problems += misshapen
    if known is not None:
        problems += check_knowledge(known, _today())
    if known is not None and library is not None:
        problems += check_library(library, known, _today())
    for problem in problems:
        typer.echo(str(problem), err=True)
    if problems:
        typer.echo(f"{len(problems)} problems.", err=True)
        raise typer.Exit(1)
    assert known is not None and library is not None  # a set without problems is a set
    count = sum(1 for part in (known, library) for _ in part.clinical_records())
    sources = len(known.sources) + len(library.sources)
    typer.echo(f"{count} records, {sources} sources, version {known.version}: no problems found.")
    if stale := stale_records(library, _today()):
        typer.echo(f"{len(stale)} were checked more than six months ago: {', '.join(stale)}.", err=True)


@app.command("compile")
def compile_(data: _FOLDER = None) -> None:
    """Writes the compiled forms, with which a cold start need neither parse the files nor compile cues."""
    from handrail.knowledge import compile_library, compile_set, folder_of, load
    from handrail.matching import compile_index

    folder = folder_of(data)
    for path in (compile_set(folder), compile_library(folder), compile_index(load(folder), folder)):
        typer.echo(f"{path.name}: {path.stat().st_size // 1024} kB")


@app.command("show")
def show(record: Annotated[str, typer.Argument(help="The id of a record.")], data: _FOLDER = None) -> None:
    """Prints one record whole, with its sources and its standing."""
    from rich.console import Console

    from handrail.cli.records import record_page
    from handrail.knowledge import find_record, folder_of, load, load_library, sources_of

    known, library = load(folder_of(data)), load_library(folder_of(data))
    kind, found = find_record(known, record, library)
    Console().print(record_page(kind, found, sources_of(known, library)))


@app.command("search")
def search(words: Annotated[list[str], typer.Argument(help="Words to look for.")], data: _FOLDER = None) -> None:
    """Lists the records that hold every one of the words."""
    from handrail.knowledge import folder_of, load, load_library, search_records

    found = search_records(load(folder_of(data)), words, load_library(folder_of(data)))
    for kind, record_id, name in found:
        typer.echo(f"{kind:16} {record_id:40} {name}")
    if not found:
        typer.echo("No record holds all of these words.", err=True)
        raise typer.Exit(1)


@app.command("diff")
def diff(
    old: Annotated[str, typer.Argument(help="A folder of knowledge files, or a git revision.")],
    new: Annotated[str, typer.Argument(help="The same for the newer side.")],
) -> None:
    """Replays a fixed set of made-up children on both sides and prints whose decision changes, and why."""
    from handrail.cli.diff import print_diff

    print_diff(old, new, _today())


@app.command("review")
def review(
    record: Annotated[str, typer.Argument(help="The id of a record.")],
    by: Annotated[str, typer.Option(help="Who reviewed it.")],
    role: Annotated[str, typer.Option(help="Their profession.")],
    due: Annotated[str | None, typer.Option(help="When to review it again (default: two years on).")] = None,
    data: _FOLDER = None,
) -> None:
    """Signs a record off: one reviewer, or two different ones for a red flag, move it from draft to reviewed."""
    from handrail.knowledge import folder_of
    from handrail.knowledge.review import review_record

    day = _today()
    due_on = day_of("--due", due) if due else add_months(day, REVIEW_AGAIN_MONTHS)
    typer.echo(review_record(folder_of(data), record, by=f"{by} ({role})", on=day, due=due_on))
