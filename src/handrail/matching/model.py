"""A small linear model from features to concerns, trained on the phrasings and shipped as numbers."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MODEL = Path(__file__).parent / "data" / "model.npz"
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of one row a feature and one column a concern or red flag.

    `vocabulary` maps a feature to its row; `idf` (float32, features) weighs it; `weights` (int8, features x
    labels) times `scale` (float32, labels) holds the rest, `bias` (float32, labels) the offset. `trained_on` is the
    fingerprint of the phrasings behind it, `words` the correctly written words they know, most frequent first.
    """

    labels: tuple[str, ...]
    vocabulary: dict[str, int]
    idf: Floats
    weights: NDArray[np.int8]
    scale: Floats
    bias: Floats
    trained_on: str
    words: tuple[str, ...]

    def scores(self, features: Iterable[str]) -> Floats:
        """How well `features` match each label: float32 of shape (labels,), about 0 to 1, not probabilities."""
        return self._scores_of(self._known(features))

    def best_scores(self, parts: Iterable[Iterable[str]]) -> Floats:
        """The best that each label reaches (float32 of shape (labels,)), by all `parts` together or by one alone."""
        known = [self._known(features) for features in parts]
        best = self._scores_of(sorted(set[int]().union(*known)))
        for rows in known if len(known) > 1 else ():
            np.maximum(best, self._scores_of(rows), out=best)
        return best

    def _known(self, features: Iterable[str]) -> list[int]:
        """The rows of those features that the model knows, in order: a sum of floats depends on it."""
        return sorted(map(self.vocabulary.__getitem__, self.vocabulary.keys() & features))

    def _scores_of(self, rows: list[int]) -> Floats:
        if not rows:
            return np.zeros(len(self.labels), np.float32)
        taken = np.array(rows, np.intp)
        weight = self.idf[taken]
        weight /= np.sqrt((weight * weight).sum())
        return np.asarray((weight @ self.weights[taken].astype(np.float32)) * self.scale + self.bias, np.float32)

    def save(self, path: Path) -> None:
        """Writes the model to `path`, uncompressed: inflating it would be a tenth of a cold start."""
        names = json.dumps([self.trained_on, self.labels, list(self.vocabulary), self.words]).encode()
        path.parent.mkdir(exist_ok=True)
        np.savez(
            path,
            names=np.frombuffer(names, np.uint8),
            idf=self.idf,
            weights=self.weights,
            scale=self.scale,
            bias=self.bias,
        )


def load_model(path: Path = MODEL) -> Model:
    """The shipped model."""
    with np.load(path) as stored:
        trained_on, columns, names, words = json.loads(stored["names"].tobytes())
        return Model(
            labels=tuple(columns),
            vocabulary={name: row for row, name in enumerate(names)},
            idf=stored["idf"],
            weights=stored["weights"],
            scale=stored["scale"],
            bias=stored["bias"],
            trained_on=trained_on,
            words=tuple(words),
        )


def train(
    texts: list[set[str]],
    labels: list[str],
    *,
    trained_on: str,
    words: tuple[str, ...] = (),
    ridge: float = 1.0,
    least: int = 3,
) -> Model:
    """A one-against-rest ridge regression on unit-length tf-idf rows, solved exactly in the dual.

    `texts` are feature sets, `labels` what each shows ("" for nothing); features of fewer than `least` texts go.
    """
    counts = Counter(name for text in texts for name in text)
    kept = sorted(name for name, times in counts.items() if times >= least)
    vocabulary = {name: row for row, name in enumerate(kept)}
    idf = np.log((1 + len(texts)) / (1 + np.array([counts[name] for name in kept]))).astype(np.float32) + 1
    columns = sorted(set(labels) - {""})
    wanted = np.array([[label == known for known in columns] for label in labels], np.float32)
    bias = wanted.mean(axis=0)
    weights = _solved(_rows(texts, vocabulary, idf), wanted - bias, ridge)
    # One byte a weight with a scale for each concern: small to ship, and near enough.
    scale = (np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127).astype(np.float32)
    return Model(
        labels=tuple(columns),
        vocabulary=vocabulary,
        idf=idf,
        weights=np.round(weights / scale).astype(np.int8),
        scale=scale,
        bias=bias.astype(np.float32),
        trained_on=trained_on,
        words=words,
    )


def _rows(texts: list[set[str]], vocabulary: dict[str, int], idf: Floats) -> Floats:
    """Each text as a tf-idf row of unit length: float32 of shape (texts, features)."""
    rows = np.zeros((len(texts), len(vocabulary)), np.float32)
    for place, text in enumerate(texts):
        found = [vocabulary[name] for name in text if name in vocabulary]
        rows[place, found] = idf[found]
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows


def _solved(rows: Floats, wanted: Floats, ridge: float) -> Floats:
    """The ridge weights, by way of the texts' Gram matrix: there are fewer texts than features."""
    gram = rows @ rows.T + ridge * np.eye(len(rows), dtype=np.float32)
    return np.asarray(rows.T @ np.linalg.solve(gram, wanted), np.float32)
