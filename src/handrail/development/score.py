"""The D-score and what belongs to it, as functions: many children in, many scores out."""

import os
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from handrail.development.ages import scale_age
from handrail.development.daz import D_DIGITS, DAZ_DIGITS, d_of_z, z_of_d
from handrail.development.distributions import distribution_at
from handrail.development.items import ItemBank
from handrail.development.key import Key
from handrail.development.prior import expected_d
from handrail.development.references import Reference
from handrail.development.rounding import round_like_r
from handrail.development.scorer import Answers, Scorer
from handrail.development.scores import Options, Scores
from handrail.development.tables import DEFAULT_KEY, Tables, shipped_tables
from handrail.vocabulary import InputError

Floats = NDArray[np.float64]
_DEFAULTS = Options()


def score(
    answers: Answers,
    age: ArrayLike,
    *,
    key: str = DEFAULT_KEY,
    population: str | None = None,
    age_unit: str = "years",
    prior_mean: ArrayLike | None = None,
    prior_sd: ArrayLike | None = None,
    options: Options = _DEFAULTS,
    tables: Tables | None = None,
    full: bool = False,
    threads: int | None = None,
) -> Scores:
    """The D-score, its standard error and its age-adjusted DAZ of each child, with n and p.

    `answers` is `Wide` or `Coordinates`; items that are not in the key are left out. `age` (children,) is in
    `age_unit`: years, months or days; NaN is a missing age, which leaves n and p. For a child born early give the
    corrected age. `population` chooses the reference of the DAZ (default: the base population of the key) and never
    touches D. `prior_mean` and `prior_sd` replace the published prior, with one number for all or one for each
    child. With `full` the DAZ of the unrounded D is given too. `threads`: None = as many as the machine has.
    Raises InputError for an unknown key, a population without a reference under the key, and bad arrays.
    Source: D-score package 1.11.0.

    >>> from handrail.development.answers import Wide
    >>> answers = Wide(np.array([[1, 1, 0]], dtype=np.int8), ["gs1moc030", "gs1moc034", "gs1moc039"])
    >>> found = score(answers, [0.5])
    >>> float(found.d[0]), float(found.daz[0])
    (31.79, -0.481)
    """
    known = shipped_tables() if tables is None else tables
    scorer = scorer_for(key, population, options, known)
    a = scale_age(age, age_unit)
    if a.shape != (len(answers),):
        raise InputError("age", f"has shape {a.shape}; one age for each of {len(answers)} children is due.")
    workers = threads or os.cpu_count() or 1
    return scorer.score(answers, a, prior_mean=prior_mean, prior_sd=prior_sd, full=full, threads=workers)


def posterior(
    answers: Answers,
    age: ArrayLike,
    *,
    key: str = DEFAULT_KEY,
    age_unit: str = "years",
    prior_mean: ArrayLike | None = None,
    prior_sd: ArrayLike | None = None,
    options: Options = _DEFAULTS,
    tables: Tables | None = None,
) -> Floats:
    """The weights of the grid points for each child, shape (children, Q), summing to 1; NaN where there is no D."""
    scorer = scorer_for(key, None, options, shipped_tables() if tables is None else tables)
    mean, sd = scorer.prior(scale_age(age, age_unit), prior_mean, prior_sd)
    block = answers.blocks_by(scorer.bank)(0, len(answers))
    weights = scorer.weights(block, mean, sd)
    weights[block.counts == 0] = np.nan
    whole: Floats = weights / weights.sum(axis=1, keepdims=True)
    return whole


def prior_mean(age_years: ArrayLike, *, key: str = DEFAULT_KEY, tables: Tables | None = None) -> Floats:
    """The D expected from age alone under a key, of the shape of `age_years`; NaN where the prior does not exist."""
    known = shipped_tables() if tables is None else tables
    return expected_d(known.key(key).base_population, np.asarray(age_years, dtype=np.float64))


def daz(
    d: ArrayLike,
    age_years: ArrayLike,
    *,
    key: str = DEFAULT_KEY,
    population: str | None = None,
    digits: int | None = DAZ_DIGITS,
    tables: Tables | None = None,
) -> Floats:
    """The DAZ of these D at these ages, rounded to `digits` decimals (None = not rounded); NaN outside the ages.

    >>> daz([50.0, 50.0], [1.0, 4.9]).tolist()
    [0.218, nan]
    """
    at_age = distribution_at(reference_for(key, population, tables), np.asarray(age_years, dtype=np.float64))
    z = z_of_d(np.asarray(d, dtype=np.float64), at_age)
    return z if digits is None else round_like_r(z, digits)


def d_from_daz(
    z: ArrayLike,
    age_years: ArrayLike,
    *,
    key: str = DEFAULT_KEY,
    population: str | None = None,
    digits: int | None = D_DIGITS,
    tables: Tables | None = None,
) -> Floats:
    """The D with these DAZ at these ages, rounded to `digits` decimals (None = not rounded); NaN where none exists."""
    at_age = distribution_at(reference_for(key, population, tables), np.asarray(age_years, dtype=np.float64))
    d = d_of_z(np.asarray(z, dtype=np.float64), at_age)
    return d if digits is None else round_like_r(d, digits)


def reference_for(key: str, population: str | None, tables: Tables | None) -> Reference:
    """The reference of a population under a key. Raises InputError on `population` when there is none."""
    known = shipped_tables() if tables is None else tables
    found = known.reference(key, population)
    if found is None:
        raise InputError("population", f"key {key} has no reference; bring one in.", code="unknown_population")
    return found


def scorer_for(key: str, population: str | None, options: Options, tables: Tables) -> Scorer:
    """The scorer of a key, kept for the next call. Raises InputError on `key` or `population`."""
    scale = tables.key(key)
    return _kept_scorer(scale, tables.banks[key], tables.reference(key, population), options, tables.version)


@lru_cache(maxsize=8)
def _kept_scorer(key: Key, bank: ItemBank, reference: Reference | None, options: Options, version: str) -> Scorer:
    return Scorer.of(key, bank, reference, options, version)
