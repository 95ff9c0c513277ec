"""What a letter asks a doctor for: at most two requests, and by when."""

from collections.abc import Iterator
from datetime import date

from handrail.knowledge import Knowledge
from handrail.triage import Action, Decision, day_in_words, discipline_name, joined, who_to_see
from handrail.vocabulary import Jurisdiction, Urgency, Who, gettext_noop
from handrail.vocabulary import said as _

MOST_REQUESTS = 2
_REQUESTS = {
    Who.EMERGENCY_DEPARTMENT: gettext_noop("see %(child)s at the emergency department"),
    Who.GP: gettext_noop("examine %(child)s"),
    Who.CHILD_HEALTH_NURSE: gettext_noop("examine %(child)s"),
    Who.OWN_TEAM: gettext_noop("tell the team that already knows %(child)s"),
    Who.PAEDIATRICIAN: gettext_noop("refer %(child)s to a paediatrician"),
    Who.THERAPIST: gettext_noop("refer %(child)s to %(service)s"),
    Who.OTHER_SERVICE: gettext_noop("refer %(child)s to %(service)s"),
}
_READERS = (Who.EMERGENCY_DEPARTMENT, Who.GP, Who.CHILD_HEALTH_NURSE)
_WITHIN = {
    Urgency.EMERGENCY_NOW: gettext_noop("We suggest now."),
    Urgency.SAME_DAY: gettext_noop("We suggest today."),
    Urgency.URGENT_2_WEEKS: gettext_noop("We suggest within two weeks, by %(day)s."),
    Urgency.SOON: gettext_noop("We suggest within six weeks, by %(day)s."),
}


def ask_of(
    decision: Decision, knowledge: Knowledge, today: date, *, place: Jurisdiction | None, is_self: bool = False
) -> tuple[str, ...]:
    """One line for each request, then one that says by when, where something is due.

    `is_self` is set when a young person writes for themselves.
    """
    actions = [action for action in decision.actions if action.who in _REQUESTS][:MOST_REQUESTS]
    if not actions:
        return (_("Please listen to our worry and say whether anything more is needed."),)
    child = _("me") if is_self else _("our child")
    return (*_requests(actions, child, knowledge, place), *_by_when(actions[0].within, today))


def _requests(actions: list[Action], child: str, knowledge: Knowledge, place: Jurisdiction | None) -> Iterator[str]:
    """A sentence for each request: whoever reads the letter first, then whom to refer to."""
    beside = any(action.alongside for action in actions)
    for number, action in enumerate(sorted(actions, key=lambda action: action.who not in _READERS)):
        told = {"child": child, "service": _service(action, knowledge, place)}
        request = {"request": _(_REQUESTS[action.who]) % told}
        if number == 0:
            yield _("Please %(request)s.") % request
        elif beside:
            yield _("At the same time, please %(request)s.") % request
        elif action.who is Who.THERAPIST:
            yield _("After that, please %(request)s.") % request
        else:
            yield _("Please also %(request)s.") % request


def _service(action: Action, knowledge: Knowledge, place: Jurisdiction | None) -> str:
    if action.who is not Who.THERAPIST:
        return who_to_see(action, knowledge, place)
    return joined(discipline_name(name, knowledge, place).lower() for name in action.disciplines)


def _by_when(within: Urgency, today: date) -> tuple[str, ...]:
    by = within.by(today)
    return (_(_WITHIN[within]) % {"day": day_in_words(by)},) if by and within in _WITHIN else ()
