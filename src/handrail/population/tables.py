"""Files of children and answers: CSV, Parquet and Arrow, read in parts that fit in memory, and scores written."""

import gzip
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, cast

import numpy as np
import polars as pl
from numpy.typing import NDArray

from handrail.population.csv_blocks import CellBlock, CsvFile
from handrail.population.faults import Faults
from handrail.population.numbers import MISSING, NOT_A_SCORE, ages_of_column, score_of, scores_of_columns
from handrail.population.rows import AnswerRows, ChildRows
from handrail.population.seen import SeenIds
from handrail.vocabulary import STANDARD, InputError

CSV, PACKED_CSV, PARQUET, ARROW = ".csv", ".csv.gz", ".parquet", ".arrow"
ENDINGS = (CSV, PACKED_CSV, PARQUET, ARROW)
CELLS_AT_ONCE = 1 << 24
ROWS_AT_ONCE = (1 << 10, 1 << 17)


def ending_of(path: Path) -> str:
    """Which of the four endings a file has; standard input and output are CSV. Raises InputError for another."""
    if path == STANDARD:
        return CSV
    for ending in (PACKED_CSV, CSV, PARQUET, ARROW):
        if path.name.lower().endswith(ending):
            return ending
    raise InputError(path.name, f"must end in one of {', '.join(ENDINGS)}.", code="bad_file")


@dataclass(frozen=True, slots=True)
class Named:
    """The columns of a file that are used: name of a part to its place, and the items with theirs."""

    parts: dict[str, int]
    items: tuple[str, ...]
    item_places: tuple[int, ...]


