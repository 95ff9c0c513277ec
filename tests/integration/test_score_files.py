"""`handrail development score`: every file is answered row by row, as the format says."""

import csv
import gzip
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from typer.testing import Result

from golden.dscore_files import FOLDER, by_scale, rows
from handrail.population import answer_store, csv_blocks, tables
from handrail.vocabulary import HandrailError

ITEMS = ("gs1moc030", "gs1moc034", "gs1moc039")
HEADER = ",".join(("id", "age", *ITEMS))
Score = Callable[..., tuple[Result, list[dict[str, str]]]]
REFERENCE_SETS = {
    "random": ("random_children.csv.gz", "random_input.csv.gz", "random_output.csv.gz"),
    "milestones": ("milestones_children.csv", "milestones_input.csv.gz", "milestones_output.csv.gz"),
}


@pytest.mark.parametrize(
    ("name", "key", "population"),
    [(name, *scale) for name, files in REFERENCE_SETS.items() for scale in by_scale(rows(files[2]))],
)
def test_every_reference_file_is_within_its_marks(run, tmp_path, name: str, key: str, population: str) -> None:
    children, answers, expected = (FOLDER / file for file in REFERENCE_SETS[name])
    options = ["--key", key, "--population", population, "--full", "--check", expected]
    done = run("score", children, "-o", tmp_path / "out.csv", "--responses", answers, *options)
    assert "Within the marks." in done.stdout, done.stdout
    assert done.exit_code == 0, done.output


def test_a_child_of_every_kind_has_a_row_in_order(score: Score) -> None:
    done, out = score(f"{HEADER}\na,0.5,1,1,0\nb,,1,,0\nc,0.7,,,\nd,NaN,1,1,1\n")
    assert done.exit_code == 0
    assert [row["id"] for row in out] == ["a", "b", "c", "d"]
    assert list(out[0]) == ["id", "a", "n", "p", "d", "sem", "daz"]
    assert (out[0]["a"], out[0]["n"], out[0]["p"], out[0]["d"], out[0]["daz"]) == (
        "0.5",
        "3",
        "0.6667",
        "31.79",
        "-0.481",
    )
    assert list(out[1].values()) == ["b", "", "2", "0.5", "", "", ""]
    assert list(out[2].values()) == ["c", "", "0", "", "", "", ""]
    assert list(out[3].values()) == ["d", "", "3", "1.0", "", "", ""]


def test_full_adds_the_numbers_that_are_not_rounded(score: Score) -> None:
    _, out = score(f"{HEADER}\na,0.5,1,1,0\n", "--full")
    assert list(out[0]) == ["id", "a", "n", "p", "d", "sem", "daz", "d_full", "daz_full"]
    assert float(out[0]["d_full"]) != float(out[0]["d"])


def test_bad_cells_are_left_out_and_told_with_line_and_column(score: Score) -> None:
    done, out = score(f'{HEADER}\na,0.5,2,1,0\nb,abc,-1,0.5,1.0\nc,0.7,x, 1 ,"1"\nd,inf,1,1,1\n')
    assert done.exit_code == 1
    assert [row["n"] for row in out] == ["2", "1", "2", "3"]
    for told in (
        "line 2, column gs1moc030",
        "line 3, column age",
        "line 3, column gs1moc030",
        "line 3, column gs1moc034",
        "line 4, column gs1moc030",
        "line 5, column age",
    ):
        assert f"children.csv, {told}:" in done.stderr


def test_ragged_lines_are_told_and_stay_in_the_output(score: Score) -> None:
    done, out = score(f"{HEADER}\na,0.5,1,1\nb,0.5,1,1,0,1\nc,0.5,1,1,0\n\nd\n")
    assert done.exit_code == 1
    assert [(row["id"], row["n"]) for row in out] == [("a", "0"), ("b", "0"), ("c", "3"), ("d", "0")]
    assert "line 2: has 4 cells where 5 are due" in done.stderr
    assert "line 6: has 1 cells" in done.stderr


def test_a_repeated_id_is_told_and_only_the_first_is_scored(score: Score) -> None:
    done, out = score(f"{HEADER}\na,0.5,1,1,0\na,0.6,1,1,1\n,0.5,1,1,1\nb,0.5,1,1,1\n")
    assert done.exit_code == 1
    assert [(row["id"], row["n"]) for row in out] == [("a", "3"), ("a", "0"), ("", "0"), ("b", "3")]
    assert "line 3, column id: stands on an earlier line too" in done.stderr
    assert "line 4, column id: is empty" in done.stderr


