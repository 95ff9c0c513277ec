"""Age equivalents: the age at which a given share of children pass an item."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from handrail.development.references import Reference
from handrail.development.score import reference_for
from handrail.development.tables import DEFAULT_KEY, Tables, shipped_tables
from handrail.vocabulary import InputError

Floats = NDArray[np.float64]


def d_passed_by(tau: ArrayLike, percent: ArrayLike, slope: float) -> Floats:
    """The D at which `percent` (above 0, below 100) of children pass an item: tau + s ln(pct / (100 - pct))."""
    share = np.asarray(percent, dtype=np.float64)
    return np.asarray(tau, dtype=np.float64) + slope * np.log(share / (100.0 - share))


def age_of_d(d: ArrayLike, reference: Reference) -> Floats:
    """The age in years at which the curve mu of a reference reaches D, by linear interpolation; NaN outside it."""
    order = np.argsort(reference.mu, kind="stable")
    wanted = np.asarray(d, dtype=np.float64)
    return np.interp(wanted, reference.mu[order], reference.age[order], left=np.nan, right=np.nan)


def age_equivalent(
    item: str,
    percent: ArrayLike = 50.0,
    *,
    key: str = DEFAULT_KEY,
    population: str | None = None,
    tables: Tables | None = None,
) -> Floats:
    """The age in years at which `percent` of children pass `item`, of the shape of `percent`; NaN outside the ages.

    Raises InputError on `item` for one that is not in the key and on `percent` outside 0 to 100.

    >>> age_equivalent("by3gmd039", [5, 50]).round(3).tolist()
    [0.426, 0.749]
    """
    known = shipped_tables() if tables is None else tables
    reference = reference_for(key, population, known)
    tau = known.banks[key].tau_of(item)
    if np.isnan(tau):
        raise InputError("item", f'"{item}" is no item of key {key}.', code="unknown_item")
    share = np.asarray(percent, dtype=np.float64)
    if not ((share > 0) & (share < 100)).all():
        raise InputError("percent", "must lie above 0 and below 100.")
    return age_of_d(d_passed_by(tau, share, known.key(key).slope), reference)
