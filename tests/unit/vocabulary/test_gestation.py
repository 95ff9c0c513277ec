import pytest

from handrail.vocabulary import TERM_DAYS, InputError, gestation_days


@pytest.mark.parametrize(
    ("written", "days"),
    [
        (40, 280),
        (34.5, 242),
        ("34+3", 241),
        (" 34 + 3 ", 241),
        ("34", 238),
        (22, 154),
        ("22+0", 154),
        ("44+6", 314),
        ("36+6", 258),
    ],
)
def test_weeks_are_read_as_days(written: float | str, days: int) -> None:
    assert gestation_days(written) == days


@pytest.mark.parametrize(
    "written",
    [
        21,
        45,
        "21+6",
        "45+0",
        "34+7",
        "34+",
        "+3",
        "",
        "term",
        "34.5",
        -30,
        0,
        1e300,
        float("inf"),
        float("nan"),
        10**400,
    ],
)
def test_anything_else_is_refused_by_field(written: float | str) -> None:
    with pytest.raises(InputError, match="22 to 44 weeks") as caught:
        gestation_days(written)
    assert caught.value.field == "gestation_weeks"


def test_term_is_forty_weeks() -> None:
    assert gestation_days("40+0") == TERM_DAYS == 280
