"""Puts an answer into a check: pure, so that going back is only keeping the earlier check."""

from collections.abc import Iterable
from dataclasses import replace

from handrail.knowledge.collection import Knowledge
from handrail.triage.questions import NONE_OF_THESE, Kind, Question
from handrail.triage.types import Check, ConcernReply, ConditionReply, FlagReply
from handrail.vocabulary import Age, FlagAnswer, InputError, MilestoneAnswer


def answer(
    check: Check, question: Question, chosen: Iterable[str], knowledge: Knowledge, *, signs: Iterable[str] = ()
) -> Check:
    """`check` with `chosen` (option ids) as the answer to `question`.

    Nothing chosen skips the question: it is not asked again, and what it would have told stays unknown.
    Raises InputError on the question's id for an option that it does not offer.
    """
    picked = tuple(dict.fromkeys(chosen))
    _refuse_strangers(question, picked, tuple(signs))
    check = replace(check, answered=check.answered | {question.id})
    match question.kind:
        case Kind.CORE if picked:
            return replace(check, core={core: core in picked for core in knowledge.cores})
        case Kind.THERAPIES:
            return replace(check, therapies_now=frozenset(picked) - {NONE_OF_THESE})
        case Kind.FLAG if picked:
            reply = FlagReply(answer=FlagAnswer(picked[0]), signs=frozenset(signs))
            return replace(check, red_flags={**check.red_flags, question.record: reply})
        case Kind.CONCERN if picked:
            return replace(check, concerns=tuple(_told(reply, question, picked) for reply in check.concerns))
        case Kind.WORRY:
            return replace(check, strong_worry="yes" in picked)
        case Kind.WALKING if picked:
            return replace(check, has_walked_six_months="yes" in picked)
        case Kind.MILESTONE if picked:
            return replace(check, milestones={**check.milestones, question.record: MilestoneAnswer(picked[0])})
        case Kind.SENTINEL if picked:
            return replace(check, sentinels={**check.sentinels, question.record: "yes" in picked})
        case Kind.SECOND_LOOK:
            return replace(check, is_second_look="yes" in picked)
        case _:
            return check


def answer_age(check: Check, question: Question, age: Age | None) -> Check:
    """`check` with the child's age; None when the family would rather not say."""
    return replace(check, age=age, answered=check.answered | {question.id})


def answer_gestation(check: Check, question: Question, days: int | None) -> Check:
    """`check` with the length of the pregnancy in days."""
    return replace(check, gestation_days=days, answered=check.answered | {question.id})


def answer_concerns(
    check: Check, question: Question, concerns: Iterable[ConcernReply], *, smells: Iterable[str] = ()
) -> Check:
    """`check` with the concerns that the family confirmed, the main one first.

    `smells` are the red flags that their words suggest: their questions come first.
    """
    answered = check.answered | {question.id}
    return replace(check, concerns=tuple(concerns), smells=tuple(smells), answered=answered)


def answer_conditions(check: Check, question: Question, conditions: Iterable[ConditionReply]) -> Check:
    """`check` with the diagnoses that the family named."""
    return replace(check, conditions=tuple(conditions), answered=check.answered | {question.id})


def _told(reply: ConcernReply, question: Question, picked: tuple[str, ...]) -> ConcernReply:
    if reply.id != question.record:
        return reply
    return replace(reply, answers={**reply.answers, question.part: frozenset(picked)})


def _refuse_strangers(question: Question, picked: tuple[str, ...], signs: tuple[str, ...]) -> None:
    offered = {option.id for option in question.options}
    ticks = {option.id for option in question.signs}
    for value in picked:
        if value not in offered:
            raise InputError(question.id, f'"{value}" is no answer to this question.')
    for value in signs:
        if value not in ticks:
            raise InputError(question.id, f'"{value}" is no sign of this question.')
    if len(picked) > 1 and not question.several:
        raise InputError(question.id, "takes one answer.")
    if NONE_OF_THESE in picked and len(picked) > 1 and question.kind in (Kind.CORE, Kind.THERAPIES):
        raise InputError(question.id, '"None of these" goes with nothing else.')
