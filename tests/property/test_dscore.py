"""What holds for the D-score of any child."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dscore_by_hand import d_and_sem
from handrail.development.dscore import (
    Coordinates,
    Wide,
    d_from_daz,
    daz,
    prior_mean,
    round_like_r,
    score,
    shipped_tables,
)

TABLES = shipped_tables()
KEYS = sorted(TABLES.keys)
SCALES = sorted((key, population) for population, key in TABLES.references)

ages = st.floats(0, 4.9)
scores = st.sampled_from([0, 1, -1])


@st.composite
def children(draw: st.DrawFn, *, most_items: int = 40) -> tuple[str, dict[str, int], float]:
    """A key, the answers of a child to some of its items, and an age."""
    key = draw(st.sampled_from(KEYS))
    items = draw(st.lists(st.sampled_from(TABLES.banks[key].items), min_size=1, max_size=most_items, unique=True))
    return key, {item: draw(scores) for item in items}, draw(ages)


def scored(key: str, answers: dict[str, int], age: float) -> tuple[int, float, float, float]:
    table = np.array([list(answers.values())], dtype=np.int8)
    found = score(Wide(table, list(answers)), [age], key=key, threads=1)
    return int(found.n[0]), float(found.d_full[0]), float(found.sem[0]), float(found.daz[0])


@given(children())
@settings(max_examples=60)
def test_scores_are_those_worked_out_by_hand(child: tuple[str, dict[str, int], float]) -> None:
    key, answers, age = child
    given_answers = {item: answer for item, answer in answers.items() if answer >= 0}
    n, d, sem, _ = scored(key, answers, age)
    assert n == len(given_answers)
    if given_answers:
        mean = float(prior_mean(round_like_r([age], 4), key=key)[0])
        np.testing.assert_allclose((d, sem), d_and_sem(given_answers, mean, key), rtol=0, atol=1e-9)


@given(children(), st.randoms())
def test_the_order_of_items_is_irrelevant(child: tuple[str, dict[str, int], float], random: st.randoms) -> None:
    key, answers, age = child
    mixed = list(answers.items())
    random.shuffle(mixed)
    np.testing.assert_allclose(scored(key, dict(mixed), age), scored(key, answers, age), rtol=0, atol=1e-9)


@given(children())
def test_missing_answers_change_nothing(child: tuple[str, dict[str, int], float]) -> None:
    key, answers, age = child
    everything = dict.fromkeys(TABLES.banks[key].items, -1) | answers
    np.testing.assert_allclose(scored(key, everything, age), scored(key, answers, age), rtol=0, atol=1e-9)


@given(children())
def test_one_more_pass_never_lowers_the_score(child: tuple[str, dict[str, int], float]) -> None:
    key, answers, age = child
    _, before, _, _ = scored(key, answers, age)
    for item, answer in answers.items():
        if answer == 0:
            _, after, _, _ = scored(key, answers | {item: 1}, age)
            assert after >= before - 1e-9


@given(children())
def test_the_score_lies_on_the_grid_and_its_error_is_positive(child: tuple[str, dict[str, int], float]) -> None:
    key, answers, age = child
    n, d, sem, _ = scored(key, answers, age)
    if n:
        grid = TABLES.key(key).grid
        assert grid.start <= d <= grid.stop
        assert 0 <= sem <= 5.1


@given(st.lists(children(most_items=10), min_size=2, max_size=12))
def test_a_child_alone_scores_as_among_others(several: list[tuple[str, dict[str, int], float]]) -> None:
    key = several[0][0]
    items = sorted({item for _, answers, _ in several for item in answers})
    triples = [
        (row, items.index(item), answer)
        for row, (_, answers, _) in enumerate(several)
        for item, answer in answers.items()
    ]
    child, item, answer = (np.array(column) for column in zip(*triples, strict=True))
    together = Coordinates(child=child, item=item, score=answer, items=items, children=len(several))
    found = score(together, [age for _, _, age in several], key=key)
    for row, (_, answers, age) in enumerate(several):
        n, d, sem, z = scored(key, answers, age)
        assert found.n[row] == n
        np.testing.assert_allclose((found.d_full[row], found.sem[row]), (d, sem), rtol=0, atol=1e-9)
        np.testing.assert_array_equal(found.daz[row], z)


@given(st.sampled_from(SCALES), st.floats(-5, 5), st.floats(0.05, 3.5))
def test_the_daz_of_the_inverse_is_z(scale: tuple[str, str], z: float, age: float) -> None:
    """Within 1e-5 for |z| up to 5, where D lies above its floor of 1."""
    key, population = scale
    d = d_from_daz([z], [age], key=key, population=population, digits=None)
    if d[0] > 1.0:
        back = daz(d, [age], key=key, population=population, digits=None)
        np.testing.assert_allclose(back, [z], rtol=0, atol=1e-5)


@given(st.sampled_from(SCALES), st.floats(2, 90), st.floats(0.01, 5), st.floats(0.05, 3.5))
def test_a_higher_score_has_a_higher_daz(scale: tuple[str, str], d: float, more: float, age: float) -> None:
    key, population = scale
    lower, higher = daz([d, d + more], [age, age], key=key, population=population, digits=None)
    if np.isfinite(lower) and np.isfinite(higher) and higher < 6:
        assert lower < higher


@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_rounding_moves_by_half_a_step_at_most_and_is_stable(x: float, digits: int) -> None:
    once = round_like_r(x, digits)
    assert abs(once - x) <= 0.5 * 10.0**-digits * (1 + 1e-6) + abs(x) * 1e-15
    assert round_like_r(once, digits) == once
    assert round_like_r(-x, digits) == -once
