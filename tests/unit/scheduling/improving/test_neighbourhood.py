"""A part of the diary booked anew fits what was booked meanwhile, or everything stays as it was."""

import numpy as np

from handrail.scheduling.booking.board import Board
from handrail.scheduling.booking.clinic import Clinic
from handrail.scheduling.booking.greedy import book_greedily
from handrail.scheduling.booking.visits import Visits
from handrail.scheduling.improving.neighbourhood import Neighbourhood, Part
from handrail.scheduling.solving.columns import Effort
from judge import generated

TABLES = ("free", "contact_left", "rooms_left", "starts", "room_starts")


def same(board: Board, other: Board) -> bool:
    return all((getattr(board, name) == getattr(other, name)).all() for name in TABLES)


def fresh(board: Board) -> Board:
    """The same plan on an empty board."""
    twin = Board(board.clinic)
    for child, plan in enumerate(board.plan):
        twin.replace(child, plan)
    return twin


def parts_of(board: Board, *, seeds: int) -> list[Neighbourhood]:
    """Parts of nine children over the horizon, every one built on the board as it is now."""
    clinic = board.clinic
    visits, weeks = Visits(clinic, longest_gap=2), tuple(range(clinic.weeks))
    return [
        Neighbourhood(board, visits, Part(children=children, weeks=weeks, faces=3), rng)
        for rng in map(np.random.default_rng, range(seeds))
        for children in [tuple(rng.choice(len(clinic.needs), 9, replace=False).tolist())]
    ]


def test_building_a_part_leaves_the_board_as_it_was():
    board = book_greedily(Clinic(generated("medium", 1)))
    plan = [set(visits) for visits in board.plan]
    parts_of(board, seeds=1)
    assert board.plan == plan
    assert same(board, fresh(board))


def test_a_choice_that_no_longer_fits_changes_nothing_and_every_slot_is_known():
    board = book_greedily(Clinic(generated("medium", 1)))
    one, other = parts_of(board, seeds=2)
    clash = set(one.part.children) & set(other.part.children)
    choices = [part.solve(Effort(units=0.2)) for part in (one, other)]
    spared = one.book(choices[0])
    assert spared > 0
    for child in clash:
        other.before[child] = set(board.plan[child])
    before = [set(visits) for visits in board.plan]
    if other.book(choices[1]) == 0:
        assert board.plan == before
    assert same(board, fresh(board))


def test_a_refused_swap_gives_back_slots_that_changed_hands():
    board = book_greedily(Clinic(generated("medium", 1)))
    first, second, third, other = [child for child, plan in enumerate(board.plan) if plan][:4]
    part = Neighbourhood(
        board,
        Visits(board.clinic, longest_gap=2),
        Part(children=(first, second, third), weeks=tuple(range(board.clinic.weeks)), faces=2),
        np.random.default_rng(0),
    )
    handed_on, taken = min(board.plan[first]), min(board.plan[other])
    assert not part._swap({first: set(), second: {handed_on}, third: {taken}})
    assert same(board, fresh(board))
