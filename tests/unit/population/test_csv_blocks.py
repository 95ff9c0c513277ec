import io
from collections.abc import Iterator

import pytest

from handrail.population import csv_blocks
from handrail.population.csv_blocks import CellBlock, CsvFile
from handrail.vocabulary import InputError


def blocks(text: str | bytes) -> list[CellBlock]:
    raw = text if isinstance(text, bytes) else text.encode()
    return [block for block, _ in CsvFile(io.BytesIO(raw), "f.csv").blocks()]


def table(text: str | bytes) -> list[list[str]]:
    """The good rows, cell by cell."""
    return [row for block in blocks(text) for row in rows_of(block)]


def rows_of(block: CellBlock) -> Iterator[list[str]]:
    columns = [block.texts(column) for column in range(block.ends.shape[1])]
    return (list(row) for row in zip(*columns, strict=True))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_marks_and_a_missing_last_line_end_change_nothing(end: str, mark: str, *, last: bool) -> None:
    text = mark + end.join(["a,b", "1,x", ",y"]) + (end if last else "")
    assert table(text) == [["1", "x"], ["", "y"]]


def test_column_names_are_read_without_mark_quotes_and_space() -> None:
    assert CsvFile(io.BytesIO('\ufeff"id", age ,"x,y"\n'.encode()), "f").columns == ["id", "age", "x,y"]


@pytest.mark.parametrize("raw", [b"", b"\n", b"\xff\xfea\x00,\x00b\x00\n", b'""\n'])
def test_a_file_without_column_names_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"f\.csv"):
        CsvFile(io.BytesIO(raw), "f.csv")


def test_a_file_without_rows_is_one_empty_block() -> None:
    assert [len(block.is_good) for block in blocks("a,b\n")] == [0]


def test_quoted_cells_may_hold_commas_and_quotes() -> None:
    assert table('a,b\n"x,y","say ""hi"""\n"",z\n') == [["x,y", 'say "hi"'], ["", "z"]]


def test_a_quoted_cell_may_span_lines() -> None:
    assert table('a,b\n"one\ntwo",x\ny,z\n') == [["one two", "x"], ["y", "z"]]


def test_one_stray_quote_costs_one_line() -> None:
    block = blocks('a,b\nok,1\n"open,2\nfine,3\nfine,4\n')[0]
    assert list(rows_of(block)) == [["ok", "1"], ["fine", "3"], ["fine", "4"]]
    assert block.is_good.tolist() == [True, False, True, True]


def test_ragged_lines_are_found_and_their_cells_kept() -> None:
    block = blocks("a,b\n1,2\n3\n4,5,6\n7,8\n")[0]
    assert block.is_good.tolist() == [True, False, False, True]
    assert block.ragged == (["3"], ["4", "5", "6"])
    assert block.lines.tolist() == [2, 3, 4, 5]


def test_blank_lines_are_no_rows_but_count_as_lines() -> None:
    block = blocks("a,b\n\n1,2\n   \n3,4\n\n")[0]
    assert block.lines.tolist() == [3, 5]
    assert block.is_good.all()


def test_lines_after_a_cell_of_two_lines_keep_their_number() -> None:
    assert blocks('a,b\n"x\ny",1\nz,2\n')[0].lines.tolist() == [2, 4]


@pytest.mark.parametrize("size", [1, 2, 7, 64])
def test_blocks_of_any_size_give_the_same_rows(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    text = "a,b\r\n" + "".join(f"{n},{'x' * (n % 5)}\r\n" for n in range(50)) + "ragged\r\nlast,1"
    whole, lines = table(text), [int(line) for block in blocks(text) for line in block.lines]
    monkeypatch.setattr(csv_blocks, "BLOCK_BYTES", size)
    assert table(text) == whole
    assert [int(line) for block in blocks(text) for line in block.lines] == lines


def test_bytes_that_are_no_text_are_replaced() -> None:
    assert table(b"a,b\n\xff,1\n") == [["\ufffd", "1"]]
