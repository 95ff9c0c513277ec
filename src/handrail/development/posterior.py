"""The posterior over the grid, and D and its standard error from it.

Two ways to the same numbers. The product adds log-likelihoods for a block of children at once. The stepwise way takes
item after item as the published engine does; it is needed where the order matters (relevance), and where the numbers
are so extreme that the published engine loses points of the grid on its way.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from handrail.development.answers import Block
from handrail.development.scipy_parts import scipy_sparse

Floats = NDArray[np.float64]
SAFE_LOG = -600.0  # above this no step of the published engine can underflow where it matters (float64: -708)


def log_posterior(block: Block, log_table: Floats, log_priors: Floats) -> Floats:
    """The unnormalised log posterior, shape (children, Q): the log prior plus one log-likelihood for each answer.

    `log_table` is (2 J, Q), `log_priors` (children, Q). One product of a sparse matrix (children x 2 J, a one for
    each answer) and the table: the only work that grows with answers times grid points.
    """
    summed: Floats = as_sparse(block, len(log_table)) @ log_table
    summed += log_priors
    return summed


def as_sparse(block: Block, rows_of_table: int) -> Any:
    """The answers as a sparse matrix of ones, shape (children, 2 J)."""
    ones = np.ones(len(block.rows_of_table))
    shape = (len(block), rows_of_table)
    return scipy_sparse().csr_array((ones, block.rows_of_table, block.starts), shape=shape)


def normalise_logs(logs: Floats) -> tuple[Floats, Floats]:
    """The weights exp(logs - largest) of each child, not yet divided by their sum, and the largest; works in place."""
    largest = logs.max(axis=1)
    logs -= largest[:, None]
    np.exp(logs, out=logs)
    return logs, largest


def mean_and_sd(weights: Floats, points: Floats) -> tuple[Floats, Floats]:
    """D = sum w q and SEM = sqrt(sum w (q - D)^2), each (children,), for weights (children, Q) of any positive sum.

    The centred sum is used: sum w q^2 - D^2 would lose digits.
    """
    total = weights.sum(axis=1)
    mean = np.einsum("ij,j->i", weights, points) / total
    deviation = points - mean[:, None]
    deviation *= deviation
    return mean, np.sqrt(np.einsum("ij,ij->i", weights, deviation) / total)


def stepwise(
    block: Block,
    probabilities: Floats,
    priors: Floats,
    points: Floats,
    tau: Floats,
    relevance: tuple[float, float] = (-np.inf, np.inf),
) -> Floats:
    """The normalised posterior, shape (children, Q), item after item in ascending order of the codes.

    `probabilities` (2 J, Q) holds P(answer), `priors` (children, Q) weights that sum to 1. With `relevance` (L, H)
    an item whose tau minus the mean so far lies below L or above H is passed over. NaN where all weights vanish.
    """
    weights = priors.copy()
    ordered = block.in_item_order()
    counts = np.diff(ordered.starts)
    with np.errstate(invalid="ignore", divide="ignore"):
        for step in range(int(counts.max(initial=0))):
            children = np.flatnonzero(counts > step)
            answers = ordered.rows_of_table[ordered.starts[children] + step]
            children, answers = _relevant(children, answers, weights, points, tau, relevance)
            fit = probabilities[answers]
            fit /= fit.sum(axis=1, keepdims=True)
            fit *= weights[children]
            weights[children] = fit / fit.sum(axis=1, keepdims=True)
    return weights


def _relevant(
    children: NDArray[np.intp],
    answers: NDArray[np.int32],
    weights: Floats,
    points: Floats,
    tau: Floats,
    relevance: tuple[float, float],
) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
    low, high = relevance
    if low == -np.inf and high == np.inf:
        return children, answers
    distance = tau[answers // 2] - weights[children] @ points
    keeps = ~((distance > high) | (distance < low))
    return children[keeps], answers[keeps]
