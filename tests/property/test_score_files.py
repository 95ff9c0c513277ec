"""Any file is answered row by row, or refused: never a wrong score, never a lost row."""

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.development.dscore import Options, shipped_tables
from handrail.development.score import scorer_for
from handrail.population import Faults, Job, Progress, csv_blocks, score_files
from handrail.vocabulary import InputError

ITEMS = ("gs1moc030", "gs1moc034", "gs1moc039")
HEADER = ["id", "age", *ITEMS, "note"]
SCORER = scorer_for("gsed2406", None, Options(), shipped_tables())

scores = st.sampled_from(["1", "0", "", "1.0", " 0", "2", "-1", "0.5", "x", "NA", "nan", "1e0", "٣", "--1", "true"])
good_scores = {"1": 1, "0": 0, "1.0": 1, " 0": 0, "1e0": 1}
missing_scores = {"", "nan"}
ages = st.sampled_from(["0.5", "1.25", "", "NaN", "-0.05", "4.5", "abc", "inf", "1,5", "9" * 400])
good_ages = {"0.5", "1.25", "-0.05", "4.5"}
notes = st.text(st.characters(blacklist_characters='"\r\n,', blacklist_categories=["Cs"]), max_size=8)


@st.composite
def lines(draw: st.DrawFn) -> tuple[list[str], bool]:
    """The cells of a line, and whether it has as many as are due."""
    cells = [draw(st.sampled_from(["a", "b", "c7", "7", "ü"])), draw(ages), *(draw(scores) for _ in ITEMS), draw(notes)]
    match draw(st.sampled_from(["whole", "whole", "whole", "short", "long"])):
        case "short":
            return cells[: draw(st.integers(1, len(cells) - 1))], False
        case "long":
            return [*cells, "more"], False
        case _:
            return cells, True


def scored(text: bytes) -> tuple[list[dict[str, str]], list[str]]:
    """The rows of OUT and the faults told."""
    told: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "children.csv", Path(folder) / "out.csv"
        source.write_bytes(text)
        silent = Progress(
            faults=Faults(told.append), begin=lambda *_: None, advance=lambda *_: None, note=lambda *_: None
        )
        score_files(Job(children=source, out=out, scorer=SCORER), silent)
        return list(csv.DictReader(io.StringIO(out.read_text()))), told


def written(rows: list[list[str]], end: str, *, has_mark: bool, is_quoted: bool) -> bytes:
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if is_quoted else csv.QUOTE_MINIMAL
    csv.writer(out, lineterminator=end, quoting=quoting).writerows([HEADER, *rows])
    return (("\ufeff" if has_mark else "") + out.getvalue()).encode()


@given(st.lists(lines(), max_size=12), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_row_is_counted_as_the_format_says(
    given_lines: list[tuple[list[str], bool]], end: str, has_mark: bool, is_quoted: bool
) -> None:
    rows = [cells for cells, _ in given_lines]
    out, told = scored(written(rows, end, has_mark=has_mark, is_quoted=is_quoted))
    assert [row["id"] for row in out] == [cells[0] for cells in rows]
    seen: set[str] = set()
    faults = 0
    for row, (cells, is_whole) in zip(out, given_lines, strict=True):
        is_first = cells[0] not in seen
        seen.add(cells[0])
        found = [good_scores[cell] for cell in cells[2:5] if cell in good_scores] if is_whole and is_first else []
        assert int(row["n"]) == len(found)
        assert row["p"] == ("" if not found else str(round(sum(found) / len(found), 4)))
        assert bool(row["d"]) == (bool(found) and cells[1] in good_ages)
        faults += not is_whole
        faults += is_whole and not is_first
        if is_whole:
            faults += sum(cell not in good_scores and cell not in missing_scores for cell in cells[2:5])
            faults += cells[1] not in good_ages and cells[1] not in ("", "NaN")
    assert len(told) == faults


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_answered_or_refused(noise: bytes) -> None:
    for text in (noise, b"id,age,gs1moc030\n" + noise):
        try:
            scored(text)
        except InputError as error:
            assert error.exit_status == 2


@given(st.text('a",\n\r1 ', max_size=60), st.integers(1, 20))
@settings(max_examples=300, deadline=None)
def test_blocks_of_any_size_tell_the_same_rows(text: str, size: int) -> None:
    """Quoted cells of several lines may be cut by a block; everything else is the same."""

    def rows() -> list[tuple[int, bool]]:
        file = csv_blocks.CsvFile(io.BytesIO(b"id,age\n" + text.encode()), "f")
        return [
            (int(line), bool(good))
            for block, _ in file.blocks()
            for line, good in zip(block.lines, block.is_good, strict=True)
        ]

    if '"' in text:
        text = text.replace('"', "")
    whole, usual = rows(), csv_blocks.BLOCK_BYTES
    csv_blocks.BLOCK_BYTES = size
    try:
        assert rows() == whole
    finally:
        csv_blocks.BLOCK_BYTES = usual
