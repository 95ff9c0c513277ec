"""What a family reads is worded with care in every record; one id is one thing; one fact has one number."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from handrail.knowledge import Knowledge
from handrail.knowledge.records import Answer, Idea, Ordinary, Outcome, Question
from handrail.vocabulary import Urgency, Verdict
from knowledge.broken_sets import (
    CONCERN,
    CONDITION,
    FLAG,
    MILESTONE,
    ROLE,
    UNIVERSAL,
    assert_found,
    changed,
    problems_of,
    with_rule,
)

BAD = "All is well, or the child failed."
SAID = 'says "All is well"'
YES = Answer(id="yes", text="Yes")


def asking(**changes: Any) -> Question:
    return Question(**{"id": "added", "ask": "Is it so?", "answers": (YES,), **changes})


@pytest.mark.parametrize(
    ("kind", "name", "changes", "field"),
    [
        ("concern", CONCERN, {"name": BAD}, "name"),
        ("concern", CONCERN, {"watch_for": (BAD,)}, "watch_for"),
        ("concern", CONCERN, {"work": {"pt": (BAD,)}}, "work"),
        ("concern", CONCERN, {"tonight": (Idea(from_months=0, to_months=9, text=BAD),)}, "tonight"),
        ("concern", CONCERN, {"ordinary": Ordinary(from_months=0, until_months=9, text=BAD)}, "ordinary.text"),
        ("condition", CONDITION, {"cautions": (BAD,)}, "cautions"),
        ("condition", CONDITION, {"ask": (BAD,)}, "ask"),
        ("condition", CONDITION, {"work": {"pt": (BAD,)}}, "work"),
        ("milestone", MILESTONE, {"question": BAD}, "question"),
        ("universal", UNIVERSAL, {"ask": BAD}, "ask"),
        ("red_flag", FLAG, {"name": BAD}, "name"),
        ("red_flag", FLAG, {"question": BAD}, "question"),
        ("red_flag", FLAG, {"say": BAD}, "say"),
        ("role", ROLE, {"label": BAD}, "label"),
        ("role", ROLE, {"views": {"pt": BAD}}, "views.pt"),
        ("core", "lost_skill", {"text": BAD}, "text"),
        ("sentinel", "sentinel_sees_well", {"ask": BAD}, "ask"),
        ("discipline", "pt", {"summary": BAD}, "summary"),
        ("discipline", "pt", {"example_work": (BAD,)}, "example_work"),
        ("service", "podiatry", {"name": BAD}, "name"),
    ],
)
def test_frightening_words_are_found_wherever_a_family_reads(
    kind: str, name: str, changes: dict[str, Any], field: str, knowledge: Knowledge, today: date
) -> None:
    assert_found(changed(knowledge, kind, name, **changes), today, name, field, SAID)


@pytest.mark.parametrize(
    ("question", "field"),
    [
        (asking(ask=BAD), "questions.added.ask"),
        (asking(answers=(Answer(id="no", text=BAD),)), "questions.added.answers.no"),
    ],
)
def test_questions_and_their_answers_are_worded_with_care(
    question: Question, field: str, knowledge: Knowledge, today: date
) -> None:
    assert_found(changed(knowledge, "concern", CONCERN, questions=(question,)), today, CONCERN, field, SAID)


def test_signs_and_what_makes_them_graver_are_worded_with_care(knowledge: Knowledge, today: date) -> None:
    flag = knowledge.red_flags[FLAG]
    sign, graver = (replace(kind[0], text=BAD) for kind in (flag.signs, flag.escalates_when))
    assert_found(changed(knowledge, "red_flag", FLAG, signs=(sign,), needs=1), today, FLAG, f"signs.{sign.id}", SAID)
    place = f"escalates_when.{graver.id}"
    assert_found(changed(knowledge, "red_flag", FLAG, escalates_when=(graver,)), today, FLAG, place, SAID)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": BAD}, "text"),
        ({"disagreement": BAD}, "disagreement"),
        ({"then": Outcome(verdict=Verdict.THERAPY, disciplines=("pt",), add_when=BAD)}, "add_when"),
    ],
)
def test_rules_are_worded_with_care(changes: dict[str, Any], field: str, knowledge: Knowledge, today: date) -> None:
    broken = with_rule(knowledge, "concern", CONCERN, **changes)
    assert_found(broken, today, CONCERN, f"rules.added.{field}", SAID)


def test_what_a_clinician_reads_may_use_the_terms(knowledge: Knowledge, today: date) -> None:
    assert problems_of(changed(knowledge, "concern", CONCERN, clinical_name="Developmental delay"), today) == []
    assert problems_of(changed(knowledge, "condition", CONDITION, name="Developmental delay"), today) == []


def test_a_sentinel_leads_to_a_service_that_exists(knowledge: Knowledge, today: date) -> None:
    outcome = replace(knowledge.sentinels["sentinel_sees_well"].if_no, other_service="magic")
    broken = changed(knowledge, "sentinel", "sentinel_sees_well", if_no=outcome)
    assert_found(broken, today, "sentinel_sees_well", "if_no.other_service", "magic is not known")


# One id, one thing


@pytest.mark.parametrize(
    ("changes", "field", "twice"),
    [
        ({"questions": (asking(), asking())}, "questions", "added"),
        ({"questions": (asking(answers=(YES, YES)),)}, "questions.added", "yes"),
        ({"flags": ("rf_blackout", "rf_blackout")}, "flags", "rf_blackout"),
    ],
)
def test_an_id_is_used_once_within_a_concern(
    changes: dict[str, Any], field: str, twice: str, knowledge: Knowledge, today: date
) -> None:
    assert_found(changed(knowledge, "concern", CONCERN, **changes), today, CONCERN, field, f"repeats '{twice}'")


def test_an_answer_to_a_universal_question_is_offered_once(knowledge: Knowledge, today: date) -> None:
    answers = knowledge.universals[UNIVERSAL].answers
    broken = changed(knowledge, "universal", UNIVERSAL, answers=(*answers, answers[0]))
    assert_found(broken, today, UNIVERSAL, "answers", f"repeats '{answers[0].id}'")


# One fact, one number


@pytest.mark.parametrize(
    ("kind", "name", "changes"),
    [
        ("red_flag", "rf_tiptoe_after_3", {"age_from_months": 30.0}),
        ("concern", "rolls_one_way", {"facts": ("walks_alone_concern",)}),
        ("condition", "plagiocephaly", {"facts": ("walks_alone_concern",)}),
        ("role", "p_hand_pref", {"label": "Strong use of one hand before 15 months"}),
        ("milestone", MILESTONE, {"age_months": 15.0, "concern_age_months": 20.0}),
    ],
)
def test_every_table_that_names_a_fact_states_its_number(
    kind: str, name: str, changes: dict[str, Any], knowledge: Knowledge, today: date
) -> None:
    assert_found(changed(knowledge, kind, name, **changes), today, name, "facts", "one fact has one number")


def test_a_fact_in_days_is_met_by_a_flag_that_is_seen_within_them(knowledge: Knowledge, today: date) -> None:
    days = changed(knowledge, "red_flag", "rf_blackout", facts=("regression_speed",))
    assert problems_of(changed(days, "red_flag", "rf_blackout", urgency=Urgency.URGENT_2_WEEKS), today) == []
    calmer = changed(days, "red_flag", "rf_blackout", urgency=Urgency.SOON)
    assert_found(calmer, today, "rf_blackout", "facts", "regression_speed says 14 days")
