"""Answers of many children to many items, as arrays: a wide table, or one coordinate for each answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handrail.development.items import ItemBank
from handrail.vocabulary import InputError

MISSING = -1
ITEMS_IN_A_WORD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The usable answers of some children in a row: those of child i stand at `starts[i]` to `starts[i + 1]`.

    `rows_of_table` holds 2 x place of the item + score, int32; `starts` has one entry more than there are children.
    """

    starts: NDArray[np.int32]
    rows_of_table: NDArray[np.int32]

    def __len__(self) -> int:
        """How many children."""
        return len(self.starts) - 1

    @property
    def counts(self) -> NDArray[np.int32]:
        """n: usable answers of each child."""
        return np.diff(self.starts)

    @property
    def passes(self) -> NDArray[np.float64]:
        """Passed items of each child."""
        running = np.concatenate(([0], np.cumsum(self.rows_of_table & 1, dtype=np.int64)))
        return np.diff(running[self.starts]).astype(np.float64)

    def in_item_order(self) -> "Block":
        """The same answers with the items of each child in ascending order of their codes."""
        child = np.repeat(np.arange(len(self)), self.counts)
        order = np.lexsort((self.rows_of_table, child))
        return Block(starts=self.starts, rows_of_table=self.rows_of_table[order])

    def of_children(self, chosen: NDArray[np.intp]) -> "Block":
        """The answers of the chosen children alone, in that order."""
        counts = self.counts[chosen]
        starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        offsets = np.repeat(self.starts[chosen] - starts[:-1], counts)
        return Block(starts=starts, rows_of_table=self.rows_of_table[np.arange(starts[-1]) + offsets])


Blocks = Callable[[int, int], Block]


class Wide:
    """Answers as a table: one row a child, one column an item; 1 pass, 0 fail, -1 missing (int8)."""

    __slots__ = ("items", "table")

    def __init__(self, table: NDArray[np.int8], items: Sequence[str]) -> None:
        """Raises InputError on `answers` for another shape, type or value, and on `items` for one named twice."""
        if table.ndim != 2 or table.shape[1] != len(items):
            raise InputError("answers", f"has shape {table.shape}; one row a child and {len(items)} columns are due.")
        if table.dtype != np.int8:
            raise InputError("answers", f"is {table.dtype}; int8 with 1, 0 and -1 for missing is due.")
        if table.size and (int(table.min()) < MISSING or int(table.max()) > 1):
            raise InputError("answers", "may hold 1, 0 and -1 for missing only.")
        refuse_items_named_twice(items)
        self.table = table
        self.items = tuple(items)

    def __len__(self) -> int:
        """How many children."""
        return len(self.table)

    def has_items_of(self, bank: ItemBank) -> bool:
        """Whether any column is an item of the key, answered or not."""
        return bool((bank.places(self.items) >= 0).any())

    def blocks_by(self, bank: ItemBank) -> Blocks:
        """A function that gives the usable answers of the children from `first` up to `last`."""
        rows = 2 * bank.places(self.items)
        knows_all = bool((rows >= 0).all())
        return lambda first, last: self._block(rows, first, last, knows_all=knows_all)

    def _block(self, rows: NDArray[np.int32], first: int, last: int, *, knows_all: bool) -> Block:
        cells = np.ascontiguousarray(self.table[first:last]).ravel()
        answered = answered_places(cells)
        children, columns = last - first, len(self.items)
        edges = np.arange(children + 1) * columns
        starts = np.searchsorted(answered, edges)
        column = answered - np.repeat(edges[:-1], np.diff(starts))
        rows_of_table = rows[column] + cells[answered]
        if not knows_all:
            keeps = rows_of_table >= 0
            starts = np.concatenate(([0], np.cumsum(keeps)))[starts]
            rows_of_table = rows_of_table[keeps]
        return Block(starts=starts.astype(np.int32), rows_of_table=rows_of_table)


