"""Answers of the long form, sorted by child: held in memory while they are few, on disk when they are many."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

CHILDREN_A_PART = 1 << 15
BYTES_IN_MEMORY = 1 << 27
ANSWER = np.dtype([("child", "<u4"), ("item", "<u4"), ("score", "i1"), ("line", "<u4")])

Answers = NDArray[np.void]


class AnswerStore:
    """Takes answers in the order of a file and gives them back for one range of children after another."""

    def __init__(self) -> None:
        self._held: dict[int, list[Answers]] = {}
        self._held_bytes = 0
        self._folder: TemporaryDirectory[str] | None = None

    def add(
        self,
        child: NDArray[np.int32],
        item: NDArray[np.int32],
        score: NDArray[np.int8],
        line: NDArray[np.int64],
    ) -> None:
        """Keeps answers: the row of the child, the place of the item, the score and the line, each (M,)."""
        if not len(child):
            return
        answers = np.empty(len(child), dtype=ANSWER)
        answers["child"], answers["item"], answers["score"], answers["line"] = child, item, score, line
        part = child // CHILDREN_A_PART
        if (part[1:] < part[:-1]).any():
            order = np.argsort(part, kind="stable")
            answers, part = answers[order], part[order]
        edges = np.flatnonzero(np.diff(part, prepend=-1))
        for begin, end in zip(edges, [*edges[1:], len(part)], strict=True):
            self._held.setdefault(int(part[begin]), []).append(answers[begin:end])
        self._held_bytes += answers.nbytes
        if self._held_bytes > BYTES_IN_MEMORY:
            self._put_down()

    def parts(self, children: int) -> Iterator[tuple[int, int, Answers]]:
        """First child, last child (exclusive) and their answers, in the order in which they came."""
        for part, first in enumerate(range(0, children, CHILDREN_A_PART)):
            held = self._held.pop(part, [])
            if self._folder is not None and (path := self._path(part)).exists():
                held = [np.fromfile(path, dtype=ANSWER), *held]
                path.unlink()
            answers = np.concatenate(held) if held else np.empty(0, dtype=ANSWER)
            yield first, min(first + CHILDREN_A_PART, children), answers

    def close(self) -> None:
        """Removes what lies on disk."""
        if self._folder is not None:
            self._folder.cleanup()

    def _path(self, part: int) -> Path:
        assert self._folder is not None
        return Path(self._folder.name) / f"{part:06}"

    def _put_down(self) -> None:
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="handrail-")
        for part, held in self._held.items():
            with self._path(part).open("ab") as out:
                for answers in held:
                    answers.tofile(out)
        self._held.clear()
        self._held_bytes = 0


def without_repetitions(answers: Answers) -> tuple[Answers, Answers]:
    """The answers by child, and those that repeat an earlier one of the same child and item, which are left out."""
    pair = answers["child"].astype(np.int64) << 32 | answers["item"]
    order = np.argsort(pair, kind="stable") if (np.diff(pair) <= 0).any() else np.arange(len(pair))
    ordered, pair = answers[order], pair[order]
    is_repeated = np.diff(pair, prepend=-1) == 0
    return ordered[~is_repeated], ordered[is_repeated]
