"""What a family can do with its own record: begin or open it, and add first times, a day's answers and scores."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from handrail.development import motor_windows, skill_name
from handrail.family.kept import ages_on
from handrail.family.skills.given_scores import day_of
from handrail.family.visit import ChildCheck
from handrail.knowledge import Knowledge
from handrail.planning import FamilyFile, KeptChild, MilestoneNoted, SaidAge, ScoreGiven
from handrail.planning.family_types import MOST_CHILDREN
from handrail.vocabulary import DAYS_A_MONTH, Age, InputError, MilestoneAnswer, gestation_days
from handrail.vocabulary.ages import ADULT_MONTHS

Sent = Mapping[str, str]


def new_child(sent: Sent, today: date) -> KeptChild:
    """A child from the form: a birth date or an age, and whether born early. Raises InputError on the field."""
    return replace(_with_birth(KeptChild(), sent, today), gestation=_gestation(sent))


def born_early(child: KeptChild, sent: Sent) -> KeptChild:
    """The child with the switch "born early" as it was set. Raises InputError on `weeks`."""
    return replace(child, gestation=_gestation(sent))


def from_check(check: ChildCheck, today: date) -> KeptChild:
    """A child with what a guided check learned: the age, the weeks of pregnancy, and the answers about skills."""
    told = check.check
    early = told.gestation_days
    return KeptChild(
        age=None if told.age is None else SaidAge(months=round(told.age.months, 2), on=today),
        gestation=None if early is None else f"{early // 7}+{early % 7}",
        milestones=tuple(MilestoneNoted(id=name, on=today, answer=given) for name, given in told.milestones.items()),
    )


def add_child(family: FamilyFile | None, child: KeptChild, today: date) -> tuple[FamilyFile, int]:
    """The record with one child more, and its number. Raises InputError on `born_on` when there are too many."""
    children = family.children if family else ()
    if len(children) >= MOST_CHILDREN:
        raise InputError(
            "born_on",
            _("One file holds %(most)d children. Save this one and begin another.") % {"most": MOST_CHILDREN},
        )
    return replace(family or FamilyFile(made_on=today), children=(*children, child)), len(children) + 1


def with_first_times(child: KeptChild, sent: Sent, not_yet: list[str], today: date) -> KeptChild:
    """The child with the ages of the six movement skills as the form has them. Raises InputError on a field."""
    ages: dict[str, float] = {}
    age = ages_on(child, today).birthday
    for name in motor_windows():
        written = sent.get(name, "").strip().replace(",", ".")
        if written and name in not_yet:
            raise InputError(
                name,
                _("%(skill)s: give the age, or tick “Not yet”; not both.") % {"skill": _(skill_name(name))},
            )
        if written:
            ages[name] = _months(written, name, age)
    return replace(child, motor_ages=ages, motor_not_yet={name: today for name in motor_windows() if name in not_yet})


def with_day(child: KeptChild, sent: Sent, knowledge: Knowledge, today: date) -> KeptChild:
    """The child with the answers of one day; earlier ones of that day about the same skills give way."""
    day = _day(sent, "on", today)
    answers = {
        name: MilestoneAnswer(given)
        for name, given in sent.items()
        if name in knowledge.milestones and given in set(MilestoneAnswer)
    }
    if not answers:
        raise InputError("answers", _("Answer at least one question, or go back."))
    if ages_on(child, day).birthday is None and ages_on(child, today).birthday is not None:
        raise InputError("on", _("That day is before your child was born."))
    kept = tuple(noted for noted in child.milestones if noted.on != day or noted.id not in answers)
    added = tuple(MilestoneNoted(id=name, on=day, answer=given) for name, given in answers.items())
    return replace(child, milestones=(*kept, *added))


def with_scores(child: KeptChild, scores: tuple[ScoreGiven, ...]) -> KeptChild:
    """The child with more scores; one of the same day and scale gives way to the new one."""
    known = {(score.on, score.key): score for score in (*child.scores, *scores)}
    return replace(child, scores=tuple(sorted(known.values(), key=lambda score: score.on)))


def _with_birth(child: KeptChild, sent: Sent, today: date) -> KeptChild:
    if sent.get("born_on", "").strip():
        born_on = _day(sent, "born_on", today)
        try:
            Age.on(born_on, today)
        except InputError:
            raise InputError("born_on", _("These pages are for children up to 18 years.")) from None
        return replace(child, born_on=born_on)
    written = sent.get("months", "").strip().replace(",", ".")
    if not written:
        raise InputError("born_on", _("Give the birth date, or the age in months."))
    return replace(child, age=SaidAge(months=_months(written, "months", None), on=today))


def _day(sent: Sent, field: str, today: date) -> date:
    try:
        return day_of(sent.get(field, ""), today)
    except ValueError:
        raise InputError(field, _("Give a day up to today, such as 2026-03-01 or 1/3/2026.")) from None


def _months(written: str, field: str, age: Age | None) -> float:
    try:
        months = float(written)
    except ValueError:
        months = -1.0
    if not 0 <= months < ADULT_MONTHS:
        raise InputError(field, _("Write the age in months as a number, such as 9 or 9.5."))
    if age is not None and months > age.days / DAYS_A_MONTH + 1:
        raise InputError(field, _("That is older than your child is now. Give the age at which you first saw it."))
    return months


def _gestation(sent: Sent) -> str | None:
    match sent.get("answer"):
        case "early":
            weeks = sent.get("weeks", "")
            try:
                gestation_days(weeks)
            except InputError:
                raise InputError("weeks", _("Choose how many weeks of pregnancy there were.")) from None
            return weeks
        case "on_time" | None:
            return None
        case _:
            raise InputError("answer", _("Choose what fits best."))
