"""What goes wrong with a day: a therapist falls ill, a family cancels; and which appointments that hits."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import msgspec

from handrail.scheduling.measuring.metrics import Absence
from handrail.scheduling.problem import Appointment, Child, Day, Instance, Therapist
from handrail.scheduling.problem.files import convert, read_json
from handrail.vocabulary import InputError

DISRUPTION_FORMAT = "cts-disruption-1"
BUSIEST = "*"  # stands for the therapist-day of the week with most appointments


class Sick(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="sick"):
    """A therapist is away on one day. A week is one such event a day."""

    therapist: str
    week: int
    day: int | None = None


class Cancel(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="cancel"):
    """A child cannot come on its first booked day of a week."""

    child: str
    week: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Disruption:
    """Events, and the day from which the plan may change: what lies before `now` is past."""

    instance: str
    now: Day
    events: tuple[Sick | Cancel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closures:
    """Who is away on which day."""

    children: frozenset[Absence]
    therapists: frozenset[Absence]

    def hits(self, booked: Appointment) -> bool:
        """Whether the appointment cannot take place."""
        is_away = (booked.child, *booked.on) in self.children
        return is_away or any((therapist, *booked.on) in self.therapists for therapist in booked.therapists)

    def applied_to(self, instance: Instance) -> Instance:
        """The instance with these days off, so that nothing is booked on them."""
        return replace(
            instance,
            children=tuple(self._away(child) for child in instance.children),
            therapists=tuple(self._absent(therapist) for therapist in instance.therapists),
        )

    def _away(self, child: Child) -> Child:
        days = {(week, day) for name, week, day in self.children if name == child.id}
        return replace(child, blocked=child.blocked | days) if days else child

    def _absent(self, therapist: Therapist) -> Therapist:
        days = {(week, day) for name, week, day in self.therapists if name == therapist.id}
        return replace(therapist, leave=therapist.leave | days) if days else therapist


def read_disruption(content: bytes | str, instance: Instance) -> Disruption:
    """The events in `content` (cts-disruption-1) for `instance`. Raises InputError on the field's path."""
    disruption = convert(read_json(content, DISRUPTION_FORMAT), Disruption)
    if disruption.instance != instance.name:
        raise InputError("instance", f"these events are for {disruption.instance}, not for {instance.name}.")
    for place, message in _faults(disruption, instance):
        raise InputError(place, message)
    return disruption


def closures_of(disruption: Disruption, standing: Iterable[Appointment]) -> Closures:
    """The days that the events take away from the standing plan.

    Raises InputError for an event whose day is past: what has taken place cannot be planned again.
    """
    booked = tuple(standing)
    children: set[Absence] = set()
    therapists: set[Absence] = set()
    for row, event in enumerate(disruption.events):
        match event:
            case Cancel():
                found, away = _cancelled_day(event, booked), children
            case Sick():
                found, away = _sick_day(event, booked), therapists
        if found is not None and found[1:] < disruption.now:
            raise InputError(f"events[{row}]", f"the day that {found[0]} is away lies before now, in the past.")
        away |= {found} if found else set()
    return Closures(children=frozenset(children), therapists=frozenset(therapists))


def _cancelled_day(event: Cancel, booked: tuple[Appointment, ...]) -> Absence | None:
    first = min((part.day for part in booked if part.child == event.child and part.week == event.week), default=None)
    return None if first is None else (event.child, event.week, first)


def _sick_day(event: Sick, booked: tuple[Appointment, ...]) -> Absence | None:
    if event.therapist != BUSIEST:
        return None if event.day is None else (event.therapist, event.week, event.day)
    load = Counter((name, a.day) for a in booked if a.week == event.week for name in a.therapists)
    if not load:
        return None
    name, day = min(load, key=lambda pair: (-load[pair], pair))
    return name, event.week, day


def _faults(disruption: Disruption, instance: Instance) -> Iterator[tuple[str, str]]:
    children = {child.id for child in instance.children}
    therapists = {therapist.id for therapist in instance.therapists}
    calendar = instance.calendar
    if not (0 <= disruption.now[0] <= calendar.weeks and 0 <= disruption.now[1] < calendar.days):
        yield "now", f"week {disruption.now[0]}, day {disruption.now[1]} is not in the calendar."
    for row, event in enumerate(disruption.events):
        place = f"events[{row}]"
        if not 0 <= event.week < calendar.weeks:
            yield f"{place}.week", f"must be from 0 to {calendar.weeks - 1}, not {event.week}."
        match event:
            case Cancel() if event.child not in children:
                yield f"{place}.child", f"there is no child {event.child!r}."
            case Sick() if event.therapist != BUSIEST and event.therapist not in therapists:
                yield f"{place}.therapist", f"there is no therapist {event.therapist!r}."
            case Sick(day=None) if event.therapist != BUSIEST:
                yield f"{place}.day", "name the day; for a whole week give one event for each day."
            case Sick(day=int() as day) if not 0 <= day < calendar.days:
                yield f"{place}.day", f"must be from 0 to {calendar.days - 1}, not {day}."
