"""Ids: which came before, and in which row a child stands. By 64-bit hashes, so that ten million fit in memory.

Two different ids share a hash with a chance of about 3 in a million among ten million ids; the second would be taken
for a repetition.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]


def hashes_of(ids: pl.Series) -> Hashes:
    """The hash of each id as text, so that 7 and "7" are one child."""
    return ids.cast(pl.String).hash(seed=0).to_numpy()


class SeenIds:
    """The ids of a file so far, as a few sorted arrays of growing size."""

    def __init__(self) -> None:
        self._levels: list[Hashes] = []

    def repeated(self, ids: pl.Series) -> NDArray[np.bool_]:
        """Which of `ids` came before, in this call or an earlier one; then they count as seen."""
        hashes = hashes_of(ids)
        order = np.argsort(hashes, kind="stable")
        ordered = hashes[order]
        is_repeated = np.zeros(len(hashes), dtype=np.bool_)
        is_repeated[order[1:]] = ordered[1:] == ordered[:-1]
        for level in self._levels:
            is_repeated[order] |= _are_in(ordered, level)
        self._add(ordered)
        return is_repeated

    def _add(self, ordered: Hashes) -> None:
        if not len(ordered):
            return
        while self._levels and len(self._levels[-1]) <= 2 * len(ordered):
            ordered = np.sort(np.concatenate((self._levels.pop(), ordered)), kind="stable")
        self._levels.append(ordered)


class Roster:
    """The row of every child, found by id."""

    def __init__(self, ids: pl.Series, is_left_out: NDArray[np.bool_]) -> None:
        """`is_left_out` marks rows that no answer belongs to."""
        hashes = hashes_of(ids)
        rows = np.flatnonzero(~is_left_out)
        self._order = rows[np.argsort(hashes[rows], kind="stable")].astype(np.int32)
        self._sorted = hashes[self._order]

    def rows_of(self, ids: pl.Series) -> NDArray[np.int32]:
        """The row of each id; -1 for one that is not a child of the file. Runs of one id are looked up once."""
        if not len(ids) or not len(self._sorted):
            return np.full(len(ids), -1, dtype=np.int32)
        begins_run = (ids != ids.shift(1)).fill_null(value=True).to_numpy()
        wanted = hashes_of(ids.filter(pl.Series(begins_run)))
        place = np.minimum(np.searchsorted(self._sorted, wanted), len(self._sorted) - 1)
        found = np.where(self._sorted[place] == wanted, self._order[place], -1).astype(np.int32)
        of_each: NDArray[np.int32] = found[np.cumsum(begins_run) - 1]
        return of_each


def _are_in(ordered: Hashes, level: Hashes) -> NDArray[np.bool_]:
    place = np.minimum(np.searchsorted(level, ordered), len(level) - 1)
    found: NDArray[np.bool_] = level[place] == ordered
    return found
