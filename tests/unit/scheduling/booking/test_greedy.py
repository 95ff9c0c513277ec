"""The coordinating receptionist: sound, and as good as the one that was measured."""

import pytest

from handrail.scheduling import solve
from judge import SHORT, generated, judged


@pytest.mark.parametrize(("size", "seed", "measured"), [("medium", 1, 50_291), ("large", 1, 254_875)])
def test_the_receptionist_is_no_worse_than_the_one_that_was_measured(size, seed, measured):
    result = solve(generated(size, seed), method="greedy")
    violations, figures = judged(generated(size, seed), result.solution)
    assert violations == []
    assert figures["objective"] == result.metrics.objective <= measured


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("load", [0.5, 1.0, 3.0])
def test_the_receptionist_breaks_no_rule_however_many_children_there_are(seed, load):
    instance = generated(SHORT, seed, load)
    violations, _ = judged(instance, solve(instance, method="greedy").solution)
    assert violations == []


def test_without_time_nothing_is_booked_but_the_answer_is_a_plan():
    instance = generated(SHORT, 1)
    result = solve(instance, method="greedy", seconds=0)
    assert result.solution.appointments == ()
    assert result.metrics.sessions_booked == 0
