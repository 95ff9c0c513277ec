"""What a letter asks a doctor for: one sentence, at most two requests, and by when."""

from datetime import date

from handrail.knowledge import Knowledge
from handrail.triage import Action, Decision, day_in_words, discipline_name, who_to_see
from handrail.vocabulary import Jurisdiction, Urgency, Who

MOST_REQUESTS = 2
_WITHIN = {
    Urgency.EMERGENCY_NOW: "now",
    Urgency.SAME_DAY: "today",
    Urgency.URGENT_2_WEEKS: "within two weeks",
    Urgency.SOON: "within six weeks",
}
_DOCTORS = (Who.GP, Who.CHILD_HEALTH_NURSE, Who.EMERGENCY_DEPARTMENT)
_SENT_ON = (Who.PAEDIATRICIAN, Who.THERAPIST, Who.OTHER_SERVICE)
_NOTHING_URGENT = "Please listen to our worry and say whether anything more is needed."


def ask_of(
    decision: Decision, knowledge: Knowledge, today: date, *, place: Jurisdiction | None, is_self: bool = False
) -> tuple[str, ...]:
    """The request in one line, and in a second one by when; only the first where nothing is due.

    `is_self` is set when a young person writes for themselves.
    """
    requests = [action for action in decision.actions if action.who in (*_DOCTORS, *_SENT_ON, Who.OWN_TEAM)][
        :MOST_REQUESTS
    ]
    if not requests:
        return (_NOTHING_URGENT,)
    child, again = ("me", "me") if is_self else ("our child", "them")
    words = [
        f"{_joint(action, decision) if number else ''}{_request(action, again if number else child, knowledge, place)}"
        for number, action in enumerate(requests)
    ]
    lines = [f"Please {''.join(words)}."]
    within, by = _WITHIN.get(requests[0].within), requests[0].within.by(today)
    if within and by:
        lines.append(f"We suggest {within}{'' if by == today else f', by {day_in_words(by)}'}.")
    return tuple(lines)


def _joint(action: Action, decision: Decision) -> str:
    """How the second request stands to the first: beside it, or after it."""
    return " and, at the same time, " if action.alongside or decision.actions[0].alongside else " and then "


def _request(action: Action, child: str, knowledge: Knowledge, place: Jurisdiction | None) -> str:
    match action.who:
        case Who.THERAPIST:
            names = " and ".join(discipline_name(name, knowledge, place).lower() for name in action.disciplines)
            return f"refer {child} to {names}"
        case Who.PAEDIATRICIAN:
            return f"refer {child} to a paediatrician"
        case Who.OTHER_SERVICE:
            return f"refer {child} to {who_to_see(action, knowledge, place)}"
        case Who.OWN_TEAM:
            return f"tell the team that already knows {child}"
        case Who.EMERGENCY_DEPARTMENT:
            return f"see {child} at the emergency department"
        case _:
            return f"examine {child}"
