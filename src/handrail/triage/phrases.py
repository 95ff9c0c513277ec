"""A decision in a family's words: the lines that terminal and pages share."""

from datetime import date

from handrail.knowledge.collection import Knowledge
from handrail.triage.types import Action, Decision
from handrail.vocabulary import Jurisdiction, Urgency, Verdict, Who

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
_NOT_ASKED = "not_asked"
_WHEN = {Urgency.EMERGENCY_NOW: "now", Urgency.SAME_DAY: "today"}


def danger_line(decision: Decision) -> str:
    """Whether this is dangerous now; it never says that nothing is, when not every sign was asked."""
    if decision.urgency is Urgency.EMERGENCY_NOW:
        return "This needs emergency care now."
    if decision.urgency is Urgency.SAME_DAY:
        return "Someone should see your child today."
    if all(state.answer != _NOT_ASKED for state in decision.red_flags):
        return "Nothing you told us needs emergency care today."
    return "We could not check every sign that needs a doctor: not all of the questions were asked."


def headline(decision: Decision, knowledge: Knowledge, place: Jurisdiction | None = None) -> str:
    """The answer in one line."""
    therapies = " and ".join(discipline_name(name, knowledge, place) for name in decision.disciplines).lower()
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


def who_to_see(action: Action, knowledge: Knowledge, place: Jurisdiction | None = None) -> str:
    """The person or service of an action, as it stands after "See"."""
    if action.who is Who.THERAPIST and action.disciplines:
        named = (practitioner_name(name, knowledge, place) for name in action.disciplines)
        return " and ".join(f"{_article(name)} {name}" for name in named)
    return _WHO.get(action.who) or _service(action, knowledge)


def by_when(action: Action, today: date) -> str:
    """When an action is due: "now", "today", or a date."""
    by = action.within.by(today)
    return _WHEN.get(action.within) or (f"by {day_in_words(by)}" if by else "when it suits you")


def order_of_therapies(decision: Decision, knowledge: Knowledge, place: Jurisdiction | None = None) -> str:
    """Which of several therapies leads, and what would add the other; empty when one is enough."""
    if not (decision.start_with and decision.add_when):
        return ""
    lead = discipline_name(decision.start_with, knowledge, place).lower()
    return f"Start with {lead}. {decision.add_when}"


def discipline_name(discipline: str, knowledge: Knowledge, place: Jurisdiction | None = None) -> str:
    """What the therapy is called here."""
    record = knowledge.disciplines[discipline]
    return record.names.get(place.country, record.name) if place else record.name


def practitioner_name(discipline: str, knowledge: Knowledge, place: Jurisdiction | None = None) -> str:
    """What the therapist is called here."""
    record = knowledge.disciplines[discipline]
    return record.practitioners.get(place.country, record.practitioner) if place else record.practitioner


def day_in_words(day: date) -> str:
    """The day as a family writes it.

    >>> day_in_words(date(2026, 12, 4))
    'Friday 4 December 2026'
    """
    return f"{day:%A} {day.day} {day:%B %Y}"


def _service(action: Action, knowledge: Knowledge) -> str:
    known = knowledge.services.get(action.other_service or "")
    return f"{_article(known.name)} {known.name.lower()}" if known else "the right service"


def _article(name: str) -> str:
    return "an" if name[:1].lower() in "aeiou" else "a"
