"""Learns the matching model from lessons: one logistic regression for each label. Needs the `training` extra."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from handrail.matching.features import is_pair_of_marks
from handrail.matching.model import Floats, Model

STRENGTH = 20.0  # the inverse of the regularisation: texts are short and their rows of unit length
NEAR = 4.0  # what a near miss weighs: they are few, and it is they that draw the line
LEAST = 4  # a feature of fewer texts is chance
LEAST_PAIR = 10  # and so is a pair of marks: there are very many


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One text to learn from: what it shows, what it is not, and what it says nothing about.

    A text that shows something is a counter-example of every other label of the `kinds` it speaks for, except those
    it is `silent_on`; one that is only `near` to a label is a counter-example of that label alone.
    """

    features: frozenset[str]
    shows: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    silent_on: frozenset[str] = frozenset()


def learn(lessons: Sequence[Lesson], *, trained_on: str, words: tuple[str, ...] = (), least: int = LEAST) -> Model:
    """The model of `lessons`, the same every time; features of fewer than `least` lessons are left out."""
    counts = Counter(name for lesson in lessons for name in lesson.features)
    kept = sorted(name for name, times in counts.items() if times >= (LEAST_PAIR if is_pair_of_marks(name) else least))
    idf = np.log((1 + len(lessons)) / (1 + np.array([counts[name] for name in kept]))).astype(np.float32) + 1
    vocabulary = {name: row for row, name in enumerate(kept)}
    rows = _rows(lessons, vocabulary, idf)
    shown, near, silent = (_places(lessons, part) for part in ("shows", "near", "silent_on"))
    showing = np.array([bool(lesson.shows) for lesson in lessons])
    labels = sorted(shown)
    weights = np.zeros((len(kept), len(labels)), np.float32)
    bias = np.zeros(len(labels), np.float32)
    for column, label in enumerate(labels):
        telling = showing.copy()
        telling[silent.get(label, [])] = False
        telling[[*near.get(label, []), *shown[label]]] = True
        is_shown = np.zeros(len(lessons), bool)
        is_shown[shown[label]] = True
        weight = np.ones(len(lessons))
        weight[near.get(label, [])] = NEAR
        weights[:, column], bias[column] = _learned(rows[telling], is_shown[telling], weight[telling])
    # One byte a weight with a scale for each label: small to ship, and near enough.
    scale = (np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127).astype(np.float32)
    return Model(
        labels=tuple(labels),
        vocabulary=vocabulary,
        idf=idf,
        weights=np.round(weights / scale).astype(np.int8),
        scale=scale,
        bias=bias,
        trained_on=trained_on,
        words=words,
    )


def _places(lessons: Sequence[Lesson], part: str) -> dict[str, list[int]]:
    """The places of the lessons that name each label in `part`."""
    found: dict[str, list[int]] = {}
    for place, lesson in enumerate(lessons):
        for label in getattr(lesson, part):
            found.setdefault(label, []).append(place)
    return found


def _learned(rows: csr_matrix, shown: NDArray[np.bool_], weight: NDArray[np.float64]) -> tuple[Floats, float]:
    """The weights (features,) and the offset of one label, from weighted `rows` that show it or do not."""
    model = LogisticRegression(C=STRENGTH, solver="liblinear", dual=True, tol=0.01, max_iter=400, random_state=0)
    fitted = model.fit(rows, shown, weight)
    return fitted.coef_[0].astype(np.float32), float(fitted.intercept_[0])


def _rows(lessons: Sequence[Lesson], vocabulary: dict[str, int], idf: Floats) -> csr_matrix:
    """Each lesson as a tf-idf row of unit length: float32 of shape (lessons, features)."""
    columns = [sorted(vocabulary[name] for name in lesson.features if name in vocabulary) for lesson in lessons]
    ends = np.cumsum([0, *(len(found) for found in columns)])
    taken: NDArray[np.intp] = np.array([column for found in columns for column in found], np.intp)
    weights = idf[taken]
    norms = np.sqrt(np.add.reduceat(weights * weights, ends[:-1])) if len(taken) else np.ones(len(lessons))
    lengths = np.maximum(norms, 1e-9).astype(np.float32)
    weights = np.asarray(weights / np.repeat(lengths, np.diff(ends)), np.float32)
    return csr_matrix((weights, taken, ends), shape=(len(lessons), len(vocabulary)))
