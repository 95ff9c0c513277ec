"""What a family's booked visits cost: the objective, one family at a time, in whole numbers."""

from collections.abc import Collection, Iterable, Mapping

from handrail.scheduling.booking.allowance import therapists_seen
from handrail.scheduling.booking.clinic import Clinic, Need
from handrail.scheduling.booking.visits import (
    DAY,
    FIRST_MEETING,
    KIND,
    LENGTH_A,
    LENGTH_B,
    SERVES,
    SITE,
    START_A,
    START_B,
    THERAPIST_A,
    THERAPIST_B,
    Visit,
    meeting_of,
)

Plan = Mapping[int, Iterable[Visit]]


def family_price(clinic: Clinic, family: int, plan: Plan) -> int:
    """What the visits of a family's children add to the objective; the sum over families is the objective."""
    children = clinic.families[family]
    return _trips(clinic, children, plan) + sum(
        child_price(clinic, clinic.needs[child], plan.get(child, ())) for child in children
    )


def child_price(clinic: Clinic, need: Need, visits: Iterable[Visit]) -> int:
    """What one child adds to the objective beside the family's trips: missing sessions, new faces, the wait."""
    visits = list(visits)
    weights, courses, assessment = clinic.instance.weights, need.child.courses, need.child.assessment
    meeting = meeting_of(visits)
    missing = len(assessment.disciplines) if assessment and meeting is None else 0
    for row, course in enumerate(courses):
        missing += course.sessions - sum(int(SERVES[visit[KIND], row]) for visit in visits)
    price = need.urgency * missing + weights.continuity * breaks_of(need, visits)
    if courses or assessment:
        price += need.wait * min((visit[DAY] // clinic.days for visit in visits), default=clinic.weeks)
    times = regular_times(clinic, visits)
    return price + weights.irregular * max(0, len(times) - need.per_weeks)


def breaks_of(need: Need, visits: Iterable[Visit]) -> int:
    """How often one therapist takes over from another: within a course, and from the assessment to the course."""
    visits = list(visits)
    meeting = meeting_of(visits)
    breaks = too_many(need, visits)
    for row, course in enumerate(need.child.courses):
        seen, assessor = therapists_seen(visits, row), assessor_of(need, meeting, course.discipline)
        breaks += bool(seen) and assessor is not None and assessor not in seen
    return breaks


def too_many(need: Need, visits: Collection[Visit]) -> int:
    """How many therapists a child sees beyond one a course."""
    return sum(max(0, len(therapists_seen(visits, row)) - 1) for row in range(len(need.child.courses)))


def assessor_of(need: Need, meeting: Visit | None, discipline: str) -> int | None:
    """Who assessed the child in this discipline."""
    if meeting is None or need.child.assessment is None or discipline not in need.child.assessment.disciplines:
        return None
    return meeting[(THERAPIST_A, THERAPIST_B)[need.child.assessment.disciplines.index(discipline)]]


def regular_times(clinic: Clinic, visits: Iterable[Visit]) -> set[tuple[int, int]]:
    """The days of the week and times at which the child comes for sessions."""
    return {(visit[DAY] % clinic.days, span_of(clinic, visit)[0]) for visit in visits if visit[KIND] != FIRST_MEETING}


def span_of(clinic: Clinic, visit: Visit) -> tuple[int, int]:
    """The first slot of a visit and the first one after it."""
    start, end = visit[START_A], visit[START_A] + clinic.lengths[visit[LENGTH_A]]
    if visit[LENGTH_B]:
        start, end = min(start, visit[START_B]), max(end, visit[START_B] + clinic.lengths[visit[LENGTH_B]])
    return start, end


def _trips(clinic: Clinic, children: list[int], plan: Plan) -> int:
    """Trips, travel and idle slots of a family."""
    gap, idle_weight = clinic.instance.rules.trip_gap_slots, clinic.instance.weights.idle_slot
    cost = clinic.needs[children[0]].trip_cost if children else {}
    meetings = sorted(
        (visit[DAY], visit[SITE], visit[start], visit[start] + clinic.lengths[visit[length]])
        for child in children
        for visit in plan.get(child, ())
        for start, length in ((START_A, LENGTH_A), (START_B, LENGTH_B))
        if visit[length]
    )
    price, place, until = 0, None, 0
    for day, site, start, end in meetings:
        if (day, site) != place or start - until > gap:
            price, place, until = price + cost[site], (day, site), end
        else:
            price, until = price + idle_weight * max(0, start - until), max(until, end)
    return price
