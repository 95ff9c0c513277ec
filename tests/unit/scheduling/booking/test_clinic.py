"""The arrays say what the instance says."""

from dataclasses import replace

import numpy as np
import pytest

from diary import child, small_clinic
from handrail.scheduling.booking.board import Board
from handrail.scheduling.booking.clinic import Clinic, free_starts, share_rooms
from handrail.scheduling.booking.greedy import book_greedily
from handrail.scheduling.booking.price import family_price
from handrail.scheduling.booking.rooms import appointments_of
from handrail.scheduling.booking.visits import DAY, PAIR, Visits
from handrail.scheduling.bounding.bound import lower_bound
from handrail.scheduling.measuring.metrics import measure
from handrail.scheduling.problem import Room
from judge import SHORT, generated


def room(name: str, *features: str) -> Room:
    return Room(id=name, site="S1", features=frozenset(features))


def test_a_room_with_several_features_serves_where_there_are_fewest():
    shares = share_rooms([room("A", "gym", "table"), room("B", "gym"), room("C")])
    assert shares == {("S1", "gym"): ["B"], ("S1", "table"): ["A"]}


@pytest.mark.parametrize(
    ("length", "starts"), [(0, [1, 1, 1, 1, 1]), (1, [1, 1, 0, 1, 1]), (2, [1, 0, 0, 1, 0]), (9, [0, 0, 0, 0, 0])]
)
def test_so_many_free_slots_begin_where_none_of_them_is_taken(length, starts):
    assert free_starts(np.array([True, True, False, True, True]), length).tolist() == [bool(start) for start in starts]


def test_leave_and_absence_outside_the_horizon_are_nobodys_business():
    instance = generated(SHORT, 1)
    away = frozenset({(99, 0), (-1, 0), (0, 9)})
    therapists = tuple(replace(therapist, leave=therapist.leave | away) for therapist in instance.therapists)
    children = tuple(replace(child, blocked=child.blocked | away) for child in instance.children)
    wider = Clinic(replace(instance, therapists=therapists, children=children))
    assert (wider.works == Clinic(instance).works).all()
    assert (wider.needs[0].open_days == Clinic(instance).needs[0].open_days).all()


@pytest.mark.parametrize(("size", "seed"), [("small", 1), (SHORT, 2), ("medium", 1)])
def test_the_families_prices_add_up_to_the_objective(size, seed):
    instance = generated(size, seed)
    board = book_greedily(clinic := Clinic(instance))
    prices = [family_price(clinic, family, dict(enumerate(board.plan))) for family in range(len(clinic.families))]
    assert sum(prices) == measure(instance, appointments_of(board)).objective


def test_a_board_forgets_what_is_taken_off():
    clinic = Clinic(generated(SHORT, 2))
    empty, board = Board(clinic), book_greedily(clinic)
    assert not (board.starts == empty.starts).all()
    for need in clinic.needs:
        board.replace(need.index, ())
    for name in ("free", "contact_left", "rooms_left", "starts", "room_starts"):
        assert (getattr(board, name) == getattr(empty, name)).all()


def test_a_booked_visit_cannot_be_booked_again_and_can_once_it_is_gone():
    clinic = Clinic(generated(SHORT, 2))
    board = book_greedily(clinic)
    child, visit = next((need.index, visit) for need in clinic.needs for visit in board.plan[need.index])
    assert not board.fits(visit)
    board.remove(child, visit)
    assert board.fits(visit)


def test_every_pair_of_sessions_is_enumerated_up_to_the_longest_gap():
    clinic = Clinic(generated(SHORT, 2))
    counts = []
    for gap in (-1, 0, 2, 4):
        visits = Visits(clinic, longest_gap=gap)
        counts.append(sum(int((visits.of(need.index)[:, 0] == PAIR).sum()) for need in clinic.needs))
    assert counts[0] == 0
    assert counts == sorted(set(counts))


def test_ordinary_visits_lie_in_the_week():
    clinic = Clinic(generated(SHORT, 2))
    visits = Visits(clinic, longest_gap=2)
    assert {int(day) for need in clinic.needs for day in visits.of(need.index)[:, DAY]} <= set(range(clinic.days))


def test_a_child_who_is_owed_nothing_costs_nothing_and_waits_for_nothing():
    owed_nothing = replace(child("A", (0, 0, 40)), courses=())
    instance = small_clinic(owed_nothing)
    clinic = Clinic(instance)
    assert family_price(clinic, 0, {0: set()}) == 0
    assert measure(instance, ()).objective == 0
    assert lower_bound(clinic, seconds=5) == 0


def test_a_clinic_without_children_costs_nothing():
    assert lower_bound(Clinic(small_clinic())) == 0
