from dataclasses import replace

from diary import child, meeting, small_clinic
from handrail.scheduling import solve
from handrail.scheduling.mending.repair import Freedom, Mending
from handrail.scheduling.problem import ASSESS
from handrail.scheduling.problem.placements import Placements
from handrail.scheduling.solving.columns import Effort
from judge import SHORT, generated


def test_a_time_given_to_somebody_else_meanwhile_is_not_taken_back():
    instance = generated(SHORT, 1)
    plan = solve(instance, method="greedy").solution.appointments
    mine = next(part for part in plan if part.kind != ASSESS)
    other = next(part for part in plan if part.child != mine.child and part.kind == mine.kind)
    taken = replace(mine, child=other.child)  # an attempt since then gave the time away
    now = [taken if part == mine else part for part in plan if part != other]
    owner = next(one for one in instance.children if one.id == mine.child)
    free = Freedom(child=owner, kinds=(), days=(), movable=(mine,), price_of_move=100_000)
    mended = Mending(Placements(instance), now, [free]).solved(Effort(seconds=5, workers=1))
    assert taken in mended
    assert mine not in mended


def test_a_time_that_is_still_its_own_is_kept():
    instance = generated(SHORT, 1)
    plan = solve(instance, method="greedy").solution.appointments
    mine = next(part for part in plan if part.kind != ASSESS)
    owner = next(one for one in instance.children if one.id == mine.child)
    free = Freedom(child=owner, kinds=(), days=(), movable=(mine,), price_of_move=100_000)
    mended = Mending(Placements(instance), plan, [free]).solved(Effort(seconds=5, workers=1))
    assert sorted(mended, key=repr) == sorted(plan, key=repr)


def test_no_more_move_than_may():
    """B would give way to A, who lost a session; how many may move decides."""
    clinic = small_clinic(child("A", (1, 8, 11)), child("B", (1, 8, 11), (2, 8, 11)))
    first, second = clinic.children
    plan = [meeting("A", 1, 1, 8), meeting("B", 0, 1, 8), meeting("B", 1, 2, 8)]
    free = [
        Freedom(child=first, kinds=("OT",), days=((0, 1),), lost={"OT": 1}),
        Freedom(child=second, kinds=("OT",), days=((0, 1), (0, 2)), movable=(plan[1],), price_of_move=30),
    ]
    found = {
        most: Mending(Placements(clinic), plan, free, most).solved(Effort(seconds=5, workers=1)) or []
        for most in (0, 1, None)
    }
    assert {most: (0, 1) in {part.on for part in now if part.child == "A"} for most, now in found.items()} == {
        0: False, 1: True, None: True,
    }  # fmt: skip
