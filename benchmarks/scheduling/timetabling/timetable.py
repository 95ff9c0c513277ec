"""A timetable that the search of the diary improves part by part: some courses, or some days, placed anew."""

from collections import defaultdict

import numpy as np

from handrail.scheduling.solving.columns import Choice, ColumnModel, Effort
from handrail.scheduling.solving.search import Kind
from timetabling.courses import DAYS_MISSING, ISOLATED, ROOM_CHANGE, UNPLACED, Curricula, Lecture, clashes, cost

COURSES, PERIODS = range(2)  # the kinds of part: whole courses; all lectures of some periods


class Timetable:
    """The lectures placed so far; parts of it can be placed anew."""

    def __init__(self, instance: Curricula) -> None:
        self.instance = instance
        self.placed: set[Lecture] = set()
        together = np.zeros((len(instance.courses), len(instance.courses)))
        for members in instance.curricula:
            together[np.ix_(members, members)] += 1
        teacher = np.array([course.teacher for course in instance.courses])
        self.related = together + 2 * (teacher[:, None] == teacher[None, :]) + 0.2

    def kinds(self) -> list[Kind]:
        """Whole courses, and whole periods."""
        return [
            Kind(size=8, largest=len(self.instance.courses)),
            Kind(size=self.instance.periods_per_day, largest=self.instance.periods),
        ]

    def part(self, kind: int, size: int, rng: np.random.Generator) -> "Placing":
        """Some courses that share students or teachers, or some periods."""
        instance = self.instance
        if kind == COURSES:
            first = int(rng.integers(len(instance.courses)))
            closeness = self.related[first] * rng.random(len(instance.courses))
            closeness[first] = np.inf
            courses = set(np.argsort(-closeness)[:size].tolist())
            free = {lecture for lecture in self.placed if lecture[0] in courses}
            return Placing(self, free, courses, set(range(instance.periods)))
        periods = set(rng.permutation(instance.periods)[:size].tolist())
        free = {lecture for lecture in self.placed if lecture[1] in periods}
        unplaced = [c for c, n in self.missing().items() if n]
        return Placing(self, free, {lecture[0] for lecture in free} | set(unplaced), periods)

    def release(self, _: "Placing") -> None:
        """Nothing to do: whether a part still fits is seen when it is booked."""

    def missing(self) -> dict[int, int]:
        """How many lectures of each course have no place."""
        missing = {number: course.lectures for number, course in enumerate(self.instance.courses)}
        for course, _, _ in self.placed:
            missing[course] -= 1
        return missing


