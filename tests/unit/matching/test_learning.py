import numpy as np
from sklearn.linear_model import LogisticRegression

from handrail.matching.learning import STRENGTH, Lesson, learn


def lesson(*features: str, shows: str = "", near: str = "", silent_on: str = "") -> Lesson:
    return Lesson(
        features=frozenset(features),
        shows=frozenset(shows.split()),
        near=frozenset(near.split()),
        silent_on=frozenset(silent_on.split()),
    )


LESSONS = [
    lesson("walk", "tipto", shows="toes"),
    lesson("tipto", "heel", "all", shows="toes"),
    lesson("write", "messi", shows="writing"),
    lesson("messi", "letter", "all", shows="writing"),
]


def test_rare_features_are_left_out() -> None:
    model = learn(LESSONS, trained_on="print", least=2)
    assert sorted(model.vocabulary) == ["all", "messi", "tipto"]


def test_learning_is_the_same_every_time() -> None:
    first, again = (learn(LESSONS, trained_on="print", least=1) for _ in range(2))
    assert np.array_equal(first.weights, again.weights)
    assert np.array_equal(first.bias, again.bias)


def test_a_weight_is_that_of_logistic_regression_within_half_a_step_of_its_scale() -> None:
    model = learn(LESSONS, trained_on="print", least=1)
    rows = np.zeros((len(LESSONS), len(model.vocabulary)))
    for place, one in enumerate(LESSONS):
        found = [model.vocabulary[name] for name in one.features]
        rows[place, found] = model.idf[found]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    shown = np.array([True, True, False, False])
    exact = LogisticRegression(C=STRENGTH, solver="liblinear", dual=True, tol=1e-6, random_state=0).fit(rows, shown)
    step = model.scale[0] / 2
    assert np.abs(model.weights[:, 0] * model.scale[0] - exact.coef_[0]).max() <= step + 0.02


def test_a_text_that_is_only_near_to_a_label_teaches_what_it_is_not() -> None:
    told = [*LESSONS, lesson("tipto", "ballet", near="toes")]
    before, after = (learn(lessons, trained_on="print", least=1) for lessons in (LESSONS, told))
    toes, writing = before.labels.index("toes"), before.labels.index("writing")
    assert after.scores({"tipto", "ballet"})[toes] < before.scores({"tipto"})[toes]
    assert abs(after.bias[writing] - before.bias[writing]) < 0.1  # and next to nothing about any other label


def test_a_text_is_no_counter_example_of_what_it_is_silent_on() -> None:
    silent = [*LESSONS, lesson("wobbl", "heel", shows="balance", silent_on="toes")]
    speaking = [*LESSONS, lesson("wobbl", "heel", shows="balance")]
    plain, quiet, loud = (learn(lessons, trained_on="print", least=1) for lessons in (LESSONS, silent, speaking))
    heel = [model.scores({"heel"})[model.labels.index("toes")] for model in (plain, quiet, loud)]
    assert heel[1] > heel[2]
