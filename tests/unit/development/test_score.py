"""What the engine must do at its edges; the numbers themselves are held by the golden tests."""

from typing import Any

import numpy as np
import pytest

from dscore_by_hand import d_and_sem
from handrail.development import scorer as scorer_module
from handrail.development.dscore import (
    Coordinates,
    Grid,
    Options,
    Wide,
    age_equivalent,
    d_from_daz,
    daz,
    posterior,
    prior_mean,
    round_like_r,
    score,
    shipped_tables,
)
from handrail.vocabulary import InputError

BANK = shipped_tables().banks["gsed2406"]
ITEMS = [item for item in BANK.items if item.startswith("gs1")]


def one(answers: dict[str, int], age: float | None = 1.0, **options: Any) -> Any:
    table = np.array([list(answers.values())], dtype=np.int8).reshape(1, len(answers))
    return score(Wide(table, list(answers)), [np.nan if age is None else age], **options)


def test_unknown_keys_are_refused_and_the_known_ones_named() -> None:
    with pytest.raises(InputError, match=r'key: "gsed9999" is not known.*gsed2406') as caught:
        one({ITEMS[0]: 1}, key="gsed9999")
    assert caught.value.code == "unknown_key"


@pytest.mark.parametrize(("key", "population"), [("gsed2406", "gcdg"), ("dutch", "phase1"), ("gcdg", "martian")])
def test_a_population_of_another_key_is_refused_rather_than_scaled_otherwise(key: str, population: str) -> None:
    with pytest.raises(InputError, match="has no reference under key") as caught:
        one({ITEMS[0]: 1}, key=key, population=population)
    assert caught.value.code == "unknown_population"


def test_the_population_changes_the_daz_and_never_the_score() -> None:
    answers = {ITEMS[40]: 1, ITEMS[60]: 0}
    standards, phase1 = one(answers), one(answers, population="phase1")
    assert standards.d == phase1.d
    assert standards.daz != phase1.daz


def test_the_daz_is_that_of_the_rounded_score() -> None:
    found = one({ITEMS[40]: 1, ITEMS[60]: 0}, full=True)
    assert found.daz[0] == daz(found.d, [1.0])[0]
    assert found.daz_full[0] == daz(found.d_full, [1.0], digits=None)[0]
    assert found.daz_full[0] != daz(found.d, [1.0], digits=None)[0]


def test_the_full_daz_is_worked_out_only_when_asked_for() -> None:
    assert one({ITEMS[0]: 1}).daz_full is None


def test_the_age_is_rounded_as_r_does_before_the_prior() -> None:
    found = one({ITEMS[40]: 1}, 0.75815)
    assert found.a[0] == 0.7582
    by_hand, _ = d_and_sem({ITEMS[40]: 1}, float(prior_mean([0.7582])[0]))
    assert found.d_full[0] == pytest.approx(by_hand, abs=1e-9)


@pytest.mark.parametrize(("age", "unit"), [(0.5, "years"), (6, "months"), (182.625, "days")])
def test_ages_come_in_three_units(age: float, unit: str) -> None:
    assert one({ITEMS[40]: 1}, age, age_unit=unit).a[0] == 0.5


def test_another_unit_of_age_is_refused() -> None:
    with pytest.raises(InputError, match="age_unit"):
        one({ITEMS[0]: 1}, age_unit="weeks")


def test_as_many_ages_as_children_are_due() -> None:
    with pytest.raises(InputError, match="one age for each of 1 children"):
        score(Wide(np.array([[1]], dtype=np.int8), ITEMS[:1]), [1.0, 2.0])


def test_without_an_age_answers_are_counted_and_nothing_else_is_known() -> None:
    found = one({ITEMS[0]: 1, ITEMS[1]: 0}, None)
    assert (found.n[0], found.p[0]) == (2, 0.5)
    assert np.isnan([found.a[0], found.d[0], found.sem[0], found.daz[0]]).all()


def test_without_a_usable_answer_the_age_is_lost_too() -> None:
    found = one({ITEMS[0]: -1, "zzzgmd999": 1})
    assert found.n[0] == 0
    assert np.isnan([found.a[0], found.p[0], found.d[0], found.sem[0], found.daz[0]]).all()


