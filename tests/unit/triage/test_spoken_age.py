import pytest

from handrail.triage.spoken_age import spoken_age
from handrail.vocabulary import Age


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("my 4-year-old falls", 48),
        ("My 4 year old", 48),
        ("4 years old", 48),
        ("a 3yo boy", 36),
        ("3 y/o", 36),
        ("18 months old", 18),
        ("18-month-old", 18),
        ("18mo", 18),
        ("18 m old", 18),
        ("2.5 year old", 30),
        ("2 1/2 year old", 30),
        ("3-and-a-half-year-old", 42),
        ("2 years and a half old", 30),
        ("my 3½ year old", 42),
        ("she is 7 months and rolls", 7),
        ("he's 9 months", 9),
        ("aged 5 years", 60),
        ("Toddler, not walking", 24),
        ("my preschooler", 48),
        ("my pre-schooler", 48),
        ("a teenager", 168),
        ("our teen", 168),
        ("newborn", 0.5),
        ("new born", 0.5),
        ("0 months old", 0),
        ("18 years old", 216),
    ],
)
def test_the_age_that_a_text_states_is_read(text: str, months: float) -> None:
    assert spoken_age(text) == Age.of_months(months)


@pytest.mark.parametrize(
    ("text", "days"), [("6 weeks old", 42), ("6wk old", 42), ("10 days old", 10), ("a 3 day old", 3)]
)
def test_weeks_and_days_are_read_as_days(text: str, days: int) -> None:
    assert spoken_age(text) == Age(days=days)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "he falls a lot",
        "about 3 times a day",
        "waited 6 months",
        "my 19 year old",
        "300 months old",
        "size 5 shoes",
        "999 years old",
        "his old shoes",
    ],
)
def test_no_age_is_read_where_none_of_a_child_is_stated(text: str) -> None:
    assert spoken_age(text) is None


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("walked at 18 months, now 4 years old", 48),
        ("born at 28 weeks, now 14 months old", 14),
        ("sat at 9 months. She is a 3 year old now", 36),
    ],
)
def test_the_age_at_which_something_happened_is_not_the_age(text: str, months: float) -> None:
    assert spoken_age(text) == Age.of_months(months)


@pytest.mark.parametrize("text", ["born at 28 weeks", "premature at 30 weeks"])
def test_the_length_of_the_pregnancy_is_no_age(text: str) -> None:
    assert spoken_age(text) is None
