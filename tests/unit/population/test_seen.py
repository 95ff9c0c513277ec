import numpy as np
import polars as pl
import pytest

from handrail.population.seen import Roster, SeenIds


def test_a_repetition_is_found_within_a_part_and_across_parts() -> None:
    seen = SeenIds()
    assert seen.repeated(pl.Series(["a", "b", "a"])).tolist() == [False, False, True]
    assert seen.repeated(pl.Series(["c", "b", "c"])).tolist() == [False, True, True]


def test_a_part_without_ids_changes_nothing() -> None:
    seen = SeenIds()
    seen.repeated(pl.Series([], dtype=pl.String))
    assert seen.repeated(pl.Series(["a"])).tolist() == [False]


@pytest.mark.parametrize("sizes", [[1] * 40, [100, 1, 1, 50, 3], [5, 10, 20, 40]])
def test_repetitions_are_found_whatever_the_parts(sizes: list[int]) -> None:
    rng = np.random.default_rng(1)
    ids = rng.integers(0, 60, sum(sizes))
    seen, found, first = SeenIds(), [], 0
    for size in sizes:
        found += seen.repeated(pl.Series(ids[first : first + size])).tolist()
        first += size
    known: set[int] = set()
    for id_, is_repeated in zip(ids.tolist(), found, strict=True):
        assert is_repeated == (id_ in known)
        known.add(id_)


def test_a_number_and_its_text_are_one_id() -> None:
    seen = SeenIds()
    seen.repeated(pl.Series([7]))
    assert seen.repeated(pl.Series(["7", "07"])).tolist() == [True, False]


def test_a_child_is_found_by_id() -> None:
    roster = Roster(pl.Series(["x", "y", "z"]), np.array([False, True, False]))
    assert roster.rows_of(pl.Series(["z", "z", "x", "y", "q", None, "z"])).tolist() == [2, 2, 0, -1, -1, -1, 2]


def test_nobody_is_found_among_no_children() -> None:
    roster = Roster(pl.Series([], dtype=pl.String), np.empty(0, dtype=bool))
    assert roster.rows_of(pl.Series(["a"])).tolist() == [-1]
    assert Roster(pl.Series(["a"]), np.array([False])).rows_of(pl.Series([], dtype=pl.String)).tolist() == []