def answered_places(cells: NDArray[np.int8]) -> NDArray[np.intp]:
    """Where `cells` (one dimension) are answered, ascending. Sparse tables are searched eight cells at a time."""
    whole = len(cells) // ITEMS_IN_A_WORD * ITEMS_IN_A_WORD
    words = cells[:whole].view(np.int64)
    candidates = np.flatnonzero(words != -1)
    if len(candidates) * 2 > len(words):
        return np.flatnonzero(cells >= 0)
    near = np.flatnonzero(words[candidates].view(np.int8) >= 0)
    found = candidates[near // ITEMS_IN_A_WORD] * ITEMS_IN_A_WORD + near % ITEMS_IN_A_WORD
    return np.concatenate((found, whole + np.flatnonzero(cells[whole:] >= 0)))


class Coordinates:
    """Answers one by one: `child` (row, from 0), `item` (place in `items`) and `score` (1, 0, -1 missing), each (M,).

    The order is free. A child answers an item at most once.
    """

    __slots__ = ("child", "children", "item", "items", "score")

    def __init__(
        self,
        *,
        child: NDArray[np.integer],
        item: NDArray[np.integer],
        score: NDArray[np.integer],
        items: Sequence[str],
        children: int,
    ) -> None:
        """Raises InputError on `answers` for lengths that differ or a value out of range, and on `items`."""
        if not len(child) == len(item) == len(score):
            raise InputError("answers", "needs child, item and score of the same length.")
        for name, values, least, most in (
            ("child", child, 0, children - 1),
            ("item", item, 0, len(items) - 1),
            ("score", score, MISSING, 1),
        ):
            if len(values) and (int(values.min()) < least or int(values.max()) > most):
                raise InputError(f"answers.{name}", f"must lie between {least} and {most}.")
        refuse_items_named_twice(items)
        in_order = bool((child[1:] >= child[:-1]).all())
        order = slice(None) if in_order else np.argsort(child, kind="stable")
        self.child, self.item, self.score = child[order], item[order], score[order]
        self.items = tuple(items)
        self.children = children

    def __len__(self) -> int:
        """How many children."""
        return self.children

    def has_items_of(self, bank: ItemBank) -> bool:
        """Whether any item listed is an item of the key, answered or not."""
        return bool((bank.places(self.items) >= 0).any())

    def blocks_by(self, bank: ItemBank) -> Blocks:
        """A function that gives the usable answers of the children from `first` up to `last`.

        It raises InputError on `answers` when a child answers an item twice.
        """
        rows = 2 * bank.places(self.items)
        return lambda first, last: self._block(rows, first, last)

    def _block(self, rows: NDArray[np.int32], first: int, last: int) -> Block:
        bounds = np.array((first, last), dtype=self.child.dtype)  # another type would copy the whole array
        part = slice(*np.searchsorted(self.child, bounds))
        row, score, child = rows[self.item[part]], self.score[part], self.child[part]
        keeps = (row >= 0) & (score >= 0)
        if not keeps.all():
            row, score, child = row[keeps], score[keeps], child[keeps]
        starts = np.searchsorted(child, np.arange(first, last + 1, dtype=child.dtype)).astype(np.int32)
        _refuse_second_answers(child.astype(np.int64) * (int(rows.max(initial=0)) + 2) + row)
        return Block(starts=starts, rows_of_table=row + score.astype(np.int32))


def _refuse_second_answers(answer: NDArray[np.int64]) -> None:
    """`answer` is one number for each pair of child and item; most files have them in ascending order already."""
    if not (np.diff(answer) > 0).all() and (np.diff(np.sort(answer)) == 0).any():
        raise InputError("answers", "hold two scores for the same child and item; keep one.", code="given_twice")


def refuse_items_named_twice(items: Sequence[str]) -> None:
    """Raises InputError on `items` when two have the same code, upper and lower case being the same."""
    seen: set[str] = set()
    for item in items:
        if item.lower() in seen:
            raise InputError("items", f'"{item}" is named twice; keep one column for each item.', code="given_twice")
        seen.add(item.lower())
