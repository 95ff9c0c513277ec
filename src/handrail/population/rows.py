"""Rows of children as they come out of any file, in parts that fit in memory."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildRows:
    """Some rows of CHILDREN in order. `table` is (rows, items) int8 with -1 for missing, no columns in the long form.

    `is_left_out` marks rows that are in the output but not in the scores: ragged ones, and those without a usable id.
    `weight` is how much of the file they took, for the progress bar.
    """

    ids: pl.Series
    ages: NDArray[np.float64]
    table: NDArray[np.int8]
    lines: NDArray[np.int64]
    is_left_out: NDArray[np.bool_]
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRows:
    """Some rows of RESPONSES in order: whose answer, the place of its item in a list of items, and the score."""

    ids: pl.Series
    items: NDArray[np.int32]
    scores: NDArray[np.int8]
    lines: NDArray[np.int64]
    weight: int
