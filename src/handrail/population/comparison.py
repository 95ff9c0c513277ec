"""Scores beside expected ones: the largest difference of each column, against the marks of the reference data."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from handrail.population.faults import Faults
from handrail.population.numbers import ages_of_column
from handrail.population.tables import CSV, PACKED_CSV, PARQUET, ending_of
from handrail.vocabulary import InputError

NUMBERS = ("a", "n", "p", "d", "sem", "daz", "d_full", "daz_full")
Z_COLUMNS = ("daz_full", "daz")
SCALE = ("key", "population")
CLOSE = 1e-9  # sem and d_full
ROUGH_Z, FAR_Z, FARTHEST_Z = 5.0, 6.0, 7.0  # beyond the last the t-distribution of another library decides

Floats = NDArray[np.float64]


@dataclass(slots=True)
class ColumnComparison:
    """One column: rows compared, rows where only one side has a number, the largest difference and its id."""

    name: str
    compared: int = 0
    one_sided: int = 0
    largest: float = 0.0
    at_id: str = ""
    beyond: int = 0


@dataclass(slots=True)
class Comparison:
    """What EXPECTED says of the scores so far."""

    expected: pl.DataFrame
    columns: list[ColumnComparison]
    found: int = 0
    file_rows: int = field(default=0)

    @classmethod
    def with_file(cls, path: Path, key: str, population: str | None) -> "Comparison":
        """The expected scores of a file; of one with the columns key and population the rows of this scale only."""
        frame = _read(path)
        if "id" not in frame.columns:
            raise InputError(path.name, 'has no column "id".', code="bad_file")
        for column, wanted in zip(SCALE, (key, population), strict=True):
            if column in frame.columns and wanted is not None:
                frame = frame.filter(pl.col(column).cast(pl.String) == wanted)
        names = [name for name in NUMBERS if name in frame.columns]
        frame = frame.select(pl.col("id").cast(pl.String), *(_numbers(frame[name], path) for name in names))
        if frame["id"].is_duplicated().any():
            raise InputError(path.name, "has an id twice under this key and population.", code="bad_file")
        return cls(expected=frame, columns=[ColumnComparison(name) for name in names], file_rows=len(frame))

    def add(self, scores: pl.DataFrame) -> None:
        """Compares more rows of the output."""
        ids = scores.select(pl.col("id").cast(pl.String)).with_row_index("row")
        pairs = ids.join(self.expected, on="id", how="inner", maintain_order="left")
        self.found += len(pairs)
        both = {
            column.name: (_floats(scores[column.name][pairs["row"]]), _floats(pairs[column.name]))
            for column in self.columns
            if column.name in scores.columns
        }
        # On either side, since near 8.2 one library's t-distribution still gives a number where another's does not.
        sizes = [np.abs(side) for name in Z_COLUMNS if name in both for side in both[name]]
        z = np.fmax.reduce(sizes) if sizes else np.zeros(len(pairs))
        for column in self.columns:
            if column.name in both:
                self._compare(column, *both[column.name], z, pairs["id"])

    def _compare(self, column: ColumnComparison, ours: Floats, theirs: Floats, z: Floats, ids: pl.Series) -> None:
        counts = z <= FARTHEST_Z if column.name.startswith("daz") else np.ones(len(z), dtype=np.bool_)
        counts |= np.isnan(z)
        one_sided = counts & (np.isnan(ours) != np.isnan(theirs))
        difference = np.where(counts, np.abs(ours - theirs), np.nan)
        both = ~np.isnan(difference)
        column.compared += int(both.sum())
        column.one_sided += int(one_sided.sum())
        column.beyond += int((both & (difference > _allowed(column.name, z))).sum() + one_sided.sum())
        if both.any():
            row = int(np.nanargmax(difference))
            if difference[row] > column.largest:
                column.largest, column.at_id = float(difference[row]), ids[row]

    @property
    def is_met(self) -> bool:
        """Whether every expected row was found and every column lies within its mark."""
        return self.found == self.file_rows and not any(column.beyond for column in self.columns)

    def lines(self) -> Iterator[str]:
        """The largest differences, a line for each column."""
        yield f"{self.found} of {self.file_rows} expected rows found"
        yield f"{'column':<9}{'compared':>9}  {'largest difference':>18}  {'one-sided':>9}  {'beyond mark':>11}  at id"
        for c in self.columns:
            yield f"{c.name:<9}{c.compared:>9}  {c.largest:>18.3g}  {c.one_sided:>9}  {c.beyond:>11}  {c.at_id}"
        yield "Within the marks." if self.is_met else "BEYOND the marks."


def _allowed(name: str, z: Floats) -> Floats | float:
    """The mark of a column: a, n, p, d exact; sem and d_full 1e-9; daz exact below 6 and then one last digit."""
    match name:
        case "sem" | "d_full":
            return CLOSE
        case "daz":
            return np.where(z < FAR_Z, 0.0, 1.001e-3)
        case "daz_full":
            return np.where(z < ROUGH_Z, 1e-7, 1e-5)
        case _:
            return 0.0


def _read(path: Path) -> pl.DataFrame:
    ending = ending_of(path)
    try:
        if ending in (CSV, PACKED_CSV):
            return pl.read_csv(path, infer_schema=False)
        return pl.read_parquet(path) if ending == PARQUET else pl.read_ipc(path)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise InputError(path.name, f"cannot be read: {str(error).splitlines()[0]}.", code="bad_file") from None


def _numbers(column: pl.Series, path: Path) -> pl.Series:
    def refuse(message: str) -> None:
        raise InputError(path.name, message, code="bad_file")

    lines = np.arange(2, len(column) + 2)
    return pl.Series(column.name, ages_of_column(column, lines, path.name, Faults(refuse), name=column.name))


def _floats(column: pl.Series) -> Floats:
    return column.cast(pl.Float64).fill_null(np.nan).to_numpy()
