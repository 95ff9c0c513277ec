"""One week of a plan as rows: every therapist's days, and every family's."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from handrail.scheduling.problem import Appointment, Day, Family, Instance, Shift, Therapist

Days = tuple[tuple[Appointment, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TherapistWeek:
    """A therapist's days of one week. `shifts` has None for a day on which the therapist is not there."""

    therapist: Therapist
    shifts: tuple[Shift | None, ...]
    days: Days


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyWeek:
    """A family's days of one week."""

    family: Family
    days: Days


class Weeks:
    """The weeks of a plan, ready to be looked at. Weeks are counted from 0."""

    def __init__(self, instance: Instance, appointments: Sequence[Appointment]) -> None:
        self._instance = instance
        family_of = {child.id: child.family for child in instance.children}
        self._with = _grouped(appointments, lambda part: part.therapists)
        self._of_family = _grouped(appointments, lambda part: (family_of[part.child],))

    def by_therapist(self, week: int) -> Iterator[TherapistWeek]:
        """The week of each therapist who works in it, discipline by discipline."""
        for therapist in sorted(self._instance.therapists, key=lambda each: (each.discipline, each.id)):
            shifts = tuple(self._shift(therapist, (week, day)) for day in self._days())
            if any(shifts):
                yield TherapistWeek(therapist=therapist, shifts=shifts, days=self._row(self._with, therapist.id, week))

    def by_family(self, week: int) -> Iterator[FamilyWeek]:
        """The week of each family that comes in it."""
        for family in self._instance.families:
            days = self._row(self._of_family, family.id, week)
            if any(days):
                yield FamilyWeek(family=family, days=days)

    def _shift(self, therapist: Therapist, on: Day) -> Shift | None:
        is_away = on in therapist.leave or on in self._instance.calendar.closed
        return None if is_away else therapist.roster.get(on[1])

    def _row(self, found: dict[tuple[str, Day], list[Appointment]], name: str, week: int) -> Days:
        return tuple(tuple(found.get((name, (week, day)), ())) for day in self._days())

    def _days(self) -> range:
        return range(self._instance.calendar.days)


def _grouped(
    appointments: Iterable[Appointment], names: Callable[[Appointment], Iterable[str]]
) -> dict[tuple[str, Day], list[Appointment]]:
    found: dict[tuple[str, Day], list[Appointment]] = defaultdict(list)
    for part in sorted(appointments, key=lambda part: (part.start, part.end, part.child, part.kind)):
        for name in names(part):
            found[name, part.on].append(part)
    return found
