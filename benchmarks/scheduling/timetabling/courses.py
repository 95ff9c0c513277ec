"""A curriculum timetabling instance (.ectt), and what a timetable costs by the rules of the ITC-2007 (UD2)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Lecture = tuple[int, int, int]  # course, period of the week, room
UNPLACED = 1_000  # a lecture without a place breaks a hard rule; dearer than all soft ones together
DAYS_MISSING, ISOLATED, ROOM_CHANGE = 5, 2, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One course: its teacher, how many lectures on at least how many days, and its students."""

    name: str
    teacher: str
    lectures: int
    days: int
    students: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Curricula:
    """A whole instance; periods are counted through the week."""

    name: str
    periods_per_day: int
    periods: int
    courses: tuple[Course, ...]
    seats: tuple[int, ...]
    curricula: tuple[tuple[int, ...], ...]
    closed: frozenset[tuple[int, int]]

    def day(self, period: int) -> int:
        """The day of a period."""
        return period // self.periods_per_day

    def neighbours(self, period: int) -> list[int]:
        """The periods just before and just after, on the same day."""
        near = (period - 1, period + 1)
        return [other for other in near if 0 <= other < self.periods and self.day(other) == self.day(period)]


def read(path: Path) -> Curricula:
    """The instance in a file."""
    blocks, head = _blocks(path.read_text())
    courses = tuple(
        Course(name=name, teacher=teacher, lectures=int(lectures), days=int(days), students=int(students))
        for name, teacher, lectures, days, students, *_ in blocks["COURSES"]
    )
    index = {course.name: number for number, course in enumerate(courses)}
    per_day = int(head["Periods_per_day"])
    return Curricula(
        name=path.stem,
        periods_per_day=per_day,
        periods=int(head["Days"]) * per_day,
        courses=courses,
        seats=tuple(int(seats) for _, seats, *_ in blocks["ROOMS"]),
        curricula=tuple(tuple(index[name] for name in names) for _, _, *names in blocks["CURRICULA"]),
        closed=frozenset(
            (index[name], int(day) * per_day + int(period))
            for name, day, period in blocks["UNAVAILABILITY_CONSTRAINTS"]
        ),
    )


def _blocks(text: str) -> tuple[dict[str, list[list[str]]], dict[str, str]]:
    blocks: defaultdict[str, list[list[str]]] = defaultdict(list)
    head, name = {}, ""
    for line in text.splitlines():
        words = line.split()
        if len(words) == 1 and words[0].endswith(":"):
            name = words[0][:-1]
        elif words and not name:
            head[words[0].rstrip(":")] = words[-1]
        elif words and words != ["END."]:
            blocks[name].append(words)
    return blocks, head


def cost(instance: Curricula, lectures: Iterable[Lecture]) -> int:
    """The soft cost of a timetable, and UNPLACED for each lecture that has no place."""
    placed = list(lectures)
    total = sum(max(0, instance.courses[c].students - instance.seats[room]) for c, _, room in placed)
    for number, course in enumerate(instance.courses):
        own = [(period, room) for c, period, room in placed if c == number]
        total += UNPLACED * (course.lectures - len(own))
        total += DAYS_MISSING * max(0, course.days - len({instance.day(period) for period, _ in own}))
        total += ROOM_CHANGE * max(0, len({room for _, room in own}) - 1)
    for members in instance.curricula:
        busy = {period for c, period, _ in placed if c in members}
        total += ISOLATED * sum(busy.isdisjoint(instance.neighbours(period)) for period in busy)
    return total


def clashes(instance: Curricula, lectures: Iterable[Lecture]) -> int:
    """How many hard rules a timetable breaks: rooms, teachers, curricula, closed periods, too many lectures."""
    placed = list(lectures)
    seen: dict[tuple[str, int, int], int] = defaultdict(int)
    teachers = {course.teacher: number for number, course in enumerate(instance.courses)}
    for course, period, room in placed:
        seen["room", room, period] += 1
        seen["teacher", teachers[instance.courses[course].teacher], period] += 1
        for number, members in enumerate(instance.curricula):
            if course in members:
                seen["curriculum", number, period] += 1
    broken = sum(count - 1 for count in seen.values())
    broken += sum((course, period) in instance.closed for course, period, _ in placed)
    counts = [sum(c == number for c, _, _ in placed) for number in range(len(instance.courses))]
    return broken + sum(max(0, n - course.lectures) for n, course in zip(counts, instance.courses, strict=True))