def test_a_second_column_of_an_item_is_told_and_left_out(score: Score) -> None:
    done, out = score("id,age,gs1moc030,GS1MOC030,gs1moc030\na,0.5,1,0,0\n")
    assert done.exit_code == 1
    assert (out[0]["n"], out[0]["p"]) == ("1", "1.0")
    assert done.stderr.count("has a column already") == 2


def test_mark_line_ends_and_case_change_nothing(score: Score) -> None:
    _, plain = score(f"{HEADER}\na,0.5,1,1,0\n")
    _, marked = score(("\ufeff" + HEADER.upper().replace("ID,AGE", "id,age") + "\r\na,0.5,1,1,0\r\n").encode())
    assert plain == marked


def test_a_hundred_thousand_columns_are_answered(score: Score) -> None:
    others = [f"x{number}" for number in range(100_000)]
    header = ",".join(["id", *others, *ITEMS, "age"])
    row = ",".join(["a", *["7"] * len(others), "1", "1", "0", "0.5"])
    done, out = score(f"{header}\n{row}\n")
    assert done.exit_code == 0
    assert (out[0]["n"], out[0]["d"]) == ("3", "31.79")


@pytest.mark.parametrize("text", ["", "\n", "id,gs1moc030\na,1\n", "age,gs1moc030\n1,1\n", "id,id,age\na,b,1\n"])
def test_files_without_their_columns_are_refused(run, tmp_path: Path, text: str) -> None:
    source, out = tmp_path / "children.csv", tmp_path / "scores.csv"
    source.write_text(text)
    with pytest.raises(HandrailError, match=r"children\.csv"):
        run("score", source, "-o", out)
    assert not out.exists()


def test_a_file_without_children_has_no_scores(score: Score) -> None:
    done, out = score(f"{HEADER}\n")
    assert (done.exit_code, out) == (0, [])


@pytest.mark.parametrize("ending", [".csv", ".csv.gz", ".parquet", ".arrow"])
@pytest.mark.parametrize("out_ending", [".csv", ".csv.gz", ".parquet", ".arrow"])
def test_every_kind_of_file_gives_the_same_scores(run, tmp_path: Path, ending: str, out_ending: str) -> None:
    frame = pl.DataFrame({"id": ["a", "b"], "age": [0.5, None], **{item: [1, 0] for item in ITEMS}})
    source, out = tmp_path / f"children{ending}", tmp_path / f"scores{out_ending}"
    text = frame.write_csv().encode()
    match ending:
        case ".parquet":
            frame.write_parquet(source)
        case ".arrow":
            frame.write_ipc(source)
        case _:
            source.write_bytes(gzip.compress(text) if ending == ".csv.gz" else text)
    assert run("score", source, "-o", out).exit_code == 0
    read = {".parquet": pl.read_parquet, ".arrow": pl.read_ipc}.get(out_ending, pl.read_csv)(out)
    assert read.columns == ["id", "a", "n", "p", "d", "sem", "daz"]
    assert read["id"].to_list() == ["a", "b"]
    assert read["n"].to_list() == [3, 3]
    assert read["d"].to_list() == [35.71, None]
    assert read["sem"].null_count() == 1


def test_numbers_read_back_as_the_same_float64(run, tmp_path: Path) -> None:
    children, answers, _ = (FOLDER / file for file in REFERENCE_SETS["random"])
    text, binary = tmp_path / "scores.csv", tmp_path / "scores.parquet"
    for out in (text, binary):
        run("score", children, "-o", out, "--responses", answers, "--full")
    written = {column: [] for column in ("a", "p", "d", "sem", "daz", "d_full", "daz_full")}
    for row in csv.DictReader(text.read_text().splitlines()):
        for column, values in written.items():
            values.append(float(row[column]) if row[column] else None)
    exact = pl.read_parquet(binary)
    assert {column: exact[column].to_list() for column in written} == written


