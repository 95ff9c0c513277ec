import numpy as np
import polars as pl
import pytest

from handrail.population.faults import MOST_TOLD, Faults
from handrail.population.numbers import ages_of_column, number_of, score_of, scores_of_columns


@pytest.fixture
def told() -> list[str]:
    return []


def scores(column: pl.Series, told: list[str]) -> list[int]:
    lines = np.arange(1, len(column) + 1)
    return scores_of_columns(pl.DataFrame({"x": column}), ["x"], lines, "file", Faults(told.append))[:, 0].tolist()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1.0),
        (" 1.50 ", 1.5),
        ("-2e3", -2000.0),
        (".5", 0.5),
        ("one", None),
        ("1_0", None),
        ("１", None),
        ("inf", None),
    ],
)
def test_a_number_is_what_every_program_reads_as_one(text: str, number: float | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["", "  ", "NaN", "nan"])
def test_empty_and_nan_are_missing(text: str) -> None:
    assert np.isnan(number_of(text))  # type: ignore[arg-type]
    assert score_of(text) == -1


@pytest.mark.parametrize(
    ("text", "score"), [("1", 1), ("0", 0), ("1.0", 1), ("+1", 1), ("2", None), ("0.5", None), ("NA", None)]
)
def test_a_score_is_one_or_zero(text: str, score: int | None) -> None:
    assert score_of(text) == score


@pytest.mark.parametrize(
    "column",
    [
        pl.Series([1, 0, None], dtype=pl.Int8),
        pl.Series([1, 0, None], dtype=pl.UInt32),
        pl.Series([1.0, 0.0, None]),
        pl.Series([1.0, 0.0, float("nan")]),
        pl.Series([True, False, None]),
        pl.Series(["1", " 0 ", ""]),
        pl.Series(["1.0", "0", "NaN"]),
    ],
)
def test_every_type_of_column_may_hold_scores(column: pl.Series, told: list[str]) -> None:
    assert scores(column, told) == [1, 0, -1]
    assert told == []


@pytest.mark.parametrize(
    "column",
    [
        pl.Series([1, 2, 0], dtype=pl.Int64),
        pl.Series([1, -1, 0], dtype=pl.Int8),
        pl.Series([1.0, 0.5, 0.0]),
        pl.Series(["1", "yes", "0"]),
        pl.Series([1, 257, 0], dtype=pl.Int16),  # would become 1 if it were cut to eight bits
    ],
)
def test_what_is_no_score_is_left_out_and_told_with_its_place(column: pl.Series, told: list[str]) -> None:
    assert scores(column, told) == [1, -1, 0]
    assert len(told) == 1
    assert told[0].startswith("file, line 2, column x:")


def test_a_column_of_another_kind_holds_no_scores(told: list[str]) -> None:
    assert scores(pl.Series([[1], None]), told) == [-1, -1]
    assert len(told) == 1


def test_a_column_of_nothing_is_missing(told: list[str]) -> None:
    assert scores(pl.Series([None, None]), told) == [-1, -1]
    assert told == []


@pytest.mark.parametrize(
    ("column", "ages", "faults"),
    [
        (pl.Series([1.5, None, float("nan")]), [1.5, None, None], 0),
        (pl.Series([1, 2, None]), [1.0, 2.0, None], 0),
        (pl.Series(["1.5", " ", "NaN"]), [1.5, None, None], 0),
        (pl.Series(["1.5", "two", "inf"]), [1.5, None, None], 2),
        (pl.Series([1.0, float("inf"), -0.05]), [1.0, None, -0.05], 1),
        (pl.Series([True, False, None]), [None, None, None], 2),
        (pl.Series([None, None, None]), [None, None, None], 0),
    ],
)
def test_ages_are_finite_numbers_or_missing(
    column: pl.Series, ages: list[float | None], faults: int, told: list[str]
) -> None:
    found = ages_of_column(column, np.arange(1, 4), "file", Faults(told.append))
    assert [None if np.isnan(age) else age for age in found] == ages
    assert len(told) == faults


def test_a_long_cell_is_cut_in_the_message(told: list[str]) -> None:
    scores(pl.Series(["x" * 1000]), told)
    assert len(told[0]) < 200


def test_faults_beyond_counting_are_counted_and_no_longer_told(told: list[str]) -> None:
    faults = Faults(told.append)
    for line in range(MOST_TOLD + 5):
        faults.add("file", line, "", "what")
    assert faults.count == MOST_TOLD + 5
    assert len(told) == MOST_TOLD + 1
