"""`handrail development` as a person types it: options, other tables, and the smaller commands."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from typer.testing import Result

from handrail.population import csv_blocks
from handrail.vocabulary import HandrailError

ITEMS = ("gs1moc030", "gs1moc034", "gs1moc039")
HEADER = ",".join(("id", "age", *ITEMS))
Score = Callable[..., tuple[Result, list[dict[str, str]]]]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--key", "nope"], "key"),
        (["--population", "nope"], "population"),
        (["--key", "dutch", "--population", "phase1"], "population"),
        (["--age-unit", "weeks"], "--age-unit"),
        (["--items", "nowhere.csv"], r"nowhere\.csv"),
        (["--check", "nowhere.csv"], r"nowhere\.csv"),
        (["--responses", "nowhere.csv"], r"nowhere\.csv"),
        (["--check", "scores.txt"], "must end in"),
    ],
)
def test_unusable_options_end_with_status_2(run, tmp_path: Path, options: list[str], told: str) -> None:
    source, out = tmp_path / "children.csv", tmp_path / "out.csv"
    source.write_text(f"{HEADER}\na,0.5,1,1,0\n")
    with pytest.raises(HandrailError, match=told) as caught:
        run("score", source, "-o", out, *options)
    assert caught.value.exit_status == 2
    assert not out.exists()


@pytest.mark.parametrize("name", ["children.parquet", "children.arrow", "children.csv.gz"])
def test_broken_files_are_refused(run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"no such file")
    with pytest.raises(HandrailError, match="cannot be read"):
        run("score", tmp_path / name, "-o", tmp_path / "out.csv")


def test_an_input_is_never_written_over(run, tmp_path: Path) -> None:
    source = tmp_path / "children.csv"
    source.write_text(f"{HEADER}\na,0.5,1,1,0\n")
    with pytest.raises(HandrailError, match="is an input"):
        run("score", source, "-o", source)


def test_a_folder_that_is_not_there_is_told(run, tmp_path: Path) -> None:
    source = tmp_path / "children.csv"
    source.write_text(f"{HEADER}\na,0.5,1,1,0\n")
    with pytest.raises(HandrailError, match="cannot be written"):
        run("score", source, "-o", tmp_path / "nowhere" / "out.csv")


def test_check_prints_what_differs_and_ends_with_status_1(score: Score, tmp_path: Path) -> None:
    expected = tmp_path / "expected.csv"
    expected.write_text("id,d,n\na,31.80,3\nb,1,1\n")
    done, _ = score(f"{HEADER}\na,0.5,1,1,0\n", "--check", expected)
    assert done.exit_code == 1
    assert "1 of 2 expected rows found" in done.stdout
    assert "0.01" in done.stdout
    assert "BEYOND the marks." in done.stdout


def test_check_compares_this_scale_only(score: Score, tmp_path: Path) -> None:
    expected = tmp_path / "expected.csv"
    expected.write_text("id,key,population,d\na,gsed2406,preliminary_standards,31.79\na,dutch,dutch,5\n")
    done, _ = score(f"{HEADER}\na,0.5,1,1,0\n", "--check", expected)
    assert done.exit_code == 0, done.output


def test_own_items_and_references_come_in_by_files(score: Score, tmp_path: Path) -> None:
    items, references = tmp_path / "items.csv", tmp_path / "references.csv"
    items.write_text(
        "key,item,tau,base_population,intercept,slope,from,to,by\n"
        "mine,own1,30,phase1,55,4,-10,100,1\nmine,own2,35,phase1,55,4,-10,100,1\n"
    )
    references.write_text(
        "population,key,distribution,age,mu,sigma,nu,tau\nhere,mine,LMS,0,10,0.1,1,\nhere,mine,LMS,2,60,0.1,1,\n"
    )
    text = "id,age,own1,own2\na,0.5,1,0\n"
    done, out = score(text, "--items", items, "--key", "mine")
    assert (out[0]["n"], out[0]["daz"]) == ("2", "")
    assert "no reference" in done.stderr
    options = ["--items", items, "--references", references, "--key", "mine", "--population", "here"]
    done, out = score(text, *options)
    assert out[0]["daz"]
    assert "items.csv (" in done.stderr


def test_a_retired_key_is_told(score: Score) -> None:
    done, _ = score(f"{HEADER}\na,0.5,1,1,0\n", "--key", "gsed2212")
    assert "retired" in done.stderr


def test_standard_input_and_output_are_csv() -> None:
    command = [str(Path(sys.executable).with_name("handrail")), "development", "score", "-", "-o", "-"]
    done = subprocess.run(command, input=f"{HEADER}\na,0.5,1,1,0\n", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1].startswith("a,0.5,3,0.6667,31.79,")


def test_an_interrupt_keeps_what_was_finished(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from handrail.population import scoring

    source, out = tmp_path / "children.csv", tmp_path / "out.parquet"
    source.write_text(f"{HEADER}\n" + "".join(f"c{n},0.5,1,1,0\n" for n in range(100)))
    monkeypatch.setattr(csv_blocks, "BLOCK_BYTES", 500)
    real, calls = scoring._scored, []

    def interrupted(*arguments):
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(*arguments)

    monkeypatch.setattr(scoring, "_scored", interrupted)
    assert run("score", source, "-o", out).exit_code == 130
    assert 0 < len(pl.read_parquet(out)) < 100


def test_the_scales_are_listed(run) -> None:
    listed = run("keys").stdout
    assert "gsed2212    1582 items" in listed
    assert "retired" in listed
    assert "dscore-1.11.0" in listed


def test_motor_windows_are_shown(run) -> None:
    assert len(run("windows").stdout.splitlines()) == 6
    one = run("windows", "walking_alone", "--age-months", 16).stdout
    assert "between 8 and 18 months; yours at 16 months." in one
    assert "97 in 100" in one
    assert "after the last" in run("windows", "walking_alone", "--age-months", 20).stdout


def test_both_ages_are_shown(run) -> None:
    assert "116 days corrected" in run("corrected-age", 200, "28").stdout
    assert "not corrected" in run("corrected-age", 200, "39").stdout
    assert "137 days corrected" in run("corrected-age", 200, "28", "--fraction", 0.75).stdout
