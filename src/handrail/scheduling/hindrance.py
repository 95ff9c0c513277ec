"""Why a kind of appointment of a child is not booked: where its possible times go, one reason after the other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handrail.scheduling.child_rules import keeps_rules
from handrail.scheduling.occupancy import Occupancy
from handrail.scheduling.placements import Need, Placements, need_of
from handrail.scheduling.problem import ASSESS, Appointment, Child, Day, Therapist
from handrail.scheduling.times import kind_words, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What is not booked for a child: of which kind, how many, and why, in plain sentences."""

    kind: str
    count: int
    reasons: tuple[str, ...]


def missing_of(placements: Placements, plan: Sequence[Appointment], child: Child) -> tuple[Missing, ...]:
    """Everything that the child was promised and does not have in this plan."""
    booked = [part for part in plan if part.child == child.id]
    others = Occupancy(placements.instance, (part for part in plan if part.child != child.id))
    short = dict(_shortfall(child, booked))
    return tuple(
        Missing(kind=kind, count=count, reasons=tuple(_reasons(placements, others, child, kind, booked)))
        for kind, count in short.items()
    )


def _shortfall(child: Child, booked: Sequence[Appointment]) -> Iterator[tuple[str, int]]:
    if child.assessment and not any(part.kind == ASSESS for part in booked):
        yield ASSESS, 1
    for course in child.courses:
        if (count := course.sessions - sum(part.serves(course) for part in booked)) > 0:
            yield course.discipline, count


def _reasons(
    placements: Placements, others: Occupancy, child: Child, kind: str, booked: Sequence[Appointment]
) -> Iterator[str]:
    if kind != ASSESS and child.assessment and not any(part.kind == ASSESS for part in booked):
        yield "The assessment comes first, and it is not booked."
        return
    calendar = placements.instance.calendar
    days = [(week, day) for week in range(calendar.weeks) for day in range(calendar.days)]
    places = list(placements.of(child, kind, days))
    if not places:
        yield _why_never(placements, child, need_of(child, kind))
        return
    fates = _fates(placements, others, child, places, booked)
    skill = " and ".join(name or discipline for discipline, name in need_of(child, kind).skills)
    yield f"In the family's windows, therapists with {skill} are on shift for {_times(len(fates))}."
    yield from _sentences(Counter(fates.values()), kind)


def _fates(
    placements: Placements,
    others: Occupancy,
    child: Child,
    places: Sequence[Appointment],
    booked: Sequence[Appointment],
) -> dict[tuple[Day, int], int]:
    """For each time the mildest hindrance among the therapists and sites that could serve it then."""
    rules = placements.instance.rules
    keeps: dict[tuple[Day, int], bool] = {}
    fates: dict[tuple[Day, int], int] = {}
    for place in places:
        at = (place.on, place.start)
        if at not in keeps:
            keeps[at] = keeps_rules(child, [*booked, place], rules)
        fates[at] = max(fates.get(at, 0), _fate(others, place) if keeps[at] else _OWN_RULES)
    return fates


_BUSY, _CONTACT, _ROOM, _OWN_RULES, _FREE = range(5)  # the later, the nearer to being booked


def _fate(others: Occupancy, place: Appointment) -> int:
    if not others.has_therapists_for(place):
        return _BUSY
    if not others.has_contact_for(place):
        return _CONTACT
    return _FREE if others.has_room_for(place) else _ROOM


def _sentences(fates: Counter[int], kind: str) -> Iterator[str]:
    name = kind_words(kind)
    if fates[_OWN_RULES]:
        yield (
            f"{_times(fates[_OWN_RULES])} would stand too close to {name} that is booked, exceed what is prescribed "
            "for those weeks, or clash with another appointment of the child."
        ).capitalize()
    if fates[_BUSY]:
        yield f"{_times(fates[_BUSY])} are taken: the therapists see other children then.".capitalize()
    if fates[_CONTACT]:
        yield f"At {_times(fates[_CONTACT])} the therapists have reached their limit of contact for the day."
    if fates[_ROOM]:
        yield f"At {_times(fates[_ROOM])} no room of the kind is free."
    if fates[_FREE]:
        yield f"{_times(fates[_FREE])} are still free: plan again to have one booked.".capitalize()
