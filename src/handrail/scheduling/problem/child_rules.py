"""What the appointments of one child must keep among themselves: order, number, frequency, spacing, span."""

from collections.abc import Sequence
from itertools import pairwise

from handrail.scheduling.problem import ASSESS, Appointment, Child, Course, Rules

DAYS_A_WEEK = 7


def keeps_rules(child: Child, booked: Sequence[Appointment], rules: Rules) -> bool:
    """Whether these appointments of a child may stand together."""
    return (
        _starts_with_assessment(child, booked, rules)
        and all(
            keeps_course(course, [part for part in booked if part.serves(course)], rules) for course in child.courses
        )
        and _one_at_a_time(booked)
    )


def _starts_with_assessment(child: Child, booked: Sequence[Appointment], rules: Rules) -> bool:
    assessed = [part.week for part in booked if part.kind == ASSESS]
    treated = [part.week for part in booked if part.kind != ASSESS]
    if len(assessed) > 1:
        return False
    if child.assessment is None or not treated:
        return True
    return bool(assessed) and min(treated) >= assessed[0] + rules.precedence_weeks


def keeps_course(course: Course, sessions: Sequence[Appointment], rules: Rules) -> bool:
    """Whether these sessions of one course may stand together."""
    if len(sessions) > course.sessions:
        return False
    weeks = sorted(part.week for part in sessions)
    if weeks and weeks[-1] - weeks[0] + 1 > course.longest_span_weeks(rules):
        return False
    if any(sum(week <= other < week + course.every_weeks for other in weeks) > course.per_weeks for week in weeks):
        return False
    days = sorted(part.week * DAYS_A_WEEK + part.day for part in sessions)
    return all(later - day >= rules.min_days_between for day, later in pairwise(days))


def _one_at_a_time(booked: Sequence[Appointment]) -> bool:
    in_order = sorted(booked, key=lambda part: (part.on, part.start, part.end))
    return all(part.on != after.on or part.end <= after.start for part, after in pairwise(in_order))
