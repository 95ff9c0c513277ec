"""What a plan costs and what a clinic reads from it. Figures are those of the judge, term by term."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from handrail.scheduling.problem import ASSESS, Appointment, Child, Course, Day, Family, Instance, Rules, Therapist

TRAVEL_MINUTES = 5
Absence = tuple[str, int, int]  # a therapist who is not there in this week on this day


@dataclass(frozen=True, slots=True, kw_only=True)
class Components:
    """The terms of the objective, before their weights."""

    unmet_weighted: int
    trips: int
    continuity_breaks: int
    wait_weeks_weighted: int
    irregular: int
    idle_slots: int
    travel_5min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """The figures of a plan; shares in per cent, None where there is nothing to take a share of."""

    objective: int
    components: Components
    children_wholly_booked_pct: float | None
    wholly_booked_pct_by_priority: dict[str, float | None]
    sessions_booked_pct: float | None
    sessions_booked: int
    sessions_wanted: int
    trips: int
    trips_minimum_for_booked: int
    trips_ratio: float | None
    trips_per_child_week: float | None
    same_day_pairing_pct: float | None
    same_therapist_pct: float | None
    assessor_continues_pct: float | None
    therapist_utilisation_pct: float | None
    days_to_first_appointment_by_priority: dict[str, float | None]
    appointments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildFigures:
    """What one child's appointments amount to."""

    missing: int
    wanted: int
    breaks: int
    courses_seen_twice: int
    courses_kept_therapist: int
    assessors: int
    assessors_continue: int
    days_together: int
    days_could_meet: int
    irregular: int
    least_trips: int
    first: Day | None


def measure(instance: Instance, appointments: Sequence[Appointment], absent: Collection[Absence] = ()) -> Metrics:
    """The figures of a feasible plan; `absent` takes lost therapist-days out of what could be used."""
    booked = by_child(appointments)
    figures = _figures(instance, booked)
    components = _components(instance, figures, booked)
    return Metrics(
        objective=objective(instance, components),
        components=components,
        trips=components.trips,
        trips_minimum_for_booked=(least := _least_trips(instance, figures)),
        trips_ratio=round(components.trips / least, 4) if least else None,
        trips_per_child_week=round(components.trips / len(figures) / instance.calendar.weeks, 4) if figures else None,
        therapist_utilisation_pct=_utilisation(instance, appointments, absent),
        appointments=len(appointments),
        **_shares([part for _, part in figures]),
        **_by_priority(figures),
    )


def cost(instance: Instance, appointments: Iterable[Appointment]) -> int:
    """The objective of a plan alone, without the shares."""
    return objective(instance, components_of(instance, appointments))


def components_of(instance: Instance, appointments: Iterable[Appointment]) -> Components:
    """The terms of a plan's objective."""
    booked = by_child(appointments)
    return _components(instance, _figures(instance, booked), booked)


def objective(instance: Instance, components: Components) -> int:
    """The single number that is minimised."""
    weights = instance.weights
    return (
        weights.unmet * components.unmet_weighted
        + weights.trip * components.trips
        + weights.continuity * components.continuity_breaks
        + weights.wait_week * components.wait_weeks_weighted
        + weights.irregular * components.irregular
        + weights.idle_slot * components.idle_slots
        + weights.travel_5min * components.travel_5min
    )


def by_child(appointments: Iterable[Appointment]) -> defaultdict[str, list[Appointment]]:
    """The appointments of each child, in the order of the plan."""
    booked: defaultdict[str, list[Appointment]] = defaultdict(list)
    for appointment in appointments:
        booked[appointment.child].append(appointment)
    return booked


def child_figures(child: Child, booked: Sequence[Appointment], discipline_of: dict[str, str]) -> ChildFigures:
    """What one child's appointments amount to."""
    assessment = next((part for part in booked if part.kind == ASSESS), None)
    sessions = [[part for part in booked if part.serves(course)] for course in child.courses]
    seen_by = [
        _therapists_of(course, parts, discipline_of) for course, parts in zip(child.courses, sessions, strict=True)
    ]
    assessors = [
        (assessor, seen)
        for course, seen in zip(child.courses, seen_by, strict=True)
        if seen and (assessor := _therapists_of(course, [assessment] if assessment else [], discipline_of))
    ]
    lost = sum(not assessor & seen for assessor, seen in assessors)
    days = [{part.on for part in parts} for parts in sessions]
    to_assess = len(child.assessment.disciplines) if child.assessment else 0
    return ChildFigures(
        missing=(0 if assessment else to_assess)
        + sum(max(0, course.sessions - len(parts)) for course, parts in zip(child.courses, sessions, strict=True)),
        wanted=to_assess + sum(course.sessions for course in child.courses),
        breaks=sum(max(0, len(seen) - 1) for seen in seen_by) + lost,
        courses_seen_twice=sum(len(parts) > 1 for parts in sessions),
        courses_kept_therapist=sum(
            len(parts) > 1 and len(seen) == 1 for parts, seen in zip(sessions, seen_by, strict=True)
        ),
        assessors=len(assessors),
        assessors_continue=len(assessors) - lost,
        days_together=len(days[0] & days[1]) if len(days) == 2 else 0,
        days_could_meet=min(map(len, days)) if len(days) == 2 else 0,
        irregular=_irregular(child, booked),
        least_trips=max(map(len, sessions), default=0) + (assessment is not None),
        first=min((part.on for part in booked), default=None),
    )


