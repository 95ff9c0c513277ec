"""A decision in a family's words: the lines that terminal and pages share."""

from collections.abc import Iterable
from datetime import date
from typing import assert_never

from handrail.knowledge.collection import Knowledge
from handrail.triage.types import Action, Decision
from handrail.vocabulary import Jurisdiction, Urgency, Verdict, Who, gettext_noop
from handrail.vocabulary import said as _

_WHO = {
    Who.EMERGENCY_DEPARTMENT: gettext_noop("the emergency department"),
    Who.GP: gettext_noop("your GP"),
    Who.PAEDIATRICIAN: gettext_noop("a paediatrician (your GP can refer)"),
    Who.CHILD_HEALTH_NURSE: gettext_noop("your child health nurse or health visitor"),
    Who.THERAPIST: gettext_noop("a therapist"),
    Who.OWN_TEAM: gettext_noop("the team that already knows your child"),
    Who.CRISIS_LINE: gettext_noop("a crisis line"),
    Who.CHILD_PROTECTION: gettext_noop("your local child protection line"),
}
_NOT_ASKED = "not_asked"
_WHEN = {Urgency.EMERGENCY_NOW: gettext_noop("now"), Urgency.SAME_DAY: gettext_noop("today")}


def danger_line(decision: Decision) -> str:
    """Whether this is dangerous now; it never says that nothing is, when not every sign was asked."""
    if decision.urgency is Urgency.EMERGENCY_NOW:
        return _("This needs emergency care now.")
    if decision.urgency is Urgency.SAME_DAY:
        return _("Someone should see your child today.")
    if all(state.answer != _NOT_ASKED for state in decision.red_flags):
        return _("Nothing you told us needs emergency care today.")
    return _("We could not check every sign that needs a doctor: not all of the questions were asked.")


def headline(decision: Decision, knowledge: Knowledge, place: Jurisdiction | None = None) -> str:
    """The answer in one line."""
    therapies = joined(discipline_name(name, knowledge, place).lower() for name in decision.disciplines)
    match decision.verdict:
        case Verdict.THERAPY:
            return _("This sounds like a job for %(therapies)s.") % {"therapies": therapies}
        case Verdict.SEE_FIRST if therapies and any(action.alongside for action in decision.actions):
            return _("See someone first; %(therapies)s can start at the same time.") % {"therapies": therapies}
        case Verdict.SEE_FIRST:
            return _("See someone first, before any therapy.")
        case Verdict.REASSURE:
            return _("Nothing here needs a therapist now.")
        case Verdict.ELSEWHERE:
            return _("Someone other than a physiotherapist or occupational therapist can help most.")
        case Verdict.UNCLEAR:
            return _("There is not enough to say yet.")
        case _:
            assert_never(decision.verdict)


def who_to_see(action: Action, knowledge: Knowledge, place: Jurisdiction | None = None) -> str:
    """The person or service of an action, as it stands after "See"."""
    if action.who is Who.THERAPIST and action.disciplines:
        named = (practitioner_name(name, knowledge, place) for name in action.disciplines)
        return joined(map(_with_article, named))
    return _(_WHO[action.who]) if action.who in _WHO else _service(action, knowledge)


def by_when(action: Action, today: date) -> str:
    """When an action is due: "now", "today", or a date."""
    if action.within in _WHEN:
        return _(_WHEN[action.within])
    by = action.within.by(today)
    return _("by %(day)s") % {"day": day_in_words(by)} if by else _("when it suits you")


def order_of_therapies(decision: Decision, knowledge: Knowledge, place: Jurisdiction | None = None) -> str:
    """Which of several therapies leads, and what would add the other; empty when one is enough."""
    if not (decision.start_with and decision.add_when):
        return ""
    lead = discipline_name(decision.start_with, knowledge, place).lower()
    start = _("Start with %(therapy)s.") % {"therapy": lead}
    return f"{start} {_(decision.add_when)}"


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
    parts = {"weekday": _(f"{day:%A}"), "day": day.day, "month": _(f"{day:%B}"), "year": day.year}
    return _("%(weekday)s %(day)d %(month)s %(year)d") % parts


def _service(action: Action, knowledge: Knowledge) -> str:
    known = knowledge.services.get(action.other_service or "")
    if known is None:
        return _("the right service")
    return _(known.after_see) if known.after_see else _with_article(known.name.lower())


def _with_article(name: str) -> str:
    return _(f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}")


def joined(names: Iterable[str]) -> str:
    """The names as one phrase: "a, b and c"."""
    *some, last = list(names) or [""]
    return _("%(some)s and %(last)s") % {"some": ", ".join(some), "last": last} if some else last
