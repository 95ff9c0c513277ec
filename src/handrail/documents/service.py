"""What one service wants to read, from its way in: for the letter that goes there."""

from collections.abc import Iterator

from handrail.knowledge.access_records import Pathway
from handrail.planning import Referral, WayIn

_REFERRERS = {
    "family": "the family",
    "gp": "a GP",
    "paediatrician": "a paediatrician",
    "child_health_nurse": "a child health nurse",
    "school": "a school",
}


def service_paragraph(way: WayIn, record: Pathway) -> str:
    """What the service says of itself: who may refer, what to send, for which ages, and when this was read.

    Who is not known to be able to refer is not named, neither as yes nor as no.
    """
    return " ".join(_sentences(way, record))


def _sentences(way: WayIn, record: Pathway) -> Iterator[str]:
    yield f"{record.name}, {record.area}."
    may = [_REFERRERS[who] for who, told in way.may_refer.items() if told is Referral.YES and who in _REFERRERS]
    if may:
        yield f"Takes referrals from {', '.join(may)}."
    if record.bring:
        yield f"Asks for: {record.bring}"
    if record.weeks_tried:
        yield f"Wants {record.weeks_tried} weeks of things tried, written down."
    yield f"Ages: {record.age_rule}"
    old = " That is more than six months ago: ask them." if way.is_stale else ""
    yield f"Read on {record.checked_on.day} {record.checked_on:%B %Y}.{old}"
