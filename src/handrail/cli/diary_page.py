"""A plan, its changes and its explanations as pages in the terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from handrail.cli.sections import section
from handrail.scheduling import (
    Appointment,
    Call,
    Changes,
    Explanation,
    Instance,
    Metrics,
    Weeks,
    appointment_words,
    change_words,
    clock,
    day_words,
    figures,
    kind_words,
    missing_words,
    unbooked,
    week_words,
)


def figures_page(metrics: Metrics, bound: float | None) -> RenderableType:
    """The figures that a clinic reads, and how far from the best the plan may be."""
    table = _plain("The plan")
    for name, value in figures(metrics):
        table.add_row(name, value)
    for priority, days in metrics.days_to_first_appointment_by_priority.items():
        table.add_row(f"Days to the first appointment, priority {priority}", "–" if days is None else f"{days:.1f}")
    table.add_row("Objective", f"{metrics.objective:,}")
    if bound is not None and metrics.objective:
        table.add_row("No plan is below", f"{bound:,.0f} (gap {(metrics.objective - bound) / metrics.objective:.1%})")
    return table


def plan_pages(instance: Instance, plan: Sequence[Appointment], weeks: Iterable[int]) -> Iterator[RenderableType]:
    """For each week a table by therapist and one by family, then who is not wholly booked."""
    rows = Weeks(instance, plan)
    for week in weeks:
        title = f"Week {week + 1}, {week_words(instance.calendar, week)}"
        by_therapist = _week_table(instance, f"{title}, by therapist", "Therapist", week)
        for row in rows.by_therapist(week):
            about = f"{row.therapist.id}\n{row.therapist.discipline}"
            by_therapist.add_row(about, *(_day(instance, parts, names_therapist=False) for parts in row.days))
        by_family = _week_table(instance, f"{title}, by family", "Family", week)
        for family in rows.by_family(week):
            by_family.add_row(family.family.id, *(_day(instance, parts, names_therapist=True) for parts in family.days))
        yield Group(by_therapist, Text(), by_family, Text())
    lacks = [f"{child.id}: {lacks}" for child, lacks in unbooked(instance, plan)]
    if lacks:
        yield Group(*section(f"Not wholly booked: {len(lacks)}", lacks))


def changes_page(instance: Instance, changes: Changes) -> RenderableType:
    """What was hit and is back, what moved, and whom to phone."""
    table = _plain("The mended plan")
    share = "" if changes.hit_rebooked_pct is None else f" ({changes.hit_rebooked_pct:.0f} %)"
    table.add_row("Hit", str(changes.appointments_hit))
    table.add_row("Of those booked again", f"{changes.hit_rebooked}{share}")
    table.add_row("Moved although not hit", str(changes.unforced_moves))
    if changes.waiting:
        table.add_row("Of those therapy that waits for a lost assessment", str(changes.waiting))
    if changes.undisturbed_pct is not None:
        table.add_row("Undisturbed", f"{changes.undisturbed_pct:.2f} %")
    if not changes.calls:
        return Group(table, Text("Nobody has to be phoned."))
    calls = (Panel(Text("\n").join(_call_lines(instance, call)), title=_caller(call)) for call in changes.calls)
    return Group(table, Text(f"\nFamilies to phone: {len({call.family for call in changes.calls})}"), *calls)


def explanation_page(instance: Instance, explanation: Explanation) -> RenderableType:
    """What is missing and why, what would help most, and why each appointment is where it is."""
    parts: list[RenderableType] = [Text(f"{explanation.child.id}, priority {explanation.child.priority}", style="bold")]
    for missing in explanation.missing:
        parts += section(missing_words(missing), missing.reasons)
    if explanation.missing:
        parts += section("What would help most", [change_words(explanation)])
    else:
        parts.append(Text("Everything is booked."))
    for placed in explanation.placed:
        parts += section(appointment_words(instance.calendar, placed.appointment), placed.reasons)
    return Group(*parts)


def _week_table(instance: Instance, title: str, who: str, week: int) -> Table:
    table = Table(title=title, title_justify="left", expand=True, show_lines=True)
    table.add_column(who, no_wrap=True)
    for day in range(instance.calendar.days):
        table.add_column(day_words(instance.calendar, (week, day)), ratio=1)
    return table


def _day(instance: Instance, parts: Sequence[Appointment], *, names_therapist: bool) -> Text:
    lines = Text()
    for part in parts:
        whom = f"{part.child} {' '.join(part.therapists)}" if names_therapist else part.child
        lines.append(f"{clock(instance.calendar, part.start)} ", style="bold")
        lines.append(f"{kind_words(part.kind)} {whom} {part.room}\n")
    lines.rstrip()
    return lines


def _caller(call: Call) -> str:
    if call.was_hit:
        return f"{call.family}: {call.child} was hit"
    return f"{call.family}: {call.child} is moved" if call.gone else f"{call.family}: {call.child} has something new"


def _call_lines(instance: Instance, call: Call) -> Iterator[Text]:
    for part in call.gone:
        why = "has to wait for the assessment" if part in call.waits else "falls away"
        yield Text(f"{why}: {appointment_words(instance.calendar, part)}")
    for part in call.new:
        yield Text(f"new: {appointment_words(instance.calendar, part)}", style="bold")
    if call.was_hit and not call.new:
        yield Text("nothing was found; explain says what would help", style="yellow")


def _plain(title: str) -> Table:
    table = Table(title=title, title_justify="left", show_header=False, box=None)
    table.add_column(style="dim")
    table.add_column()
    return table
