"""Which appointments of one child may stand together."""

from dataclasses import replace

import pytest

from diary import child, meeting, small_clinic
from handrail.scheduling.problem import ASSESS, Appointment
from handrail.scheduling.problem.child_rules import keeps_rules

ANNA = child("A", (0, 0, 40))
RULES = small_clinic(ANNA).rules


def sessions(*places: tuple[int, int]) -> list[Appointment]:
    return [meeting("A", week, day, 20) for week, day in places]


@pytest.mark.parametrize(
    ("places", "keeps"),
    [
        ([(0, 0), (1, 0)], True),
        ([(0, 0), (0, 2)], False),  # twice in a week
        ([(0, 4), (1, 0), (1, 2)], False),  # more than the course has
    ],
    ids=["a week apart", "in one week", "one too many"],
)
def test_a_weekly_course_of_two_keeps_its_number_and_its_weeks(places, keeps):
    assert keeps_rules(ANNA, sessions(*places), RULES) is keeps


def test_a_child_is_assessed_once():
    assess = replace(meeting("A", 0, 0, 20), kind=ASSESS)
    assert keeps_rules(ANNA, [assess], RULES)
    assert not keeps_rules(ANNA, [assess, replace(assess, week=1)], RULES)


def test_sessions_at_the_same_time_cannot_both_take_place():
    both = child("A", (0, 0, 40), disciplines=("OT", "PT"))
    assert keeps_rules(both, [meeting("A", 0, 0, 20), meeting("A", 0, 0, 24, "PT")], RULES)
    assert not keeps_rules(both, [meeting("A", 0, 0, 20), meeting("A", 0, 0, 22, "PT")], RULES)
