"""A decision as a calm page in the terminal: five lines first, then the rest."""

from collections.abc import Iterator
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from handrail.knowledge import Knowledge
from handrail.triage import Action, Decision
from handrail.vocabulary import Urgency, Verdict, Who

_WHO = {
    Who.EMERGENCY_DEPARTMENT: "the emergency department",
    Who.GP: "your GP",
    Who.PAEDIATRICIAN: "a paediatrician (your GP can refer)",
    Who.CHILD_HEALTH_NURSE: "your child health nurse or health visitor",
    Who.THERAPIST: "a therapist",
    Who.OWN_TEAM: "the team that already knows your child",
    Who.CRISIS_LINE: "a crisis line",
    Who.CHILD_PROTECTION: "your local child protection line",
}
_STYLE = {Urgency.EMERGENCY_NOW: "bold red", Urgency.SAME_DAY: "bold red", Urgency.URGENT_2_WEEKS: "bold yellow"}
_NOT_ASKED = "not_asked"
_SHOWN_REASONS = 5
_SHOWN_UNASKED = 6


def result_page(decision: Decision, knowledge: Knowledge, today: date) -> RenderableType:
    """The decision in words for a family, gravest first."""
    head = Text("\n").join(_five_lines(decision, knowledge, today))
    style = _STYLE.get(decision.urgency, "cyan")
    parts: list[RenderableType] = [Panel(head, title="Handrail", border_style=style, padding=(1, 2))]
    parts += _section("Why", [reason.text for reason in decision.reasons[:_SHOWN_REASONS]])
    parts += _section("Where services differ", [r.disagreement for r in decision.reasons if r.disagreement])
    if decision.contributions:
        parts.append(_work_table(decision, knowledge))
    parts += _section("Also worth a thought", [knowledge.services[s].name for s in decision.also_consider])
    parts += _section("Be careful with", list(decision.cautions))
    parts += _section("Good to know", list(decision.warnings))
    parts += _section("We did not ask about", _unasked(decision, knowledge))
    parts.append(Padding(Text(_standing(decision), style="dim"), (1, 0, 0, 0)))
    return Group(*parts)


def headline(decision: Decision, knowledge: Knowledge) -> str:
    """The answer in one line."""
    names = [knowledge.disciplines[name].name for name in decision.disciplines]
    therapies = " and ".join(names).lower()
    match decision.verdict:
        case Verdict.THERAPY:
            return f"This sounds like a job for {therapies}."
        case Verdict.SEE_FIRST if therapies and any(action.alongside for action in decision.actions):
            return f"See someone first; {therapies} can start at the same time."
        case Verdict.SEE_FIRST:
            return "See someone first, before any therapy."
        case Verdict.REASSURE:
            return "Nothing here needs a therapist now."
        case Verdict.ELSEWHERE:
            return "Someone other than a physiotherapist or occupational therapist can help most."
        case _:
            return "There is not enough to say yet."


def _five_lines(decision: Decision, knowledge: Knowledge, today: date) -> Iterator[Text]:
    yield Text(_danger(decision), style=_STYLE.get(decision.urgency, ""))
    yield Text(headline(decision, knowledge), style="bold")
    for place, action in enumerate(decision.actions):
        beside = ", at the same time" if action.alongside and place else ""  # beside the one before, if there is one
        yield Text(f"See {_who_and_when(action, knowledge, today)}{beside}.")
    if decision.watch_on is not None:
        yield Text(f"Look again on {_in_words(decision.watch_on)}, sooner if something changes.")
    if decision.start_with and decision.add_when:
        yield Text(f"Start with {knowledge.disciplines[decision.start_with].name.lower()}. {decision.add_when}")
    if decision.tonight:
        yield Text(f"Tonight: {decision.tonight}")
    yield Text("Ask again if: " + "; ".join(decision.watch_for) + ".")


def _danger(decision: Decision) -> str:
    if decision.urgency is Urgency.EMERGENCY_NOW:
        return "This needs emergency care now."
    if decision.urgency is Urgency.SAME_DAY:
        return "Someone should see your child today."
    if all(state.answer != _NOT_ASKED for state in decision.red_flags):
        return "Nothing you told us needs emergency care today."
    return "We could not check every sign that needs a doctor: not all of the questions were asked."


def _who_and_when(action: Action, knowledge: Knowledge, today: date) -> str:
    who = _WHO.get(action.who) or _service(action, knowledge)
    if action.disciplines and action.who is Who.THERAPIST:
        who = " and ".join(knowledge.disciplines[name].practitioner for name in action.disciplines)
        who = f"the {who}"
    by = action.within.by(today)
    when = {Urgency.EMERGENCY_NOW: "now", Urgency.SAME_DAY: "today"}.get(action.within)
    when = when or (f"by {_in_words(by)}" if by else "when it suits you")
    return f"{who} {when}"


def _service(action: Action, knowledge: Knowledge) -> str:
    known = knowledge.services.get(action.other_service or "")
    return known.name.lower() if known else "the right service"


def _work_table(decision: Decision, knowledge: Knowledge) -> RenderableType:
    table = Table(title="What each would work on", title_justify="left", show_lines=False, expand=True)
    for part in decision.contributions:
        table.add_column(knowledge.disciplines[part.discipline].name, ratio=1)
    table.add_row(*("\n".join(f"• {line}" for line in part.work) for part in decision.contributions))
    return Padding(table, (1, 0, 0, 0))


def _section(title: str, lines: list[str]) -> list[RenderableType]:
    if not lines:
        return []
    body = Text("\n").join(Text(f"• {line}") for line in dict.fromkeys(lines))
    return [Padding(Text(title, style="bold"), (1, 0, 0, 0)), Padding(body, (0, 0, 0, 2))]


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


def _in_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
