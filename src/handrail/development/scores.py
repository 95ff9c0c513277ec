"""What scoring takes besides the answers, and what it gives."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from handrail.development.key import Grid
from handrail.vocabulary import InputError

Floats = NDArray[np.float64]
OLD_ALGORITHM = "1.8.7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Departures from the published defaults; scores made under different options must not be compared.

    `relevance` (L, H) passes over an item whose tau minus the current mean lies below L or above H. `grid` replaces
    that of the key. `transform` (intercept, slope) replaces that of the key. `metric` "logit" gives D and SEM in
    logits and no DAZ, which has no meaning there. `algorithm` "1.8.7" repeats a fault of old releases (a spread of
    1). `mean_without_age` and `sd_without_age` are the prior of a child whose age is missing; without them such a
    child has no score.
    """

    relevance: tuple[float, float] = (-np.inf, np.inf)
    grid: Grid | None = None
    transform: tuple[float, float] | None = None
    metric: Literal["dscore", "logit"] = "dscore"
    algorithm: Literal["current", "1.8.7"] = "current"
    mean_without_age: float = np.nan
    sd_without_age: float = np.nan

    def __post_init__(self) -> None:
        """Refuses what has no meaning. Raises InputError naming the option."""
        if not self.relevance[0] <= self.relevance[1]:
            raise InputError("relevance", "needs two numbers, the lower first.")
        if self.metric not in ("dscore", "logit"):
            raise InputError("metric", f'"{self.metric}" is neither dscore nor logit.')
        if self.algorithm not in ("current", OLD_ALGORITHM):
            raise InputError("algorithm", f'"{self.algorithm}" is neither current nor {OLD_ALGORITHM}.')
        if self.transform is not None and not self.transform[1] > 0:
            raise InputError("transform", "needs an intercept and a slope above 0.")

    @property
    def has_relevance(self) -> bool:
        """Whether any item can be passed over, so that the order of the items matters."""
        return self.relevance != (-np.inf, np.inf)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scores:
    """Scores of many children, each array of shape (children,); NaN is "cannot tell".

    `a` age in years to four decimals, `n` usable answers, `p` the share passed, `d` the D-score to two decimals and
    `sem` its standard error (not rounded), `daz` the D-score adjusted for age to three decimals, from the rounded
    `d`; `d_full` and `daz_full` the same without rounding (`daz_full` only where it was asked for). Key,
    population, table version and grid belong to every score: another one of them is another scale.
    """

    a: Floats
    n: NDArray[np.int32]
    p: Floats
    d: Floats
    sem: Floats
    daz: Floats
    d_full: Floats
    daz_full: Floats | None
    key: str
    population: str | None
    table_version: str
    grid: Grid

    def __len__(self) -> int:
        """How many children."""
        return len(self.n)
