"""What an instance must not contradict, each fault with the field's path and a sentence to act on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from itertools import chain

from handrail.scheduling.problem import ASSESS, JOINT, Calendar, Child, Course, Instance, Rules, Therapist

Fault = tuple[str, str]
MOST_WEEKS, MOST_DAYS, MINUTES_A_DAY = 260, 7, 24 * 60


def faults(instance: Instance) -> Iterator[Fault]:
    """Every fault of an instance, in the order of the file. One that nobody can satisfy has none."""
    sites = {site.id for site in instance.sites}
    yield from _calendar_faults(instance.calendar)
    yield from _rule_faults(instance)
    for name in ("sites", "rooms", "therapists", "families", "children"):
        yield from _doubles(name, [part.id for part in getattr(instance, name)])
    for row, room in enumerate(instance.rooms):
        yield from _unknown(f"rooms[{row}].site", [room.site], sites, "site")
    for row, therapist in enumerate(instance.therapists):
        yield from _therapist_faults(f"therapists[{row}]", therapist, instance.calendar, sites)
    yield from _family_faults(instance, sites)
    for row, child in enumerate(instance.children):
        yield from _child_faults(f"children[{row}]", child, instance)


def _calendar_faults(calendar: Calendar) -> Iterator[Fault]:
    yield from _outside("calendar.weeks", calendar.weeks, 1, MOST_WEEKS)
    yield from _outside("calendar.days", calendar.days, 1, MOST_DAYS)
    yield from _outside("calendar.slot_minutes", calendar.slot_minutes, 1, MINUTES_A_DAY)
    yield from _outside(
        "calendar.slots_per_day", calendar.slots_per_day, 1, MINUTES_A_DAY // max(1, calendar.slot_minutes)
    )
    if not _is_written(date, calendar.start_date):
        yield "calendar.start_date", f"{calendar.start_date!r} is no date; write it as 2026-01-05."
    if not _is_written(time, calendar.day_start):
        yield "calendar.day_start", f"{calendar.day_start!r} is no time; write it as 08:00."


def _is_written(kind: type[date] | type[time], text: str) -> bool:
    try:
        kind.fromisoformat(text)
    except ValueError:
        return False
    return True


def _rule_faults(instance: Instance) -> Iterator[Fault]:
    for part in ("rules", "weights"):
        held = getattr(instance, part)
        for name in held.__dataclass_fields__:
            value = getattr(held, name)
            numbers = {f"{part}.{name}": value} if isinstance(value, int) else _by_key(f"{part}.{name}", value)
            for place, number in numbers.items():
                yield from _outside(place, number, 0, 1_000_000)


def _by_key(place: str, value: dict[int, int]) -> dict[str, int]:
    return {f"{place}.{key}": number for key, number in value.items()}


def _therapist_faults(place: str, therapist: Therapist, calendar: Calendar, sites: set[str]) -> Iterator[Fault]:
    if therapist.discipline in (ASSESS, JOINT):
        yield f"{place}.discipline", f"{therapist.discipline!r} is a kind of appointment, not a discipline."
    if therapist.home is not None:
        yield from _unknown(f"{place}.home", [therapist.home], sites, "site")
    yield from _outside(f"{place}.max_contact", therapist.max_contact, 0, calendar.slots_per_day)
    for day, shift in therapist.roster.items():
        at = f"{place}.roster.{day}"
        yield from _outside(at, day, 0, calendar.days - 1, "the day of the week")
        yield from _unknown(f"{at}.site", [shift.site], sites, "site")
        if not 0 <= shift.start < shift.end <= calendar.slots_per_day:
            yield at, f"the shift {shift.start} to {shift.end} is not inside the day of {calendar.slots_per_day} slots."
        for number, (start, end) in enumerate(shift.breaks):
            if not shift.start <= start < end <= shift.end:
                message = f"the break {start} to {end} is not inside the shift {shift.start} to {shift.end}."
                yield f"{at}.breaks[{number}]", message


def _family_faults(instance: Instance, sites: set[str]) -> Iterator[Fault]:
    families = {family.id for family in instance.families}
    family_of = {child.id: child.family for child in instance.children}
    for row, family in enumerate(instance.families):
        place = f"families[{row}]"
        yield from _doubles(f"{place}.children", family.children)
        yield from _unknown(f"{place}.children", family.children, family_of.keys(), "child")
        yield from _unknown(f"{place}.sites", family.sites, sites, "site")
        for site, minutes in family.sites.items():
            yield from _outside(f"{place}.sites.{site}", minutes, 0, MINUTES_A_DAY)
        for child in family.children:
            if family_of.get(child, family.id) in families - {family.id}:
                yield f"{place}.children", f"{child} belongs to family {family_of[child]}."


def _child_faults(place: str, child: Child, instance: Instance) -> Iterator[Fault]:
    family = next((family for family in instance.families if family.id == child.family), None)
    if family is None or child.id not in family.children:
        yield f"{place}.family", f"there is no family {child.family!r} with the child {child.id}."
    if not (child.priority in instance.rules.urgency and child.priority in instance.rules.wait_weight):
        yield f"{place}.priority", f"there is no priority {child.priority} in the rules."
    yield from _window_faults(place, child, instance.calendar)
    if child.assessment is not None:
        yield from _at_least_one(f"{place}.assessment.length", child.assessment.length)
        yield from _doubles(f"{place}.assessment.disciplines", child.assessment.disciplines)
        if not child.assessment.disciplines:
            yield f"{place}.assessment.disciplines", "name at least one discipline."
    if child.joint is not None:
        yield from _at_least_one(f"{place}.joint.length", child.joint.length)
    yield from _doubles(f"{place}.courses", [course.discipline for course in child.courses])
    if len(child.courses) > 2:
        yield f"{place}.courses", "a child has at most two courses at a time."
    for row, course in enumerate(child.courses):
        yield from _course_faults(f"{place}.courses[{row}]", course, instance)


def _window_faults(place: str, child: Child, calendar: Calendar) -> Iterator[Fault]:
    for row, (day, start, end) in enumerate(child.windows):
        at = f"{place}.windows[{row}]"
        yield from _outside(at, day, 0, calendar.days - 1, "the day of the week")
        if not 0 <= start < end <= calendar.slots_per_day:
            yield at, f"the window {start} to {end} is not inside the day of {calendar.slots_per_day} slots."


def _course_faults(place: str, course: Course, instance: Instance) -> Iterator[Fault]:
    if course.discipline in (ASSESS, JOINT):
        yield f"{place}.discipline", f"{course.discipline!r} is a kind of appointment, not a discipline."
    for name in ("sessions", "per_weeks", "length"):
        yield from _at_least_one(f"{place}.{name}", getattr(course, name))
    yield from _outside(f"{place}.every_weeks", course.every_weeks, 1, MOST_WEEKS)
    most = most_sessions(course.every_weeks, instance.calendar, instance.rules)
    if course.per_weeks > most:
        message = (
            f"{course.per_weeks} sessions in any {course.every_weeks} weeks cannot be "
            f"{instance.rules.min_days_between} days apart; at most {most} can."
        )
        yield f"{place}.per_weeks", message


def most_sessions(weeks: int, calendar: Calendar, rules: Rules) -> int:
    """How many sessions of one course fit into so many weeks, `min_days_between` apart.

    >>> from handrail.scheduling.problem import Calendar, Rules
    >>> calendar = Calendar(weeks=4, days=5, slots_per_day=40, slot_minutes=15, day_start="", start_date="")
    >>> rules = Rules(
    ...     precedence_weeks=1, min_days_between=2, span_slack_weeks=1, trip_gap_slots=4, urgency={}, wait_weight={}
    ... )
    >>> most_sessions(1, calendar, rules)
    3
    """
    days = chain.from_iterable(range(7 * week, 7 * week + calendar.days) for week in range(weeks))
    count, free_from = 0, 0
    for day in days:
        if day >= free_from:
            count, free_from = count + 1, day + max(1, rules.min_days_between)
    return count


def _doubles(place: str, ids: Sequence[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for row, name in enumerate(ids):
        if name in seen:
            yield f"{place}[{row}]", f"{name!r} stands there twice."
        seen.add(name)


def _unknown(place: str, ids: Iterable[str], known: Iterable[str], what: str) -> Iterator[Fault]:
    for name in ids:
        if name not in known:
            yield place, f"there is no {what} {name!r}."


def _at_least_one(place: str, number: int) -> Iterator[Fault]:
    if number < 1:
        yield place, f"must be at least 1, not {number}."


def _outside(place: str, number: int, least: int, most: int, what: str = "it") -> Iterator[Fault]:
    if not least <= number <= most:
        yield place, f"{what} must be from {least} to {most}, not {number}."
