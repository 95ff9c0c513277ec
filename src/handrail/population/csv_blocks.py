"""CSV in blocks of whole lines, taken apart by array operations: ragged lines are found, every other cell is kept.

A line holds one row. A quoted cell may hold commas, doubled quotes and line breaks; a line with an odd number of quotes
that no following line closes is a ragged line by itself, so that one stray quote never swallows the rest of a file.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from handrail.vocabulary import InputError

BLOCK_BYTES = 1 << 22
LONGEST_RECORD = 100  # lines that one quoted cell may span
COMMA, NEWLINE, QUOTE, SPACE = 44, 10, 34, 32
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellBlock:
    """Some lines of a file, taken apart.

    `ends` (good rows, columns) says where each cell ends and `begins` (good rows,) where the row begins. `is_good`
    (rows,) tells rows with the right number of cells from ragged ones. `lines` (rows,) counts from 1 for the line of
    names. `ragged` holds the cells of the ragged rows.
    """

    buffer: Bytes
    begins: Places
    ends: Places
    is_good: NDArray[np.bool_]
    lines: Places
    ragged: tuple[list[str], ...]
    has_quotes: bool

    def bounds(self, columns: Sequence[int]) -> tuple[Places, Places]:
        """Begin and end of the cells in some columns of the good rows, each (good rows, columns), without quotes."""
        places = np.asarray(columns, dtype=np.intp)
        ends = self.ends[:, places]
        starts = self.ends[:, places - 1] + 1
        starts[:, places == 0] = self.begins[:, None]
        if not self.has_quotes:
            return starts, ends
        is_quoted = (self.buffer[starts] == QUOTE) & (self.buffer[ends - 1] == QUOTE) & (ends - starts >= 2)
        return starts + is_quoted, ends - is_quoted

    def texts(self, column: int) -> list[str]:
        """The cells of one column of the good rows."""
        starts, ends = (bound[:, 0] for bound in self.bounds([column]))
        lengths = ends - starts
        before = np.cumsum(lengths) - lengths
        within = np.arange(int(lengths.sum())) - np.repeat(before, lengths)
        row = np.arange(len(lengths))
        gathered = np.full(int(lengths.sum()) + len(lengths), NEWLINE, dtype=np.uint8)
        gathered[np.repeat(before + row, lengths) + within] = self.buffer[np.repeat(starts, lengths) + within]
        cells = gathered.tobytes().decode("utf-8", "replace").split("\n")[:-1]
        return [cell.replace('""', '"') if '""' in cell else cell for cell in cells]


class CsvFile:
    """A CSV file: the names of its columns, then its lines in blocks."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        """Reads the line of names. Raises InputError on the file when there is none, or it is not UTF-8."""
        self.name = name
        self._stream = stream
        first = stream.readline()
        if first.startswith(BYTE_ORDER_MARK):
            first = first[len(BYTE_ORDER_MARK) :]
        try:
            text = first.decode("utf-8").rstrip("\r\n")
            cells = next(csv.reader([text], strict=False), [])
        except (UnicodeDecodeError, csv.Error) as error:
            raise InputError(name, f"is no CSV file in UTF-8: {error}.", code="bad_file") from None
        self.columns = [cell.strip() for cell in cells]
        if not any(self.columns):
            raise InputError(name, "has no line of column names.", code="bad_file")

    def blocks(self) -> Iterator[tuple[CellBlock, int]]:
        """The lines in blocks, each with the number of bytes it took; blank lines are passed over."""
        line, rest = 2, b""
        while raw := self._stream.read(BLOCK_BYTES):
            whole, newline, rest = (rest + raw).rpartition(b"\n")
            if newline:
                yield self._block(whole + newline, line), len(raw)
                line += whole.count(b"\n") + 1
        if rest or line == 2:  # a file without rows is one block without rows
            yield self._block(rest + b"\n", line), 0

    def _block(self, raw: bytes, first_line: int) -> CellBlock:
        buffer = np.frombuffer(raw.replace(b"\r\n", b"\n"), dtype=np.uint8)
        all_newlines = np.flatnonzero(buffer == NEWLINE)
        buffer, forced = _with_quotes_closed(buffer, all_newlines, len(self.columns))
        ends = cell_ends(buffer)
        newlines = np.flatnonzero(buffer[ends] == NEWLINE)
        begins = np.concatenate(([0], ends[newlines[:-1]] + 1)) if len(newlines) else np.empty(0, dtype=np.int64)
        cells = np.diff(newlines, prepend=-1)
        line_of_row = np.searchsorted(all_newlines, begins)
        is_good = (cells == len(self.columns)) & ~np.isin(line_of_row, forced)
        is_row, ragged = _ragged_rows(buffer, begins, ends[newlines], is_good)
        return CellBlock(
            buffer=buffer,
            begins=begins[is_good],
            ends=ends[np.repeat(is_good, cells)].reshape(-1, len(self.columns)),
            is_good=is_good[is_row],
            lines=line_of_row[is_row] + first_line,
            ragged=ragged,
            has_quotes=bool((buffer == QUOTE).any()),
        )


def cell_ends(buffer: Bytes) -> Places:
    """Where cells end: at every comma and line break outside quotes. Every line has an even number of quotes."""
    is_end = (buffer == COMMA) | (buffer == NEWLINE)
    is_quote = buffer == QUOTE
    if is_quote.any():
        is_end &= np.bitwise_xor.accumulate(is_quote.view(np.uint8)) == 0
    return np.flatnonzero(is_end)


def _with_quotes_closed(buffer: Bytes, newlines: Places, columns: int) -> tuple[Bytes, list[int]]:
    """The buffer with an even number of quotes in every line, and the lines (from 0) that are ragged by their quotes.

    Lines that belong to one quoted cell are joined: their line breaks become spaces.
    """
    if not (is_quote := buffer == QUOTE).any():
        return buffer, []
    begins = np.concatenate(([0], newlines[:-1] + 1))
    odd = np.flatnonzero(np.add.reduceat(is_quote, begins, dtype=np.int64) % 2)
    buffer, forced, place = buffer.copy(), [], 0
    while place < len(odd):
        first, last = odd[place], odd[min(place + 1, len(odd) - 1)]
        span = slice(begins[first], newlines[last] + 1)
        joined = np.where(buffer[span] == NEWLINE, SPACE, buffer[span]).astype(np.uint8)
        joined[-1] = NEWLINE
        if first < last <= first + LONGEST_RECORD and len(cell_ends(joined)) == columns:
            buffer[span] = joined
            place += 2
            continue
        line = buffer[begins[first] : newlines[first]]
        line[line == QUOTE] = SPACE
        forced.append(int(first))
        place += 1
    return buffer, forced


def _ragged_rows(
    buffer: Bytes, begins: Places, ends: Places, is_good: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], tuple[list[str], ...]]:
    """Which lines are rows at all (blank ones are not), and the cells of the ragged rows."""
    is_row = np.ones(len(is_good), dtype=np.bool_)
    ragged = []
    for row in np.flatnonzero(~is_good):
        text = buffer[begins[row] : ends[row]].tobytes().decode("utf-8", "replace")
        if text.strip():
            ragged.append([cell.strip().strip('"') for cell in text.split(",")])
        else:
            is_row[row] = False
    return is_row, tuple(ragged)
