"""Where one appointment of one child may go: every day, start, site and set of therapists that the rules allow."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from handrail.scheduling.problem import ASSESS, JOINT, Appointment, Child, Day, Instance, Shift, Therapist


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What one kind of appointment takes: for each discipline the skill (None for any), the slots, the room."""

    skills: tuple[tuple[str, str | None], ...]
    length: int
    feature: str


def kinds_of(child: Child) -> tuple[str, ...]:
    """The kinds of appointment that a child may have, the assessment first."""
    kinds = [ASSESS] if child.assessment else []
    kinds += [course.discipline for course in child.courses]
    return (*kinds, JOINT) if child.allows_joint else tuple(kinds)


def need_of(child: Child, kind: str) -> Need:
    """What this kind of appointment of this child takes."""
    if kind == ASSESS and child.assessment is not None:
        asked = child.assessment
        return Need(
            skills=tuple((name, None) for name in asked.disciplines), length=asked.length, feature=asked.feature
        )
    if kind == JOINT and child.joint is not None:
        skills = tuple((course.discipline, course.skill) for course in child.courses)
        return Need(skills=skills, length=child.joint.length, feature=child.joint.feature)
    course = child.course(kind)
    assert course is not None, f"{child.id} has no appointment of kind {kind}"
    return Need(skills=((kind, course.skill),), length=course.length, feature=course.feature)


class Placements:
    """All places of all children of an instance, found when asked for. What others have booked does not matter."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.children = {child.id: child for child in instance.children}
        self.family_of = {name: family for family in instance.families for name in family.children}
        self._at_work: dict[tuple[int, str], list[tuple[Therapist, Shift]]] = defaultdict(list)
        for therapist in instance.therapists:
            for day, shift in therapist.roster.items():
                self._at_work[day, shift.site].append((therapist, shift))
        self._features = {(room.site, feature) for room in instance.rooms for feature in room.features}

    def of(self, child: Child, kind: str, days: Iterable[Day]) -> Iterator[Appointment]:
        """Every place for this kind of appointment on these days, without its room."""
        need = need_of(child, kind)
        sites = [site for site in self.family_of[child.id].sites if (site, need.feature) in self._features]
        closed = self.instance.calendar.closed
        for on in days:
            if on in child.blocked or on in closed:
                continue
            for site in sites:
                yield from self._on(child, kind, need, on, site)

    def _on(self, child: Child, kind: str, need: Need, on: Day, site: str) -> Iterator[Appointment]:
        teams = [self._therapists(discipline, skill, on, site) for discipline, skill in need.skills]
        windows = sorted({(start, end) for day, start, end in child.windows if day == on[1]})
        starts = sorted({s for start, end in windows for s in range(start, end - need.length + 1)})
        for start in starts if all(teams) else ():
            free = [[t.id for t, shift in team if _is_there(shift, start, start + need.length)] for team in teams]
            for chosen in product(*free):
                yield Appointment(
                    child=child.id,
                    kind=kind,
                    week=on[0],
                    day=on[1],
                    start=start,
                    length=need.length,
                    site=site,
                    room="",
                    therapists=chosen,
                )

    def _therapists(self, discipline: str, skill: str | None, on: Day, site: str) -> list[tuple[Therapist, Shift]]:
        return [
            (therapist, shift)
            for therapist, shift in self._at_work[on[1], site]
            if therapist.discipline == discipline
            and (skill is None or skill in therapist.skills)
            and on not in therapist.leave
        ]


def _is_there(shift: Shift, start: int, end: int) -> bool:
    on_shift = shift.start <= start and end <= shift.end
    return on_shift and not any(start < stop and begin < end for begin, stop in shift.breaks)


def lacking(child: Child, booked: Iterable[Appointment]) -> tuple[str, ...]:
    """The kinds of appointment of which a child could still use one; a joint session needs both courses to."""
    parts = list(booked)
    kinds = [ASSESS] if child.assessment and not any(part.kind == ASSESS for part in parts) else []
    short = [
        course.discipline for course in child.courses if sum(part.serves(course) for part in parts) < course.sessions
    ]
    both = child.allows_joint and len(short) == len(child.courses)
    return (*kinds, *short, JOINT) if both else (*kinds, *short)
