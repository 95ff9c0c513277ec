"""Files of children in every format: what is read from them, what is refused, and what a closed file holds."""

import gzip
import io
import sys
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from handrail.population.faults import Faults
from handrail.population.tables import ENDINGS, STANDARD, ScoreWriter, TableFile, ending_of
from handrail.vocabulary import InputError

FRAME = pl.DataFrame({"id": ["a", "b"], "age": [0.5, None], "item": [1, None]})


def written(frame: pl.DataFrame, path: Path) -> Path:
    match ending_of(path):
        case ".csv":
            frame.write_csv(path)
        case ".csv.gz":
            path.write_bytes(gzip.compress(frame.write_csv().encode()))
        case ".parquet":
            frame.write_parquet(path)
        case ".arrow":
            frame.write_ipc(path)
    return path


def children_of(path: Path) -> tuple[list[str | None], np.ndarray, np.ndarray]:
    file = TableFile(path, Faults(tell=pytest.fail))
    try:
        parts = list(file.children(file.named(("id", "age"), lambda name: name == "item")))
    finally:
        file.close()
    ids = [name for rows in parts for name in rows.ids.to_list()]
    return ids, np.concatenate([rows.ages for rows in parts]), np.concatenate([rows.table for rows in parts])


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_children_are_read_from_every_format(tmp_path, ending):
    ids, ages, table = children_of(written(FRAME, tmp_path / f"children{ending}"))
    assert ids == ["a", "b"]
    np.testing.assert_array_equal(ages, [0.5, np.nan])
    assert table.tolist() == [[1], [-1]]


@pytest.mark.parametrize("ending", [".parquet", ".arrow"])
def test_a_file_without_rows_is_one_part_without_rows(tmp_path, ending):
    ids, ages, table = children_of(written(FRAME.head(0), tmp_path / f"nobody{ending}"))
    assert (ids, ages.shape, table.shape) == ([], (0,), (0, 1))


def test_standard_input_is_read_as_csv(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(FRAME.write_csv().encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert children_of(STANDARD)[0] == ["a", "b"]


def test_an_ending_of_no_known_format_is_refused_and_names_those_that_are():
    with pytest.raises(InputError, match=r"\.csv, \.csv\.gz, \.parquet, \.arrow") as refused:
        ending_of(Path("children.xlsx"))
    assert refused.value.field == "children.xlsx"


@pytest.mark.parametrize("ending", [".csv.gz", ".parquet", ".arrow"])
def test_a_broken_file_is_refused_by_its_name(tmp_path, ending):
    path = tmp_path / f"broken{ending}"
    path.write_bytes(b"id,age\n")
    with pytest.raises(InputError, match="cannot be read") as refused:
        children_of(path)
    assert refused.value.field == path.name


@pytest.mark.parametrize(("columns", "told"), [("age", "has no column"), ("id,id,age", "has more than one column")])
def test_a_part_that_is_missing_or_there_twice_is_refused(tmp_path, columns, told):
    path = tmp_path / "children.csv"
    path.write_text(f"{columns}\n")
    with pytest.raises(InputError, match=told):
        children_of(path)


@pytest.mark.parametrize("ending", ENDINGS)
def test_parts_that_were_written_are_one_file(tmp_path, ending):
    path = tmp_path / f"out{ending}"
    writer = ScoreWriter(path)
    for part in (FRAME.head(1), FRAME.tail(1)):
        writer.write(part)
    writer.close()
    assert children_of(path)[0] == ["a", "b"]
    assert list(tmp_path.iterdir()) == [path]  # nothing for the meantime is left


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_that_is_closed_before_its_first_part_leaves_nothing_beside_it(tmp_path, ending):
    path = tmp_path / f"out{ending}"
    ScoreWriter(path).close()
    assert list(tmp_path.iterdir()) == [path]


def test_standard_output_is_written_as_csv_and_stays_open(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", stream)
    writer = ScoreWriter(STANDARD)
    writer.write(FRAME)
    writer.close()
    assert not stream.buffer.closed
    assert stream.buffer.getvalue().decode() == FRAME.write_csv()


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_a_folder_that_is_not_there_is_refused_before_anything_is_scored(tmp_path, ending):
    with pytest.raises(InputError, match="cannot be written"):
        ScoreWriter(tmp_path / "missing" / f"out{ending}")
