"""From the board to appointments: a room for each, first come first served."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from handrail.scheduling.booking.board import Board
from handrail.scheduling.booking.clinic import Clinic, Need
from handrail.scheduling.booking.visits import (
    DAY,
    KIND,
    LENGTH_A,
    LENGTH_B,
    ROOM_A,
    ROOM_B,
    SITE,
    START_A,
    START_B,
    THERAPIST_A,
    THERAPIST_B,
    TOGETHER,
    Visit,
)
from handrail.scheduling.problem import ASSESS, JOINT, Appointment


def appointments_of(board: Board) -> tuple[Appointment, ...]:
    """Every booked visit as appointments with a room each, in the order of the diary."""
    clinic = board.clinic
    meetings = sorted(
        (
            meeting
            for need in clinic.needs
            for visit in board.plan[need.index]
            for meeting in _split(clinic, need, visit)
        ),
        key=lambda meeting: (meeting[0].week, meeting[0].day, meeting[0].start, meeting[0].child, meeting[0].kind),
    )
    names = list(clinic.rooms.values())
    free_from: defaultdict[tuple[int, int, int], dict[str, int]] = defaultdict(dict)
    placed = []
    for meeting, group in meetings:
        taken_until = free_from[group, meeting.week, meeting.day]
        room = next(name for name in names[group] if taken_until.get(name, 0) <= meeting.start)
        taken_until[room] = meeting.end
        placed.append(replace(meeting, room=room))
    return tuple(placed)


def _split(clinic: Clinic, need: Need, visit: Visit) -> Iterator[tuple[Appointment, int]]:
    courses = [course.discipline for course in need.child.courses]
    match visit[KIND]:
        case 0 | 1 as course:
            yield _meeting(clinic, need, visit, courses[course], (THERAPIST_A,), START_A, LENGTH_A), visit[ROOM_A]
        case 2:
            yield _meeting(clinic, need, visit, courses[0], (THERAPIST_A,), START_A, LENGTH_A), visit[ROOM_A]
            yield _meeting(clinic, need, visit, courses[1], (THERAPIST_B,), START_B, LENGTH_B), visit[ROOM_B]
        case kind:
            name = JOINT if kind == TOGETHER else ASSESS
            both = (THERAPIST_A, THERAPIST_B)
            yield _meeting(clinic, need, visit, name, both, START_A, LENGTH_A), visit[ROOM_A]


def _meeting(
    clinic: Clinic, need: Need, visit: Visit, kind: str, therapists: tuple[int, ...], start: int, length: int
) -> Appointment:
    week, day = divmod(visit[DAY], clinic.days)
    instance = clinic.instance
    return Appointment(
        child=need.child.id,
        kind=kind,
        week=week,
        day=day,
        start=visit[start],
        length=clinic.lengths[visit[length]],
        site=instance.sites[visit[SITE]].id,
        room="",
        therapists=tuple(instance.therapists[visit[t]].id for t in therapists if visit[t] != clinic.nobody),
    )
