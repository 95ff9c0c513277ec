"""Large-neighbourhood search: parts of a plan are solved anew, one after the other, and kept when they are no worse.

What the plan is, this file does not know. It asks for a part to solve, solves it, and hands the choice back. Two
workers solve two parts at once; one worker with a number of rounds and a seed does the same every time.
"""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

import numpy as np

from handrail.scheduling.solving.columns import Choice, Effort

UNITS_A_PART = 0.25  # about half a second
PAUSE_S = 0.05
SMALLEST, GROWTH, LEAP, SHRINKAGE = 2, 1.06, 1.25, 0.85
EASY, TRIVIAL = 0.5, 0.1  # the shares of the work allowed within which a part counts as easily, as too easily solved
FORGETTING, CURIOSITY = 0.9, 0.25
OVERHEAD_UNITS = 0.05  # what building a model costs, in the solver's units


class PartModel(Protocol):
    """A part of a plan as a model of its own."""

    def solve(self, effort: Effort) -> Choice | None:
        """The best choice found with this effort. Touches nothing that is shared."""

    def book(self, choice: Choice) -> int:
        """What the choice spares, 0 or more; it is part of the plan afterwards."""


P = TypeVar("P", bound=PartModel)


class Improvable(Protocol[P]):
    """A plan that can be improved part by part."""

    def part(self, kind: int, size: int, rng: np.random.Generator) -> P | None:
        """A part of this kind and about this size that nobody else works on; None when there is none."""

    def release(self, part: P) -> None:
        """Others may work on this part again."""


@dataclass(slots=True, kw_only=True)
class Kind:
    """One way to choose parts: how large they may be to be solved, and what they have been worth."""

    size: float
    largest: float
    gain: float = 0.0
    units: float = 1.0

    def learn(self, spared: int, choice: Choice | None) -> None:
        """Takes the outcome of one part into account."""
        if choice is None or not choice.proven:
            self.size *= SHRINKAGE
        elif choice.units < TRIVIAL * UNITS_A_PART:
            self.size *= LEAP
        elif choice.units < EASY * UNITS_A_PART:
            self.size *= GROWTH
        self.size = min(max(self.size, SMALLEST), self.largest)
        self.gain = FORGETTING * self.gain + spared
        self.units = FORGETTING * self.units + OVERHEAD_UNITS + (choice.units if choice else UNITS_A_PART)


@dataclass(slots=True, kw_only=True)
class Search(Generic[P]):
    """The state of a search, shared by its workers."""

    plan: Improvable[P]
    kinds: Sequence[Kind]
    seed: int
    seconds_left: Callable[[], float]
    most_rounds: int | None = None
    on_round: Callable[[int], None] = lambda _: None
    rounds: int = 0
    stopped: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self, workers: int) -> None:
        """Improves the plan until time or rounds are over, or `stopped` is set; at the end the plan is sound."""
        with ThreadPoolExecutor(workers) as pool:
            try:
                for done in [pool.submit(self._work, number) for number in range(workers)]:
                    done.result()
            finally:
                self.stopped = True

    def _work(self, number: int) -> None:
        rng = np.random.default_rng([self.seed, number])
        while True:
            with self.lock:
                if self._is_over():
                    return
                kind = self._choose(rng)
                part = self.plan.part(kind, round(self.kinds[kind].size), rng)
                self.rounds += part is not None
            if part is None:  # the others work on everything there is
                time.sleep(PAUSE_S)
                continue
            choice = None
            try:
                choice = part.solve(self._effort(int(rng.integers(2**31))))
            finally:
                with self.lock:
                    self._take(kind, part, choice)

    def _is_over(self) -> bool:
        return self.stopped or self.seconds_left() <= 0 or self.rounds == self.most_rounds

    def _effort(self, seed: int) -> Effort:
        seconds = None if self.most_rounds is not None else max(0.05, self.seconds_left())
        return Effort(seconds=seconds, units=UNITS_A_PART, seed=seed)

    def _take(self, kind: int, part: P, choice: Choice | None) -> None:
        spared = part.book(choice) if choice is not None else 0
        self.plan.release(part)
        self.kinds[kind].learn(spared, choice)
        self.on_round(spared)

    def _choose(self, rng: np.random.Generator) -> int:
        """A kind of part, oftener the more it spared for its work of late."""
        rates = np.array([kind.gain / kind.units for kind in self.kinds])
        shares = rates / rates.sum() if rates.sum() > 0 else np.full(len(rates), 1 / len(rates))
        return int(rng.choice(len(rates), p=(1 - CURIOSITY) * shares + CURIOSITY / len(rates)))
