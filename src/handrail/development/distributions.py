"""The distribution of D at a child's age, ready for the DAZ: parameters and, for a Box-Cox t, what is cut off."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from handrail.development.ages import AGE_DIGITS
from handrail.development.references import BCT, Reference
from handrail.development.scipy_parts import scipy_special

Floats = NDArray[np.float64]
STEPS_A_YEAR = 10**AGE_DIGITS
MOST_TABULATED = 200_000  # rounded ages; a reference of twenty years


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """The distribution of D at each of some ages, every array of the shape of the ages; NaN outside the reference.

    With T = Student's t on tau degrees of freedom and r = 1 / (sigma |nu|): `cut` is T(-r) if nu > 0, else 0, the
    share that would lie below a D of zero; `whole` is T(r). Both are NaN under LMS.
    """

    is_bct: bool
    mu: Floats
    sigma: Floats
    nu: Floats
    tau: Floats
    cut: Floats
    whole: Floats

    def take(self, places: NDArray[np.intp]) -> "Distribution":
        """The distributions at these places."""
        columns = (self.mu, self.sigma, self.nu, self.tau, self.cut, self.whole)
        mu, sigma, nu, tau, cut, whole = (column[places] for column in columns)
        return Distribution(is_bct=self.is_bct, mu=mu, sigma=sigma, nu=nu, tau=tau, cut=cut, whole=whole)


def distribution_at(reference: Reference, age_years: Floats) -> Distribution:
    """The distribution of D at these ages."""
    c = reference.at(age_years)
    cut = whole = np.full(c.mu.shape, np.nan)
    if reference.distribution == BCT:
        t_share = scipy_special().stdtr
        with np.errstate(divide="ignore"):
            reach = 1.0 / (c.sigma * np.abs(c.nu))
        cut, whole = np.where(c.nu > 0, t_share(c.tau, -reach), 0.0), t_share(c.tau, reach)
    return Distribution(
        is_bct=reference.distribution == BCT, mu=c.mu, sigma=c.sigma, nu=c.nu, tau=c.tau, cut=cut, whole=whole
    )


def nowhere(shape: tuple[int, ...]) -> Distribution:
    """A distribution of nothing: where a key has no reference, no child has a DAZ."""
    empty = np.full(shape, np.nan)
    return Distribution(is_bct=False, mu=empty, sigma=empty, nu=empty, tau=empty, cut=empty, whole=empty)


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionsByAge:
    """The distributions at every age of four decimals, worked out once for many children.

    `rows` ends with a row of NaN for every age outside the reference. `first` is the youngest age x 10,000.
    """

    first: int
    rows: Distribution

    def at(self, a: Floats) -> Distribution:
        """The distribution at these rounded ages: the same numbers as `distribution_at` gives."""
        outside = len(self.rows.mu) - 1
        with np.errstate(invalid="ignore"):
            place = np.rint(a * STEPS_A_YEAR) - self.first
            is_inside = (place >= 0) & (place < outside)
        return self.rows.take(np.where(is_inside, place, outside).astype(np.intp))


@lru_cache(maxsize=4)
def distributions_by_age(reference: Reference) -> DistributionsByAge | None:
    """The table of a reference, kept for the next call; None for one that spans too many years to tabulate."""
    first = int(np.ceil(reference.age[0] * STEPS_A_YEAR - 1e-6))
    last = int(np.floor(reference.age[-1] * STEPS_A_YEAR + 1e-6))
    if last - first > MOST_TABULATED:
        return None
    ages = np.append(np.arange(first, last + 1) / STEPS_A_YEAR, np.nan)
    return DistributionsByAge(first=first, rows=distribution_at(reference, ages))