def test_the_long_form_scores_as_the_wide_one(run, tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    table = rng.integers(-1, 2, (300, len(ITEMS)))
    ids, ages = [f"c{n}" for n in range(300)], rng.uniform(0, 3.5, 300)
    wide = pl.DataFrame(
        {"id": ids, "age": ages, **{i: pl.Series(c).replace(-1, None) for i, c in zip(ITEMS, table.T, strict=True)}}
    )
    triples = [(ids[r], ITEMS[c].upper(), int(table[r, c])) for r in range(300) for c in range(3) if table[r, c] >= 0]
    rng.shuffle(triples)
    long = pl.DataFrame(triples, schema=["id", "item", "score"], orient="row")
    wide.write_csv(tmp_path / "wide.csv")
    wide.select("id", "age").write_parquet(tmp_path / "children.parquet")
    long.write_csv(tmp_path / "long.csv")
    run("score", tmp_path / "wide.csv", "-o", tmp_path / "a.csv")
    run("score", tmp_path / "children.parquet", "-o", tmp_path / "b.csv", "--responses", tmp_path / "long.csv")
    a, b = pl.read_csv(tmp_path / "a.csv"), pl.read_csv(tmp_path / "b.csv")
    assert a.drop("sem").equals(b.drop("sem"))
    np.testing.assert_allclose(a["sem"].fill_null(0), b["sem"].fill_null(0), atol=1e-12)


def test_faults_of_the_long_form_are_told_and_left_out(run, tmp_path: Path) -> None:
    children, answers, out = (tmp_path / name for name in ("children.csv", "answers.csv", "out.csv"))
    children.write_text("id,age\na,0.5\nb,0.5\n")
    lines = [
        "id,item,score",
        "a,gs1moc030,1",
        "a,gs1moc034,2",
        "a,gs1moc030,0",  # a repetition
        "b,gs1moc030",  # ragged
        "b,,1",
        ",gs1moc030,1",
        "b,gs1moc034,1",
        "stranger,gs1moc034,1",
        "b,zzz,1",
        "b,gs1moc039,",
    ]
    answers.write_text("\n".join(lines))
    done = run("score", children, "-o", out, "--responses", answers)
    assert done.exit_code == 1
    assert [(row["id"], row["n"], row["p"]) for row in csv.DictReader(out.read_text().splitlines())] == [
        ("a", "1", "1.0"),
        ("b", "1", "1.0"),
    ]
    for told in (
        "line 3, column score",
        "line 4, column item",
        "line 5: has 2",
        "line 6, column item",
        "line 7, column id",
    ):
        assert f"answers.csv, {told}" in done.stderr
    assert "1 answers in answers.csv belong to no child" in done.stderr


def test_answers_of_others_are_no_fault(run, tmp_path: Path) -> None:
    children, answers = tmp_path / "children.csv", tmp_path / "answers.csv"
    children.write_text("id,age\na,0.5\n")
    answers.write_text("id,item,score\na,gs1moc030,1\nb,gs1moc030,1\n")
    assert run("score", children, "-o", tmp_path / "out.csv", "--responses", answers).exit_code == 0


def test_the_age_is_kept_when_nobody_answered_an_item_of_the_key(run, tmp_path: Path) -> None:
    children, answers, out = (tmp_path / name for name in ("children.csv", "answers.csv", "out.csv"))
    children.write_text("id,age\na,0.5\n")
    answers.write_text("id,item,score\na,zzz,1\n")
    run("score", children, "-o", out, "--responses", answers)
    assert out.read_text().splitlines()[1] == "a,0.5,0,,,,"


def test_files_in_many_parts_score_as_in_one(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    children, answers, expected = (FOLDER / file for file in REFERENCE_SETS["random"])
    monkeypatch.setattr(csv_blocks, "BLOCK_BYTES", 700)
    monkeypatch.setattr(answer_store, "CHILDREN_A_PART", 60)
    monkeypatch.setattr(answer_store, "BYTES_IN_MEMORY", 5000)
    done = run("score", children, "-o", tmp_path / "o.arrow", "--responses", answers, "--full", "--check", expected)
    assert "Within the marks." in done.stdout


def test_parquet_in_many_parts_keeps_order_and_finds_repetitions(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(tables, "ROWS_AT_ONCE", (64, 64))
    ids = [*range(1000), 5]
    frame = pl.DataFrame({"id": ids, "age": [0.5] * 1001, ITEMS[0]: [1] * 1001})
    frame.write_parquet(tmp_path / "children.parquet", row_group_size=100)
    done = run("score", tmp_path / "children.parquet", "-o", tmp_path / "out.parquet")
    out = pl.read_parquet(tmp_path / "out.parquet")
    assert done.exit_code == 1
    assert out["id"].to_list() == ids
    assert out["n"].to_list() == [1] * 1000 + [0]