class Placing:
    """The model of one part: lectures of `courses` may be placed in `periods`; all others stay."""

    def __init__(self, timetable: Timetable, free: set[Lecture], courses: set[int], periods: set[int]) -> None:
        self.timetable, self.instance = timetable, timetable.instance
        self.free, self.kept = free, timetable.placed - free
        self.model, self.hint = ColumnModel(), set[int]()
        self.columns: dict[Lecture, int] = {}
        self._lectures(sorted(courses), sorted(periods))
        self.by_period: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for (course, period, _), column in self.columns.items():
            self.by_period[course, period].append(column)
        missing = timetable.missing()
        for course in sorted(courses):
            self._course(course, missing[course])
        self._clashes()
        for members in self.instance.curricula:
            if not courses.isdisjoint(members):
                self._compact(members)

    def solve(self, effort: Effort) -> Choice | None:
        """The best places found with this effort."""
        return self.model.solve(effort, self.hint)

    def book(self, choice: Choice) -> int:
        """What these places spare; they are taken when they are no worse and still fit."""
        now = self.timetable.placed
        if not self.free <= now:
            return 0
        placed = now - self.free | {lecture for lecture, column in self.columns.items() if choice.chosen[column]}
        spared = cost(self.instance, now) - cost(self.instance, placed)
        if spared < 0 or clashes(self.instance, placed):
            return 0
        self.timetable.placed = placed
        return spared

    def _lectures(self, courses: list[int], periods: list[int]) -> None:
        instance = self.instance
        teachers = {(instance.courses[c].teacher, p) for c, p, _ in self.kept}
        students = {(q, p) for c, p, _ in self.kept for q, members in enumerate(instance.curricula) if c in members}
        rooms = {(p, room) for _, p, room in self.kept}
        for course in courses:
            attends = [number for number, members in enumerate(instance.curricula) if course in members]
            for period in periods:
                if (course, period) in instance.closed or (instance.courses[course].teacher, period) in teachers:
                    continue
                if any((number, period) in students for number in attends):
                    continue
                for room, seats in enumerate(instance.seats):
                    if (period, room) not in rooms:
                        over = max(0, instance.courses[course].students - seats)
                        self._offer((course, period, room), over)

    def _offer(self, lecture: Lecture, over: int) -> None:
        column = self.model.add([over])[0]
        self.columns[lecture] = column
        if lecture in self.free:
            self.hint.add(column)

    def _course(self, number: int, missing: int) -> None:
        instance, course = self.instance, self.instance.courses[number]
        own = [column for (c, _, _), column in self.columns.items() if c == number]
        kept = [(period, room) for c, period, room in self.kept if c == number]
        unplaced = self.model.add([UNPLACED] * (course.lectures - len(kept)))
        self.hint |= set(unplaced[:missing])
        self.model.limit([*own, *unplaced], least=len(unplaced), most=len(unplaced))
        rooms = {room for _, room in kept}
        for room in range(len(instance.seats)):
            theirs = {lecture[1]: column for lecture, column in self.columns.items() if lecture[::2] == (number, room)}
            if theirs and room not in rooms:
                used = self._side(ROOM_CHANGE, list(theirs.values()))
                for column in theirs.values():
                    self.model.need([column], [used])
        self._days(number, course.days, {instance.day(period) for period, _ in kept})

    def _days(self, number: int, wanted: int, kept: set[int]) -> None:
        """A course on too few days costs for each day that is missing."""
        instance = self.instance
        days = []
        for day in {instance.day(period) for c, period in self.by_period if c == number} - kept:
            columns = [
                x
                for (c, period), xs in self.by_period.items()
                if c == number and instance.day(period) == day
                for x in xs
            ]
            days.append(self._side(0, columns))
            self.model.need([days[-1]], columns)
        short = wanted - len(kept)
        if short > 0:
            lacking = self.model.add([DAYS_MISSING] * short)
            self.hint |= set(lacking[: max(0, short - len(self.hint.intersection(days)))])
            self.model.limit([*days, *lacking], least=short, most=len(days) + short)

    def _clashes(self) -> None:
        instance = self.instance
        in_room: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        of_teacher: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for (course, period, room), column in self.columns.items():
            in_room[period, room].append(column)
            of_teacher[instance.courses[course].teacher, period].append(column)
        for columns in (*in_room.values(), *of_teacher.values(), *self.by_period.values()):
            self.model.pack(columns)
        for members in instance.curricula:
            for period in range(instance.periods):
                self.model.pack(self._of(members, period))

    def _compact(self, members: tuple[int, ...]) -> None:
        """A lecture of a curriculum without another before or after it costs."""
        instance = self.instance
        kept = {period for course, period, _ in self.kept if course in members}
        for period in range(instance.periods):
            here, near = self._of(members, period), instance.neighbours(period)
            if (period not in kept and not here) or not kept.isdisjoint(near):
                continue
            beside = [column for other in near for column in self._of(members, other)]
            alone = self.model.add([ISOLATED])[0]
            present = period in kept or not self.hint.isdisjoint(here)
            if present and self.hint.isdisjoint(beside):
                self.hint.add(alone)
            if period in kept:
                self.model.limit([*beside, alone], least=1, most=len(beside) + 1)
            else:
                self.model.need(here, [*beside, alone])

    def _of(self, members: tuple[int, ...], period: int) -> list[int]:
        return [column for course in members for column in self.by_period.get((course, period), ())]

    def _side(self, price: int, columns: list[int]) -> int:
        side = self.model.add([price])[0]
        if not self.hint.isdisjoint(columns):
            self.hint.add(side)
        return side
