"""The unit in which ages enter the scale: years, rounded to four decimals."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from handrail.development.rounding import round_like_r
from handrail.vocabulary import InputError

DAYS_A_YEAR, MONTHS_A_YEAR = 365.25, 12.0
AGE_DIGITS = 4
UNITS_A_YEAR = {"years": 1.0, "months": MONTHS_A_YEAR, "days": DAYS_A_YEAR}


def scale_age(age: ArrayLike, unit: str = "years") -> NDArray[np.float64]:
    """a: the age in years, rounded to four decimals as R rounds; NaN stays NaN.

    `unit` is that of `age`: years, months (a twelfth of a year) or days (of 365.25 to the year). Both the prior and
    the DAZ go by a. Raises InputError on `age_unit` for another unit.

    >>> scale_age([9.0], "months").tolist()
    [0.75]
    """
    if unit not in UNITS_A_YEAR:
        raise InputError("age_unit", f'"{unit}" is not one of {", ".join(UNITS_A_YEAR)}.')
    return round_like_r(np.asarray(age, dtype=np.float64) / UNITS_A_YEAR[unit], AGE_DIGITS)
