"""The weeks that would have to be booked anew for a child to see one therapist only."""

from dataclasses import replace

import numpy as np

from diary import child, course, small_clinic, therapist
from handrail.scheduling.booking.board import Board
from handrail.scheduling.booking.clinic import Clinic
from handrail.scheduling.booking.greedy import in_week
from handrail.scheduling.booking.visits import FIRST_MEETING, KIND, THERAPIST_A, Visits
from handrail.scheduling.improving.handovers import handovers
from handrail.scheduling.improving.parts import Diary
from handrail.scheduling.problem import Assessment

WEEKS = 4


def board_with(*sessions: tuple[int, int], assessor: tuple[int, int] | None = None) -> Board:
    """One child's sessions as (week, therapist) on a clinic with two therapists who could both treat."""
    needs = replace(
        child("A", (0, 8, 11)),
        courses=(course("OT", sessions=WEEKS),),
        assessment=Assessment(disciplines=("OT",), length=3, feature="table"),
    )
    small = small_clinic(needs, therapists=(therapist("T1", "OT"), therapist("T2", "OT")))
    clinic = Clinic(replace(small, calendar=replace(small.calendar, weeks=WEEKS)))
    board, ordinary = Board(clinic), Visits(clinic, longest_gap=0).of(0)
    is_meeting = ordinary[:, KIND] == FIRST_MEETING
    for rows, booked in ((ordinary[~is_meeting], sessions), (ordinary[is_meeting], [assessor] if assessor else [])):
        for week, who in booked:
            board.add(0, in_week(rows[rows[:, THERAPIST_A] == who][0], week, clinic))
    return board


def weeks_of(board: Board) -> list[tuple[int, ...]]:
    return handovers(board.clinic, board.clinic.needs[0], board.plan[0])


def test_one_therapist_hands_nothing_over():
    assert weeks_of(board_with((1, 0), (2, 0), assessor=(0, 0))) == []


def test_the_weeks_with_the_rarer_therapist_are_found():
    assert weeks_of(board_with((0, 0), (1, 1), (2, 0), (3, 0))) == [(1,)]
    assert weeks_of(board_with((0, 1), (1, 0), (2, 1), (3, 1))) == [(1,)]


def test_the_week_of_an_assessor_who_does_not_treat_is_found():
    assert weeks_of(board_with((1, 0), (2, 0), assessor=(0, 1))) == [(0,)]


def test_a_part_for_a_handover_holds_the_child_and_those_weeks():
    diary = Diary(board_with((1, 0), (2, 0), assessor=(0, 1)))
    part = diary.part(len(diary.spans), 1, np.random.default_rng(0))
    assert part is not None
    assert (part.part.children, part.part.weeks) == ((0,), (0,))


def test_without_a_handover_there_is_no_such_part():
    diary = Diary(board_with((1, 0), (2, 0), assessor=(0, 0)))
    assert diary.part(len(diary.spans), 1, np.random.default_rng(0)) is None
