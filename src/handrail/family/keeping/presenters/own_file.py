"""What is in a family's file, and where each part of it leads."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from handrail.family.skills.presenters.forms import child_lines
from handrail.knowledge import Knowledge
from handrail.planning import CheckMade, FamilyFile
from handrail.triage import day_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One check in the file: its day, what it was about, and how the form names it."""

    place: str
    day: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildInFile:
    """One child in the file."""

    number: int
    name: str
    age: str
    checks: tuple[CheckLine, ...]
    tried: int
    skills: int
    views: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePage:
    """Everything that the template prints. `record` is the whole file; `child` is what the form starts with."""

    record: str
    is_fresh: bool
    child: int
    made_on: str
    children: tuple[ChildInFile, ...]


def file_page(family: FamilyFile, record: str, knowledge: Knowledge, today: date, *, is_fresh: bool) -> FilePage:
    """What is in the record, child by child, the newest check first."""
    lines = child_lines(family, today)
    return FilePage(
        record=record,
        is_fresh=is_fresh,
        child=1,
        made_on=day_in_words(family.made_on),
        children=tuple(
            ChildInFile(
                number=line.number,
                name=line.name,
                age=line.age,
                checks=_checks(line.number, child.checks, knowledge),
                tried=len(child.strategies),
                skills=len(child.milestones) + len(child.motor_ages) + len(child.scores),
                views=len(child.others),
            )
            for line, child in zip(lines, family.children, strict=True)
        ),
    )


def _checks(number: int, checks: tuple[CheckMade, ...], knowledge: Knowledge) -> tuple[CheckLine, ...]:
    rows = sorted(enumerate(checks), key=lambda row: row[1].on, reverse=True)
    return tuple(
        CheckLine(place=f"{number - 1}-{row}", day=day_in_words(made.on), about=_about(made, knowledge))
        for row, made in rows
    )


def _about(made: CheckMade, knowledge: Knowledge) -> str:
    """The worries of a check by their names; a general word where it names none that is known."""
    told = made.answers.get("concerns")
    rows = told if isinstance(told, list) else []
    ids = (row.get("id") if isinstance(row, dict) else row for row in rows)
    names = [knowledge.concerns[name].name for name in ids if isinstance(name, str) and name in knowledge.concerns]
    return "; ".join(names) or _("A check without a named worry")
