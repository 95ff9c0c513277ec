"""In which weeks one therapist takes over from another: booked anew, just those weeks may give a child one face."""

from collections import defaultdict
from collections.abc import Iterable

from handrail.scheduling.booking.allowance import treating
from handrail.scheduling.booking.clinic import Clinic, Need
from handrail.scheduling.booking.price import assessor_of
from handrail.scheduling.booking.visits import DAY, Visit, meeting_of

Weeks = tuple[int, ...]


def handovers(clinic: Clinic, need: Need, plan: Iterable[Visit]) -> list[Weeks]:
    """For each therapist too many the weeks with this therapist, and the week of an assessor who does not treat."""
    visits = list(plan)
    meeting = meeting_of(visits)
    found: list[Weeks] = []
    for row, course in enumerate(need.child.courses):
        weeks = _weeks_with(clinic, visits, row)
        usual = max(weeks, key=lambda who: (len(weeks[who]), -who), default=None)
        found += [tuple(sorted(weeks[who])) for who in weeks if who != usual]
        assessor = assessor_of(need, meeting, course.discipline)
        if meeting is not None and assessor is not None and weeks and assessor not in weeks:
            found.append((meeting[DAY] // clinic.days,))
    return found


def _weeks_with(clinic: Clinic, visits: Iterable[Visit], row: int) -> dict[int, set[int]]:
    """The weeks in which each therapist treats the child in one course."""
    weeks: defaultdict[int, set[int]] = defaultdict(set)
    for visit in sorted(visits):
        for course, who in treating(visit):
            if course == row:
                weeks[who].add(visit[DAY] // clinic.days)
    return weeks
