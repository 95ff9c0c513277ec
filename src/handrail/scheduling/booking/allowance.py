"""What a child may still be given: the rules of one child's courses, beside the visits that stand already."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from handrail.scheduling.booking.clinic import Bools, Clinic, Ints, Need
from handrail.scheduling.booking.visits import DAY, KIND, SERVES, THERAPIST_A, THERAPIST_B, Visit, meeting_of
from handrail.scheduling.problem import Course


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A child's visits that stay: what of each course is booked, and where that leaves room for more."""

    sessions: Ints  # of each course in each week, shape (courses, weeks)
    left: Ints  # of each course
    days: Bools  # on which days a session of each course may be added, shape (courses, horizon)
    assessed_week: int | None
    first_week: int | None

    @property
    def first_therapy_week(self) -> int | None:
        """The first week with a session."""
        weeks = np.flatnonzero(self.sessions.sum(axis=0))
        return int(weeks[0]) if len(weeks) else None


def standing(clinic: Clinic, need: Need, visits: Iterable[Visit], *, meeting_is_open: bool = False) -> Standing:
    """What the visits that stand leave room for, course by course.

    With `meeting_is_open` the assessment is still to be placed together with the sessions, and its week limits none.
    """
    courses = need.child.courses
    visits = list(visits)
    sessions = np.zeros((len(courses), clinic.weeks), dtype=np.int64)
    for visit in visits:
        sessions[:, visit[DAY] // clinic.days] += SERVES[visit[KIND], : len(courses)]
    meeting = meeting_of(visits)
    assessed = None if meeting is None else meeting[DAY] // clinic.days
    left = np.array([course.sessions for course in courses], dtype=np.int64) - sessions.sum(axis=1)
    days = np.zeros((len(courses), clinic.horizon), dtype=bool)
    for row, course in enumerate(courses):
        if left[row] > 0:
            weeks = _weeks_with_room(clinic, course, sessions[row])
            if need.child.assessment is not None and not meeting_is_open:
                earliest = clinic.weeks if assessed is None else assessed + clinic.instance.rules.precedence_weeks
                weeks[:earliest] = False
            days[row] = np.repeat(weeks, clinic.days) & need.open_days
    for visit in visits:
        days[:, visit[DAY]] = False
        for row in range(len(courses)):
            if SERVES[visit[KIND], row]:
                days[row] &= ~too_close(clinic, visit[DAY])
    return Standing(
        sessions=sessions,
        left=left,
        days=days,
        assessed_week=assessed,
        first_week=min((visit[DAY] // clinic.days for visit in visits), default=None),
    )


def too_close(clinic: Clinic, day: int) -> Bools:
    """The days that are too few days away from this one for a session of the same course."""
    near: Bools = np.abs(clinic.true_days - clinic.true_days[day]) < clinic.instance.rules.min_days_between
    return near


def therapists_seen(visits: Iterable[Visit], course: int) -> set[int]:
    """The therapists who treat the child in this course."""
    return {who for visit in visits for row, who in treating(visit) if row == course}


def treating(visit: Visit) -> list[tuple[int, int]]:
    """The courses that a visit serves, each with the therapist."""
    first, second = SERVES[visit[KIND]]
    pairs = [(0, visit[THERAPIST_A])] if first else []
    if second:
        pairs.append((1, visit[THERAPIST_B] if first else visit[THERAPIST_A]))
    return pairs


def _weeks_with_room(clinic: Clinic, course: Course, sessions: Ints) -> Bools:
    """The weeks in which frequency and span allow one more session."""
    weeks, every = clinic.weeks, course.every_weeks
    padded = np.concatenate([np.zeros(every - 1, dtype=np.int64), sessions, np.zeros(every - 1, dtype=np.int64)])
    runs = np.convolve(padded, np.ones(every, dtype=np.int64), mode="valid")  # of the every weeks from w-every+1 on
    room = np.array([runs[week : week + every].max() < course.per_weeks for week in range(weeks)])
    if sessions.any():
        booked = np.flatnonzero(sessions)
        span = course.longest_span_weeks(clinic.instance.rules)
        room[: max(0, booked[-1] - span + 1)] = False
        room[booked[0] + span :] = False
    return room
