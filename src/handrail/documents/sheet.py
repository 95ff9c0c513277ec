"""What one page holds, apart from how it looks: the same for a letter, a summary and a card."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from handrail.vocabulary import Jurisdiction

LETTER_PAPER_COUNTRIES = frozenset({"US", "CA"})
_LANGUAGE = "en"


class Look(StrEnum):
    """The three pages that there are; each has a Typst file of its name."""

    LETTER = "letter"
    SUMMARY = "summary"
    CARD = "card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its lines. `field` is what the family filled in, and what an error names.

    `is_list` sets the lines as a list, `is_quoted` as the family's own words, and `leads` as what the page is for.
    """

    field: str
    heading: str
    lines: tuple[str, ...]
    is_list: bool = False
    is_quoted: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One short line with its label, such as a name or a number to ring."""

    field: str
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One activity of a weekly card."""

    routine: str
    name: str
    minutes: str
    need: str
    steps: tuple[str, ...]
    safety: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that stands on one page. `days` are the heads of the boxes to tick on a card."""

    look: Look
    title: str
    made_on: str
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    tasks_label: str = ""
    safety_label: str = ""
    days: tuple[str, ...] = ()
    closing: str = ""
    foot: tuple[str, ...] = ()
    mark_alt: str = "Handrail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the place and the day decide: paper, language and the date written into the file."""

    paper: str
    language: str
    region: str
    made_on: date


def setting_for(place: Jurisdiction | None, made_on: date) -> Setting:
    """The setting at `place`: US Letter where that is the paper in the shops, else A4.

    >>> setting_for(Jurisdiction("US"), date(2026, 11, 24)).paper
    'us-letter'
    """
    country = place.country if place else "GB"
    return Setting(
        paper="us-letter" if country in LETTER_PAPER_COUNTRIES else "a4",
        language=_LANGUAGE,
        region=country,
        made_on=made_on,
    )


def said_with(sheet: Sheet, say: Callable[[str], str]) -> Sheet:
    """`sheet` with our own words of its activities as `say` says them; what a family wrote stays."""
    return replace(sheet, tasks=tuple(_task_said(task, say) for task in sheet.tasks))


def _task_said(task: Task, say: Callable[[str], str]) -> Task:
    return Task(
        routine=say(task.routine),
        name=say(task.name),
        minutes=task.minutes,
        need=say(task.need),
        steps=tuple(map(say, task.steps)),
        safety=say(task.safety),
    )
