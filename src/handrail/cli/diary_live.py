"""Progress while a diary is booked or mended, on a terminal's standard error; elsewhere nothing is printed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType
from rich.live import Live
from rich.table import Table

from handrail.scheduling import Changes, Progress, figures

_HINT = "Ctrl-C keeps the best plan so far."


@contextmanager
def live_solve(seconds: float | None) -> Iterator[Callable[[Progress], None] | None]:
    """A function that shows how far a search has come; `seconds` is what it may take, None without a limit."""
    with _live() as show:
        yield show and (lambda progress: show(_search_table(progress, seconds)))


@contextmanager
def live_replan() -> Iterator[Callable[[Changes], None] | None]:
    """A function that shows how a mended plan gets better."""
    with _live() as show:
        yield show and (lambda changes: show(_changes_table(changes)))


@contextmanager
def _live() -> Iterator[Callable[[RenderableType], None] | None]:
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Live(console=console, transient=True) as live:
        yield live.update


def _search_table(progress: Progress, seconds: float | None) -> RenderableType:
    of = "" if seconds is None else f" of {seconds:.0f}"
    table = _table(f"Booking: {progress.seconds:.0f}{of} s, {progress.rounds} rounds")
    table.add_row("Objective", f"{progress.metrics.objective:,}")
    table.add_row("Bound", "not known yet" if progress.bound is None else f"{progress.bound:,.0f}")
    table.add_row("Gap", "–" if progress.gap is None else f"{progress.gap:.1%}")
    for name, value in figures(progress.metrics):
        table.add_row(name, value)
    return table


def _changes_table(changes: Changes) -> RenderableType:
    table = _table("Mending the plan")
    table.add_row("Back", f"{changes.hit_rebooked} of {changes.appointments_hit} that were hit")
    table.add_row("Moved", f"{changes.unforced_moves} that were not hit")
    return table


def _table(title: str) -> Table:
    table = Table(title=title, title_justify="left", show_header=False, box=None, caption=_HINT, caption_justify="left")
    table.add_column(style="dim")
    table.add_column(justify="left")
    return table
