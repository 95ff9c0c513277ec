"""Our figures are the judge's."""

import random

import pytest

from handrail.scheduling import ASSESS, JOINT, Appointment, Child, Instance, Solution, measure
from handrail.scheduling.measuring.metrics import percent
from judge import generated, judged


def thrown_together(instance: Instance, seed: int) -> Solution:
    """A plan without any sense: kinds, days, therapists and starts by lot, at most one visit a child and week."""
    rng = random.Random(seed)
    booked = []
    for child in instance.children:
        for week in range(instance.calendar.weeks):
            for kind, length, disciplines in wanted(child, week):
                therapists = tuple(
                    rng.choice([t.id for t in instance.therapists if t.discipline == name]) for name in disciplines
                )
                site = rng.choice(list(family_of(instance, child).sites))
                where = {"site": site, "room": rng.choice(instance.rooms).id, "therapists": therapists}
                at = {"week": week, "day": rng.randrange(5), "start": rng.choice([20, 23, 24, 28, 34])}
                if rng.random() < 0.8:
                    booked.append(Appointment(child=child.id, kind=kind, length=length, **at, **where))
    return Solution(instance=instance.name, appointments=tuple(booked))


def wanted(child: Child, week: int):
    if week == 0 and child.assessment:
        yield ASSESS, child.assessment.length, child.assessment.disciplines
    elif child.allows_joint and week % 2:
        yield JOINT, child.joint.length, [course.discipline for course in child.courses]
    else:
        for course in child.courses:
            if week < course.sessions:
                yield course.discipline, course.length, [course.discipline]


def family_of(instance: Instance, child: Child):
    return next(family for family in instance.families if family.id == child.family)


@pytest.mark.parametrize("size", ["small", "medium", "large"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_figure_is_the_judges(size, seed):
    instance = generated(size, seed)
    solution = thrown_together(instance, seed)
    ours = measure(instance, solution.appointments)
    _, theirs = judged(instance, solution)
    theirs.pop("tuple_unmet_breaks_trips_wait_rest")
    components = theirs.pop("components")
    assert {name: getattr(ours.components, name) for name in components} == components
    assert {name: getattr(ours, name) for name in theirs} == theirs


def test_an_empty_plan_has_figures_too():
    instance = generated("small", 1)
    ours, (violations, theirs) = measure(instance, ()), judged(instance, Solution(instance="small-s1", appointments=()))
    assert violations == []
    assert ours.objective == theirs["objective"]
    assert ours.trips_ratio is None
    assert ours.sessions_booked_pct == 0.0


def test_a_lost_day_cannot_be_used():
    instance = generated("medium", 1)
    plan = thrown_together(instance, 1).appointments
    therapist = instance.therapists[0]
    absent = {(therapist.id, 0, day) for day in therapist.roster}
    assert measure(instance, plan, absent).therapist_utilisation_pct > measure(instance, plan).therapist_utilisation_pct


def test_a_share_of_nothing_is_unknown():
    assert percent(0, 0) is None