def test_the_age_is_kept_when_no_column_is_in_the_key() -> None:
    found = one({"zzzgmd999": 1})
    assert (found.a[0], found.n[0]) == (1.0, 0)
    assert np.isnan(found.d[0])


def test_the_item_without_difficulty_is_not_counted() -> None:
    assert one({"gs1moc028": 1, ITEMS[0]: 1}).n[0] == 1


def test_beyond_the_reference_there_is_a_score_and_no_daz() -> None:
    found = one({ITEMS[-1]: 1}, 4.0)
    assert np.isfinite(found.d[0])
    assert np.isnan(found.daz[0])
    assert np.isfinite(one({ITEMS[-1]: 1}, 4.0, population="phase1").daz[0])


@pytest.mark.parametrize(("age", "has_score"), [(-1 / 12 + 1e-3, True), (-0.09, False)])
def test_the_standards_begin_a_month_before_the_due_date(age: float, *, has_score: bool) -> None:
    found = one({ITEMS[0]: 1}, age)
    assert np.isfinite(found.d[0]) == has_score
    assert found.n[0] == 1
    assert found.a[0] == round_like_r(age, 4)


def test_a_number_for_all_does_not_reach_a_child_without_age() -> None:
    assert np.isnan(one({ITEMS[0]: 1}, None, prior_mean=30, prior_sd=5).d[0])
    assert np.isnan(one({ITEMS[0]: 1}, None, options=Options(mean_without_age=30)).d[0])
    assert np.isfinite(one({ITEMS[0]: 1}, None, options=Options(mean_without_age=30, sd_without_age=5)).d[0])


def test_a_number_for_each_child_holds_without_age() -> None:
    assert np.isfinite(one({ITEMS[0]: 1}, None, prior_mean=[30.0], prior_sd=[5.0]).d[0])


@pytest.mark.parametrize("name", ["prior_mean", "prior_sd"])
def test_as_many_priors_as_children_are_due(name: str) -> None:
    with pytest.raises(InputError, match=name):
        one({ITEMS[0]: 1}, **{name: [30.0, 31.0]})


@pytest.mark.parametrize("sd", [0.0, -1.0, float("nan"), float("inf")])
def test_a_prior_without_spread_gives_no_score(sd: float) -> None:
    assert np.isnan(one({ITEMS[0]: 1}, prior_sd=[sd]).d[0])


def test_a_prior_between_the_points_of_the_grid_can_vanish() -> None:
    assert np.isnan(one({ITEMS[0]: 1}, prior_mean=30.5, prior_sd=0.01).d[0])
    assert one({ITEMS[0]: 1}, prior_mean=30.0, prior_sd=0.01).d[0] == 30.0


def test_able_children_pile_up_at_the_end_of_the_grid() -> None:
    passes = dict.fromkeys(BANK.items, 1)
    assert 95 < one(passes, 5.0, prior_mean=99.0).d[0] <= 100
    tall = Options(grid=Grid(start=-10, stop=140))
    assert one(passes, 5.0, prior_mean=99.0, options=tall).d[0] > one(passes, 5.0, prior_mean=99.0).d[0]


@pytest.mark.parametrize("key", ["gsed2406", "gcdg", "dutch"])
@pytest.mark.parametrize("backwards", [False, True])
def test_long_contradictory_tests_lose_the_same_points_as_the_published_engine(key: str, *, backwards: bool) -> None:
    """Weights underflow on the way; sums of logarithms alone would bring them back."""
    bank = shipped_tables().banks[key]
    middle = float(np.median(bank.tau))
    answers = {item: int((tau > middle) != backwards) for item, tau in zip(bank.items, bank.tau, strict=True)}
    found = one(answers, 1.5, key=key)
    by_hand = d_and_sem(answers, float(prior_mean([1.5], key=key)[0]), key)
    assert (found.d_full[0], found.sem[0]) == pytest.approx(by_hand, abs=1e-9)


def test_a_narrow_prior_far_from_the_answers_is_never_overruled_where_it_is_zero() -> None:
    answers = dict.fromkeys([i for i, t in zip(BANK.items, BANK.tau, strict=True) if t > 60][:250], 1)
    found = one(answers, prior_mean=0.0, prior_sd=1.0)
    by_hand = d_and_sem(answers, 0.0, sd=1.0)
    assert (found.d_full[0], found.sem[0]) == pytest.approx(by_hand, abs=1e-9)


