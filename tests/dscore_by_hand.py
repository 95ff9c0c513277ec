"""The D-score of one child as a person would work it out from the method: slow, plain, and without our engine."""

import math
from collections.abc import Mapping

from handrail.development.dscore import shipped_tables


def d_and_sem(answers: Mapping[str, int], mean: float, key: str = "gsed2406", sd: float = 5.0) -> tuple[float, float]:
    """D and SEM after taking the answers in ascending order of the item codes; NaN where all weights vanish."""
    tables = shipped_tables()
    scale, bank = tables.key(key), tables.banks[key]
    points = [float(q) for q in scale.grid.points]
    weights = normalised([math.exp(-0.5 * ((q - mean) / sd) ** 2) for q in points])
    for item in sorted(answers):
        tau = bank.tau_of(item)
        passing = [1 / (1 + math.exp(-(q - tau) / scale.slope)) for q in points]
        fit = normalised(passing if answers[item] else [1 - p for p in passing])
        weights = normalised([w * f for w, f in zip(weights, fit, strict=True)])
    d = math.fsum(w * q for w, q in zip(weights, points, strict=True))
    return d, math.sqrt(math.fsum(w * (q - d) ** 2 for w, q in zip(weights, points, strict=True)))


def normalised(weights: list[float]) -> list[float]:
    """Weights that sum to one."""
    total = math.fsum(weights)
    return [w / total if total else math.nan for w in weights]
