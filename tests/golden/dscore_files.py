"""Reads the reference files of the D-score into the arrays that the engine takes."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from handrail.development.dscore import Coordinates, Scores

FOLDER = Path(__file__).parent / "dscore"
Row = dict[str, str]


@cache
def rows(name: str) -> list[Row]:
    """The rows of one reference file."""
    raw = (FOLDER / name).read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode()
    return list(csv.DictReader(text.splitlines()))


def numbers(records: Sequence[Row], column: str) -> NDArray[np.float64]:
    """One column as numbers, NaN where empty."""
    return np.array([float(record[column]) if record[column] else np.nan for record in records])


def by_scale(records: Sequence[Row]) -> dict[tuple[str, str], list[Row]]:
    """The rows by key and population."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for record in records:
        groups[record["key"], record["population"]].append(record)
    return groups


def answers_of(records: Sequence[Row], ids: Sequence[str]) -> Coordinates:
    """The answers of the children `ids`, in that order."""
    row_of = {child: row for row, child in enumerate(ids)}
    mine = [record for record in records if record["id"] in row_of]
    items = sorted({record["item"] for record in mine})
    place_of = {item: place for place, item in enumerate(items)}
    return Coordinates(
        child=np.array([row_of[record["id"]] for record in mine], dtype=np.int64),
        item=np.array([place_of[record["item"]] for record in mine], dtype=np.int32),
        score=np.array([int(record["score"] or -1) for record in mine], dtype=np.int8),
        items=items,
        children=len(ids),
    )


def assert_meets_the_marks(found: Scores, expected: Sequence[Row], *, with_daz: bool = True) -> None:
    """a, n, p, d exact; d_full and sem within 1e-9; daz exact below |z| = 6; daz_full 1e-7 below 5 and 1e-5 below 7."""
    for column in {"a", "n", "p", "d"} & set(expected[0]):
        np.testing.assert_array_equal(getattr(found, column), numbers(expected, column), err_msg=column)
    for column in ("d_full", "sem"):
        np.testing.assert_allclose(getattr(found, column), numbers(expected, column), rtol=0, atol=1e-9, err_msg=column)
    if with_daz:
        assert found.daz_full is not None
        assert_z_meets_the_marks(found.daz, found.daz_full, numbers(expected, "daz"), numbers(expected, "daz_full"))


def assert_z_meets_the_marks(
    daz: NDArray[np.float64],
    daz_full: NDArray[np.float64],
    expected: NDArray[np.float64],
    expected_full: NDArray[np.float64],
) -> None:
    """The marks of DAZ, rounded and not."""
    size = np.fmax(np.abs(expected_full), np.abs(daz_full))
    is_near = ~(size >= 7)
    np.testing.assert_array_equal(np.isnan(daz_full)[is_near], np.isnan(expected_full)[is_near])
    np.testing.assert_array_equal(daz[size < 6], expected[size < 6])
    np.testing.assert_allclose(daz_full[size < 5], expected_full[size < 5], rtol=0, atol=1e-7)
    np.testing.assert_allclose(daz_full[size < 7], expected_full[size < 7], rtol=0, atol=1e-5)
