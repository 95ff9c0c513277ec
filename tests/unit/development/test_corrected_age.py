from datetime import date
from typing import Any

import pytest

from handrail.development import Ages, ages_of, corrected_age
from handrail.vocabulary import Age, add_months, gestation_days

BORN = date(2024, 3, 1)


def on(day: date) -> Age:
    return Age.on(BORN, day)


@pytest.mark.parametrize(
    ("born_at", "days_old", "corrected_days"),
    [
        ("36+6", 100, 78),  # the last day that counts as early
        ("37+0", 100, 100),  # term
        ("40+0", 100, 100),
        ("42+0", 100, 100),
        ("28+0", 168, 84),
        ("22+0", 126, 0),  # the due date itself
        ("24+0", 30, -82),  # before the due date the age is negative
        ("28+0", 729, 645),  # the day before 24 months
        ("28+0", 730, 730),  # the day of 24 months
        (None, 100, 100),  # not known: not corrected
    ],
)
def test_edge_cases_of_preterm_birth(born_at: str | None, days_old: int, corrected_days: int) -> None:
    days = None if born_at is None else gestation_days(born_at)
    assert corrected_age(Age(days=days_old), days).days == corrected_days


def test_correction_ends_on_the_calendar_day_of_24_months() -> None:
    second_birthday = add_months(BORN, 24)
    assert corrected_age(on(date(2026, 2, 28)), 28 * 7).days == on(date(2026, 2, 28)).days - 84
    assert corrected_age(on(second_birthday), 28 * 7) == on(second_birthday)


@pytest.mark.parametrize(
    ("options", "corrected_days"),
    [
        ({"until_months": 12}, 400),
        ({"until_months": 36}, 400 - 49),
        ({"born_before_days": 33 * 7}, 400),
        ({"born_before_days": 33 * 7 + 1}, 400 - 49),
        ({"term_days": 37 * 7}, 400 - 28),
    ],
)
def test_other_rules_of_correction_can_be_chosen(options: dict[str, Any], corrected_days: int) -> None:
    assert corrected_age(Age(days=400), 33 * 7, **options).days == corrected_days


def test_thresholds_of_a_corrected_age_are_counted_from_term() -> None:
    corrected = corrected_age(on(date(2024, 6, 20)), 28 * 7)
    assert corrected.counted_from == date(2024, 5, 24)
    assert not corrected.has_reached(1)
    assert corrected_age(on(date(2024, 6, 24)), 28 * 7).has_reached(1)


def test_a_child_born_early_has_two_ages() -> None:
    ages = ages_of(Age(days=168), 28 * 7)
    assert ages == Ages(birthday=Age(days=168), corrected=Age(days=84), is_corrected=True)
    assert ages.by("corrected") == Age(days=84)
    assert ages.by("birthday") == Age(days=168)


@pytest.mark.parametrize("gestation", [None, 37 * 7, 40 * 7])
def test_a_child_not_known_to_be_born_early_has_one_age(gestation: int | None) -> None:
    ages = ages_of(Age(days=168), gestation)
    assert ages == Ages(birthday=Age(days=168), corrected=Age(days=168))


def test_an_unknown_age_stays_unknown() -> None:
    ages = ages_of(None, 28 * 7)
    assert ages == Ages(birthday=None, corrected=None)
    assert ages.by("corrected") is None


@pytest.mark.parametrize(
    ("day", "gestation", "just_changed_over"),
    [
        (date(2026, 2, 28), 28 * 7, False),  # the day before two years
        (date(2026, 3, 1), 28 * 7, True),
        (date(2026, 4, 30), 28 * 7, True),  # the last of two months
        (date(2026, 5, 1), 28 * 7, False),
        (date(2026, 3, 1), 37 * 7, False),
        (date(2026, 3, 1), None, False),
    ],
)
def test_both_ages_matter_for_two_months_after_the_change_over(
    day: date, gestation: int | None, just_changed_over: bool
) -> None:
    ages = ages_of(on(day), gestation)
    assert ages.has_just_changed_over is just_changed_over
    assert not (ages.has_just_changed_over and ages.is_corrected)
