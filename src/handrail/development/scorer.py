"""Scoring children in blocks: the grid and the tables prepared once, then no Python for any single child."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from handrail.development.ages import AGE_DIGITS
from handrail.development.answers import Block, Blocks
from handrail.development.daz import D_DIGITS, DAZ_DIGITS, z_of_d
from handrail.development.distributions import Distribution, distribution_at, distributions_by_age, nowhere
from handrail.development.items import ItemBank
from handrail.development.key import Key, Scale
from handrail.development.likelihood import answer_probabilities, log_likelihoods
from handrail.development.posterior import SAFE_LOG, log_posterior, mean_and_sd, normalise_logs, stepwise
from handrail.development.prior import PRIOR_SD, expected_d, log_prior
from handrail.development.references import Reference
from handrail.development.rounding import round_like_r
from handrail.development.scores import OLD_ALGORITHM, Options, Scores
from handrail.vocabulary import InputError

WORTH_A_TABLE = 20_000  # children; the table of all ages costs as much as working out about as many
BLOCK = 4096  # children whose posteriors (111 points each) stay in a core's own cache
Floats = NDArray[np.float64]
P_DIGITS = AGE_DIGITS


class Answers(Protocol):
    """Answers of many children: `Wide` or `Coordinates`."""

    def __len__(self) -> int:
        """How many children."""

    def has_items_of(self, bank: ItemBank) -> bool:
        """Whether any item is one of the key, answered or not."""

    def blocks_by(self, bank: ItemBank) -> Blocks:
        """A function that gives the usable answers of the children from `first` up to `last`."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scorer:
    """One key under one set of options, with everything that no child changes.

    `probabilities` and `log_table` are (2 J, Q), `points` (Q,) and `tau` (J,), all in the units of `scale`.
    """

    key: Key
    bank: ItemBank
    reference: Reference | None
    options: Options
    table_version: str
    scale: Scale
    points: Floats
    tau: Floats
    probabilities: Floats
    log_table: Floats

    @classmethod
    def of(
        cls, key: Key, bank: ItemBank, reference: Reference | None, options: Options, table_version: str
    ) -> "Scorer":
        """A scorer with its grid and likelihoods made."""
        scale = _scale(key, options)
        points, tau = scale.of((options.grid or key.grid).points), scale.of(bank.tau)
        probabilities = answer_probabilities(points, tau, scale.spread)
        return cls(
            key=key,
            bank=bank,
            reference=reference if options.metric == "dscore" else None,
            options=options,
            table_version=table_version,
            scale=scale,
            points=points,
            tau=tau,
            probabilities=probabilities,
            log_table=log_likelihoods(probabilities),
        )

    def prior(self, a: Floats, mean: ArrayLike | None, sd: ArrayLike | None) -> tuple[Floats, Floats]:
        """Mean and sd of each child's prior, each (children,), in the units of the scale; NaN where there is none.

        `mean` and `sd` override the published prior: one number for all, or one for each child. A number for all
        does not reach a child whose age is missing; the options say what does.
        """
        ageless = np.isnan(a)
        if mean is None:
            expected = expected_d(self.key.base_population, a)
            mean_of_each = np.where(ageless, self.options.mean_without_age, expected)
        else:
            mean_of_each = _for_each("prior_mean", mean, ageless, self.options.mean_without_age)
        sd_of_each = _for_each("prior_sd", PRIOR_SD if sd is None else sd, ageless, self.options.sd_without_age)
        is_usable = np.isfinite(mean_of_each) & np.isfinite(sd_of_each) & (sd_of_each > 0)
        usable_sd = np.where(is_usable, sd_of_each, np.nan)
        return np.where(is_usable, self.scale.of(mean_of_each), np.nan), usable_sd / self.scale.unit

    def weights(self, block: Block, mean: Floats, sd: Floats) -> Floats:
        """The posterior of each child over the grid, (children, Q), up to a factor; NaN without a prior."""
        logs = log_prior(self.points, mean, sd)
        if self.options.has_relevance:
            return self._stepwise(block, logs)
        summed, largest = normalise_logs(log_posterior(block, self.log_table, logs))
        extreme = np.flatnonzero(largest < SAFE_LOG)
        if len(extreme):
            summed[extreme] = self._stepwise(block.of_children(extreme), logs[extreme])
        return summed

    def _stepwise(self, block: Block, logs: Floats) -> Floats:
        priors = np.exp(logs)
        with np.errstate(invalid="ignore"):
            priors /= priors.sum(axis=1, keepdims=True)
        return stepwise(block, self.probabilities, priors, self.points, self.tau, self.options.relevance)

    def score(
        self,
        answers: Answers,
        a: Floats,
        *,
        prior_mean: ArrayLike | None = None,
        prior_sd: ArrayLike | None = None,
        full: bool = False,
        threads: int = 1,
    ) -> Scores:
        """The scores of all children; `a` (children,) is the age in years, rounded. See `Scores`."""
        mean, sd = self.prior(a, prior_mean, prior_sd)
        blocks, distributions = answers.blocks_by(self.bank), self._distributions(len(a))
        n = np.empty(len(a), dtype=np.int32)
        p, d, sem, daz, d_full = (np.empty(len(a)) for _ in range(5))
        daz_full = np.empty(len(a)) if full else None

        def score_part(first: int) -> None:
            part = slice(first, min(first + BLOCK, len(a)))
            block, at_age = blocks(part.start, part.stop), distributions(a[part])
            n[part], p[part] = block.counts, share_passed(block)
            d_full[part], sem[part] = self._d_and_sem(block, mean[part], sd[part])
            d[part] = round_like_r(d_full[part], D_DIGITS)
            daz[part] = round_like_r(z_of_d(d[part], at_age), DAZ_DIGITS)
            if daz_full is not None:
                daz_full[part] = z_of_d(d_full[part], at_age)

        run_parts(score_part, range(0, len(a), BLOCK), threads)
        loses_age = (n == 0) & answers.has_items_of(self.bank)
        columns = {"n": n, "p": p, "d": d, "sem": sem, "daz": daz, "d_full": d_full, "daz_full": daz_full}
        return self._scores(a=np.where(loses_age, np.nan, a), **columns)

    def _d_and_sem(self, block: Block, mean: Floats, sd: Floats) -> tuple[Floats, Floats]:
        d, sem = mean_and_sd(self.weights(block, mean, sd), self.points)
        unanswered = block.counts == 0
        d[unanswered] = np.nan
        sem[unanswered] = np.nan
        return d, sem

    def _distributions(self, children: int) -> Callable[[Floats], Distribution]:
        """How the distribution of D at some ages is found: from a table of all ages when there are many children."""
        if self.reference is None:
            return lambda a: nowhere(a.shape)
        table = distributions_by_age(self.reference) if children >= WORTH_A_TABLE else None
        return partial(distribution_at, self.reference) if table is None else table.at

    def _scores(self, **columns: Any) -> Scores:
        return Scores(
            **columns,
            key=self.key.name,
            population=None if self.reference is None else self.reference.population,
            table_version=self.table_version,
            grid=self.options.grid or self.key.grid,
        )


