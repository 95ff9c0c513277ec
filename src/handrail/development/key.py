"""Keys: the scale on which items were placed together, with its grid and its prior.

Scores of two keys, of two grids or of two versions of a table are on different scales and must never be compared.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handrail.vocabulary import InputError

MOST_POINTS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Equally spaced points from `start` to `stop`, in units of the D-score. The grid is part of the definition of D.

    >>> Grid(start=-10, stop=100, step=1).points.shape
    (111,)
    """

    start: float
    stop: float
    step: float = 1.0

    def __post_init__(self) -> None:
        """Refuses a grid without at least two points. Raises InputError on `grid`."""
        finite = all(np.isfinite(value) for value in (self.start, self.stop, self.step))
        if not (finite and self.step > 0 and self.start + self.step <= self.stop):
            raise InputError("grid", f"{self} has fewer than two points; give start below stop and a positive step.")
        if (self.stop - self.start) / self.step > MOST_POINTS:
            raise InputError("grid", f"{self} has more than {MOST_POINTS} points; take a wider step.")

    @property
    def points(self) -> NDArray[np.float64]:
        """The points q_1 .. q_Q, shape (Q,)."""
        count = int((self.stop - self.start) / self.step + 1e-10) + 1
        return self.start + np.arange(count, dtype=np.float64) * self.step

    def __str__(self) -> str:
        """The grid in words: -10 to 100 by 1."""
        return f"{self.start:g} to {self.stop:g} by {self.step:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One scale: D = intercept + slope x logit, the grid it is defined on, and whose prior it starts from."""

    name: str
    base_population: str
    intercept: float
    slope: float
    grid: Grid
    is_retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The units in which a posterior is computed: those of D, or logits (x - origin) / unit.

    `spread` is the s of the model P(pass) = 1 / (1 + exp(-(D - tau) / s)), in these units.
    """

    spread: float
    origin: float = 0.0
    unit: float = 1.0

    def of(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """The values `x` of the D-score in these units."""
        return (x - self.origin) / self.unit
