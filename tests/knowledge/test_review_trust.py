"""What makes a therapist close the tab, as the clinical review settled it (part 2.5)."""

import re

from handrail.triage import Check, ConcernReply, decide
from handrail.vocabulary import Age, Urgency

TIERS = {"guideline", "population", "review", "service", "clinic", "secondary", "other"}
DIAGNOSES = re.compile(
    r"cerebral palsy|autis|cancer|tumou?r|leuk|duchenne|dystrophy|meningitis|epilep|stroke|arthritis", re.IGNORECASE
)


def worried(concern, months, knowledge, today, **answers):
    told = {question: frozenset({answer}) for question, answer in answers.items()}
    return decide(
        Check(age=Age.of_months(months), concerns=(ConcernReply(id=concern, answers=told),)), knowledge, today
    )


def test_no_question_of_a_flag_throws_a_diagnosis_at_a_family(knowledge):
    named = [
        (flag.id, text)
        for flag in knowledge.red_flags.values()
        if not flag.applies_to_conditions and flag.category != "condition_bound"
        for text in (flag.question, flag.action, flag.why)
        if DIAGNOSES.search(text)
    ]
    assert named == []


def test_a_dislike_of_labels_alone_leads_to_no_therapy(knowledge, today):
    decision = worried("touch_and_clothes", 60, knowledge, today, impact="none", skin="no")
    assert decision.disciplines == ()


def test_every_reason_says_how_well_it_is_supported(knowledge, today):
    decision = worried("toe_walking", 40, knowledge, today)
    assert decision.reasons
    for reason in decision.reasons:
        assert reason.unverified or reason.sources
        assert {knowledge.sources[source].tier for source in reason.sources} <= TIERS


def test_one_job_that_touches_dignity_is_enough_for_therapy_soon(knowledge, today):
    one = worried("buttons_zips", 72, knowledge, today, impact="dignity", others="none")
    assert (one.disciplines, one.urgency) == (("ot",), Urgency.SOON)
