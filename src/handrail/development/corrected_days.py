"""Corrected ages of many children, in days and parts of days, under the rules that studies differ in."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from handrail.development.corrected_age import CORRECT_UNTIL_MONTHS, EARLY_BEFORE_DAYS
from handrail.vocabulary import TERM_DAYS, InputError, days_of_months


def corrected_days(
    age_days: ArrayLike,
    gestation_days: ArrayLike,
    *,
    fraction: float = 1.0,
    term_days: float = TERM_DAYS,
    born_before_days: float | None = EARLY_BEFORE_DAYS,
    until_days: float | None = days_of_months(CORRECT_UNTIL_MONTHS),
) -> NDArray[np.float64]:
    """The corrected age of each child in days: age - fraction x (term - gestation); may be negative.

    `age_days` and `gestation_days` have one shape; a NaN age stays NaN, and a NaN gestation is not corrected.
    `fraction` f (0 to 1) is 1 for full correction, which the D-score book recommends; it names 0.75 for studies of
    the first months, where full correction does too much. Only births before `born_before_days` are corrected (259
    days = 37 weeks); None corrects all, and then adds age to those born after `term_days`, as the raw formula and
    the reference data do. Correction ends when the uncorrected age reaches `until_days` (730); None never ends it.
    Source: D-score book 1, "Three studies".

    >>> corrected_days([178, 400], [203, 203], fraction=0.75).tolist()
    [120.25, 342.25]
    """
    if not 0 <= fraction <= 1:
        raise InputError("fraction", "must lie between 0 and 1.")
    age = np.asarray(age_days, dtype=np.float64)
    gestation = np.asarray(gestation_days, dtype=np.float64)
    is_corrected = np.isfinite(gestation)
    if born_before_days is not None:
        is_corrected &= gestation < born_before_days
    if until_days is not None:
        is_corrected &= age < until_days
    return np.where(is_corrected, age - fraction * (term_days - gestation), age)
