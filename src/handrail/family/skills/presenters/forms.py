"""The forms in which a family writes down first times, a day's answers and a professional's scores."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from handrail.charts.milestone_map import domain_name
from handrail.development import motor_windows, skill_name
from handrail.development.dscore import shipped_tables
from handrail.family.check.presenters.result import age_words
from handrail.family.kept import ages_on
from handrail.family.skills.given_scores import EXAMPLE
from handrail.knowledge import Knowledge
from handrail.planning import FamilyFile, KeptChild
from handrail.vocabulary import InputError, MilestoneAnswer

WEEKS = tuple(str(week) for week in range(36, 21, -1))
AN_AREA = 3  # questions about each area on one day
BACK, AHEAD_MONTHS = 0.4, 3.0  # from this share of the age to so many months past it

Sent = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildLine:
    """One child of the record, to choose from."""

    number: int
    name: str
    age: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StartForm:
    """The way in."""

    children: tuple[ChildLine, ...]
    weeks: tuple[str, ...]
    sent: Sent
    today: str
    wrong: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstTime:
    """One movement skill in the form."""

    id: str
    name: str
    months: str
    is_not_yet: bool
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstTimesForm:
    """The six movement skills."""

    number: int
    skills: tuple[FirstTime, ...]
    is_early: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillQuestion:
    """One question about a skill, and the answer that was sent."""

    id: str
    ask: str
    chosen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayForm:
    """Questions about one day, by area."""

    number: int
    on: str
    today: str
    choices: tuple[tuple[str, str], ...]
    areas: tuple[tuple[str, tuple[SkillQuestion, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreForm:
    """A table of scores and its scale."""

    number: int
    keys: tuple[str, ...]
    example: tuple[str, ...]
    sent: Sent


def start_form(family: FamilyFile | None, sent: Sent, today: date, error: InputError | None) -> StartForm:
    """The way in, with the children of this visit."""
    return StartForm(
        children=child_lines(family, today) if family else (),
        weeks=WEEKS,
        sent=sent,
        today=today.isoformat(),
        wrong=error.field if error else "",
    )


def child_lines(family: FamilyFile, today: date) -> tuple[ChildLine, ...]:
    """The children of a record by the name that the family gave, or by number."""
    return tuple(
        ChildLine(number=number, name=child.name or _("Child %(number)d") % {"number": number}, age=_age(child, today))
        for number, child in enumerate(family.children, start=1)
    )


def _age(child: KeptChild, today: date) -> str:
    age = ages_on(child, today).birthday
    return age_words(age) if age else ""


def first_times_form(child: KeptChild, number: int, sent: Sent, error: InputError | None) -> FirstTimesForm:
    """The six skills with what is known, or with what was sent when something needs a change."""
    return FirstTimesForm(
        number=number, skills=tuple(_first_times(child, sent, error)), is_early=child.gestation is not None
    )


def _first_times(child: KeptChild, sent: Sent, error: InputError | None) -> Iterator[FirstTime]:
    ticked = sent.getlist("not_yet") if hasattr(sent, "getlist") else []
    for name in motor_windows():
        known = child.motor_ages.get(name)
        yield FirstTime(
            id=name,
            name=_(skill_name(name)),
            months=sent.get(name, "") if sent else "" if known is None else f"{known:g}",
            is_not_yet=name in ticked if sent else name in child.motor_not_yet,
            message=error.message if error and error.field == name else "",
        )


def day_form(child: KeptChild, number: int, knowledge: Knowledge, today: date, sent: Sent) -> DayForm:
    """The questions near the child's age, at most three of each area, with what was sent."""
    choices = (
        (MilestoneAnswer.YES.value, _("Yes")),
        (MilestoneAnswer.SOMETIMES.value, _("Sometimes")),
        (MilestoneAnswer.NOT_YET.value, _("Not yet")),
    )
    return DayForm(
        number=number,
        on=sent.get("on") or today.isoformat(),
        today=today.isoformat(),
        choices=choices,
        areas=tuple(_areas(child, knowledge, today, sent)),
    )


def _areas(
    child: KeptChild, knowledge: Knowledge, today: date, sent: Sent
) -> Iterator[tuple[str, tuple[SkillQuestion, ...]]]:
    ages = ages_on(child, today)
    months = max(ages.corrected.months, 0.0) if ages.corrected else 12.0
    near = [
        row
        for row in knowledge.milestones.values()
        if row.status != "retired" and BACK * months <= row.age_months <= months + AHEAD_MONTHS
    ]
    for domain in dict.fromkeys(row.domain for row in knowledge.milestones.values()):
        rows = sorted((row for row in near if row.domain == domain), key=lambda row: abs(row.age_months - months))
        chosen = sorted(rows[:AN_AREA], key=lambda row: (row.age_months, row.id))
        if chosen:
            asked = (SkillQuestion(id=row.id, ask=row.question, chosen=sent.get(row.id, "")) for row in chosen)
            yield domain_name(domain), tuple(asked)


def score_form(number: int, sent: Sent) -> ScoreForm:
    """The form for scores, with the scales that there are."""
    return ScoreForm(number=number, keys=tuple(shipped_tables().keys), example=EXAMPLE, sent=sent)
