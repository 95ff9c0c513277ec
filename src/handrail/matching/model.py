"""A small linear model from features to concerns and red flags, shipped as numbers; `learning` makes it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MODEL = Path(__file__).parent / "data" / "model.npz"
Floats = NDArray[np.float32]
SILENCE = -20.0  # the log-odds of everything for a text without a word that the model knows


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of one row a feature and one column a concern or red flag.

    `vocabulary` maps a feature to its row; `idf` (float32, features) weighs it; `weights` (int8, features x
    labels) times `scale` (float32, labels) holds the rest, `bias` (float32, labels) the offset. `trained_on` is the
    fingerprint of the texts behind it, `words` the correctly written words they know, most frequent first.
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
        """The log-odds that `features` speak of each label: float32 of shape (labels,)."""
        return self._scores_of(self._known(features))

    def best_scores(self, parts: Iterable[Iterable[str]]) -> Floats:
        """The best log-odds of each label over `parts`: float32 of shape (labels,)."""
        best = np.full(len(self.labels), SILENCE, np.float32)
        for features in parts:
            np.maximum(best, self.scores(features), out=best)
        return best

    def _known(self, features: Iterable[str]) -> list[int]:
        """The rows of those features that the model knows, in order: a sum of floats depends on it."""
        return sorted(map(self.vocabulary.__getitem__, self.vocabulary.keys() & features))

    def _scores_of(self, rows: list[int]) -> Floats:
        if not rows:
            return np.full(len(self.labels), SILENCE, np.float32)
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
