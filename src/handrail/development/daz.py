"""DAZ: the D-score adjusted for age, as a standard normal score of a reference population, and its inverse.

A DAZ compares a child with a reference. It is never a verdict on the child.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from handrail.development.references import BCT, Curves, Reference
from handrail.development.rounding import round_like_r
from handrail.development.scipy_parts import scipy_special

DAZ_DIGITS, D_DIGITS = 3, 2
LOWEST_D = 1.0  # the floor under D in a Box-Cox t distribution
_NEAR_ZERO_NU = 0.01  # an LMS power so near to 0 is taken as the logarithm

Floats = NDArray[np.float64]


def z_of_d(d: ArrayLike, age_years: ArrayLike, reference: Reference) -> Floats:
    """DAZ, not rounded, for D and age in years of the same shape; NaN outside the table's ages and where infinite.

    The published score uses D rounded to two decimals: round first to meet it.
    """
    values = np.asarray(d, dtype=np.float64)
    curves = reference.at(np.asarray(age_years, dtype=np.float64))
    with np.errstate(all="ignore"):
        z = _bct_z(values, curves) if reference.distribution == BCT else _lms_z(values, curves)
    return np.where(np.isfinite(z), z, np.nan)


def d_of_z(z: ArrayLike, age_years: ArrayLike, reference: Reference) -> Floats:
    """D, not rounded, at which a child of this age has this DAZ; NaN outside the ages and beyond the distribution."""
    values = np.asarray(z, dtype=np.float64)
    curves = reference.at(np.asarray(age_years, dtype=np.float64))
    with np.errstate(all="ignore"):
        return _bct_d(values, curves) if reference.distribution == BCT else _lms_d(values, curves)


def rounded_daz(d: ArrayLike, age_years: ArrayLike, reference: Reference) -> Floats:
    """DAZ of D as given, to three decimals as R rounds."""
    return round_like_r(z_of_d(d, age_years, reference), DAZ_DIGITS)


def _lms_z(d: Floats, c: Curves) -> Floats:
    """z = ((d / mu)^nu - 1) / (nu sigma), or ln(d / mu) / sigma near nu = 0. No floor: see LOWEST_D for BCT."""
    is_log = np.abs(c.nu) <= _NEAR_ZERO_NU
    nu = np.where(is_log, 1.0, c.nu)
    return np.where(is_log, np.log(d / c.mu) / c.sigma, ((d / c.mu) ** nu - 1.0) / (nu * c.sigma))


def _lms_d(z: Floats, c: Curves) -> Floats:
    is_log = np.abs(c.nu) <= _NEAR_ZERO_NU
    nu = np.where(is_log, 1.0, c.nu)
    power = (nu * c.sigma * z + 1.0) ** (1.0 / nu)
    return np.where(is_log, c.mu * np.exp(c.sigma * z), c.mu * power)


def _bct_z(d: Floats, c: Curves) -> Floats:
    """z = the normal quantile of F = (T(x) - c) / T(1 / (sigma |nu|)), T being Student's t on tau degrees of freedom.

    x is the Box-Cox transform of max(d, 1), and c = T(-1 / (sigma |nu|)) if nu > 0, else 0: the distribution is cut
    where d would be below zero.
    """
    special = scipy_special()
    ratio = np.maximum(d, LOWEST_D) / c.mu
    is_log = c.nu == 0.0
    nu = np.where(is_log, 1.0, c.nu)
    x = np.where(is_log, np.log(ratio) / c.sigma, (ratio**nu - 1.0) / (nu * c.sigma))
    reach = 1.0 / (c.sigma * np.abs(c.nu))
    cut = np.where(c.nu > 0, special.stdtr(c.tau, -reach), 0.0)
    share: Floats = (special.stdtr(c.tau, x) - cut) / special.stdtr(c.tau, reach)
    z: Floats = special.ndtri(share)
    return z


def _bct_d(z: Floats, c: Curves) -> Floats:
    """d = mu (nu sigma t + 1)^(1 / nu), at least 1; NaN where the normal probability of z is exactly 0 or 1."""
    special = scipy_special()
    share = special.ndtr(z)
    share = np.where((share > 0) & (share < 1), share, np.nan)
    whole = special.stdtr(c.tau, 1.0 / (c.sigma * np.abs(c.nu)))
    t = special.stdtrit(c.tau, np.where(c.nu > 0, 1.0 - (1.0 - share) * whole, share * whole))
    is_log = c.nu == 0.0
    nu = np.where(is_log, 1.0, c.nu)
    d = np.where(is_log, c.mu * np.exp(c.sigma * t), c.mu * (nu * c.sigma * t + 1.0) ** (1.0 / nu))
    return np.maximum(d, LOWEST_D)