def test_blocks_and_threads_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    table = rng.integers(-1, 2, (500, 60)).astype(np.int8)
    answers, ages = Wide(table, ITEMS[:60]), rng.uniform(0, 3.5, 500)
    whole = score(answers, ages, full=True, threads=1)
    monkeypatch.setattr(scorer_module, "BLOCK", 7)
    monkeypatch.setattr(scorer_module, "WORTH_A_TABLE", 100)
    parts = score(answers, ages, full=True, threads=2)
    for column in ("a", "n", "p", "d", "daz"):
        np.testing.assert_array_equal(getattr(whole, column), getattr(parts, column))
    for column in ("d_full", "sem", "daz_full"):
        np.testing.assert_allclose(getattr(whole, column), getattr(parts, column), rtol=0, atol=1e-10)


def test_no_children_have_no_scores() -> None:
    found = score(Wide(np.empty((0, 1), dtype=np.int8), ITEMS[:1]), np.empty(0))
    assert len(found) == 0


def test_an_error_in_a_thread_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorer_module, "BLOCK", 1)
    twice = np.array([0, 0, 1])
    answers = Coordinates(child=twice, item=np.zeros(3, int), score=np.ones(3, int), items=ITEMS[:1], children=2)
    with pytest.raises(InputError, match="two scores"):
        score(answers, [1.0, 1.0], threads=2)


def test_every_score_names_its_scale() -> None:
    found = one({ITEMS[0]: 1})
    assert (found.key, found.population, found.table_version) == ("gsed2406", "preliminary_standards", "dscore-1.11.0")
    assert found.grid == Grid(start=-10, stop=100)


def test_a_posterior_sums_to_one_and_is_missing_without_answers() -> None:
    table = np.array([[1, 0], [-1, -1]], dtype=np.int8)
    weights = posterior(Wide(table, ITEMS[:2]), [0.5, 0.5])
    assert weights[0].sum() == pytest.approx(1)
    assert np.isnan(weights[1]).all()


@pytest.mark.parametrize(
    "bad",
    [
        {"relevance": (5.0, -5.0)},
        {"metric": "percent"},
        {"algorithm": "2.0"},
        {"transform": (50.0, 0.0)},
    ],
)
def test_options_without_sense_are_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        Options(**bad)


def test_a_transform_replaces_the_spread_of_the_key() -> None:
    answers = {ITEMS[40]: 1, ITEMS[60]: 0}
    own = one(answers, options=Options(transform=(54.939147, 4.064264)))
    assert own.d == one(answers).d
    assert one(answers, options=Options(transform=(54.9, 2.0))).d != own.d


def test_daz_and_its_inverse_are_nan_outside_the_ages() -> None:
    assert np.isnan(daz([50.0], [3.6]))[0]
    assert np.isnan(d_from_daz([0.0], [3.6]))[0]
    assert np.isnan(daz([50.0], [np.nan]))[0]


def test_a_z_of_probability_one_has_no_score() -> None:
    assert np.isnan(d_from_daz([40.0], [1.0]))[0]
    assert np.isnan(d_from_daz([-40.0], [1.0]))[0]


def test_a_box_cox_t_has_a_floor_of_one_and_lms_has_none() -> None:
    assert daz([-5.0], [1.0])[0] == daz([1.0], [1.0])[0]
    assert np.isnan(daz([-5.0], [1.0], key="dutch"))[0]
    assert d_from_daz([-12.0], [0.0])[0] >= 1.0


def test_an_age_equivalent_outside_the_reference_is_missing() -> None:
    assert np.isnan(age_equivalent(ITEMS[-1], 99.9))
    assert age_equivalent(ITEMS[60]).shape == ()


@pytest.mark.parametrize(
    ("item", "percent", "field"), [("zzz", 50, "item"), (ITEMS[0], 0, "percent"), (ITEMS[0], 100, "p")]
)
def test_age_equivalents_of_nothing_are_refused(item: str, percent: float, field: str) -> None:
    with pytest.raises(InputError, match=field):
        age_equivalent(item, percent)
