from datetime import date

import pytest

from handrail.vocabulary import Urgency


def test_levels_are_ranked_from_none_to_emergency() -> None:
    written = ["none", "routine", "soon", "urgent_2_weeks", "same_day", "emergency_now"]
    assert [Urgency(word).rank for word in written] == [0, 1, 2, 3, 4, 5]


def test_the_gravest_of_several_wins_in_any_order() -> None:
    levels = [Urgency.SOON, Urgency.SAME_DAY, Urgency.ROUTINE]
    assert Urgency.gravest(levels) is Urgency.SAME_DAY
    assert Urgency.gravest(levels[::-1]) is Urgency.SAME_DAY


def test_the_gravest_of_nothing_is_none() -> None:
    assert Urgency.gravest([]) is Urgency.NONE


@pytest.mark.parametrize(
    ("level", "by"),
    [
        (Urgency.EMERGENCY_NOW, date(2026, 11, 24)),
        (Urgency.SAME_DAY, date(2026, 11, 24)),
        (Urgency.URGENT_2_WEEKS, date(2026, 12, 8)),
        (Urgency.SOON, date(2027, 1, 5)),
        (Urgency.ROUTINE, date(2027, 2, 22)),
        (Urgency.NONE, None),
    ],
)
def test_every_level_has_a_day_or_none(level: Urgency, by: date | None, today: date) -> None:
    assert level.by(today) == by
