"""Who is not wholly booked, and what each lacks."""

from collections.abc import Iterator, Sequence

from handrail.scheduling.measuring.metrics import by_child
from handrail.scheduling.problem import ASSESS, Appointment, Child, Instance
from handrail.scheduling.wording.times import kind_words, listed


def shortfall(child: Child, booked: Sequence[Appointment]) -> Iterator[tuple[str, int]]:
    """Each kind that a child was promised and does not wholly have, and how many are missing."""
    if child.assessment and not any(part.kind == ASSESS for part in booked):
        yield ASSESS, 1
    for course in child.courses:
        if (count := course.sessions - sum(part.serves(course) for part in booked)) > 0:
            yield course.discipline, count


def missing_sessions(child: Child, booked: Sequence[Appointment]) -> int:
    """How many sessions of a child are not booked; an assessment counts once for each discipline."""
    to_assess = len(child.assessment.disciplines) if child.assessment else 0
    return sum(to_assess if kind == ASSESS else count for kind, count in shortfall(child, booked))


def unbooked(instance: Instance, plan: Sequence[Appointment]) -> Iterator[tuple[Child, str]]:
    """Every child that lacks something, the most urgent first, with what it lacks in words."""
    booked = by_child(plan)
    for child in sorted(instance.children, key=lambda child: (child.priority, child.id)):
        lacks = [f"{kind_words(kind)} {count}" for kind, count in shortfall(child, booked[child.id])]
        if lacks:
            yield child, listed(lacks)
