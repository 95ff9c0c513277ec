"""The words of the diary: calendar, therapist, room, family, child, course, appointment.

Times are slots of the day (of `slot_minutes` each, counted from `day_start`) and half open: an appointment occupies
`start` up to, not including, `start + length`. A day is a pair (week, day of the week), both counted from 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ASSESS, JOINT = "assess", "joint"  # kinds of appointment beside the disciplines themselves

Day = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The horizon: `weeks` of `days` working days; `closed` are the days on which the clinic is shut."""

    weeks: int
    days: int
    slots_per_day: int
    slot_minutes: int
    day_start: str
    start_date: str
    closed: frozenset[Day] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What holds for every child; `urgency` and `wait_weight` by priority."""

    precedence_weeks: int
    min_days_between: int
    span_slack_weeks: int
    trip_gap_slots: int
    urgency: Mapping[int, int]
    wait_weight: Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What one unit of each term of the objective costs."""

    unmet: int
    trip: int
    continuity: int
    wait_week: int
    irregular: int
    idle_slot: int
    travel_5min: int
    move_unforced: int = 40
    move_forced: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place where the clinic works; `x` and `y` in kilometres on its own map."""

    id: str
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room of a site and what it offers."""

    id: str
    site: str
    features: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One therapist's working day at one site; `breaks` are half-open runs of slots inside it."""

    site: str
    start: int
    end: int
    breaks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Therapist:
    """One therapist; `roster` by day of the week, `max_contact` in slots a day."""

    id: str
    discipline: str
    skills: frozenset[str]
    roster: Mapping[int, Shift]
    max_contact: int
    home: str | None = None
    leave: frozenset[Day] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Children who travel together; `sites` are those they accept, with minutes one way."""

    id: str
    children: tuple[str, ...]
    sites: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The first meeting, one therapist of each discipline at once; `length` in slots."""

    disciplines: tuple[str, ...]
    length: int
    feature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """`sessions` of one discipline, at most `per_weeks` of them in any `every_weeks` consecutive weeks."""

    discipline: str
    sessions: int
    per_weeks: int
    every_weeks: int
    length: int
    skill: str
    feature: str

    def longest_span_weeks(self, rules: Rules) -> int:
        """The number of weeks over which the course may be spread."""
        return -(-self.sessions // self.per_weeks) * self.every_weeks + rules.span_slack_weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """A session of both courses at once, where the child's record allows it; `length` in slots."""

    length: int
    feature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """One child on the list; `windows` are (day of the week, start, end), `blocked` days the family is away."""

    id: str
    family: str
    priority: int
    windows: tuple[tuple[int, int, int], ...]
    courses: tuple[Course, ...]
    assessment: Assessment | None = None
    joint: Joint | None = None
    blocked: frozenset[Day] = frozenset()
    age_months: float | None = None
    waited_days: float | None = None

    @property
    def allows_joint(self) -> bool:
        """Whether one appointment may serve both courses."""
        return self.joint is not None and len(self.courses) > 1

    def course(self, discipline: str) -> Course | None:
        """The child's course of this discipline."""
        return next((course for course in self.courses if course.discipline == discipline), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """A whole clinic over a whole horizon."""

    name: str
    calendar: Calendar
    rules: Rules
    weights: Weights
    sites: tuple[Site, ...]
    rooms: tuple[Room, ...]
    therapists: tuple[Therapist, ...]
    families: tuple[Family, ...]
    children: tuple[Child, ...]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Appointment:
    """One booked meeting; `kind` is a discipline, `assess` or `joint`."""

    child: str
    kind: str
    week: int
    day: int
    start: int
    length: int
    site: str
    room: str
    therapists: tuple[str, ...]

    @property
    def end(self) -> int:
        """The first slot after the appointment."""
        return self.start + self.length

    @property
    def on(self) -> Day:
        """Its week and day."""
        return self.week, self.day

    def serves(self, course: Course) -> bool:
        """Whether it counts as a session of this course of the same child."""
        return self.kind in (course.discipline, JOINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """A plan: the appointments, and what the solver claims about them."""

    instance: str
    appointments: tuple[Appointment, ...]
    solver: str | None = None
    wall_seconds: float | None = None
    bound: float | None = None
