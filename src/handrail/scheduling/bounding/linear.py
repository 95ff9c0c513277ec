"""A linear model in sparse arrays, and a lower bound from its dual that holds even where the solver stopped early."""

import time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handrail.scheduling.booking.clinic import Ints
from handrail.scheduling.solving.solver_library import WHAT_TO_INSTALL
from handrail.vocabulary import MissingExtraError

Floats = NDArray[np.float64]
PRECISIONS = (1e-3, 1e-4, 1e-6)  # of the first-order solver, one after the other as long as time allows
LONGER = 4  # so many times longer the next precision takes at least


class LinearModel:
    """Columns between 0 and `most` with costs, and rows "at most"; the cheapest values are wanted."""

    def __init__(self) -> None:
        self.offset = 0.0
        self.count, self.row_count = 0, 0
        self._costs: list[Floats] = []
        self._most: list[Floats] = []
        self._entries: list[tuple[Ints, Ints, Floats]] = []
        self._limits: list[Floats] = []

    def add(self, costs: NDArray[Any], most: NDArray[Any]) -> Ints:
        """The numbers of new columns."""
        first, self.count = self.count, self.count + len(costs)
        self._costs.append(costs.astype(np.float64))
        self._most.append(most.astype(np.float64))
        return np.arange(first, self.count)

    def row(self, columns: Ints, factors: NDArray[Any] | float, *, most: float) -> None:
        """One row: the columns times the factors are at most `most`."""
        if len(columns):
            self.rows(np.zeros(len(columns), dtype=np.int64), columns, factors, np.array([most], dtype=np.float64))

    def rows(self, row: Ints, columns: Ints, factors: NDArray[Any] | float, most: NDArray[Any]) -> None:
        """Several rows at once: entry i stands in row `row[i]` of these, whose limits are `most`."""
        values = np.broadcast_to(np.asarray(factors, dtype=np.float64), columns.shape)
        self._entries.append((row + self.row_count, columns, values))
        self._limits.append(most.astype(np.float64))
        self.row_count += len(most)

    def lower_bound(self, *, seconds: float) -> float | None:
        """What no values can cost less than, as tight as `seconds` allow; None when they allow nothing."""
        if not self.row_count:
            return self.offset
        model_builder, sparse = _libraries()
        costs, most = np.concatenate(self._costs), np.concatenate(self._most)
        limits = np.concatenate(self._limits)
        row, column, value = (np.concatenate(parts) for parts in zip(*self._entries, strict=True))
        matrix = sparse.csr_matrix((value, (row, column)), shape=(self.row_count, self.count))
        model = model_builder.Model()
        least = np.full(self.row_count, -np.inf)
        model.helper.fill_model_from_sparse_data(np.zeros(self.count), most, costs, least, limits, matrix)
        until, took, best = time.monotonic() + seconds, 0.0, None
        for precision in PRECISIONS:
            began = time.monotonic()
            if until - began < LONGER * took:
                break
            duals = _duals(model_builder, model, precision, until - began)
            if duals is None:
                break
            best = max(best or -np.inf, self.offset + dual_bound(costs, most, limits, matrix, duals))
            took = time.monotonic() - began
        return best


def _duals(model_builder: Any, model: Any, precision: float, seconds: float) -> Floats | None:
    if seconds <= 0:
        return None
    solver = model_builder.Solver("pdlp")
    solver.set_time_limit_in_seconds(seconds)
    goal = f"eps_optimal_absolute: {precision} eps_optimal_relative: {precision}"
    solver.set_solver_specific_parameters(
        f"num_threads: 1 termination_criteria {{ simple_optimality_criteria {{ {goal} }} }}"
    )
    if solver.solve(model) != model_builder.SolveStatus.OPTIMAL:
        return None
    return np.asarray(solver.dual_values(model.get_linear_constraints()), dtype=np.float64)


def dual_bound(costs: Floats, most: Floats, limits: Floats, matrix: Any, duals: Floats) -> float:
    """The bound that these duals prove. Any duals prove one, so rounding in the solver cannot make it false."""
    duals = np.minimum(duals, 0.0)
    reduced = costs - matrix.T @ duals
    return float(duals @ limits + np.minimum(reduced, 0.0) @ most)


def _libraries() -> tuple[Any, Any]:
    try:
        from ortools.linear_solver.python import model_builder
        from scipy import sparse
    except ImportError:
        raise MissingExtraError(WHAT_TO_INSTALL) from None
    return model_builder, sparse
