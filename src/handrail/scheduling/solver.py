"""Books a whole clinic: the receptionist's plan first, then better ones until time, rounds or an interrupt end it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from handrail.scheduling.board import Board
from handrail.scheduling.clinic import Clinic
from handrail.scheduling.greedy import book_greedily
from handrail.scheduling.metrics import Metrics, measure
from handrail.scheduling.parts import Diary
from handrail.scheduling.problem import Instance, Solution
from handrail.scheduling.rooms import appointments_of
from handrail.scheduling.search import Search

SECONDS_BETWEEN_REPORTS = 0.5
Method = Literal["best", "greedy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a search has come; gap = (objective - bound) / objective."""

    seconds: float
    rounds: int
    objective: int
    bound: float
    metrics: Metrics

    @property
    def gap(self) -> float:
        """The share of the objective that the bound leaves open."""
        return gap_of(self.objective, self.bound)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A plan with its figures; `proven` when no plan is better, `interrupted` when someone stopped the search."""

    solution: Solution
    metrics: Metrics
    bound: float
    proven: bool
    interrupted: bool
    rounds: int


def gap_of(objective: float, bound: float) -> float:
    """The share of the objective that the bound leaves open.

    >>> gap_of(200, 150)
    0.25
    """
    return (objective - bound) / objective if objective else 0.0
