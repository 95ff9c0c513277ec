"""The rules of one child's own appointments as constraints over yes-or-no places."""

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from handrail.scheduling.problem import ASSESS, Appointment, Child, Course, Instance
from handrail.scheduling.problem.child_rules import DAYS_A_WEEK

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

Place = tuple[Appointment, "cp_model.IntVar"]


def keep_child_rules(
    model: "cp_model.CpModel",
    child: Child,
    places: Sequence[Place],
    stays: Sequence[Appointment],
    instance: Instance,
) -> None:
    """Adds what the chosen places of a child must keep among themselves and with the appointments that stay."""
    _one_at_a_time(model, places)
    _assess_first(model, child, places, stays, instance.rules.precedence_weeks)
    for course in child.courses:
        sessions = [(place, chosen) for place, chosen in places if place.serves(course)]
        if sessions:
            _keep_course(model, course, sessions, [part for part in stays if part.serves(course)], instance)


def _one_at_a_time(model: "cp_model.CpModel", places: Sequence[Place]) -> None:
    for on in sorted({place.on for place, _ in places}):
        today = [(place, chosen) for place, chosen in places if place.on == on]
        if len({place.kind for place, _ in today}) > 1:  # one kind is kept apart by its course
            for slot in range(min(place.start for place, _ in today), max(place.end for place, _ in today)):
                model.add_at_most_one(chosen for place, chosen in today if place.start <= slot < place.end)


def _assess_first(
    model: "cp_model.CpModel",
    child: Child,
    places: Sequence[Place],
    stays: Sequence[Appointment],
    precedence_weeks: int,
) -> None:
    if child.assessment is None:
        return
    standing = [part.week for part in stays if part.kind == ASSESS]
    firsts = [(place.week, chosen) for place, chosen in places if place.kind == ASSESS]
    model.add(sum(chosen for _, chosen in firsts) <= 1 - len(standing))
    treated = [part.week for part in stays if part.kind != ASSESS]
    if treated and not standing:
        model.add(sum(chosen for week, chosen in firsts if week + precedence_weeks <= min(treated)) == 1)
    for place, therapy in places:
        if place.kind != ASSESS:
            before = place.week - precedence_weeks
            known = sum(week <= before for week in standing)
            model.add(therapy <= known + sum(chosen for week, chosen in firsts if week <= before))


def _keep_course(
    model: "cp_model.CpModel",
    course: Course,
    sessions: Sequence[Place],
    stays: Sequence[Appointment],
    instance: Instance,
) -> None:
    model.add(sum(chosen for _, chosen in sessions) <= course.sessions - len(stays))
    for week in range(instance.calendar.weeks):
        inside = range(week, week + course.every_weeks)
        held = sum(part.week in inside for part in stays)
        model.add(sum(chosen for place, chosen in sessions if place.week in inside) <= course.per_weeks - held)
    for day in sorted({_number(place) for place, _ in sessions} | {_number(part) for part in stays}):
        near = range(day, day + max(1, instance.rules.min_days_between))
        held = sum(_number(part) in near for part in stays)
        model.add(sum(chosen for place, chosen in sessions if _number(place) in near) <= 1 - held)
    _keep_span(model, course, sessions, course.longest_span_weeks(instance.rules))


def _keep_span(model: "cp_model.CpModel", course: Course, sessions: Sequence[Place], longest_weeks: int) -> None:
    weeks = sorted({place.week for place, _ in sessions})
    if weeks[-1] - weeks[0] < longest_weeks:
        return
    used = {week: model.new_bool_var(f"{course.discipline}{week}") for week in weeks}
    for place, chosen in sessions:
        model.add_implication(chosen, used[place.week])
    for early, late in combinations(weeks, 2):
        if late - early >= longest_weeks:
            model.add_at_most_one(used[early], used[late])


def _number(part: Appointment) -> int:
    return part.week * DAYS_A_WEEK + part.day
