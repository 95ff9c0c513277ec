"""A choice among columns under packing rows, and its solution by CP-SAT: the one place that knows the solver.

Nothing here knows what a column stands for; visits of children and lectures of a timetable are both such columns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handrail.scheduling.solving.solver_library import solver_library


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much work one solution may take: seconds on the clock, or units that are the same on every machine."""

    seconds: float | None = None
    units: float | None = None
    workers: int = 1
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen: one truth a column, its cost, what no choice can be below, and whether that is the same.

    `units` is the work it took, the same on every machine.
    """

    chosen: NDArray[np.bool_]
    cost: int
    bound: float
    proven: bool
    units: float


class ColumnModel:
    """Columns with whole costs, at most one or a number of them in each row; the cheapest choice is wanted."""

    def __init__(self) -> None:
        self.costs: list[int] = []
        self.packs: list[list[int]] = []  # at most one of each
        self.rows: list[tuple[list[int], list[int], int, int]] = []  # columns, factors, least, most

    def add(self, costs: Iterable[int]) -> list[int]:
        """The numbers of new columns with these costs."""
        first = len(self.costs)
        self.costs += costs
        return list(range(first, len(self.costs)))

    def pack(self, columns: list[int]) -> None:
        """At most one of these."""
        if len(columns) > 1:
            self.packs.append(columns)

    def limit(self, columns: list[int], *, most: int, least: int = 0) -> None:
        """From `least` to `most` of these."""
        if most == 1 and least == 0:
            self.pack(columns)
        elif len(columns) > most or least > 0:
            self.rows.append((columns, [1] * len(columns), least, most))

    def need(self, columns: list[int], granted_by: Sequence[int], *, always: int = 0) -> None:
        """At most as many of `columns` as of `granted_by`, and `always` more."""
        self.row([*columns, *granted_by], [1] * len(columns) + [-1] * len(granted_by), most=always)

    def weigh(self, columns: list[int], factors: list[int], *, most: int) -> None:
        """The factors of what is chosen add up to at most `most`."""
        if sum(factors) > most:
            self.row(columns, factors, most=most)

    def row(self, columns: list[int], factors: list[int], *, most: int) -> None:
        """The factors of what is chosen, some below zero, add up to at most `most`."""
        least = sum(factor for factor in factors if factor < 0)
        self.rows.append((columns, factors, least, most))

    def solve(self, effort: Effort, hint: Iterable[int] = ()) -> Choice | None:
        """The best choice found with this effort, from the hint on; None when not even one was found."""
        cp_model = solver_library()
        model = self._proto(cp_model, hint)
        solver = cp_model.CpSolver()
        settings = solver.parameters
        settings.num_workers, settings.random_seed = effort.workers, effort.seed
        settings.catch_sigint_signal = False
        settings.symmetry_level = 0
        settings.cp_model_probing_level = 0
        settings.linearization_level = (
            2  # the packing rows are nearly whole: their linear relaxation proves most choices
        )
        if effort.seconds is not None:
            settings.max_time_in_seconds = effort.seconds
        if effort.units is not None:
            settings.max_deterministic_time = effort.units
        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        values = np.array(solver.response_proto.solution, dtype=np.int64)
        return Choice(
            chosen=values > 0,
            cost=round(solver.objective_value),
            bound=solver.best_objective_bound,
            proven=status == cp_model.OPTIMAL,
            units=solver.deterministic_time,
        )

    def _proto(self, cp_model: Any, hint: Iterable[int]) -> Any:
        model = cp_model.CpModel()
        proto = model.proto
        for _ in self.costs:
            proto.variables.add().domain.extend([0, 1])
        for columns in self.packs:
            proto.constraints.add().at_most_one.literals.extend(columns)
        for columns, factors, least, most in self.rows:
            row = proto.constraints.add().linear
            row.vars.extend(columns)
            row.coeffs.extend(factors)
            row.domain.extend([least, most])
        proto.objective.vars.extend(range(len(self.costs)))
        proto.objective.coeffs.extend(self.costs)
        hinted = set(hint)
        proto.solution_hint.vars.extend(range(len(self.costs)))
        proto.solution_hint.values.extend([int(column in hinted) for column in range(len(self.costs))])
        return model
