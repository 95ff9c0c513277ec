"""The likelihood: how well each point of the grid explains a pass or a fail on each item."""

import numpy as np
from numpy.typing import NDArray

from handrail.development.prior import NEVER

Floats = NDArray[np.float64]


def pass_probability(points: Floats, tau: Floats, spread: float) -> Floats:
    """P(pass) = 1 / (1 + exp(-(q - tau) / s)) for each item and grid point, shape (J, Q).

    `points` (Q,), `tau` (J,) and `spread` s are in the same units.

    >>> pass_probability(np.array([50.0]), np.array([50.0]), 4.064264).tolist()
    [[0.5]]
    """
    with np.errstate(over="ignore"):
        return 1.0 / (1.0 + np.exp(-(points - tau[:, None]) / spread))


def answer_probabilities(points: Floats, tau: Floats, spread: float) -> Floats:
    """P(answer) by item and grid point, shape (2 J, Q): row 2 j for a fail on item j, row 2 j + 1 for a pass.

    A fail is 1 - P by that very subtraction. The form that is better in theory, a logistic of the negative, would
    move D by up to 0.0005 from the published engine.
    """
    passes = pass_probability(points, tau, spread)
    table = np.empty((2 * len(tau), len(points)))
    table[0::2] = 1.0 - passes
    table[1::2] = passes
    return table


def log_likelihoods(probabilities: Floats) -> Floats:
    """The logarithms of answer probabilities, same shape, with a very low finite number for log(0)."""
    with np.errstate(divide="ignore"):
        return np.maximum(np.log(probabilities), NEVER)