def share_passed(block: Block) -> Floats:
    """p: the share of the usable answers that are passes, to four decimals; NaN without an answer."""
    with np.errstate(invalid="ignore"):
        return round_like_r(block.passes / block.counts, P_DIGITS)


def run_parts(work: Callable[[int], None], parts: Sequence[int], threads: int) -> None:
    """Does the work for each part, on several threads where that was asked for. An error in a part is raised."""
    if threads == 1 or len(parts) < 2:
        for part in parts:
            work(part)
        return
    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(work, parts):
            pass


def _scale(key: Key, options: Options) -> Scale:
    intercept, slope = options.transform or (key.intercept, key.slope)
    spread = 1.0 if options.metric == "logit" or options.algorithm == OLD_ALGORITHM else slope
    if options.metric == "logit":
        return Scale(spread=spread, origin=intercept, unit=slope)
    return Scale(spread=spread)


def _for_each(name: str, given: ArrayLike, ageless: NDArray[np.bool_], without_age: float) -> Floats:
    """One number for each child; a number for all leaves out who has no age."""
    numbers = np.asarray(given, dtype=np.float64)
    if numbers.ndim == 0:
        return np.where(ageless, without_age, numbers)
    if numbers.shape != ageless.shape:
        raise InputError(name, f"has shape {numbers.shape}; one number for all or for each child is due.")
    return numbers
