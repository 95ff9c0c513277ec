"""DAZ: the D-score adjusted for age, as a standard normal score of a reference population, and its inverse.

A DAZ compares a child with a reference. It is never a verdict on the child.
"""

import numpy as np
from numpy.typing import NDArray

from handrail.development.distributions import Distribution
from handrail.development.scipy_parts import scipy_special

DAZ_DIGITS, D_DIGITS = 3, 2
LOWEST_D = 1.0  # the floor under D in a Box-Cox t distribution; LMS has none
_NEAR_ZERO_NU = 0.01  # an LMS power so near to 0 is taken as the logarithm

Floats = NDArray[np.float64]


def z_of_d(d: Floats, at_age: Distribution) -> Floats:
    """DAZ, not rounded, of each D in the distribution at the child's age; NaN outside the ages and where infinite.

    The published score uses D rounded to two decimals: round first to meet it.
    """
    with np.errstate(all="ignore"):
        z = _bct_z(d, at_age) if at_age.is_bct else _lms_z(d, at_age)
    return np.where(np.isfinite(z), z, np.nan)


def d_of_z(z: Floats, at_age: Distribution) -> Floats:
    """D, not rounded, at which a child of this age has this DAZ; NaN outside the ages and beyond the distribution."""
    with np.errstate(all="ignore"):
        return _bct_d(z, at_age) if at_age.is_bct else _lms_d(z, at_age)


def _lms_z(d: Floats, c: Distribution) -> Floats:
    """z = ((d / mu)^nu - 1) / (nu sigma), or ln(d / mu) / sigma near nu = 0."""
    return _box_cox(d / c.mu, c, np.abs(c.nu) <= _NEAR_ZERO_NU)


def _lms_d(z: Floats, c: Distribution) -> Floats:
    return c.mu * _inverse_box_cox(z, c, np.abs(c.nu) <= _NEAR_ZERO_NU)


def _bct_z(d: Floats, c: Distribution) -> Floats:
    """z = the normal quantile of F = (T(x) - cut) / whole, x being the Box-Cox transform of max(d, 1) / mu."""
    special = scipy_special()
    x = _box_cox(np.maximum(d, LOWEST_D) / c.mu, c, c.nu == 0.0)
    z: Floats = special.ndtri((special.stdtr(c.tau, x) - c.cut) / c.whole)
    return z


def _bct_d(z: Floats, c: Distribution) -> Floats:
    """d = mu (nu sigma t + 1)^(1 / nu), at least 1; NaN where the normal probability of z is exactly 0 or 1."""
    special = scipy_special()
    share = special.ndtr(z)
    share = np.where((share > 0) & (share < 1), share, np.nan)
    t = special.stdtrit(c.tau, np.where(c.nu > 0, 1.0 - (1.0 - share) * c.whole, share * c.whole))
    return np.maximum(c.mu * _inverse_box_cox(t, c, c.nu == 0.0), LOWEST_D)


def _box_cox(ratio: Floats, c: Distribution, is_log: NDArray[np.bool_]) -> Floats:
    """(ratio^nu - 1) / (nu sigma), or ln(ratio) / sigma where `is_log`."""
    power = (ratio**c.nu - 1.0) / (c.nu * c.sigma)
    return np.where(is_log, np.log(ratio) / c.sigma, power) if is_log.any() else power


def _inverse_box_cox(x: Floats, c: Distribution, is_log: NDArray[np.bool_]) -> Floats:
    """(nu sigma x + 1)^(1 / nu), or exp(sigma x) where `is_log`."""
    power = (c.nu * c.sigma * x + 1.0) ** (1.0 / c.nu)
    return np.where(is_log, np.exp(c.sigma * x), power) if is_log.any() else power
