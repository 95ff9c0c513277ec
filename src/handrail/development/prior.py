"""The prior: what D is expected to be from age alone, before any answer counts."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from handrail.vocabulary import InputError

PRIOR_SD = 5.0  # in units of D, at every age
DEFAULT_BASE = "preliminary_standards"
LOG_SMALLEST = -745.0  # exp of less is zero in float64
NEVER = -1e5  # stands for log(0): far below any real sum, yet finite, so that sums stay numbers
_YOUNGEST_STANDARD = -1 / 12  # years; before that the standards expect nothing

Floats = NDArray[np.float64]


def _count_model(a: Floats, constant: float, linear: float, log: float, shift: float) -> Floats:
    """constant + linear a + log ln(a + shift); NaN where the logarithm does not exist."""
    inside = np.where(a + shift > 0, a + shift, np.nan)
    return constant + linear * a + log * np.log(inside)


def _dutch(a: Floats) -> Floats:
    return _count_model(a, 44.35, -1.8, 28.47, 0.25)


def _gcdg(a: Floats) -> Floats:
    return _count_model(a, 47.65, -3.05, 26.70, 0.19)


def _phase1(a: Floats) -> Floats:
    infant = _count_model(a, 20.5883, 27.3376, 6.4254, 0.2)
    toddler = _count_model(a, 14.63748, -12.11774, 69.05463, 0.92)
    return np.where(a <= 0.75, infant, np.where(a <= 3.5, toddler, 61.37967 + 3.83513 * a))


def _preliminary_standards(a: Floats) -> Floats:
    infant = _count_model(a, 24.522, 23.886, 9.190, 0.2)
    toddler = _count_model(a, 18.434, -9.206, 61.255, 0.92)
    mean = np.where(a <= 0.75, infant, np.where(a <= 3.5, toddler, 62.6268 + 4.0 * a))
    return np.where(a < _YOUNGEST_STANDARD, np.nan, mean)


_MEANS: dict[str, Callable[[Floats], Floats]] = {
    "dutch": _dutch,
    "gcdg": _gcdg,
    "phase1": _phase1,
    "preliminary_standards": _preliminary_standards,
}
BASE_POPULATIONS = tuple(_MEANS)


def expected_d(base_population: str, age_years: Floats) -> Floats:
    """The mean of the prior in units of D, of the shape of `age_years`; NaN where it does not exist or age is NaN.

    The formulas jump where two pieces meet (0.75 and 3.5 years); that is how they were published, and they are
    kept. The base population belongs to the key: it does not follow the population whose reference is used.
    Source: D-score package 1.11.0.

    >>> expected_d("preliminary_standards", np.array([1.0, -0.1])).round(3).tolist()
    [49.186, nan]
    """
    if base_population not in _MEANS:
        known = ", ".join(BASE_POPULATIONS)
        raise InputError("base_population", f'"{base_population}" has no prior; there is one for {known}.')
    return _MEANS[base_population](np.asarray(age_years, dtype=np.float64))


def log_prior(points: Floats, mean: Floats, sd: Floats) -> Floats:
    """The logarithm of the normal density over the grid, up to a constant, shape (children, Q).

    `mean` and `sd` have shape (children,). Where the density itself would be zero in float64 it is as good as
    minus infinity, so that no answer can bring such a point back.
    """
    logs = points - mean[:, None]
    logs *= logs
    logs *= (-0.5 / (sd * sd))[:, None]
    farthest = np.maximum(np.abs(points[0] - mean), np.abs(points[-1] - mean)) / sd
    if (0.5 * farthest**2 > -LOG_SMALLEST).any():
        logs[logs < LOG_SMALLEST] = NEVER
    return logs
