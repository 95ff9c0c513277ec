"""A lower bound that holds for every plan: a linear relaxation with sessions split as one likes.

Sessions are counted by therapist, day of the week, start and group of weeks. The two courses of a child are decoupled
but for their trips, the assessor may be anyone, and regular times and idle slots cost nothing; where families change
therapists or times often, the bound is loose. With groups of several weeks it is looser, since what must come first
and how often is then known only from group to group.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from handrail.scheduling.booking.clinic import Bools, Clinic, Ints, Need
from handrail.scheduling.booking.visits import (
    DAY,
    FIRST_MEETING,
    KIND,
    LENGTH_A,
    PAIR,
    ROOM_A,
    SERVES,
    SITE,
    START_A,
    THERAPIST_A,
    THERAPIST_B,
    Visits,
    groups,
)
from handrail.scheduling.bounding.linear import Floats, LinearModel
from handrail.scheduling.problem import Course

MOST_COLUMNS = 250_000
SMALL_COLUMNS, PATIENCE_S = 5_000, 600.0
ROUNDING = 1e-6
Weeks = Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessions:
    """What one child could be given, meeting by meeting, with the groups of weeks and the columns that count them."""

    need: Need
    meetings: Ints
    group: Ints
    columns: Ints


def lower_bound(clinic: Clinic, *, seconds: float | None = None) -> float | None:
    """What no plan of this clinic can cost less than; None when `seconds` were too short to tell.

    Without a limit in seconds a small clinic takes as long as it takes, so that the bound is the same every time; a
    larger one has none.
    """
    if not clinic.needs:
        return 0.0
    model = Relaxation(clinic).model
    if seconds is None and model.count > SMALL_COLUMNS:
        return None
    bound = model.lower_bound(seconds=PATIENCE_S if seconds is None else seconds)
    return None if bound is None else float(math.ceil(bound - ROUNDING))  # a plan costs a whole number


class Relaxation:
    """The linear model of a clinic, week by week where that is small enough, otherwise by groups of weeks."""

    def __init__(self, clinic: Clinic) -> None:
        self.clinic, self.model = clinic, LinearModel()
        visits = Visits(clinic, longest_gap=-1)
        ordinary = [_without_pairs(visits.of(need.index)) for need in clinic.needs]
        number = max(1, min(clinic.weeks, MOST_COLUMNS // max(1, sum(map(len, ordinary)))))
        self.groups = [part.tolist() for part in np.array_split(np.arange(clinic.weeks), number)]
        self.sessions = [self._sessions(need, rows) for need, rows in zip(clinic.needs, ordinary, strict=True)]
        for child in self.sessions:
            self._child(child)
        for family in clinic.families:
            self._trips([self.sessions[child] for child in family])
        self._shared()

    def _sessions(self, need: Need, ordinary: Ints) -> Sessions:
        clinic = self.clinic
        day = ordinary[:, DAY, None] + np.arange(clinic.weeks)[None, :] * clinic.days
        works: Bools = np.logical_or.reduce(clinic.works, axis=2)
        can = need.open_days[day]
        for therapist in (THERAPIST_A, THERAPIST_B):
            can = can & works[ordinary[:, therapist, None], day]
        times = np.stack([can[:, weeks].sum(axis=1) for weeks in self.groups])
        group, row = np.nonzero(times)
        worth = SERVES[ordinary[:, KIND]].sum(axis=1)
        if need.child.assessment is not None:
            worth = worth + len(need.child.assessment.disciplines) * (ordinary[:, KIND] == FIRST_MEETING)
            self.model.offset += need.urgency * len(need.child.assessment.disciplines)
        self.model.offset += need.urgency * sum(course.sessions for course in need.child.courses)
        columns = self.model.add(-need.urgency * worth[row], times[group, row])
        return Sessions(need=need, meetings=ordinary[row], group=group, columns=columns)

    def _child(self, child: Sessions) -> None:
        first = np.flatnonzero(child.meetings[:, KIND] == FIRST_MEETING)
        self.model.row(child.columns[first], 1, most=1)
        for row, course in enumerate(child.need.child.courses):
            serving = np.flatnonzero(SERVES[child.meetings[:, KIND], row])
            self.model.row(child.columns[serving], 1, most=course.sessions)
            self._often(child, course, serving)
            self._faces(child, course, row, serving)
            if child.need.child.assessment is not None:
                self._precedence(child, course, serving, first)
        self._wait(child)

    def _most(self, course: Course, group: int) -> int:
        """How many sessions of a course fit into a group of weeks."""
        return course.per_weeks * -(-len(self.groups[group]) // course.every_weeks)

    def _often(self, child: Sessions, course: Course, serving: Ints) -> None:
        for group, rows in groups(child.group[serving]):
            self.model.row(child.columns[serving[rows]], 1, most=self._most(course, group))
        if len(self.groups) == self.clinic.weeks and course.every_weeks > 1:
            for first in range(self.clinic.weeks - course.every_weeks + 1):
                inside = (child.group[serving] >= first) & (child.group[serving] < first + course.every_weeks)
                self.model.row(child.columns[serving[inside]], 1, most=course.per_weeks)

    def _faces(self, child: Sessions, course: Course, row: int, serving: Ints) -> None:
        """Each therapist beyond the first costs, as far as the sessions of a group of weeks are theirs."""
        second = (SERVES[child.meetings[:, KIND], 0] > 0) & (row == 1)
        who = np.where(second, child.meetings[:, THERAPIST_B], child.meetings[:, THERAPIST_A])
        able = np.unique(who[serving])
        if len(able) < 2:
            return
        faces = self.model.add(np.zeros(len(able)), np.ones(len(able)))
        changes = self.model.add(np.array([self.clinic.instance.weights.continuity]), np.array([len(able)]))
        for face, therapist in zip(faces, able, strict=True):
            theirs = serving[who[serving] == therapist]
            for group, rows in groups(child.group[theirs]):
                most = self._most(course, group)
                self.model.row(*_with(child.columns[theirs[rows]], [face], -most), most=0)
        self.model.row(*_with(faces, changes, -1), most=1)

    def _precedence(self, child: Sessions, course: Course, serving: Ints, first: Ints) -> None:
        rule = self.clinic.instance.rules.precedence_weeks
        for group, rows in groups(child.group[serving]):
            latest = max(self.groups[group]) - rule
            before = first[[self.groups[g][0] <= latest for g in child.group[first]]]
            most = self._most(course, group)
            self.model.row(*_with(child.columns[serving[rows]], child.columns[before], -most), most=0)

    def _wait(self, child: Sessions) -> None:
        if not (child.need.child.courses or child.need.child.assessment):
            return
        waits = self.model.add(
            child.need.wait * np.array([len(weeks) for weeks in self.groups]), np.ones(len(self.groups))
        )
        for group, wait in enumerate(waits):
            until = child.columns[child.group <= group]
            self.model.row(np.concatenate([until, [wait]]), -1, most=-1)

    def _trips(self, family: list[Sessions]) -> None:
        """A family makes at least as many trips to a site on a day as any child has sessions of one course."""
        trips: dict[int, int] = {}
        for child in family:
            on = child.group * self.clinic.days + child.meetings[:, DAY]
            places = on * len(self.clinic.instance.sites) + child.meetings[:, SITE]
            for serving in _streams(child):
                for place, rows in groups(places[serving]):
                    if place not in trips:
                        cost = child.need.trip_cost[place % len(self.clinic.instance.sites)]
                        trips[place] = int(self.model.add(np.array([cost]), np.array([self.clinic.weeks * 2]))[0])
                    self.model.row(*_with(child.columns[serving[rows]], [trips[place]], -1), most=0)

    def _shared(self) -> None:
        """In a group of weeks a therapist has so many hours on each day, each slot once a week, and so do rooms."""
        clinic = self.clinic
        meetings = np.concatenate([child.meetings for child in self.sessions])
        columns = np.concatenate([child.columns for child in self.sessions])
        on = np.concatenate([child.group for child in self.sessions]) * clinic.days + meetings[:, DAY]
        length = np.array(clinic.lengths)[meetings[:, LENGTH_A]]
        days = len(self.groups) * clinic.days
        contact, hours, rooms = self._capacities()
        at, slots = [], []
        for who in (THERAPIST_A, THERAPIST_B):
            real = np.flatnonzero(meetings[:, who] != clinic.nobody)
            at.append((meetings[real, who] * days + on[real], columns[real], length[real]))
            slots.append(_each_slot(at[-1][0], meetings[real, START_A], length[real], columns[real], clinic.slots))
        where = meetings[:, ROOM_A] * days + on
        in_rooms = _each_slot(where, meetings[:, START_A], length, columns, clinic.slots)
        self._limit(at, contact)
        self._limit(slots, hours)
        self._limit([in_rooms], rooms)

    def _capacities(self) -> tuple[Ints, Ints, Ints]:
        """What there is in each group of weeks on each day: contact, hours of therapists, rooms, slot by slot."""
        clinic = self.clinic
        shape = (clinic.nobody + 1, clinic.weeks, clinic.days)
        contact = (clinic.works.any(axis=2) * clinic.contact[:, None]).reshape(shape)
        works = clinic.works.reshape(*shape, clinic.slots)
        room = clinic.room_count[:, None, None] * np.ones((1, clinic.days, clinic.slots), dtype=np.int64)
        return (
            np.stack([contact[:, weeks].sum(axis=1) for weeks in self.groups], axis=1),
            np.stack([works[:, weeks].sum(axis=1) for weeks in self.groups], axis=1),
            np.stack([room * len(weeks) for weeks in self.groups], axis=1),
        )

    def _limit(self, uses: Sequence[tuple[Ints, Ints, Ints]], capacity: Ints) -> None:
        """One row for each key of the uses (key, column, amount): together at most the capacity at that key."""
        keys, columns, amounts = (np.concatenate(parts) for parts in zip(*uses, strict=True))
        present, row = np.unique(keys, return_inverse=True)
        self.model.rows(row, columns, amounts, capacity.ravel()[present])


def _each_slot(place: Ints, start: Ints, length: Ints, columns: Ints, slots: int) -> tuple[Ints, Ints, Ints]:
    """Every slot that meetings take at their places, with the meeting's column and a factor of one."""
    meeting = np.repeat(np.arange(len(length)), length)
    passed = np.arange(len(meeting)) - np.repeat(np.cumsum(length) - length, length)
    return (place * slots + start)[meeting] + passed, columns[meeting], np.ones_like(meeting)


def _without_pairs(visits: Ints) -> Ints:
    others: Ints = visits[visits[:, KIND] != PAIR]
    return others


def _with(columns: Ints, others: Sequence[int] | Ints, factor: float) -> tuple[Ints, Floats]:
    """The columns once each beside others with another factor, as one row."""
    both = np.concatenate([columns, np.asarray(others, dtype=np.int64)])
    factors = np.ones(len(both))
    factors[len(columns) :] = factor
    return both, factors


def _streams(child: Sessions) -> Iterator[Ints]:
    """For each course what takes the family to the clinic on different days: its sessions, and the assessment."""
    kind = child.meetings[:, KIND]
    for row in range(max(1, len(child.need.child.courses))):
        yield np.flatnonzero((SERVES[kind, row] > 0) | (kind == FIRST_MEETING))
