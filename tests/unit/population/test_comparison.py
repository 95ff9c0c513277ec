from pathlib import Path

import polars as pl
import pytest

from handrail.population import Comparison
from handrail.vocabulary import InputError


def compared(tmp_path: Path, expected: pl.DataFrame, scores: pl.DataFrame) -> Comparison:
    path = tmp_path / "expected.parquet"
    expected.write_parquet(path)
    comparison = Comparison.with_file(path, "gsed2406", "preliminary_standards")
    comparison.add(scores)
    return comparison


def frame(**columns: float | None) -> pl.DataFrame:
    numbers = {name: pl.Series([value], dtype=pl.Float64) for name, value in columns.items()}
    return pl.DataFrame({"id": ["a"], **numbers})


@pytest.mark.parametrize(
    ("column", "ours", "theirs", "is_met"),
    [
        ("d", 31.79, 31.79, True),
        ("d", 31.79, 31.80, False),
        ("sem", 2.0, 2.0 + 1e-10, True),
        ("sem", 2.0, 2.0 + 1e-8, False),
        ("d", None, None, True),
        ("d", None, 31.8, False),
        ("d", 31.8, None, False),
        ("daz", 5.999, 5.999, True),
        ("daz", 5.998, 5.999, False),
        ("daz", 6.5, 6.501, True),
        ("daz", 6.5, 6.503, False),
        ("daz", 8.2, None, True),
        ("daz", None, 8.2, True),
        ("daz", 7.5, 7.9, True),
        ("daz_full", 3.0, 3.0 + 1e-8, True),
        ("daz_full", 3.0, 3.0 + 1e-6, False),
        ("daz_full", 6.0, 6.0 + 9e-6, True),
    ],
)
def test_each_column_has_its_mark(
    tmp_path: Path, column: str, ours: float | None, theirs: float | None, is_met: bool
) -> None:
    assert compared(tmp_path, frame(**{column: theirs}), frame(**{column: ours})).is_met == is_met


def test_numbers_may_come_as_text_and_ids_as_numbers(tmp_path: Path) -> None:
    expected = pl.DataFrame({"id": [7], "d": ["31.5"]})
    scores = pl.DataFrame({"id": ["7"], "d": [31.5]})
    assert compared(tmp_path, expected, scores).is_met


def test_columns_that_were_not_written_are_not_compared(tmp_path: Path) -> None:
    comparison = compared(tmp_path, frame(d=1.0, d_full=1.0), frame(d=1.0))
    assert [(column.name, column.compared) for column in comparison.columns] == [("d", 1), ("d_full", 0)]


def test_the_largest_difference_names_its_child(tmp_path: Path) -> None:
    expected = pl.DataFrame({"id": ["a", "b", "c"], "d": [1.0, 2.0, 3.0]})
    comparison = compared(tmp_path, expected, expected.with_columns(pl.Series("d", [1.1, 2.5, 3.0])))
    assert (comparison.columns[0].at_id, comparison.columns[0].largest) == ("b", 0.5)
    assert "BEYOND the marks." in list(comparison.lines())


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        (pl.DataFrame({"d": [1.0]}), 'has no column "id"'),
        (pl.DataFrame({"id": ["a", "a"], "d": [1.0, 1.0]}), "an id twice"),
        (pl.DataFrame({"id": ["a"], "d": ["one"]}), "is not a number"),
    ],
)
def test_expected_scores_without_sense_are_refused(tmp_path: Path, expected: pl.DataFrame, told: str) -> None:
    with pytest.raises(InputError, match=told):
        compared(tmp_path, expected, frame(d=1.0))


@pytest.mark.parametrize("ending", [".csv", ".arrow"])
def test_expected_scores_come_in_every_kind_of_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"expected{ending}"
    if ending == ".csv":
        frame(d=1.0).write_csv(path)
    else:
        frame(d=1.0).write_ipc(path)
    comparison = Comparison.with_file(path, "gsed2406", None)
    comparison.add(frame(d=1.0))
    assert comparison.is_met