@dataclass(slots=True)
class TableFile:
    """One file of rows. `size` is its weight for a progress bar: bytes of a CSV file, rows of the others."""

    path: Path
    faults: Faults
    columns: list[str] = field(init=False)
    size: int = field(init=False, default=0)
    _csv: CsvFile | None = field(init=False, default=None)
    _lazy: pl.LazyFrame | None = field(init=False, default=None)
    _stack: ExitStack = field(init=False, default_factory=ExitStack)

    def __post_init__(self) -> None:
        """Opens the file and reads its column names. Raises InputError for a file that cannot be used."""
        ending = ending_of(self.path)
        with ExitStack() as opened, _readable(self.path):
            if ending in (CSV, PACKED_CSV):
                self._csv = CsvFile(self._open_stream(ending, opened), self.path.name)
                self.columns = self._csv.columns
                self._stack = opened.pop_all()
                return
            self._lazy = pl.scan_parquet(self.path) if ending == PARQUET else pl.scan_ipc(self.path)
            self.columns = self._lazy.collect_schema().names()
            self.size = self._lazy.select(pl.len()).collect().item()

    def _open_stream(self, ending: str, opened: ExitStack) -> BinaryIO:
        if self.path == STANDARD:
            return sys.stdin.buffer
        if ending == PACKED_CSV:
            return cast(BinaryIO, opened.enter_context(gzip.open(self.path, "rb")))
        self.size = self.path.stat().st_size
        return opened.enter_context(self.path.open("rb"))

    @property
    def name(self) -> str:
        """The name of the file, for messages."""
        return self.path.name

    def close(self) -> None:
        """Closes the file."""
        self._stack.close()

    def named(self, parts: Sequence[str], is_item: Callable[[str], bool]) -> Named:
        """Where the needed parts and the items stand. Raises InputError for a part that is missing or there twice.

        A second column of an item is told once and left out.
        """
        places: dict[str, int] = {}
        for part in parts:
            found = [place for place, column in enumerate(self.columns) if column == part]
            if len(found) != 1:
                what = "has no column" if not found else "has more than one column"
                raise InputError(self.name, f'{what} "{part}".', code="bad_file")
            places[part] = found[0]
        items: dict[str, int] = {}
        for place, column in enumerate(self.columns):
            item = column.lower()
            if place in places.values() or not is_item(item):
                continue
            if item in items:
                self.faults.add(self.name, 1, column, "stands for an item that has a column already; it was left out.")
            else:
                items[item] = place
        return Named(places, tuple(items), tuple(items.values()))

    def children(self, named: Named) -> Iterator[ChildRows]:
        """The rows of CHILDREN in order; a repeated id, an empty one and a ragged line are told and left out."""
        seen = SeenIds()
        read = self._csv_children if self._csv is not None else self._frame_children
        with _readable(self.path):
            for rows in read(named):
                self._leave_out_unusable_ids(rows, seen)
                yield rows

    def answers(self, named: Named, place_of: Callable[[pl.Series], NDArray[np.int32]]) -> Iterator[AnswerRows]:
        """The rows of RESPONSES in order; what is no score is told and missing, a row without id or item left out."""
        read = self._csv_frames if self._csv is not None else self._frames
        with _readable(self.path):
            for frame, lines, weight in read(["id", "item", "score"], named):
                scores = scores_of_columns(frame.select("score"), ["score"], lines, self.name, self.faults)[:, 0]
                is_whole = np.ones(len(lines), dtype=np.bool_)
                for column in ("id", "item"):
                    is_empty = is_empty_text(frame[column])
                    is_whole &= ~is_empty
                    for row in np.flatnonzero(is_empty):
                        self.faults.add(self.name, int(lines[row]), column, "is empty; the line was left out.")
                kept = frame.filter(pl.Series(is_whole))
                yield AnswerRows(
                    ids=kept["id"],
                    items=place_of(kept["item"].cast(pl.String)),
                    scores=scores[is_whole],
                    lines=lines[is_whole],
                    weight=weight,
                )

    def _leave_out_unusable_ids(self, rows: ChildRows, seen: SeenIds) -> None:
        is_empty = is_empty_text(rows.ids)
        is_repeated = seen.repeated(rows.ids) & ~is_empty
        for mask, what in ((is_empty, "is empty"), (is_repeated, "stands on an earlier line too")):
            for row in np.flatnonzero(mask & ~rows.is_left_out):
                self.faults.add(self.name, int(rows.lines[row]), "id", f"{what}; the line was left out of the scores.")
            rows.is_left_out[mask] = True
        rows.table[rows.is_left_out] = MISSING
        rows.ages[rows.is_left_out] = np.nan

    def _csv_children(self, named: Named) -> Iterator[ChildRows]:
        assert self._csv is not None
        id_place, age_place = named.parts["id"], named.parts["age"]
        for block, weight in self._csv.blocks():
            good = np.flatnonzero(block.is_good)
            ages = np.full(len(block.is_good), np.nan)
            texts = pl.Series(block.texts(age_place), dtype=pl.String)
            ages[good] = ages_of_column(texts, block.lines[good], self.name, self.faults)
            table = np.full((len(block.is_good), len(named.items)), MISSING, dtype=np.int8)
            if named.items:
                table[good] = self._scores_of_cells(block, named)
            yield ChildRows(
                ids=self._ids_of(block, id_place),
                ages=ages,
                table=table,
                lines=block.lines,
                is_left_out=~block.is_good,
                weight=weight,
            )

    def _ids_of(self, block: CellBlock, place: int) -> pl.Series:
        """The id of every row, of ragged ones too where they reach as far as the id; ragged rows are told."""
        ids = np.full(len(block.is_good), "", dtype=object)
        ids[block.is_good] = block.texts(place)
        ids[~block.is_good] = [cells[place] if place < len(cells) else "" for cells in block.ragged]
        self._tell_ragged(block)
        given = pl.Series("id", ids.tolist(), dtype=pl.String)
        return pl.select(pl.when(given != "").then(given)).to_series().alias("id")

    def _tell_ragged(self, block: CellBlock) -> None:
        for line, cells in zip(block.lines[~block.is_good], block.ragged, strict=True):
            what = f"has {len(cells)} cells where {len(self.columns)} are due; the line was left out of the scores."
            self.faults.add(self.name, int(line), "", what)

    def _scores_of_cells(self, block: CellBlock, named: Named) -> NDArray[np.int8]:
        """Scores straight from the bytes of a block: nearly every cell is empty, "0" or "1"."""
        starts, ends = block.bounds(named.item_places)
        lengths, first = ends - starts, block.buffer[starts]
        is_score = (lengths == 1) & ((first == ord("0")) | (first == ord("1")))
        scores = np.where(is_score, first.astype(np.int8) - ord("0"), MISSING).astype(np.int8)
        lines = block.lines[block.is_good]
        for row, column in np.argwhere(~is_score & (lengths != 0)):
            text = block.buffer[starts[row, column] : ends[row, column]].tobytes().decode("utf-8", "replace")
            found = score_of(text)
            if found is None:
                item = self.columns[named.item_places[column]]
                self.faults.add(self.name, int(lines[row]), item, f'"{text[:40]}" {NOT_A_SCORE}')
            else:
                scores[row, column] = found
        return scores

    def _frame_children(self, named: Named) -> Iterator[ChildRows]:
        items = [self.columns[place] for place in named.item_places]
        for frame, lines, weight in self._frames(["id", "age", *items], named):
            table = np.empty((len(lines), 0), dtype=np.int8)
            if items:
                table = scores_of_columns(frame.select(items), items, lines, self.name, self.faults)
            yield ChildRows(
                ids=frame["id"],
                ages=ages_of_column(frame["age"], lines, self.name, self.faults),
                table=table if table.flags.writeable else table.copy(),
                lines=lines,
                is_left_out=np.zeros(len(lines), dtype=np.bool_),
                weight=weight,
            )

    def _csv_frames(self, columns: list[str], named: Named) -> Iterator[tuple[pl.DataFrame, NDArray[np.int64], int]]:
        assert self._csv is not None
        for block, weight in self._csv.blocks():
            self._tell_ragged(block)
            texts = {name: pl.Series(block.texts(named.parts[name]), dtype=pl.String) for name in columns}
            yield pl.DataFrame(texts), block.lines[block.is_good], weight

    def _frames(self, columns: list[str], _named: Named) -> Iterator[tuple[pl.DataFrame, NDArray[np.int64], int]]:
        """The rows in parts; a file without rows is one part without rows."""
        assert self._lazy is not None
        least, most = ROWS_AT_ONCE
        rows = min(max(CELLS_AT_ONCE // max(len(columns), 1), least), most)
        line = 1
        for frame in self._lazy.select(columns).collect_batches(chunk_size=rows, maintain_order=True):
            yield frame, np.arange(line, line + len(frame)), len(frame)
            line += len(frame)
        if line == 1:
            yield self._lazy.select(columns).head(0).collect(), np.empty(0, dtype=np.int64), 0


def is_empty_text(ids: pl.Series) -> NDArray[np.bool_]:
    """Where an id or a code is missing or blank."""
    texts = ids.cast(pl.String).str.strip_chars()
    return ((texts == "") | texts.is_null()).fill_null(value=True).to_numpy()


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Turns what a broken file raises into InputError."""
    try:
        yield
    except (OSError, EOFError, zlib.error, pl.exceptions.PolarsError) as error:
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise InputError(path.name, f"cannot be read: {first}.", code="bad_file") from None


class ScoreWriter:
    """OUT, written part by part; what was written stays when the work is interrupted."""

    def __init__(self, path: Path) -> None:
        """Opens the file. Raises InputError when it cannot be written."""
        self._path = path
        self._ending = ending_of(path)
        self._stack = ExitStack()
        self._parts: list[Path] = []
        try:
            if self._ending in (CSV, PACKED_CSV):
                self._stream = self._open_stream()
            else:
                path.touch()
                self._folder = Path(self._stack.enter_context(TemporaryDirectory(dir=path.parent, prefix=".handrail-")))
        except OSError as error:
            raise InputError(path.name, f"cannot be written: {error.strerror}.", code="bad_file") from None
        self._has_header = False

    def _open_stream(self) -> BinaryIO:
        if self._path == STANDARD:
            return sys.stdout.buffer
        if self._ending == PACKED_CSV:
            return cast(BinaryIO, self._stack.enter_context(gzip.open(self._path, "wb", compresslevel=3)))
        return self._stack.enter_context(self._path.open("wb"))

    def write(self, frame: pl.DataFrame) -> None:
        """Appends rows."""
        if self._ending in (CSV, PACKED_CSV):
            text = frame.write_csv(include_header=not self._has_header)
            self._stream.write(text.encode())
            self._has_header = True
            return
        part = self._folder / f"{len(self._parts):06}.arrow"
        frame.write_ipc(part)
        self._parts.append(part)

    def close(self) -> None:
        """Puts the parts together and closes the file."""
        if self._ending in (PARQUET, ARROW) and self._parts:
            whole = pl.scan_ipc(self._parts)
            if self._ending == PARQUET:
                whole.sink_parquet(self._path)
            else:
                whole.sink_ipc(self._path)
        elif self._ending in (CSV, PACKED_CSV):
            self._stream.flush()
        self._stack.close()
