"""A second look at a worry: no further date where it is no better."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from msgspec import structs

from handrail.knowledge import Knowledge
from handrail.triage import Check, ConcernReply, ConditionReply, Decision, decide
from handrail.vocabulary import Age, Urgency, Verdict, Who


def looked_at(knowledge: Knowledge, course: str | None, *, again: bool = True, **said: Any) -> Decision:
    """The answer for a child of 20 months on tiptoe, which the rule of its age would only watch."""
    answers = {} if course is None else {"course": frozenset({course})}
    worry = ConcernReply(id="toe_walking", answers=answers)
    check = Check(age=Age.of_months(20), concerns=(worry,), is_second_look=again, **said)
    return decide(check, knowledge, date(2026, 11, 24))


@pytest.mark.parametrize("course", ["same", "unsure", None])
def test_a_worry_that_is_no_better_is_not_watched_twice(course: str | None, small: Knowledge) -> None:
    first, second = looked_at(small, course, again=False), looked_at(small, course)
    assert (first.verdict, first.watch_on) == (Verdict.REASSURE, date(2027, 3, 24))
    assert (second.verdict, second.disciplines, second.watch_on) == (Verdict.THERAPY, ("pt",), None)
    assert [reason.rule for reason in second.reasons] == ["second_look"]


def test_a_worry_that_gets_better_may_be_watched_on(small: Knowledge) -> None:
    assert looked_at(small, "better").verdict is Verdict.REASSURE


def test_a_second_look_keeps_what_is_graver(small: Knowledge) -> None:
    assert looked_at(small, "lost").verdict is Verdict.SEE_FIRST


def test_a_worry_that_is_no_job_for_a_therapist_goes_to_someone_who_can_look(small: Knowledge) -> None:
    rules = tuple(
        structs.replace(rule, then=structs.replace(rule.then, verdict=Verdict.REASSURE, watch_months=2, disciplines=()))
        for rule in small.concerns["toe_walking"].rules
    )
    concern = structs.replace(small.concerns["toe_walking"], rules=rules, work={})
    watched = structs.replace(small, concerns={**small.concerns, concern.id: concern})
    decision = looked_at(watched, "same")
    assert (decision.verdict, decision.see_first, decision.urgency) == (
        Verdict.SEE_FIRST,
        Who.CHILD_HEALTH_NURSE,
        Urgency.ROUTINE,
    )
    assert not decision.must_flag


def test_what_is_said_to_be_hard_is_not_called_ordinary_for_the_age(small: Knowledge) -> None:
    calm, hard = (
        decide(
            Check(age=Age.of_months(20), concerns=(ConcernReply(id="toe_walking", is_hard=is_hard),)),
            small,
            date(2026, 11, 24),
        )
        for is_hard in (False, True)
    )
    assert calm.verdict is Verdict.REASSURE
    assert (hard.verdict, hard.disciplines, hard.watch_on) == (Verdict.THERAPY, ("pt",), None)


@pytest.mark.parametrize(
    ("has", "disciplines"),
    [(frozenset[str](), ("ot",)), (frozenset({"pt"}), ("ot", "pt"))],
)
def test_a_worry_narrows_what_a_diagnosis_asks_for_but_not_the_therapy_that_the_child_has(
    has: frozenset[str], disciplines: tuple[str, ...], small: Knowledge
) -> None:
    known = ConditionReply(words="CP", id="cerebral_palsy")
    check = Check(conditions=(known,), therapies_now=has, concerns=(ConcernReply(id="handwriting"),))
    assert decide(check, small, date(2026, 11, 24)).disciplines == disciplines
    assert decide(replace(check, concerns=()), small, date(2026, 11, 24)).disciplines == ("ot", "pt")


def test_a_diagnosis_whose_usual_therapy_no_worry_calls_for_stays_a_reason(small: Knowledge) -> None:
    palsy = small.conditions["cerebral_palsy"]
    usual = next(rule for rule in palsy.rules if rule.default)
    moving = structs.replace(usual, then=structs.replace(usual.then, disciplines=("pt",), lead=""))
    rules = tuple(moving if rule.default else rule for rule in palsy.rules)
    known = structs.replace(small, conditions={palsy.id: structs.replace(palsy, rules=rules)})
    told = ConditionReply(words="CP", id=palsy.id)
    decision = decide(Check(conditions=(told,), concerns=(ConcernReply(id="handwriting"),)), known, date(2026, 11, 24))
    assert decision.disciplines == ("ot",)
    assert usual.id in {reason.rule for reason in decision.reasons}
