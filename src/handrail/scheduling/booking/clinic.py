"""A clinic as arrays: who works when and where, which rooms there are, what each child needs.

Days are counted through the horizon: week times days a week, plus the day of the week. "Nobody" is one therapist more
than there are, and "nowhere" one room more, both always free, so that a visit with one therapist has the same shape as
one with two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from handrail.scheduling.measuring.metrics import travel_of
from handrail.scheduling.problem import Child, Instance, Room

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One child's needs in numbers; `open_days` has one truth for each day of the horizon."""

    index: int
    child: Child
    family: int
    open_days: Bools
    windows: tuple[Bools, ...]  # for each day of the week: the window that each slot lies in, one row a window
    sites: tuple[int, ...]
    trip_cost: dict[int, int]
    urgency: int
    wait: int

    @property
    def per_weeks(self) -> int:
        """How many sessions a week the busiest course has."""
        return max((course.per_weeks for course in self.child.courses), default=1)


class Clinic:
    """An instance in arrays. Everything here stays as it is while plans change."""

    def __init__(self, instance: Instance) -> None:
        calendar = instance.calendar
        self.instance = instance
        self.weeks, self.days, self.slots = calendar.weeks, calendar.days, calendar.slots_per_day
        self.horizon = self.weeks * self.days
        self.site_index = {site.id: index for index, site in enumerate(instance.sites)}
        self.therapist_index = {therapist.id: index for index, therapist in enumerate(instance.therapists)}
        self.nobody = len(instance.therapists)
        self.works, self.site_of = self._shifts()
        self.contact = np.array([t.max_contact for t in instance.therapists] + [self.slots * 2], dtype=np.int64)
        self.rooms = share_rooms(instance.rooms)
        self.room_index = {key: index for index, key in enumerate(self.rooms)}
        self.nowhere = len(self.rooms)
        self.room_count = np.array(
            [len(rooms) for rooms in self.rooms.values()] + [2 * self.nobody + 2], dtype=np.int64
        )
        self.lengths = self._lengths()
        self.length_index = {length: index for index, length in enumerate(self.lengths)}
        family_index = {family.id: index for index, family in enumerate(instance.families)}
        child_index = {child.id: index for index, child in enumerate(instance.children)}
        self.families = [[child_index[child] for child in family.children] for family in instance.families]
        self.needs = [self._need(index, child, family_index) for index, child in enumerate(instance.children)]

    @cached_property
    def true_days(self) -> Ints:
        """The days of the horizon counted with weekends, for the days between two sessions."""
        week, day = np.divmod(np.arange(self.horizon), self.days)
        return 7 * week + day

    def _shifts(self) -> tuple[Bools, Ints]:
        works = np.zeros((self.nobody + 1, self.horizon, self.slots), dtype=bool)
        works[self.nobody] = True
        site_of = np.full((self.nobody + 1, self.days), -1, dtype=np.int64)
        for row, therapist in enumerate(self.instance.therapists):
            for day, shift in therapist.roster.items():
                site_of[row, day] = self.site_index[shift.site]
                one_day = np.zeros(self.slots, dtype=bool)
                one_day[shift.start : shift.end] = True
                for start, end in shift.breaks:
                    one_day[start:end] = False
                works[row, day :: self.days] = one_day
            for week, day in therapist.leave | self.instance.calendar.closed:
                if 0 <= week < self.weeks and 0 <= day < self.days:
                    works[row, week * self.days + day] = False
        return works, site_of

    def _lengths(self) -> list[int]:
        lengths = {0}
        for child in self.instance.children:
            parts = (*child.courses, child.assessment, child.joint)
            lengths |= {part.length for part in parts if part is not None}
        return sorted(lengths)

    def _need(self, index: int, child: Child, family_index: dict[str, int]) -> Need:
        instance = self.instance
        family = instance.families[family_index[child.family]]
        open_days = np.ones(self.horizon, dtype=bool)
        for week, day in child.blocked | instance.calendar.closed:
            if 0 <= week < self.weeks and 0 <= day < self.days:
                open_days[week * self.days + day] = False
        weights = instance.weights
        return Need(
            index=index,
            child=child,
            family=family_index[child.family],
            open_days=open_days,
            windows=tuple(self._windows_of(child, day) for day in range(self.days)),
            sites=tuple(self.site_index[site] for site in family.sites),
            trip_cost={
                self.site_index[site]: weights.trip + weights.travel_5min * travel_of(family, site)
                for site in family.sites
            },
            urgency=weights.unmet * instance.rules.urgency[child.priority],
            wait=weights.wait_week * instance.rules.wait_weight[child.priority],
        )

    def _windows_of(self, child: Child, day: int) -> Bools:
        spans = [(start, end) for on, start, end in child.windows if on == day]
        windows = np.zeros((len(spans), self.slots), dtype=bool)
        for row, (start, end) in enumerate(spans):
            windows[row, start:end] = True
        return windows


def share_rooms(rooms: Sequence[Room]) -> dict[tuple[str, str], list[str]]:
    """The rooms of each site for each feature. A room with several serves the one that has the fewest rooms so far.

    With every room in one share, counting is enough: as many appointments as rooms at every moment can always be
    given a room each, first come first served.
    """
    shares: dict[tuple[str, str], list[str]] = {}
    for room in sorted(rooms, key=lambda room: len(room.features)):
        keys = [(room.site, feature) for feature in sorted(room.features)]
        if keys:
            shares.setdefault(min(keys, key=lambda key: len(shares.get(key, ()))), []).append(room.id)
    return shares


def free_starts(free: Bools, length: int) -> Bools:
    """Where along the last axis `length` free slots begin."""
    if length == 0:
        return np.ones_like(free)
    slots = free.shape[-1]
    starts = np.zeros_like(free)
    if length <= slots:
        count = np.zeros((*free.shape[:-1], slots + 1), dtype=np.int32)
        np.cumsum(free, axis=-1, out=count[..., 1:])
        starts[..., : slots - length + 1] = count[..., length:] - count[..., :-length] == length
    return starts
