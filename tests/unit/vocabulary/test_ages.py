from datetime import date

import pytest

from handrail.vocabulary import Age, InputError, add_months, days_of_months


@pytest.mark.parametrize(("months", "days"), [(0, 0), (1, 30), (12, 365), (18, 548), (24, 730), (0.5, 15)])
def test_months_without_a_birth_date_are_rounded_average_months(months: float, days: int) -> None:
    assert days_of_months(months) == days


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2024, 1, 15), -1, date(2023, 12, 15)),
        (date(2024, 5, 1), 0, date(2024, 5, 1)),
    ],
)
def test_calendar_months_end_on_a_day_that_exists(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_age_is_counted_from_the_birth_date() -> None:
    age = Age.on(date(2025, 11, 24), date(2026, 11, 24))
    assert age == Age(days=365, counted_from=date(2025, 11, 24))


def test_a_child_born_today_is_no_days_old(today: date) -> None:
    assert Age.on(today, today).days == 0


def test_a_birth_in_the_future_is_refused_by_field() -> None:
    with pytest.raises(InputError, match="is after") as caught:
        Age.on(date(2026, 11, 25), date(2026, 11, 24))
    assert (caught.value.field, caught.value.code) == ("born_on", "bad_input")


def test_the_day_of_the_nineteenth_birthday_is_too_old_and_the_day_before_is_not() -> None:
    born = date(2007, 11, 24)
    assert Age.on(born, date(2026, 11, 23)).days == 6939
    with pytest.raises(InputError) as caught:
        Age.on(born, date(2026, 11, 24))
    assert (caught.value.field, caught.value.code) == ("born_on", "too_old")


@pytest.mark.parametrize(
    ("months", "code"),
    [(-0.1, "bad_input"), (228, "too_old"), (1e9, "too_old"), (float("inf"), "too_old"), (float("nan"), "bad_input")],
)
def test_months_outside_childhood_are_refused(months: float, code: str) -> None:
    with pytest.raises(InputError) as caught:
        Age.of_months(months)
    assert (caught.value.field, caught.value.code) == ("age_months", code)


def test_a_newborn_may_be_no_months_old() -> None:
    assert Age.of_months(0) == Age(days=0)


def test_a_threshold_is_the_calendar_day_when_the_birth_date_is_known() -> None:
    born = date(2024, 8, 31)
    day_before = Age.on(born, date(2025, 2, 27))
    the_day = Age.on(born, date(2025, 2, 28))
    assert not day_before.has_reached(6)
    assert the_day.has_reached(6)


def test_a_threshold_is_average_months_when_only_months_are_known() -> None:
    assert Age(days=548).has_reached(18)
    assert not Age(days=547).has_reached(18)
    assert Age.of_months(18).has_reached(18)


def test_a_threshold_of_part_months_is_average_months_even_with_a_birth_date() -> None:
    born = date(2026, 1, 1)
    assert Age(days=46, counted_from=born).has_reached(1.5)
    assert not Age(days=45, counted_from=born).has_reached(1.5)


def test_an_age_counted_from_later_keeps_its_day_of_counting() -> None:
    born = date(2026, 1, 1)
    younger = Age(days=100, counted_from=born).younger_by(70)
    assert younger == Age(days=30, counted_from=date(2026, 3, 12))
    assert Age(days=100).younger_by(120) == Age(days=-20)


def test_months_are_average_months_for_wording() -> None:
    assert Age(days=487).months == pytest.approx(16.0)
