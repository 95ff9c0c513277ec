import pytest

from handrail.development import child as reasons
from handrail.development.dscore import (
    Change,
    ChildScore,
    change_between,
    change_sentence,
    daz,
    score_child,
    score_sentence,
    shipped_tables,
)
from handrail.vocabulary import InputError, NotAssessable

ITEMS = ["gs1moc030", "gs1moc031", "gs1moc033", "gs1moc034", "gs1moc035", "gs1lgc037"]
PASSED = dict.fromkeys(ITEMS, 1)


def scored(days: float | None = 183, answers: dict[str, int | None] | None = None, **options: str) -> ChildScore:
    return score_child(PASSED if answers is None else answers, days, **options)


def change_from_to(earlier: ChildScore, later: ChildScore) -> Change:
    change = change_between(earlier, later)
    assert isinstance(change, Change)
    return change


def test_a_child_has_a_score_and_its_scale() -> None:
    found = scored()
    assert (found.n, found.p, found.key, found.table_version) == (6, 1.0, "gsed2406", "dscore-1.11.0")
    assert isinstance(found.d, float)
    assert isinstance(found.daz, float)


@pytest.mark.parametrize(
    ("days", "answers", "options", "missing", "reason"),
    [
        (None, PASSED, {}, "d", reasons.NO_AGE),
        (None, PASSED, {}, "a", reasons.NO_AGE),
        (183, {}, {}, "d", reasons.NO_ANSWERS),
        (183, {ITEMS[0]: None}, {}, "a", reasons.NO_ANSWERS),
        (183, {"zzz": 1}, {}, "p", reasons.NO_ANSWERS),
        (-60, PASSED, {}, "d", reasons.NO_PRIOR),
        (-60, PASSED, {}, "daz", reasons.NO_PRIOR),
        (1500, PASSED, {}, "daz", reasons.OUTSIDE_AGES),
        (-10, PASSED, {}, "daz", reasons.OUTSIDE_AGES),
    ],
)
def test_what_is_missing_says_why(
    days: float | None, answers: dict[str, int | None], options: dict[str, str], missing: str, reason: str
) -> None:
    assert getattr(scored(days, answers, **options), missing) == NotAssessable(reason=reason)


def test_a_key_without_a_reference_says_so(tmp_path) -> None:
    path = tmp_path / "items.csv"
    path.write_text("key,item,tau,base_population,intercept,slope,from,to,by\nmine,own1,30,phase1,55,4,-10,100,1\n")
    tables = shipped_tables().with_items(path)
    found = score_child({"own1": 1}, 183, key="mine", tables=tables)
    assert isinstance(found.d, float)
    assert found.daz == NotAssessable(reason=reasons.NO_REFERENCE)
    with pytest.raises(InputError, match="has no reference"):
        daz([30.0], [0.5], key="mine", tables=tables)


def test_a_score_too_far_out_cannot_be_placed() -> None:
    found = score_child(dict.fromkeys(shipped_tables().banks["gsed2406"].items, 1), 1)
    assert found.daz == NotAssessable(reason=reasons.NO_DAZ)


def test_the_count_of_answers_stays_without_an_age() -> None:
    assert scored(None).n == 6


@pytest.mark.parametrize("bad", [2, -1, 0.5])
def test_an_answer_that_is_none_is_refused_by_name(bad: float) -> None:
    with pytest.raises(InputError, match="gs1moc030"):
        scored(183, {"gs1moc030": bad})  # type: ignore[dict-item]


def test_true_and_false_are_answers() -> None:
    assert scored(183, {ITEMS[0]: True, ITEMS[1]: False}) == scored(183, {ITEMS[0]: 1, ITEMS[1]: 0})


def test_the_error_of_a_change_holds_both_errors() -> None:
    earlier, later = scored(100, dict.fromkeys(ITEMS, 0)), scored(400)
    change = change_from_to(earlier, later)
    assert change.error**2 == pytest.approx(earlier.sem**2 + later.sem**2)  # type: ignore[operator]
    assert change.is_clear
    assert change.d > 0
    assert isinstance(change.daz, float)


def test_a_difference_within_the_error_is_no_clear_change() -> None:
    change = change_from_to(scored(183), scored(190))
    assert not change.is_clear
    assert change_sentence(change).startswith("No clear change")
    assert "own rule" in change_sentence(change)


def test_the_edge_of_the_error_is_no_clear_change() -> None:
    assert not Change(d=1.96, error=1.0, daz=0.0).is_clear
    assert Change(d=-1.97, error=1.0, daz=0.0).is_clear


@pytest.mark.parametrize("key", ["gsed2212", "gcdg"])
def test_scores_of_two_keys_are_never_compared(key: str) -> None:
    with pytest.raises(InputError, match="different scales"):
        change_between(scored(), scored(key=key))


def test_a_missing_score_makes_no_change() -> None:
    told = change_between(scored(None), scored())
    assert told == NotAssessable(reason=f"The earlier score is missing: {reasons.NO_AGE}")
    assert change_sentence(told) == f"The change cannot be told. The earlier score is missing: {reasons.NO_AGE}"


def test_without_a_reference_the_change_has_no_daz() -> None:
    change = change_from_to(scored(1500), scored(1520))
    assert change.daz == NotAssessable(reason=reasons.OUTSIDE_AGES)


def test_a_change_is_told_with_its_error() -> None:
    told = change_sentence(Change(d=20.0, error=3.0, daz=0.0))
    assert "higher by 20" in told
    assert "between 14 and 26" in told
    assert "own rule" in told
    assert "doctor" not in told


def test_a_clear_fall_asks_about_lost_skills() -> None:
    assert "lost a skill" in change_sentence(Change(d=-20.0, error=3.0, daz=-2.0))


def test_a_score_is_told_with_its_error_and_without_a_verdict() -> None:
    told = score_sentence(scored())
    assert "most likely lies between" in told
    assert "no diagnosis" in told
    assert "few answers" not in told
    assert "few answers" in score_sentence(scored(183, {ITEMS[0]: 1}))


def test_a_missing_score_is_told_with_its_reason() -> None:
    assert score_sentence(scored(None)) == f"There is no score yet. {reasons.NO_AGE}"
