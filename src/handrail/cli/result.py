"""A decision as a calm page in the terminal: five lines first, then the rest."""

from collections.abc import Iterator
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from handrail.cli.sections import section
from handrail.knowledge import Knowledge
from handrail.triage import Decision, by_when, danger_line, day_in_words, headline, order_of_therapies, who_to_see
from handrail.vocabulary import Urgency

_STYLE = {Urgency.EMERGENCY_NOW: "bold red", Urgency.SAME_DAY: "bold red", Urgency.URGENT_2_WEEKS: "bold yellow"}
_SHOWN_REASONS = 5
_SHOWN_UNASKED = 6


def result_page(decision: Decision, knowledge: Knowledge, today: date) -> RenderableType:
    """The decision in words for a family, gravest first."""
    head = Text("\n").join(_five_lines(decision, knowledge, today))
    style = _STYLE.get(decision.urgency, "cyan")
    parts: list[RenderableType] = [Panel(head, title="Handrail", border_style=style, padding=(1, 2))]
    parts += section("Why", [reason.text for reason in decision.reasons[:_SHOWN_REASONS]])
    parts += section("Where services differ", [r.disagreement for r in decision.reasons if r.disagreement])
    if decision.contributions:
        parts.append(_work_table(decision, knowledge))
    parts += section("Also worth a thought", [knowledge.services[s].name for s in decision.also_consider])
    parts += section("Be careful with", list(decision.cautions))
    parts += section("Good to know", list(decision.warnings))
    parts += section("We did not ask about", _unasked(decision, knowledge))
    parts.append(Padding(Text(_standing(decision), style="dim"), (1, 0, 0, 0)))
    return Group(*parts)


def _five_lines(decision: Decision, knowledge: Knowledge, today: date) -> Iterator[Text]:
    yield Text(danger_line(decision), style=_STYLE.get(decision.urgency, ""))
    yield Text(headline(decision, knowledge), style="bold")
    for place, action in enumerate(decision.actions):
        beside = ", at the same time" if action.alongside and place else ""  # beside the one before, if there is one
        yield Text(f"See {who_to_see(action, knowledge)} {by_when(action, today)}{beside}.")
    if decision.watch_on is not None:
        yield Text(f"Look again on {day_in_words(decision.watch_on)}, sooner if something changes.")
    if order := order_of_therapies(decision, knowledge):
        yield Text(order)
    if decision.tonight:
        yield Text(f"Tonight: {decision.tonight}")
    yield Text("Ask again if: " + "; ".join(decision.watch_for) + ".")


def _work_table(decision: Decision, knowledge: Knowledge) -> RenderableType:
    table = Table(title="What each would work on", title_justify="left", show_lines=False, expand=True)
    for part in decision.contributions:
        table.add_column(knowledge.disciplines[part.discipline].name, ratio=1)
    table.add_row(*("\n".join(f"• {line}" for line in part.work) for part in decision.contributions))
    return Padding(table, (1, 0, 0, 0))


def _unasked(decision: Decision, knowledge: Knowledge) -> list[str]:
    names = [_asked(name, knowledge) for name in decision.not_asked]
    more = len(names) - _SHOWN_UNASKED
    return names if more <= 0 else [*names[:_SHOWN_UNASKED], f"and {more} more; the guided check asks what matters"]


def _asked(name: str, knowledge: Knowledge) -> str:
    flag = knowledge.red_flags.get(name)
    return knowledge.sentinels[name].ask if flag is None else flag.name


def _standing(decision: Decision) -> str:
    mark = "Draft: no clinician has signed off all of this knowledge yet. " if decision.draft else ""
    known = decision.knowledge
    return f"{mark}Guidance, not a diagnosis. Knowledge {known.version} ({known.hash[:12]})."
