"""The bound holds for every plan."""

import time
from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse

from handrail.scheduling import solve, write_instance
from handrail.scheduling.booking.clinic import Clinic
from handrail.scheduling.bounding import bound
from handrail.scheduling.bounding.bound import lower_bound
from handrail.scheduling.bounding.bound_process import BoundProcess, main
from handrail.scheduling.bounding.linear import LinearModel, dual_bound
from judge import SHORT, TINY, generated


@pytest.mark.parametrize(("size", "seed", "known"), [("small", 1, 864), ("small", 2, 711), ("small", 3, 637)])
def test_the_bound_of_a_small_clinic_is_the_known_one(size, seed, known):
    assert lower_bound(Clinic(generated(size, seed))) == known


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("size", [TINY, SHORT])
def test_no_plan_is_below_the_bound(size, seed):
    instance = generated(size, seed)
    assert lower_bound(Clinic(instance), seconds=20) <= solve(instance, rounds=2, workers=1).metrics.objective


def test_fewer_groups_of_weeks_give_a_bound_that_still_holds(monkeypatch):
    instance = generated(SHORT, 3, 2.0)
    clinic = Clinic(instance)
    by_week = lower_bound(clinic, seconds=20)
    monkeypatch.setattr(bound, "MOST_COLUMNS", 1)
    together = lower_bound(clinic, seconds=20)
    assert len(bound.Relaxation(clinic).groups) == 1
    assert together <= by_week <= solve(instance, rounds=2, workers=1).metrics.objective


def test_without_time_there_is_no_bound_and_a_large_clinic_gets_none_untimed():
    clinic = Clinic(generated(SHORT, 3))
    assert lower_bound(clinic, seconds=0) is None
    assert lower_bound(Clinic(generated("medium", 1))) is None


def test_a_clinic_that_nobody_can_be_booked_in_costs_what_is_missing():
    shut = replace(generated(TINY, 1), therapists=(), rooms=())
    assert lower_bound(Clinic(shut)) == solve(shut, method="greedy").metrics.objective


def test_a_program_of_its_own_finds_the_same_bound_and_can_be_stopped():
    instance = generated("small", 1)
    apart = BoundProcess(instance, seconds=20)
    assert apart.bound() is None
    until = time.monotonic() + 60
    while apart.bound() is None and time.monotonic() < until:
        time.sleep(0.1)
    assert apart.bound() == lower_bound(Clinic(instance))
    apart.stop()
    hurried = BoundProcess(instance, seconds=20)
    hurried.stop()
    assert hurried.bound() is None
    assert main(write_instance(instance), 0.0) == ""


def test_any_duals_prove_a_bound_below_the_optimum():
    costs, most, limits = np.array([-3.0, -2.0]), np.array([1.0, 1.0]), np.array([1.0])
    matrix = sparse.csr_matrix(np.array([[1.0, 1.0]]))
    bounds = [dual_bound(costs, most, limits, matrix, np.array([dual])) for dual in (-9.0, -3.0, -2.5, 0.0, 5.0)]
    assert max(bounds) == -3.0
    assert min(bounds) < -3.0


def test_a_model_without_rows_is_its_offset():
    model = LinearModel()
    model.offset = 7.0
    assert model.lower_bound(seconds=1) == 7.0