def trips_of(booked: Iterable[Appointment], rules: Rules) -> list[list[Appointment]]:
    """The trips of one family: runs of appointments on one day at one site, with gaps an hour waits through."""
    trips: list[list[Appointment]] = []
    until, place = 0, None
    for part in sorted(booked, key=lambda part: (part.on, part.site, part.start, part.end)):
        if (part.on, part.site) != place or part.start - until > rules.trip_gap_slots:
            trips.append([])
            place, until = (part.on, part.site), part.end
        trips[-1].append(part)
        until = max(until, part.end)
    return trips


def travel_of(family: Family, site: str) -> int:
    """The started five minutes of one way to a site."""
    return -(-family.sites.get(site, 0) // TRAVEL_MINUTES)


def idle_slots(trip: Sequence[Appointment]) -> int:
    """The slots of a trip in which nobody of the family is seen."""
    idle, until = 0, trip[0].end
    for part in trip:
        idle += max(0, part.start - until)
        until = max(until, part.end)
    return idle


def _figures(instance: Instance, booked: defaultdict[str, list[Appointment]]) -> list[tuple[Child, ChildFigures]]:
    discipline_of = {therapist.id: therapist.discipline for therapist in instance.therapists}
    return [(child, child_figures(child, booked[child.id], discipline_of)) for child in instance.children]


def _therapists_of(course: Course, booked: Iterable[Appointment], discipline_of: dict[str, str]) -> set[str]:
    return {name for part in booked for name in part.therapists if discipline_of.get(name) == course.discipline}


def _irregular(child: Child, booked: Iterable[Appointment]) -> int:
    starts: dict[Day, int] = {}
    for part in booked:
        if part.kind != ASSESS:
            starts[part.on] = min(part.start, starts.get(part.on, part.start))
    allowed = max((course.per_weeks for course in child.courses), default=1)
    return max(0, len({(day, start) for (_, day), start in starts.items()}) - allowed)


def _components(
    instance: Instance, figures: list[tuple[Child, ChildFigures]], booked: defaultdict[str, list[Appointment]]
) -> Components:
    rules = instance.rules
    trips = [
        (family, trip)
        for family in instance.families
        for trip in trips_of((part for child in family.children for part in booked[child]), rules)
    ]
    return Components(
        unmet_weighted=sum(part.missing * rules.urgency[child.priority] for child, part in figures),
        trips=len(trips),
        continuity_breaks=sum(part.breaks for _, part in figures),
        wait_weeks_weighted=sum(_waits(child, part, instance) for child, part in figures),
        irregular=sum(part.irregular for _, part in figures),
        idle_slots=sum(idle_slots(trip) for _, trip in trips),
        travel_5min=sum(travel_of(family, trip[0].site) for family, trip in trips),
    )


def _waits(child: Child, figures: ChildFigures, instance: Instance) -> int:
    if child.assessment is None and not child.courses:
        return 0
    weeks = figures.first[0] if figures.first else instance.calendar.weeks
    return weeks * instance.rules.wait_weight[child.priority]


def _least_trips(instance: Instance, figures: list[tuple[Child, ChildFigures]]) -> int:
    least = {child.id: part.least_trips for child, part in figures}
    return sum(max((least[child] for child in family.children), default=0) for family in instance.families)


def _shares(figures: list[ChildFigures]) -> dict[str, Any]:
    def total(name: str) -> int:
        return sum(getattr(part, name) for part in figures)

    wanted, booked = total("wanted"), total("wanted") - total("missing")
    return {
        "children_wholly_booked_pct": percent(sum(part.missing == 0 for part in figures), len(figures)),
        "sessions_wanted": wanted,
        "sessions_booked": booked,
        "sessions_booked_pct": percent(booked, wanted),
        "same_day_pairing_pct": percent(total("days_together"), total("days_could_meet")),
        "same_therapist_pct": percent(total("courses_kept_therapist"), total("courses_seen_twice")),
        "assessor_continues_pct": percent(total("assessors_continue"), total("assessors")),
    }


def _by_priority(figures: list[tuple[Child, ChildFigures]]) -> dict[str, Any]:
    whole: dict[str, list[bool]] = defaultdict(list)
    first: dict[str, list[int]] = defaultdict(list)
    for child, part in figures:
        whole[str(child.priority)].append(part.missing == 0)
        if part.first and part.wanted:
            first[str(child.priority)].append(part.first[0] * 7 + part.first[1])
    return {
        "wholly_booked_pct_by_priority": {key: percent(sum(row), len(row)) for key, row in sorted(whole.items())},
        "days_to_first_appointment_by_priority": {
            key: round(sum(row) / len(row), 2) for key, row in sorted(first.items())
        },
    }


def _utilisation(instance: Instance, appointments: Sequence[Appointment], absent: Collection[Absence]) -> float | None:
    contact = sum(part.length * len(part.therapists) for part in appointments)
    return percent(contact, sum(t.max_contact for t in instance.therapists for _ in _days_at_work(instance, t, absent)))


def _days_at_work(instance: Instance, therapist: Therapist, absent: Collection[Absence]) -> Iterator[Day]:
    for week in range(instance.calendar.weeks):
        for day in therapist.roster:
            on = (week, day)
            if on not in therapist.leave and on not in instance.calendar.closed and (therapist.id, *on) not in absent:
                yield on


def percent(part: int, whole: int) -> float | None:
    """A share in per cent, to two decimals; None of nothing.

    >>> percent(1, 3)
    33.33
    """
    return round(100 * part / whole, 2) if whole else None
