"""How far a family has come: the stairs above each question."""

from dataclasses import dataclass
from functools import cache

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from handrail.family.visit import ChildCheck
from handrail.triage import Kind, Question

_STAGE_OF = {
    Kind.CORE: 0,
    Kind.AGE: 1,
    Kind.GESTATION: 1,
    Kind.WORDS: 2,
    Kind.CONDITIONS: 2,
    Kind.THERAPIES: 2,
    Kind.FLAG: 3,
    Kind.CONCERN: 4,
    Kind.WORRY: 4,
    Kind.WALKING: 5,
    Kind.MILESTONE: 5,
    Kind.SENTINEL: 5,
    Kind.SECOND_LOOK: 5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stair:
    """One stair of the picture that shows how far the family has come."""

    x: int
    y: int
    height: int
    state: str


def stage_of(question: Question, child: ChildCheck) -> int:
    """How far up the stairs this question stands; signs that are asked before the age are about safety."""
    if question.kind is Kind.FLAG and child.trail.index(question.id) < _place_of_age(child):
        return 0
    return _STAGE_OF[question.kind]


def _place_of_age(child: ChildCheck) -> int:
    return child.trail.index("age") if "age" in child.trail else len(child.trail)


def _stages() -> tuple[str, ...]:
    return (_("Safety first"), _("Age"), _("The worry"), _("Signs to check"), _("The details"), _("Skills"))


@cache
def stairs_picture(stage: int, language: str | None) -> str:  # noqa: ARG001  (the language is part of the key)
    """The picture of how far the family has come, rendered once for a stage and a language."""
    names = _stages()
    stairs = [_stair(number, stage) for number in range(len(names))]
    return render_to_string(
        "family/stairs.html", {"stairs": stairs, "number": stage + 1, "names": names, "name": names[stage]}
    )


def _stair(number: int, stage: int) -> Stair:
    height = 8 + 6 * number
    state = "done" if number < stage else "here" if number == stage else "ahead"
    return Stair(x=2 + 22 * number, y=44 - height, height=height, state=state)
