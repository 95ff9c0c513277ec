"""Plans for the tests of the diary: made instances, booked by the receptionist, and one clinic small enough to read."""

from dataclasses import replace
from functools import cache

from handrail.scheduling import Appointment, Instance, Solution, solve
from handrail.scheduling.problem import (
    Calendar,
    Child,
    Course,
    Family,
    Joint,
    Room,
    Rules,
    Shift,
    Site,
    Therapist,
    Weights,
)
from judge import generated


@cache
def booked(size: str, seed: int, load: float = 1.0) -> tuple[Instance, Solution]:
    """A made instance and the receptionist's plan for it."""
    instance = generated(size, seed, load)
    return instance, solve(instance, method="greedy").solution


def small_clinic(*children: Child, therapists: tuple[Therapist, ...] = ()) -> Instance:
    """A clinic of two weeks with one site, a table, a gym, and by default one therapist of each discipline."""
    return Instance(
        name="small",
        calendar=Calendar(
            weeks=2, days=5, slots_per_day=40, slot_minutes=15, day_start="08:00", start_date="2026-01-05"
        ),
        rules=Rules(
            precedence_weeks=1,
            min_days_between=2,
            span_slack_weeks=1,
            trip_gap_slots=4,
            urgency={1: 8, 2: 4, 3: 2},
            wait_weight={1: 3, 2: 2, 3: 1},
        ),
        weights=Weights(unmet=100, trip=30, continuity=60, wait_week=5, irregular=2, idle_slot=1, travel_5min=1),
        sites=(Site(id="S1"), Site(id="S2")),
        rooms=(
            Room(id="table", site="S1", features=frozenset({"table"})),
            Room(id="gym", site="S1", features=frozenset({"gym"})),
        ),
        therapists=therapists or (therapist("T1", "OT"), therapist("T2", "PT")),
        families=tuple(Family(id=f"F{child.id}", children=(child.id,), sites={"S1": 10}) for child in children),
        children=children,
    )


def therapist(name: str, discipline: str, *, site: str = "S1", days: range = range(5)) -> Therapist:
    """A therapist who works from ten to six with a break at noon."""
    shift = Shift(site=site, start=8, end=40, breaks=((16, 18),))
    skills = frozenset({discipline.lower() + "-core"})
    return Therapist(
        id=name, discipline=discipline, skills=skills, roster=dict.fromkeys(days, shift), max_contact=18, home=site
    )


def child(name: str, *windows: tuple[int, int, int], disciplines: tuple[str, ...] = ("OT",)) -> Child:
    """A child who is to be seen once a week for two weeks by each of these disciplines."""
    return Child(
        id=name,
        family=f"F{name}",
        priority=1,
        windows=windows,
        courses=tuple(course(discipline) for discipline in disciplines),
    )


def course(discipline: str, sessions: int = 2) -> Course:
    """A weekly course."""
    feature = "gym" if discipline == "PT" else "table"
    return Course(
        discipline=discipline,
        sessions=sessions,
        per_weeks=1,
        every_weeks=1,
        length=3,
        skill=discipline.lower() + "-core",
        feature=feature,
    )


def with_joint(kept: Child) -> Child:
    """The child, allowed joint sessions."""
    return replace(kept, joint=Joint(length=4, feature="gym"))


def meeting(name: str, week: int, day: int, start: int, kind: str = "OT") -> Appointment:
    """One session of three slots."""
    who, room = {"OT": ("T1", "table"), "PT": ("T2", "gym")}[kind]
    return Appointment(
        child=name, kind=kind, week=week, day=day, start=start, length=3, site="S1", room=room, therapists=(who,)
    )


def plan(*appointments: Appointment) -> Solution:
    """A plan for the small clinic."""
    return Solution(instance="small", appointments=appointments)
