"""`handrail schedule`: book a clinic's diary, mend it, look at it, explain it, take it along."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="The diary of a clinic: assessments and courses booked together, with few trips and the same faces.",
    no_args_is_help=True,
)

_INSTANCE = Annotated[Path, typer.Argument(help="The clinic and its children (cts-1).")]
_SOLUTION = Annotated[Path, typer.Argument(help="A plan for it (cts-solution-1).")]
_OUT = Annotated[Path, typer.Option("-o", "--out", help="Where the plan goes (cts-solution-1).")]
_SEED = Annotated[int, typer.Option(min=0, help="Where chance begins.")]
_WORKERS = Annotated[int, typer.Option(min=1, help="Processor cores to use.")]


@app.command("solve")
def solve(
    instance: _INSTANCE,
    out: _OUT,
    seconds: Annotated[float, typer.Option("--time", min=0, help="Seconds to spend.")] = 60.0,
    rounds: Annotated[int | None, typer.Option(min=0, help="Rounds of search instead of seconds.")] = None,
    seed: _SEED = 0,
    workers: _WORKERS = 2,
    method: Annotated[str, typer.Option(help="best, or greedy: what a good receptionist would book.")] = "best",
) -> None:
    """Books a whole clinic: as many sessions as there is room for, in few trips and with the same therapists.

    Ctrl-C ends the search and keeps the best plan so far. With --rounds, a seed and one worker the plan is the same
    every time.

    Exit status: 0 done; 2 unusable input; 130 interrupted, the plan so far is kept.
    """
    from handrail.cli.diary import SolveRequest, run_solve

    request = SolveRequest(
        instance=instance, out=out, seconds=seconds, rounds=rounds, seed=seed, workers=workers, method=method
    )
    raise typer.Exit(run_solve(request))


@app.command("replan")
def replan(
    instance: _INSTANCE,
    solution: _SOLUTION,
    disruption: Annotated[Path, typer.Argument(help="What went wrong (cts-disruption-1).")],
    out: _OUT,
    seconds: Annotated[float, typer.Option("--time", min=0, help="Seconds to spend.")] = 10.0,
    seed: _SEED = 0,
    workers: _WORKERS = 2,
    keep_others: Annotated[bool, typer.Option("--keep-others", help="Move nobody who was not hit.")] = False,
) -> None:
    """Mends a plan after sickness or cancellations, and says which families to phone.

    What lies before `now` stays as it is.

    Exit status: 0 done; 2 unusable input; 130 interrupted, the plan so far is kept.
    """
    from handrail.cli.diary import ReplanRequest, run_replan

    request = ReplanRequest(
        instance=instance,
        solution=solution,
        disruption=disruption,
        out=out,
        seconds=seconds,
        seed=seed,
        workers=workers,
        keep_others=keep_others,
    )
    raise typer.Exit(run_replan(request))


@app.command("show")
def show(
    instance: _INSTANCE,
    solution: _SOLUTION,
    html: Annotated[Path | None, typer.Option(help="Write one page to look at and to print instead.")] = None,
    week: Annotated[int | None, typer.Option(min=1, help="Only this week; 1 is the first.")] = None,
) -> None:
    """Shows the weeks of a plan by therapist and by family."""
    from handrail.cli.diary import run_show

    run_show(instance, solution, html=html, week=week)


@app.command("explain")
def explain(
    instance: _INSTANCE,
    solution: _SOLUTION,
    child: Annotated[str, typer.Option(help="The id of the child.")],
) -> None:
    """Says why a child's appointments are where they are, why others are missing, and what would help most."""
    from handrail.cli.diary import run_explain

    run_explain(instance, solution, child=child)


@app.command("export")
def export(
    instance: _INSTANCE,
    solution: _SOLUTION,
    ics: Annotated[Path, typer.Option(help="The folder for the calendar files; it is made when it is not there.")],
) -> None:
    """Writes a calendar file for each therapist and each family. A family's file names only its own children."""
    from handrail.cli.diary import run_export

    run_export(instance, solution, folder=ics)
