from pathlib import Path

import numpy as np
import pytest

from handrail.matching.model import Model, load_model, train

TEXTS = [
    {"walk", "tipto", "@tiptoe"},
    {"walk", "heel"},
    {"tipto", "heel", "all"},
    {"write", "messi"},
    {"write", "slow"},
    {"messi", "letter", "all"},
    {"weather"},
]
LABELS = ["toes", "toes", "toes", "writing", "writing", "writing", ""]


@pytest.fixture(scope="module")
def tiny() -> Model:
    return train(TEXTS, LABELS, trained_on="print", words=("walk", "write"), ridge=0.1, least=1)


def test_a_model_ranks_the_label_that_it_was_taught(tiny: Model) -> None:
    assert tiny.labels == ("toes", "writing")
    toes, writing = tiny.scores({"walk", "tipto"})
    assert toes > 0.5 > writing
    toes, writing = tiny.scores({"write", "letter"})
    assert writing > 0.5 > toes


def test_a_text_without_a_label_teaches_only_what_is_not_meant(tiny: Model) -> None:
    assert tiny.scores({"weather"}).max() < 0.5


def test_unknown_features_say_nothing(tiny: Model) -> None:
    assert tiny.scores({"xyzzy"}).tolist() == [0, 0]
    assert tiny.scores([]).tolist() == [0, 0]
    assert tiny.scores({"walk", "xyzzy"}).tolist() == tiny.scores({"walk"}).tolist()


def test_scores_do_not_hang_on_the_order_of_features(tiny: Model) -> None:
    assert tiny.scores(["walk", "heel", "all"]).tolist() == tiny.scores(["all", "heel", "walk"]).tolist()


def test_the_best_score_is_that_of_all_parts_or_of_the_best_one(tiny: Model) -> None:
    parts = [{"walk", "tipto"}, {"write", "messi"}, {"xyzzy"}]
    each = [tiny.scores(part) for part in (*parts, set().union(*parts))]
    assert tiny.best_scores(parts).tolist() == np.max(each, axis=0).tolist()
    assert tiny.best_scores(parts[:1]).tolist() == tiny.scores(parts[0]).tolist()
    assert tiny.best_scores([]).tolist() == [0, 0]


def test_rare_features_are_left_out() -> None:
    model = train(TEXTS, LABELS, trained_on="print", least=2)
    assert sorted(model.vocabulary) == ["all", "heel", "messi", "tipto", "walk", "write"]


def test_training_is_the_same_every_time(tiny: Model) -> None:
    again = train(TEXTS, LABELS, trained_on="print", words=("walk", "write"), ridge=0.1, least=1)
    assert np.array_equal(again.weights, tiny.weights)


def test_a_weight_is_kept_within_half_a_step_of_its_scale(tiny: Model) -> None:
    rows = np.zeros((len(TEXTS), len(tiny.vocabulary)))
    for place, text in enumerate(TEXTS):
        found = [tiny.vocabulary[name] for name in text]
        rows[place, found] = tiny.idf[found]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    wanted = np.array([[label == known for known in tiny.labels] for label in LABELS], float)
    gram = rows @ rows.T + 0.1 * np.eye(len(TEXTS))
    exact = rows.T @ np.linalg.solve(gram, wanted - wanted.mean(axis=0))
    assert np.abs(tiny.weights * tiny.scale - exact).max() <= tiny.scale.max() / 2 + 1e-6


def test_a_saved_model_scores_as_before(tiny: Model, tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "model.npz"
    tiny.save(path)
    loaded = load_model(path)
    assert (loaded.labels, loaded.vocabulary, loaded.words) == (tiny.labels, tiny.vocabulary, tiny.words)
    assert loaded.trained_on == "print"
    for text in TEXTS:
        assert loaded.scores(text).tolist() == tiny.scores(text).tolist()
    assert loaded.weights.dtype == np.int8
