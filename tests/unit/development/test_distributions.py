import numpy as np
import pytest

from handrail.development.distributions import distribution_at, distributions_by_age
from handrail.development.dscore import shipped_tables
from handrail.development.references import Reference

SHIPPED = shipped_tables().references
COLUMNS = ("mu", "sigma", "nu", "tau", "cut", "whole")


@pytest.mark.parametrize("scale", SHIPPED)
def test_the_table_of_all_ages_gives_the_same_numbers(scale: tuple[str, str]) -> None:
    reference = SHIPPED[scale]
    rng = np.random.default_rng(5)
    ages = np.round(rng.uniform(-0.5, 6, 3000), 4)
    ages = np.concatenate((ages, reference.age, [np.nan, np.inf, -np.inf, 1e300]))
    table = distributions_by_age(reference)
    assert table is not None
    direct, looked_up = distribution_at(reference, ages), table.at(ages)
    for column in COLUMNS:
        np.testing.assert_array_equal(getattr(looked_up, column), getattr(direct, column), err_msg=column)


def test_ages_at_both_ends_count_and_those_beyond_do_not() -> None:
    reference = SHIPPED["preliminary_standards", "gsed2406"]
    mu = distribution_at(reference, np.array([-0.0001, 0.0, 3.5647, 3.5648])).mu
    assert np.isfinite(mu).tolist() == [False, True, True, False]
    assert mu[1] == reference.mu[0]


def test_a_reference_of_many_years_is_not_tabulated() -> None:
    two = np.array([1.0, 1.0])
    wide = Reference(
        population="x", key="y", distribution="LMS", age=np.array([0.0, 99.0]), mu=two, sigma=two, nu=two, tau=two
    )
    assert distributions_by_age(wide) is None
