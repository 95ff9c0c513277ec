"""What one service wants to read, from its way in: for the letter that goes there."""

from collections.abc import Iterator

from handrail.knowledge.access_records import Pathway
from handrail.planning import Referral, WayIn
from handrail.vocabulary import gettext_noop
from handrail.vocabulary import said as _

_REFERRERS = {
    "family": gettext_noop("the family"),
    "gp": gettext_noop("a GP"),
    "paediatrician": gettext_noop("a paediatrician"),
    "child_health_nurse": gettext_noop("a child health nurse"),
    "school": gettext_noop("a school"),
}


def service_paragraph(way: WayIn, record: Pathway) -> str:
    """What the service says of itself: who may refer, what to send, for which ages, and when this was read.

    Who is not known to be able to refer is not named, neither as yes nor as no.
    """
    return " ".join(_sentences(way, record))


def _sentences(way: WayIn, record: Pathway) -> Iterator[str]:
    yield f"{record.name}, {record.area}."
    may = [_(_REFERRERS[who]) for who, told in way.may_refer.items() if told is Referral.YES and who in _REFERRERS]
    if may:
        yield _("Takes referrals from %(who)s.") % {"who": ", ".join(may)}
    if record.bring:
        yield _("Asks for: %(what)s") % {"what": record.bring}
    if record.weeks_tried:
        yield _("Wants %(weeks)d weeks of things tried, written down.") % {"weeks": record.weeks_tried}
    yield _("Ages: %(ages)s") % {"ages": record.age_rule}
    yield _("Read on %(day)s.") % {"day": f"{record.checked_on.day} {record.checked_on:%B %Y}"}
    if way.is_stale:
        yield _("That is more than six months ago: ask them.")
