"""What counts as a score and as an age in a file, whatever type its cells have."""

import re
from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from handrail.population.faults import Faults

MISSING = -1
NOT_A_SCORE = "is not 1, 0 or empty; it was left out."
NOT_AN_AGE = "is not a number; the age was left out."
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?|[nN][aA][nN]")


def number_of(text: str) -> float | None:
    """The number that a cell holds: NaN for an empty cell or one that says NaN, None for text that is no number.

    >>> number_of(" 1.0 "), number_of("one")
    (1.0, None)
    """
    stripped = text.strip()
    if not stripped:
        return np.nan
    return float(stripped) if _NUMBER.fullmatch(stripped) else None


def score_of(text: str) -> int | None:
    """The score in a cell: 1, 0, -1 for a missing one, None for anything else."""
    number = number_of(text)
    if number is None:
        return None
    if np.isnan(number):
        return MISSING
    return int(number) if number in (0.0, 1.0) else None


def scores_of_columns(
    frame: pl.DataFrame, names: Sequence[str], lines: NDArray[np.int64], file: str, faults: Faults
) -> NDArray[np.int8]:
    """Scores as int8, shape (rows, columns), in row-major order; what is no score is told and becomes -1."""
    scores = frame.select(_score(frame[column]).alias(str(place)) for place, column in enumerate(frame.columns))
    is_bad = frame.select(_is_no_score(frame[column]).alias(column) for column in frame.columns)
    counts = is_bad.sum().row(0)
    for place, column in enumerate(frame.columns):
        if counts[place]:
            for row in np.flatnonzero(is_bad[column].to_numpy()):
                faults.add(file, int(lines[row]), names[place], f"{_shown(frame[column][int(row)])} {NOT_A_SCORE}")
    return np.ascontiguousarray(scores.to_numpy(order="c"))


def _number_column(column: pl.Series) -> pl.Expr | None:
    """The column as numbers; None for a type that holds none."""
    name = pl.lit(column)
    if column.dtype == pl.String:
        return name.str.strip_chars().cast(pl.Float64, strict=False)
    if column.dtype == pl.Boolean:
        return name.cast(pl.Int8)
    return name if column.dtype.is_numeric() else None


def _score(column: pl.Series) -> pl.Expr:
    number = _number_column(column)
    if number is None:
        return pl.lit(pl.Series([MISSING] * len(column), dtype=pl.Int8))
    return pl.when(number == 1).then(1).when(number == 0).then(0).otherwise(MISSING).cast(pl.Int8)


def _is_no_score(column: pl.Series) -> pl.Expr:
    """Where a cell is neither missing nor a score."""
    given = pl.lit(column)
    number = _number_column(column)
    if number is None:
        return given.is_not_null() if column.dtype != pl.Null else pl.lit(pl.Series([False] * len(column)))
    is_other = (number != 0) & (number != 1)
    if column.dtype == pl.String:
        stripped = given.str.strip_chars()
        is_missing = given.is_null() | (stripped == "") | (stripped.str.to_lowercase() == "nan")
        return ~is_missing & (number.is_null() | is_other)
    if column.dtype.is_float():
        is_other = is_other & number.is_not_nan()
    return is_other.fill_null(value=False)


def ages_of_column(
    column: pl.Series, lines: NDArray[np.int64], file: str, faults: Faults, *, name: str = "age"
) -> NDArray[np.float64]:
    """Ages as float64; missing is NaN, and what is no finite number is told and becomes NaN."""
    if column.dtype == pl.Null:
        return np.full(len(column), np.nan)
    number = _number_column(column)
    if number is None or column.dtype == pl.Boolean:
        ages = np.full(len(column), np.nan)
    else:
        ages = pl.select(number.cast(pl.Float64).fill_null(np.nan)).to_series().to_numpy().copy()
    suspects = np.flatnonzero(~np.isfinite(ages))
    for row in suspects:
        given = column[int(row)]
        if not _is_missing(given):
            faults.add(file, int(lines[row]), name, f"{_shown(given)} {NOT_AN_AGE}")
    ages[suspects] = np.nan
    return ages


def _is_missing(cell: object) -> bool:
    if isinstance(cell, str):
        number = number_of(cell)
        return number is not None and bool(np.isnan(number))
    return cell is None or (isinstance(cell, float) and bool(np.isnan(cell)))


def _shown(cell: object) -> str:
    """A cell as it is told in a message, cut where it is long."""
    text = str(cell)
    return f'"{text[:40]}..."' if len(text) > 40 else f'"{text}"'
