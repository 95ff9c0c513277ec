"""A check in the family's file: written with its answer, put beside what is there, and opened again."""

from dataclasses import replace
from datetime import date

import msgspec
from django.utils.translation import gettext as _

from handrail.family.check import actions
from handrail.family.keeping.ask_again import ask_again
from handrail.family.kept import ages_on, with_kept_child
from handrail.family.skills.actions import add_child, from_check
from handrail.family.visit import ChildCheck, Earlier
from handrail.knowledge import Knowledge
from handrail.planning import CheckMade, FamilyFile, KeptChild
from handrail.planning.family_types import MOST_ROWS
from handrail.triage import Decision, Engine, headline, reopen_check, write_check
from handrail.vocabulary import Age, InputError, days_of_months
from handrail.vocabulary.ages import ADULT_MONTHS

_SELF = "is_self"


def kept_check(child: ChildCheck, decision: Decision, today: date) -> KeptChild:
    """A child for the file: the age on its day, the skills that were told, and this check with its answer."""
    answers = write_check(child.check, child.text) | {"asked": [name for name in child.trail if _was_put(name, child)]}
    if child.is_self:
        answers[_SELF] = True
    made = CheckMade(on=today, answers=answers, decision=msgspec.to_builtins(decision))
    return replace(from_check(child, today), checks=(made,))


def _was_put(name: str, child: ChildCheck) -> bool:
    return name in child.check.answered


def with_check(family: FamilyFile, number: int, kept: KeptChild, today: date) -> FamilyFile:
    """The record with this check at the child with `number`; 0 stands for a child who is not in it yet.

    What is known of a child stays: only a missing age or length of pregnancy is taken from the check.
    """
    if number == 0:
        return add_child(family, kept, today)[0]
    child = family.children[number - 1]
    if len(child.checks) >= MOST_ROWS or len(child.milestones) + len(kept.milestones) > MOST_ROWS:
        raise InputError("file", _("This file is full. Save the check in a file of its own."))
    has_age = child.born_on is not None or child.age is not None
    merged = replace(
        child,
        age=child.age if has_age else kept.age,
        gestation=kept.gestation if child.gestation is None else child.gestation,
        checks=(*child.checks, *kept.checks),
        milestones=(*child.milestones, *kept.milestones),
    )
    return with_kept_child(family, number, merged)


def reopened(kept: KeptChild, made: CheckMade, engine: Engine, today: date) -> ChildCheck:
    """The check with its answers, for a child who is as old as today; on a later day signs are asked again.

    Raises InputError on the field for an answer that cannot be one, and for a young person who is over 18 by now.
    """
    age = _age_today(kept, made, today)
    read = reopen_check(made.answers, age, engine.knowledge, engine.reader.names, today)
    asked = dict.fromkeys(name for name in made.answers.get("asked", ()) if name in read.check.answered)
    then = ChildCheck(check=read.check, text=read.text, trail=tuple(asked), is_self=made.answers.get(_SELF) is True)
    told = _headline(made, engine.knowledge)
    earlier = Earlier(
        on=made.on,
        check=replace(then.check, age=_age_on(made)),
        trail=then.trail,
        headline=told,
        knowledge=_knowledge_of(made),
        gone=read.gone,
    )
    now = then if made.on == today else _due(ask_again(then, engine.knowledge), made, today)
    return actions.ahead(replace(now, earlier=earlier), engine, today)[0]


def _age_today(kept: KeptChild, made: CheckMade, today: date) -> Age | None:
    age = ages_on(kept, today).birthday
    if age is None and (then := _age_on(made)) is not None:
        age = Age(days=then.days + (today - made.on).days)
    if age is not None and age.has_reached(ADULT_MONTHS):
        raise InputError("age", _("Handrail answers for children and young people up to 18 years."))
    return age


def _age_on(made: CheckMade) -> Age | None:
    months = made.answers.get("age_months")
    is_number = isinstance(months, int | float) and not isinstance(months, bool) and 0 <= months < ADULT_MONTHS
    return Age(days=days_of_months(months)) if is_number else None


def _due(child: ChildCheck, made: CheckMade, today: date) -> ChildCheck:
    """The check as one that comes back on its date: then nobody is given a second date for the same worry."""
    watch_on = (made.decision or {}).get("watch_on")
    if not isinstance(watch_on, str) or watch_on > today.isoformat():
        return child
    check = replace(child.check, is_second_look=True, answered=child.check.answered | {"second_look"})
    return replace(child, check=check)


def _headline(made: CheckMade, knowledge: Knowledge) -> str:
    """The answer of then in one line; empty where the file holds none that can be told."""
    try:
        decision = msgspec.convert(made.decision, Decision)
    except msgspec.ValidationError:
        return ""
    return headline(decision, knowledge) if set(decision.disciplines) <= knowledge.disciplines.keys() else ""


def _knowledge_of(made: CheckMade) -> str:
    mark = (made.decision or {}).get("knowledge")
    version = mark.get("version") if isinstance(mark, dict) else None
    return version if isinstance(version, str) else ""
