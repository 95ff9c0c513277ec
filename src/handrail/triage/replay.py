"""A fixed set of made-up children, to see whose decision a change of knowledge changes, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handrail.knowledge.collection import Knowledge
from handrail.triage.decide import decide
from handrail.triage.types import Check, ConcernReply, ConditionReply, Decision, FlagReply
from handrail.vocabulary import Age, FlagAnswer

AGES_MONTHS = (2, 6, 10, 14, 19, 26, 40, 54, 66, 84, 120, 168)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One made-up child whose decision differs: who it is, and both decisions in a line with their rules."""

    child: str
    before: str
    after: str


def changes_between(old: Knowledge, new: Knowledge, today: date) -> list[Change]:
    """Every made-up child whose decision differs between `old` and `new`, in order of name."""
    before = dict(_decisions(old, today))
    after = dict(_decisions(new, today))
    return [
        Change(child=name, before=before.get(name, "not known"), after=after.get(name, "not known"))
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    ]


def made_up_children(knowledge: Knowledge) -> Iterator[tuple[str, Check]]:
    """Every concern at every age with each follow-up answer, every red flag and every condition, by a plain name."""
    for concern in knowledge.concerns.values():
        for months in (m for m in AGES_MONTHS if concern.age_from_months <= m < concern.age_to_months):
            age = Age.of_months(months)
            yield f"{concern.id} at {months} months", Check(age=age, concerns=(ConcernReply(id=concern.id),))
            for question in concern.questions:
                for option in question.answers:
                    reply = ConcernReply(id=concern.id, answers={question.id: frozenset({option.id})})
                    name = f"{concern.id} at {months} months, {question.id}: {option.id}"
                    yield name, Check(age=age, concerns=(reply,))
    for flag in knowledge.red_flags.values():
        reply_yes = FlagReply(answer=FlagAnswer.YES)
        age = Age.of_months((flag.age_from_months + flag.age_to_months) / 2)
        yield f"{flag.id}: yes", Check(age=age, red_flags={flag.id: reply_yes}, shows_safeguarding=True)
    for condition in knowledge.conditions.values():
        for suspected in (False, True):
            named = ConditionReply(words=condition.name, id=condition.id, is_suspected=suspected)
            state = "suspected" if suspected else "known"
            yield f"{condition.id} {state}", Check(age=Age.of_months(60), conditions=(named,))


def _decisions(knowledge: Knowledge, today: date) -> Iterator[tuple[str, str]]:
    for name, check in made_up_children(knowledge):
        yield name, _in_a_line(decide(check, knowledge, today))


def _in_a_line(decision: Decision) -> str:
    who = f", first {decision.see_first}" if decision.see_first else ""
    rules = ", ".join(reason.rule for reason in decision.reasons)
    therapies = "+".join(decision.disciplines) or "no therapy"
    return f"{decision.verdict}, {therapies}, {decision.urgency}{who} ({rules})"
