from dataclasses import replace

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
    child = next(child for child in instance.children if child.id == mine.child)
    free = Freedom(child=child, kinds=(), days=(), movable=(mine,), price_of_move=100_000)
    mended = Mending(Placements(instance), now, [free]).solved(Effort(seconds=5, workers=1))
    assert taken in mended
    assert mine not in mended


def test_a_time_that_is_still_its_own_is_kept():
    instance = generated(SHORT, 1)
    plan = solve(instance, method="greedy").solution.appointments
    mine = next(part for part in plan if part.kind != ASSESS)
    child = next(child for child in instance.children if child.id == mine.child)
    free = Freedom(child=child, kinds=(), days=(), movable=(mine,), price_of_move=100_000)
    mended = Mending(Placements(instance), plan, [free]).solved(Effort(seconds=5, workers=1))
    assert sorted(mended, key=repr) == sorted(plan, key=repr)
