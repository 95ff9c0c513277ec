import numpy as np
import pytest

from handrail.development.prior import BASE_POPULATIONS, NEVER, expected_d, log_prior
from handrail.vocabulary import InputError

JUST_OVER = 1e-9


def jump(base: str, age: float) -> float:
    before, after = expected_d(base, np.array([age, age + JUST_OVER]))
    return float(after - before)


@pytest.mark.parametrize(
    ("base", "age", "size"),
    [
        ("preliminary_standards", 0.75, 0.98),
        ("preliminary_standards", 3.5, -0.62),
        ("phase1", 0.75, 0.20),
        ("phase1", 3.5, -0.05),
    ],
)
def test_published_jumps_are_kept(base: str, age: float, size: float) -> None:
    assert jump(base, age) == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize(
    ("base", "youngest"), [("dutch", -0.25), ("gcdg", -0.19), ("phase1", -0.2), ("preliminary_standards", -1 / 12)]
)
def test_there_is_no_prior_before_the_youngest_age(base: str, youngest: float) -> None:
    below, above = expected_d(base, np.array([youngest - 1e-6, youngest + 1e-6]))
    assert np.isnan(below)
    assert np.isfinite(above)


def test_the_youngest_age_of_the_standards_counts() -> None:
    assert np.isfinite(expected_d("preliminary_standards", np.array([-1 / 12])))[0]


@pytest.mark.parametrize("base", BASE_POPULATIONS)
def test_a_missing_age_has_no_prior(base: str) -> None:
    assert np.isnan(expected_d(base, np.array([np.nan])))[0]


def test_an_unknown_base_population_is_refused() -> None:
    with pytest.raises(InputError, match="martian"):
        expected_d("martian", np.array([1.0]))


def test_the_prior_is_highest_at_its_mean() -> None:
    logs = log_prior(np.array([40.0, 50.0, 60.0]), np.array([50.0]), np.array([5.0]))
    assert logs.tolist() == [[-2.0, 0.0, -2.0]]


def test_a_density_that_is_zero_in_float64_never_comes_back() -> None:
    logs = log_prior(np.array([0.0, 50.0]), np.array([50.0]), np.array([1.0]))
    assert logs[0, 0] == NEVER
    assert np.exp(-0.5 * 50.0**2) == 0.0
