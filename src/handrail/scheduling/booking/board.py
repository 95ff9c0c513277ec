"""The diary while it is being filled: what is free, and who is booked for what."""

from collections.abc import Iterable

import numpy as np

from handrail.scheduling.booking.clinic import Bools, Clinic, Ints, free_starts
from handrail.scheduling.booking.visits import (
    DAY,
    LENGTH_A,
    LENGTH_B,
    ROOM_A,
    ROOM_B,
    START_A,
    START_B,
    THERAPIST_A,
    THERAPIST_B,
    Visit,
)

HALVES = ((THERAPIST_A, START_A, LENGTH_A, ROOM_A), (THERAPIST_B, START_B, LENGTH_B, ROOM_B))


class Board:
    """A plan and what it leaves free; DAY of a booked visit is a day of the horizon.

    `starts[l, t, d, s]`: therapist t can begin an appointment of the l-th length on day d in slot s.
    `room_starts[l, r, d, s]`: the same for a group of rooms.
    """

    def __init__(self, clinic: Clinic) -> None:
        self.clinic = clinic
        self.plan: list[set[Visit]] = [set() for _ in clinic.needs]
        self.free = clinic.works.copy()
        self.contact_left = np.repeat(clinic.contact[:, None], clinic.horizon, axis=1)
        self.rooms_left = np.repeat(
            np.repeat(clinic.room_count[:, None, None], clinic.horizon, axis=1), clinic.slots, axis=2
        )
        lengths = clinic.lengths
        self.starts = np.stack([free_starts(self.free, length) for length in lengths])
        for row, length in enumerate(lengths):
            self.starts[row] &= (self.contact_left >= length)[:, :, None]
        self.room_starts = np.stack([free_starts(self.rooms_left > 0, length) for length in lengths])

    def add(self, child: int, visit: Visit) -> None:
        """Books a visit."""
        self.plan[child].add(visit)
        self._occupy(visit, 1)

    def remove(self, child: int, visit: Visit) -> None:
        """Takes a visit off the board."""
        self.plan[child].remove(visit)
        self._occupy(visit, -1)

    def replace(self, child: int, visits: Iterable[Visit]) -> None:
        """Books these visits of a child instead of those on the board."""
        wanted = set(visits)
        for visit in self.plan[child] - wanted:
            self.remove(child, visit)
        for visit in wanted - self.plan[child]:
            self.add(child, visit)

    def bookable(self, visits: Ints, open_days: Bools, weeks: Ints) -> Bools:
        """Which ordinary visits can be booked in which weeks, shape (visits, weeks)."""
        day = visits[:, DAY, None] + weeks[None, :] * self.clinic.days
        can: Bools = self.can_book(visits, day) & open_days[day]
        return can

    def can_book(self, visits: Ints, day: Ints) -> Bools:
        """Whether therapists and rooms are free for each visit on each day, shape of `day` (visits, ...)."""
        fits = np.ones(day.shape, dtype=bool)
        for therapist, start, length, room in HALVES:
            row = [visits[:, field, None] for field in (length, therapist, room, start)]
            fits &= self.starts[row[0], row[1], day, row[3]]
            fits &= self.room_starts[row[0], row[2], day, row[3]]
        return fits

    def fits(self, visit: Visit) -> bool:
        """Whether one visit can be booked on its day."""
        day = visit[DAY]
        return all(
            self.starts[visit[length], visit[therapist], day, visit[start]]
            and self.room_starts[visit[length], visit[room], day, visit[start]]
            for therapist, start, length, room in HALVES
        )

    def _occupy(self, visit: Visit, sign: int) -> None:
        clinic, day = self.clinic, visit[DAY]
        for therapist, start, length, room in HALVES:
            slots = clinic.lengths[visit[length]]
            if slots == 0:
                continue
            span = slice(visit[start], visit[start] + slots)
            who, where = visit[therapist], visit[room]
            self.free[who, day, span] = sign < 0
            self.contact_left[who, day] -= sign * slots
            self._refresh(self.starts, self.free[who, day], (who, day), int(self.contact_left[who, day]))
            if where != clinic.nowhere:
                self.rooms_left[where, day, span] -= sign
                self._refresh(self.room_starts, self.rooms_left[where, day] > 0, (where, day), clinic.slots)

    def _refresh(self, table: Bools, free: Bools, place: tuple[int, int], most: int) -> None:
        for row, length in enumerate(self.clinic.lengths):
            table[row, place[0], place[1]] = free_starts(free, length) if length <= most else False
