"""The lines of an answer that terminal and pages share."""

from dataclasses import replace
from datetime import date

import pytest

from handrail.knowledge import Knowledge
from handrail.triage import (
    Action,
    Check,
    ConcernReply,
    by_when,
    danger_line,
    decide,
    discipline_name,
    headline,
    order_of_therapies,
    practitioner_name,
    who_to_see,
)
from handrail.triage.types import FlagState
from handrail.vocabulary import Age, Jurisdiction, Urgency, Verdict, Who

TODAY = date(2026, 11, 24)


@pytest.fixture
def decision(knowledge):
    child = Check(age=Age.of_months(62), concerns=(ConcernReply(id="stairs"),))
    return decide(child, knowledge, TODAY)


@pytest.mark.parametrize(
    ("urgency", "complete", "line"),
    [
        (Urgency.EMERGENCY_NOW, True, "This needs emergency care now."),
        (Urgency.SAME_DAY, False, "Someone should see your child today."),
        (Urgency.SOON, True, "Nothing you told us needs emergency care today."),
        (Urgency.NONE, False, "We could not check every sign that needs a doctor"),
    ],
)
def test_the_first_line_never_calls_safe_what_was_not_asked(decision, urgency, complete, line):
    flags = () if complete else (FlagState(id="rf_limp_with_fever", answer="not_asked"),)
    assert danger_line(replace(decision, urgency=urgency, red_flags=flags)).startswith(line)


@pytest.mark.parametrize(
    ("verdict", "line"),
    [
        (Verdict.THERAPY, "This sounds like a job for occupational therapy and physiotherapy."),
        (Verdict.REASSURE, "Nothing here needs a therapist now."),
        (Verdict.ELSEWHERE, "Someone other than"),
        (Verdict.UNCLEAR, "There is not enough to say yet."),
        (Verdict.SEE_FIRST, "See someone first, before any therapy."),
    ],
)
def test_each_kind_of_answer_has_its_headline(decision, knowledge, verdict, line):
    plain = replace(decision, verdict=verdict, disciplines=("ot", "pt"), actions=())
    assert headline(plain, knowledge).startswith(line)


def test_therapy_beside_a_doctor_is_in_the_headline(decision, knowledge):
    beside = Action(who=Who.THERAPIST, within=Urgency.SOON, why="", alongside=True, disciplines=("pt",))
    both = replace(decision, verdict=Verdict.SEE_FIRST, disciplines=("pt",), actions=(beside,))
    assert headline(both, knowledge) == "See someone first; physiotherapy can start at the same time."


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ({"who": Who.GP}, "your GP"),
        ({"who": Who.THERAPIST}, "a therapist"),
        ({"who": Who.THERAPIST, "disciplines": ("ot", "pt")}, "an occupational therapist and a physiotherapist"),
        ({"who": Who.OTHER_SERVICE, "other_service": "audiology"}, "a hearing service"),
        ({"who": Who.OTHER_SERVICE, "other_service": "optometry"}, "an optician or eye clinic"),
        ({"who": Who.OTHER_SERVICE}, "the right service"),
    ],
)
def test_an_action_names_whom_to_see(knowledge, action, words):
    assert who_to_see(Action(within=Urgency.SOON, why="", **action), knowledge) == words


@pytest.mark.parametrize(
    ("urgency", "words"),
    [
        (Urgency.EMERGENCY_NOW, "now"),
        (Urgency.SAME_DAY, "today"),
        (Urgency.URGENT_2_WEEKS, "by Tuesday 8 December 2026"),
        (Urgency.NONE, "when it suits you"),
    ],
)
def test_urgency_is_a_day_and_not_a_word(urgency, words):
    assert by_when(Action(who=Who.GP, within=urgency, why=""), TODAY) == words


def test_a_therapy_has_the_name_of_the_place(knowledge):
    assert discipline_name("pt", knowledge) == "Physiotherapy"
    assert discipline_name("pt", knowledge, Jurisdiction("US-NY")) == "Physical therapy"
    assert practitioner_name("pt", knowledge, Jurisdiction("US")) == "physical therapist"
    assert practitioner_name("pt", knowledge, Jurisdiction("NZ")) == "physiotherapist"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("Physiotherapy joins for the hips.", "Start with occupational therapy. Physiotherapy joins for the hips."),
        (None, ""),
    ],
)
def test_the_order_of_two_therapies_is_a_whole_sentence(decision, knowledge, when, words):
    two = replace(decision, disciplines=("ot", "pt"), start_with="ot", add_when=when)
    assert order_of_therapies(two, knowledge) == words


@pytest.mark.parametrize(
    ("service", "said"),
    [
        ("dentist", "a dentist"),
        ("school", "your child's school or nursery"),
        ("advice", "written advice you can use at home"),
        (None, "the right service"),
    ],
)
def test_a_service_stands_after_see_as_one_says_it(service: str | None, said: str, knowledge: Knowledge) -> None:
    action = Action(who=Who.OTHER_SERVICE, within=Urgency.ROUTINE, why="", other_service=service)
    assert who_to_see(action, knowledge) == said
