"""Why a kind of appointment of a child is not booked: where its possible times go, one reason after the other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handrail.scheduling.mending.occupancy import Occupancy
from handrail.scheduling.problem import ASSESS, Appointment, Child, Day, Therapist
from handrail.scheduling.problem.child_rules import keeps_rules
from handrail.scheduling.problem.placements import Need, Placements, need_of
from handrail.scheduling.wording.times import listed
from handrail.scheduling.wording.unbooked import shortfall


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
    return tuple(
        Missing(kind=kind, count=count, reasons=tuple(_reasons(placements, others, child, kind, booked)))
        for kind, count in shortfall(child, booked)
    )


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
    skills = listed([name or discipline for discipline, name in need_of(child, kind).skills])
    yield f"In the family's windows there are {_times(len(fates))} at which a therapist for {skills} is on shift."
    count = Counter(fates.values())
    yield from (f"{_times(count[fate])}: {why}." for fate, why in _WHY.items() if count[fate])


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
_WHY = {
    _OWN_RULES: "too close to what is booked for the child, or more than is prescribed for those weeks",
    _BUSY: "the therapists see other children then",
    _CONTACT: "the therapists have reached their limit of contact for the day",
    _ROOM: "no room of the kind is free",
    _FREE: "free; plan again to have one booked",
}


def _fate(others: Occupancy, place: Appointment) -> int:
    if not others.has_therapists_for(place):
        return _BUSY
    if not others.has_contact_for(place):
        return _CONTACT
    return _FREE if others.has_room_for(place) else _ROOM


def _times(count: int) -> str:
    return f"{count} time{'' if count == 1 else 's'}"


def _why_never(placements: Placements, child: Child, need: Need) -> str:
    """The first thing without which there is no possible time at all."""
    instance = placements.instance
    sites = placements.family_of[child.id].sites
    rooms = {room.site for room in instance.rooms if need.feature in room.features}
    if not child.windows:
        return "The family has named no time at which it can come."
    if all(end - start < need.length for _, start, end in child.windows):
        minutes = need.length * instance.calendar.slot_minutes
        return f"No window of the family is as long as the appointment, {minutes} minutes."
    if not rooms & set(sites):
        return f"No site that the family accepts has a room with {need.feature}."
    for discipline, skill in need.skills:
        able = [each for each in instance.therapists if _can(each, discipline, skill)]
        wanted = skill or discipline
        if not able:
            return f"No therapist of the clinic has the skill {wanted}."
        here = [each for each in able if any(shift.site in rooms & set(sites) for shift in each.roster.values())]
        if not here:
            at = listed(sorted({shift.site for each in able for shift in each.roster.values()}))
            return f"Therapists with the skill {wanted} work at {at}, which the family does not accept."
        if not any(day in each.roster for each in here for day, _, _ in child.windows):
            return f"{listed([each.id for each in here])} with the skill {wanted} do not work on the family's days."
    return "No therapist with the skill is on shift in the family's windows on a day when both can be there."


def _can(therapist: Therapist, discipline: str, skill: str | None) -> bool:
    return therapist.discipline == discipline and (skill is None or skill in therapist.skills)
