"""The solver: never worse than the receptionist, the same every time, and ready to stop at any time."""

import os
import signal
import sys
import threading
import time
from dataclasses import replace

import pytest

from handrail.scheduling import solve
from handrail.scheduling.solver import gap_of
from handrail.scheduling.solving.columns import ColumnModel, Effort
from handrail.vocabulary import MissingExtraError
from judge import SHORT, TINY, generated, judged

INSTANCE = generated(SHORT, 2)
GREEDY = solve(INSTANCE, method="greedy").metrics.objective


def test_a_few_rounds_make_a_better_plan_that_breaks_no_rule():
    result = solve(INSTANCE, rounds=6, workers=1)
    violations, figures = judged(INSTANCE, result.solution)
    assert violations == []
    assert figures["objective"] == result.metrics.objective < GREEDY
    assert result.rounds == 6
    assert not result.interrupted


def test_the_same_seed_and_rounds_make_the_same_plan():
    once, again = (solve(INSTANCE, rounds=3, workers=1, seed=3) for _ in range(2))
    assert once.solution == again.solution


def test_two_workers_at_once_break_no_rule():
    result = solve(INSTANCE, rounds=6, workers=2)
    violations, _ = judged(INSTANCE, result.solution)
    assert violations == []
    assert result.metrics.objective <= GREEDY


def test_time_is_kept_and_progress_told():
    told = []
    began = time.monotonic()
    result = solve(INSTANCE, seconds=3, workers=2, on_progress=told.append)
    assert time.monotonic() - began < 3 + 2
    objectives = [progress.metrics.objective for progress in told]
    assert objectives == sorted(objectives, reverse=True)
    assert result.metrics.objective <= objectives[-1] <= GREEDY
    assert all(progress.gap is None or 0 <= progress.gap < 1 for progress in told)
    assert result.solution.bound == result.bound


@pytest.fixture
def hears_interrupts():
    """Python's own handler: a runner that was started in the background was told to ignore interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("hears_interrupts")
def test_an_interrupt_leaves_the_best_plan_so_far():
    timer = threading.Timer(1.5, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    began = time.monotonic()
    result = solve(INSTANCE, seconds=60)
    assert result.interrupted
    assert time.monotonic() - began < 30
    assert judged(INSTANCE, result.solution)[0] == []


def test_without_the_solver_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "ortools.sat.python", None)
    with pytest.raises(MissingExtraError, match=r"handrail\[schedule\]"):
        solve(INSTANCE, seconds=1)
    assert solve(INSTANCE, method="greedy").metrics.objective == GREEDY


def test_a_small_clinic_is_booked_to_the_known_mark():
    result = solve(generated("small", 3), rounds=3, workers=1)
    assert result.metrics.objective <= 675
    assert result.bound == 637
    assert not result.proven
    assert 0 < result.gap < 0.06


def test_nothing_to_book_costs_nothing_and_is_proven():
    empty = replace(generated(TINY, 1), families=(), children=())
    result = solve(empty, rounds=1)
    assert (result.metrics.objective, result.bound, result.gap) == (0, 0.0, 0.0)
    assert result.proven


def test_the_gap_of_an_unknown_bound_is_unknown():
    assert gap_of(100, None) is None


def test_what_cannot_be_chosen_has_no_choice():
    model = ColumnModel()
    columns = model.add([1, 1])
    model.limit(columns, least=2, most=2)
    model.pack(columns)
    assert model.solve(Effort()) is None


def test_the_cheapest_columns_are_chosen():
    model = ColumnModel()
    columns = model.add([-3, -4, -3])
    model.pack(columns[:2])
    model.pack(columns[1:])
    choice = model.solve(Effort(units=1.0), hint=[1])
    assert choice.chosen.tolist() == [True, False, True]
    assert (choice.cost, choice.bound, choice.proven) == (-6, -6.0, True)
