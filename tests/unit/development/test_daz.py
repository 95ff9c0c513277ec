"""The formulas of DAZ where the shipped references never go."""

import numpy as np
import pytest

from handrail.development.daz import d_of_z, z_of_d
from handrail.development.distributions import Distribution, distribution_at
from handrail.development.references import Reference


def at_one_age(distribution: str, nu: float, tau: float = np.nan) -> Distribution:
    def both(value: float) -> np.ndarray:
        return np.array([value, value])

    reference = Reference(
        population="x",
        key="y",
        distribution=distribution,
        age=np.array([0.0, 1.0]),
        mu=both(50.0),
        sigma=both(0.1),
        nu=both(nu),
        tau=both(tau),
    )
    return distribution_at(reference, np.array([0.5]))


@pytest.mark.parametrize("nu", [0.0, 0.01, -0.01])
def test_an_lms_power_near_zero_is_the_logarithm(nu: float) -> None:
    at_age = at_one_age("LMS", nu)
    assert z_of_d(np.array([60.0]), at_age)[0] == np.log(60 / 50) / 0.1
    assert d_of_z(np.array([1.0]), at_age)[0] == 50 * np.exp(0.1)


def test_just_beyond_it_is_the_power() -> None:
    assert z_of_d(np.array([60.0]), at_one_age("LMS", 0.0100001))[0] != np.log(60 / 50) / 0.1


@pytest.mark.parametrize("nu", [-1.5, 0.0, 0.0001, 0.02, 2.3])
@pytest.mark.parametrize("distribution", ["LMS", "BCT"])
def test_the_inverse_leads_back(distribution: str, nu: float) -> None:
    at_age = at_one_age(distribution, nu, 12.5)
    z = z_of_d(np.array([55.0]), at_age)
    assert 0 < z[0] < 2
    assert d_of_z(z, at_age)[0] == pytest.approx(55.0, abs=1e-6)


def test_the_median_has_z_zero() -> None:
    assert z_of_d(np.array([50.0]), at_one_age("LMS", 1.0))[0] == 0.0
    assert z_of_d(np.array([50.0]), at_one_age("BCT", 0.0, 10.0))[0] == pytest.approx(0.0, abs=1e-12)


def test_a_score_beyond_every_probability_has_no_daz() -> None:
    assert np.isnan(z_of_d(np.array([1e9]), at_one_age("BCT", 2.0, 5000.0)))[0]
