import pytest

from handrail.development import (
    achievement_percentile,
    motor_window,
    motor_windows,
    skill_name,
    two_ages_sentence,
    window_sentence,
)
from handrail.development.window_words import SKILLS
from handrail.development.windows import FILE
from handrail.vocabulary import InputError, NotAssessable

MONTH = 30.4375


def test_there_are_six_windows_of_eleven_percentiles() -> None:
    windows = motor_windows()
    assert list(windows) == list(SKILLS)
    assert {window.percentiles for window in windows.values()} == {(1, 3, 5, 10, 25, 50, 75, 90, 95, 97, 99)}


@pytest.mark.parametrize("name", SKILLS)
def test_ages_rise_with_the_percentile(name: str) -> None:
    months = motor_window(name).months
    assert list(months) == sorted(set(months))


@pytest.mark.parametrize("name", SKILLS)
def test_published_ages_have_their_published_percentile(name: str) -> None:
    window = motor_window(name)
    for percentile, months in zip(window.percentiles, window.months, strict=True):
        assert achievement_percentile(name, months * MONTH) == pytest.approx(percentile, abs=1e-9)


def test_between_two_percentiles_the_line_is_straight() -> None:
    assert achievement_percentile("walking_alone", 12.55 * MONTH) == pytest.approx(62.5)


@pytest.mark.parametrize(("months", "side"), [(8.1, "before the first"), (17.7, "after the last")])
def test_outside_the_published_percentiles_nothing_is_said(months: float, side: str) -> None:
    found = achievement_percentile("walking_alone", months * MONTH)
    assert isinstance(found, NotAssessable)
    assert side in found.reason


def test_an_unknown_skill_is_refused() -> None:
    with pytest.raises(InputError, match="flying"):
        achievement_percentile("flying", 300)


def test_every_figure_says_where_it_was_seen() -> None:
    seen = {line.rsplit(",", 1)[1] for line in FILE.read_text().splitlines()[1:]}
    assert seen == {"abstract", "two_copies", "one_copy"}


@pytest.mark.parametrize(
    ("skill", "seen", "now", "told"),
    [
        ("walking_alone", 16, None, "Most children walk alone between 8 and 18 months; yours at 16 months."),
        ("walking_alone", None, None, "Most children walk alone between 8 and 18 months; yours has not shown it yet."),
        (
            "walking_alone",
            None,
            12,
            "Most children walk alone between 8 and 18 months; yours has not shown it yet, at 12 months.",
        ),
    ],
)
def test_a_window_in_words(skill: str, seen: float | None, now: float | None, told: str) -> None:
    days = [None if months is None else months * MONTH for months in (seen, now)]
    assert window_sentence(skill, *days) == told


def test_past_the_window_somebody_is_asked() -> None:
    assert window_sentence("walking_alone", None, 19 * MONTH).endswith("doctor or child health nurse.")
    assert window_sentence("walking_alone", 19 * MONTH).endswith("doctor or child health nurse.")
    assert "another way" in window_sentence("hands_and_knees_crawling", None, 15 * MONTH)


@pytest.mark.parametrize("skill", SKILLS)
@pytest.mark.parametrize("months", [2, 9, 30])
def test_no_sentence_says_that_all_is_well_or_names_a_diagnosis(skill: str, months: float) -> None:
    for told in (window_sentence(skill, months * MONTH), window_sentence(skill, None, months * MONTH)):
        assert not any(word in told.lower() for word in ("normal", "fine", "well", "delay", "disorder", "behind"))


def test_both_ages_of_a_child_born_early_are_told() -> None:
    assert "10 months" in two_ages_sentence(304, 227)
    assert "7 months" in two_ages_sentence(304, 227)
    assert "still to come" in two_ages_sentence(20, -50)
    assert "1 month." in two_ages_sentence(31, 31)


def test_a_skill_has_a_name_for_a_label() -> None:
    assert skill_name("standing_alone") == "Stands alone"
