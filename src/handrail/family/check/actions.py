"""What a family can do: begin, answer, choose a country, finish. Each takes and gives plain values."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from handrail.development import ages_of
from handrail.family.check.replies import answered, named
from handrail.family.visit import ChildCheck, Visit
from handrail.triage import (
    Check,
    Decision,
    Engine,
    bears_on,
    decide,
    find_question,
    next_question,
)
from handrail.vocabulary import FlagAnswer, InputError, Jurisdiction, Urgency

MOST_OPENING_FLAGS = 2


def begin(
    engine: Engine,
    today: date,
    *,
    text: str = "",
    worries: Iterable[str] = (),
    opening: tuple[str, ...] = (),
    is_self: bool = False,
    place: Jurisdiction | None = None,
) -> ChildCheck:
    """A new check, its first question waiting. What the words say of an emergency is asked before all else."""
    urgent = _urgent_in(text, engine) if text else ()
    child = ChildCheck(check=Check(jurisdiction=place), text=text, opening=(*urgent, *opening), is_self=is_self)
    if chosen := list(worries):
        child = choose_worries(child, chosen, engine)
    return ahead(child, engine, today)[0]


def choose_worries(child: ChildCheck, chosen: list[str], engine: Engine) -> ChildCheck:
    """The child with worries from the list. Raises InputError for one that there is not."""
    if any(name not in engine.knowledge.concerns for name in chosen):
        raise InputError("answer", _("That worry is not on our list. Please choose one of those shown."))
    return named(child, find_question("words", engine.knowledge), [(name, 1.0) for name in chosen])


def reply(
    child: ChildCheck, question_id: str, sent: QueryDict, engine: Engine, today: date
) -> tuple[ChildCheck, int | None]:
    """The child with one question answered, and the step to go to next; None when there is enough.

    Raises InputError on the field of the form that needs a change.
    """
    question = find_question(question_id, engine.knowledge)
    child = answered(child, question, sent, engine)
    if question_id not in child.check.answered:  # new words were given: the same step now asks what they mean
        return child, child.trail.index(question_id) + 1
    return ahead(child, engine, today)


def ahead(child: ChildCheck, engine: Engine, today: date) -> tuple[ChildCheck, int | None]:
    """The child with the next open question on its trail, and its step; None when there is enough."""
    question_id = _next(child, engine, today)
    if question_id is None:
        return child, None
    if question_id not in child.trail:
        child = replace(child, trail=(*child.trail, question_id))
    return child, child.trail.index(question_id) + 1


def decision_of(child: ChildCheck, engine: Engine, today: date) -> Decision:
    """The answer for this child; safeguarding answers are shown only if the family said that it is safe."""
    check = replace(child.check, shows_safeguarding=child.shows_private is True)
    return decide(check, engine.knowledge, today)


def has_private_help(child: ChildCheck, engine: Engine) -> bool:
    """Whether an answer has help of its own that must not be shown to everybody at this screen."""
    return any(
        engine.knowledge.red_flags[name].safeguarding and given.answer is not FlagAnswer.NO
        for name, given in child.check.red_flags.items()
    )


def _next(child: ChildCheck, engine: Engine, today: date) -> str | None:
    if _is_emergency(child, engine, today):
        return None
    for question_id in child.opening:
        if question_id not in child.check.answered:
            return question_id
    question = next_question(child.check, engine.knowledge, today)
    return question.id if question else None


def _is_emergency(child: ChildCheck, engine: Engine, today: date) -> bool:
    flags = child.check.red_flags
    return bool(flags) and decide(child.check, engine.knowledge, today).urgency is Urgency.EMERGENCY_NOW


def _urgent_in(text: str, engine: Engine) -> tuple[str, ...]:
    """The questions about an emergency that the words suggest, those first that they plainly speak of."""
    reading = engine.reader.read(text)
    heard = dict.fromkeys((*reading.red_flags, *reading.smells))
    flags = (engine.knowledge.red_flags[name] for name in heard)
    grave = (flag for flag in flags if flag.urgency is Urgency.EMERGENCY_NOW)
    urgent = [f"flag:{flag.id}" for flag in grave if bears_on(flag, Check(), ages_of(None, None))]
    return tuple(urgent[:MOST_OPENING_FLAGS])


def show_private(child: ChildCheck, *, is_safe: bool) -> ChildCheck:
    """The child with the family's word on whether private help may be shown on this screen."""
    return replace(child, shows_private=is_safe)


def in_place(visit: Visit, place_id: str, engine: Engine) -> Visit:
    """The visit in another country, its checks with it; an unknown id clears the choice."""
    place = engine.knowledge.places.get(place_id)
    where = Jurisdiction(place.code) if place else None
    children = tuple(replace(child, check=replace(child.check, jurisdiction=where)) for child in visit.children)
    return replace(visit, place=place.id if place else "", children=children)
