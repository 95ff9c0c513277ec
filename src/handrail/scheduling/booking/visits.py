"""Every visit that a child could make in an ordinary week, enumerated exactly: the columns of the model.

A visit is one row of integers: a single session, both courses one after the other, a joint session, or the
assessment. What can be booked of them in a given week, beside everything that is booked already, the board says.
"""

from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np

from handrail.scheduling.booking.clinic import Bools, Clinic, Ints, Need, free_starts
from handrail.scheduling.problem import Assessment, Course, Joint

FIRST, SECOND, PAIR, TOGETHER, FIRST_MEETING = range(5)  # course 0, course 1, both in a row, a joint session, assess
KIND, DAY, THERAPIST_A, START_A, THERAPIST_B, START_B, SITE, LENGTH_A, LENGTH_B, ROOM_A, ROOM_B, COST = range(12)
WIDTH = 12
SERVES = np.array([[1, 0], [0, 1], [1, 1], [1, 1], [0, 0]], dtype=np.int64)  # sessions of each course, by kind
Visit = tuple[int, ...]


class Visits:
    """The ordinary visits of each child, made when first asked for."""

    def __init__(self, clinic: Clinic, *, longest_gap: int) -> None:
        self.clinic, self.longest_gap = clinic, longest_gap
        self.of = cache(self._of)
        self._able = cache(self._who_is_able)

    def _of(self, child: int) -> Ints:
        """The visits of one child, shape (n, WIDTH); DAY is a day of the week, COST what its trip costs."""
        need = self.clinic.needs[child]
        parts = [np.zeros((0, WIDTH), dtype=np.int64)]
        for site in need.sites:
            for day in range(self.clinic.days):
                if len(need.windows[day]):
                    parts += self._on(need, site, day)
        return np.concatenate(parts)

    def _on(self, need: Need, site: int, day: int) -> Iterator[Ints]:
        child = need.child
        singles = [self._starts(need, site, day, course, course.skill) for course in child.courses]
        for kind, (course, (therapist, start)) in enumerate(zip(child.courses, singles, strict=True)):
            yield self._rows(need, kind, site, day, (course, None), (therapist, start), None)
        if len(singles) > 1:
            yield self._pairs(need, site, day, singles)
        if child.allows_joint and child.joint is not None:
            yield self._at_once(need, TOGETHER, site, day, child.joint)
        if child.assessment is not None:
            yield self._at_once(need, FIRST_MEETING, site, day, child.assessment)

    def _starts(
        self,
        need: Need,
        site: int,
        day: int,
        part: Course | Joint | Assessment,
        skill: str | None,
        discipline: str = "",
    ) -> tuple[Ints, Ints]:
        """Which therapist could see the child from which slot on, this day of the week at this site."""
        clinic = self.clinic
        able = self._able(part.discipline if isinstance(part, Course) else discipline, skill, site, day)
        if (clinic.instance.sites[site].id, part.feature) not in clinic.room_index or not len(able):
            return able[:0], able[:0]
        wanted: Bools = np.logical_or.reduce(free_starts(need.windows[day], part.length), axis=0)
        ever: Bools = np.logical_or.reduce(clinic.works[able, day :: clinic.days], axis=1)
        row, start = np.nonzero(free_starts(ever, part.length) & wanted)
        return able[row], start

    def _who_is_able(self, discipline: str, skill: str | None, site: int, day: int) -> Ints:
        fits = [
            row
            for row, therapist in enumerate(self.clinic.instance.therapists)
            if therapist.discipline == discipline
            and self.clinic.site_of[row, day] == site
            and (skill is None or skill in therapist.skills)
        ]
        return np.array(fits, dtype=np.int64)

    def _pairs(self, need: Need, site: int, day: int, singles: list[tuple[Ints, Ints]]) -> Ints:
        first, second = need.child.courses
        (_, start_a), (_, start_b) = singles
        gap_ab = start_b[None, :] - start_a[:, None] - first.length
        gap_ba = start_a[:, None] - start_b[None, :] - second.length
        gap = np.where(gap_ab >= 0, gap_ab, gap_ba)
        a, b = np.nonzero((gap >= 0) & (gap <= self.longest_gap))
        (who_a, when_a), (who_b, when_b) = singles
        one, two = (who_a[a], when_a[a]), (who_b[b], when_b[b])
        rows = self._rows(need, PAIR, site, day, (first, second), one, two)
        rows[:, COST] += self.clinic.instance.weights.idle_slot * gap[a, b]
        return rows

    def _at_once(self, need: Need, kind: int, site: int, day: int, part: Joint | Assessment) -> Ints:
        if isinstance(part, Joint):
            wanted: list[tuple[str, str | None]] = [(course.discipline, course.skill) for course in need.child.courses]
        else:
            wanted = [(discipline, None) for discipline in part.disciplines]
        (therapist, start), *others = (
            self._starts(need, site, day, part, skill, discipline) for discipline, skill in wanted
        )
        if not others:
            return self._rows(need, kind, site, day, (part, None), (therapist, start), None)
        a, b = np.nonzero(start[:, None] == others[0][1][None, :])
        two = (others[0][0][b], others[0][1][b])
        rows = self._rows(need, kind, site, day, (part, part), (therapist[a], start[a]), two)
        rows[:, ROOM_B] = self.clinic.nowhere  # both are in one room
        return rows

    def _rows(
        self,
        need: Need,
        kind: int,
        site: int,
        day: int,
        parts: tuple[Course | Joint | Assessment, Course | Joint | Assessment | None],
        one: tuple[Ints, Ints],
        two: tuple[Ints, Ints] | None,
    ) -> Ints:
        clinic, (part_a, part_b) = self.clinic, parts
        name = clinic.instance.sites[site].id
        rows = np.zeros((len(one[0]), WIDTH), dtype=np.int64)
        rows[:, [KIND, DAY, SITE, COST]] = kind, day, site, need.trip_cost[site]
        rows[:, THERAPIST_A], rows[:, START_A] = one
        rows[:, LENGTH_A] = clinic.length_index[part_a.length]
        rows[:, ROOM_A] = clinic.room_index.get((name, part_a.feature), clinic.nowhere)
        rows[:, THERAPIST_B], rows[:, ROOM_B] = clinic.nobody, clinic.nowhere
        if part_b is not None and two is not None:
            rows[:, THERAPIST_B], rows[:, START_B] = two
            rows[:, LENGTH_B] = clinic.length_index[part_b.length]
            rows[:, ROOM_B] = clinic.room_index.get((name, part_b.feature), clinic.nowhere)
        return rows


def first_start(visits: Ints) -> Ints:
    """When the family has to be there: the earlier start of each visit."""
    alone = visits[:, LENGTH_B] == 0
    return np.where(alone, visits[:, START_A], np.minimum(visits[:, START_A], visits[:, START_B]))


def groups(keys: Ints) -> Iterator[tuple[int, Ints]]:
    """Each key with the indices that carry it, keys in order."""
    order = np.argsort(keys, kind="stable")
    cuts = np.flatnonzero(np.diff(keys[order])) + 1
    for part in np.split(order, cuts):
        if len(part):
            yield int(keys[part[0]]), part


def meeting_of(visits: Iterable[Visit]) -> Visit | None:
    """The assessment among a child's visits, if there is one."""
    return next((visit for visit in visits if visit[KIND] == FIRST_MEETING), None)
