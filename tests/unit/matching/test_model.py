from pathlib import Path

import numpy as np
import pytest

from handrail.matching.learning import Lesson, learn
from handrail.matching.model import SILENCE, Model, load_model

TEXTS = {
    "toes": [{"walk", "tipto", "@tiptoe"}, {"walk", "heel"}, {"tipto", "heel", "all"}],
    "writing": [{"write", "messi"}, {"write", "slow"}, {"messi", "letter", "all"}],
}


@pytest.fixture(scope="module")
def tiny() -> Model:
    lessons = [
        Lesson(features=frozenset(text), shows=frozenset({label})) for label, texts in TEXTS.items() for text in texts
    ]
    return learn(lessons, trained_on="print", words=("walk", "write"), least=1)


def test_a_model_ranks_the_label_that_it_was_taught(tiny: Model) -> None:
    assert tiny.labels == ("toes", "writing")
    toes, writing = tiny.scores({"walk", "tipto"})
    assert toes > 0 > writing
    toes, writing = tiny.scores({"write", "letter"})
    assert writing > 0 > toes


def test_unknown_features_say_nothing(tiny: Model) -> None:
    assert tiny.scores({"xyzzy"}).tolist() == [SILENCE, SILENCE]
    assert tiny.scores([]).tolist() == [SILENCE, SILENCE]
    assert tiny.scores({"walk", "xyzzy"}).tolist() == tiny.scores({"walk"}).tolist()


def test_scores_do_not_hang_on_the_order_of_features(tiny: Model) -> None:
    assert tiny.scores(["walk", "heel", "all"]).tolist() == tiny.scores(["all", "heel", "walk"]).tolist()


def test_the_best_score_is_that_of_the_best_part(tiny: Model) -> None:
    parts = [{"walk", "tipto"}, {"write", "messi"}, {"xyzzy"}]
    each = [tiny.scores(part) for part in parts]
    assert tiny.best_scores(parts).tolist() == np.max(each, axis=0).tolist()
    assert tiny.best_scores([]).tolist() == [SILENCE, SILENCE]


def test_a_saved_model_scores_as_before(tiny: Model, tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "model.npz"
    tiny.save(path)
    loaded = load_model(path)
    assert (loaded.labels, loaded.vocabulary, loaded.words) == (tiny.labels, tiny.vocabulary, tiny.words)
    assert loaded.trained_on == "print"
    for texts in TEXTS.values():
        for text in texts:
            assert loaded.scores(text).tolist() == tiny.scores(text).tolist()
    assert loaded.weights.dtype == np.int8
