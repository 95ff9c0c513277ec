"""Appointments are given rooms; a room that is given is kept where it can be."""

from dataclasses import replace

from diary import child, meeting, small_clinic
from handrail.scheduling.mending.doors import NOWHERE, in_rooms
from handrail.scheduling.problem import Room

ANNA, BEN = child("A", (0, 0, 40)), child("B", (0, 0, 40))
CLINIC = small_clinic(ANNA, BEN)
WIDE = replace(
    CLINIC,
    rooms=(Room(id="both", site="S1", features=frozenset({"table", "gym"})), *CLINIC.rooms),
)


def test_a_room_is_named_and_one_that_offers_no_more_than_is_needed_comes_first():
    housed, left = in_rooms(WIDE, [replace(meeting("A", 0, 0, 20), room=NOWHERE)])
    assert ([part.room for part in housed], left) == (["table"], [])


def test_two_at_once_in_one_room_leave_one_without():
    at_once = [meeting("A", 0, 0, 20), replace(meeting("B", 0, 0, 21), room=NOWHERE)]
    housed, left = in_rooms(CLINIC, at_once)
    assert [part.child for part in housed] == ["A"]
    assert [part.child for part in left] == ["B"]


def test_rooms_are_changed_where_the_day_fits_only_so():
    """Anna stands in the room that Ben, who needs a gym at the same time, could have; a table would do for her."""
    ben = child("B", (0, 0, 40), disciplines=("PT",))
    clinic = replace(small_clinic(ANNA, ben), rooms=(WIDE.rooms[0], CLINIC.rooms[0]))
    given = [replace(meeting("A", 0, 0, 20), room="both"), replace(meeting("B", 0, 0, 20, "PT"), room=NOWHERE)]
    housed, left = in_rooms(clinic, given)
    assert left == []
    assert {part.child: part.room for part in housed} == {"A": "table", "B": "both"}
