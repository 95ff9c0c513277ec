"""References: how the D-scores of a population are distributed at each age."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LMS, BCT = "LMS", "BCT"
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """The parameters of a reference at given ages, each of the shape of the ages; NaN outside the table."""

    mu: Floats
    sigma: Floats
    nu: Floats
    tau: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reference:
    """One table for both sexes: `age` in years (ascending, shape (R,)) and the parameters at those ages.

    The distribution is LMS (Box-Cox normal) or BCT (Box-Cox t, with `tau` degrees of freedom; NaN under LMS).
    """

    population: str
    key: str
    distribution: str
    age: Floats
    mu: Floats
    sigma: Floats
    nu: Floats
    tau: Floats

    def at(self, age_years: Floats) -> Curves:
        """The parameters at these ages by linear interpolation; NaN before the first and after the last age."""
        left, share = self._bracket(age_years)
        columns = (self.mu, self.sigma, self.nu, self.tau)
        mu, sigma, nu, tau = (column[left] + (column[left + 1] - column[left]) * share for column in columns)
        return Curves(mu=mu, sigma=sigma, nu=nu, tau=tau)

    def _bracket(self, age_years: Floats) -> tuple[NDArray[np.intp], Floats]:
        """The row on or before each age, and how far on to the next it lies: 0 to 1, NaN outside."""
        left = np.clip(np.searchsorted(self.age, age_years, side="right") - 1, 0, len(self.age) - 2)
        is_inside = (age_years >= self.age[0]) & (age_years <= self.age[-1])
        share = (age_years - self.age[left]) / (self.age[left + 1] - self.age[left])
        return left, np.where(is_inside, share, np.nan)
