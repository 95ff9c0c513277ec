"""The five lines and what follows them, for made-up decisions."""

from dataclasses import replace
from datetime import date

import pytest

from handrail.family.check.presenters.result import age_in_words, result_page
from handrail.family.visit import ChildCheck
from handrail.triage import Action, Check, ConcernReply, FlagReply, decide
from handrail.vocabulary import Age, FlagAnswer, Urgency, Verdict, Who

TODAY = date(2026, 11, 24)


def child_of(months: float, concern: str = "stairs", **more) -> ChildCheck:
    reply = ConcernReply(id=concern)
    return ChildCheck(check=Check(age=Age.of_months(months), concerns=(reply,), **more.pop("check", {})), **more)


def page_of(knowledge, child: ChildCheck, place: str = "", **changes):
    check = replace(child.check, shows_safeguarding=child.shows_private is True)
    decision = replace(decide(check, knowledge, TODAY), **changes)
    return result_page(child, 1, decision, knowledge, knowledge.places.get(place), TODAY)


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (0.5, "2 weeks old"),
        (2.7, "11 weeks old"),
        (0.25, "1 week old"),
        (9, "9 months old"),
        (23.9, "23 months old"),
        (24, "2 years old"),
        (40, "3 years and 4 months old"),
        (49, "4 years and 1 month old"),
        (130, "10 years old"),
    ],
)
def test_an_age_is_said_as_a_family_says_it(months, words):
    assert age_in_words(child_of(months)) == words


def test_an_unknown_age_is_not_said():
    assert age_in_words(ChildCheck()) == ""


def test_why_names_the_child_the_worry_and_a_reason(knowledge):
    page = page_of(knowledge, child_of(50))
    assert page.because.startswith("Your child, 4 years and 2 months old: stairs and steps are hard.")
    assert page.reasons[0].text in page.because


def test_a_young_person_is_told_about_themselves(knowledge):
    page = page_of(knowledge, child_of(170, "handwriting_messy", is_self=True))
    assert page.because.startswith("You, 14 years old")
    assert page.rows[0].label == "For you"
    assert "your child" not in page.tonight.lower()


@pytest.mark.parametrize("urgency", [Urgency.SOON, Urgency.URGENT_2_WEEKS, Urgency.SAME_DAY])
def test_nothing_is_practised_until_someone_has_looked(knowledge, urgency):
    page = page_of(knowledge, child_of(50), urgency=urgency, tonight=None)
    assert "actise" in page.tonight


def test_there_is_always_one_thing_for_tonight(knowledge):
    assert page_of(knowledge, child_of(50), urgency=Urgency.NONE, tonight=None).tonight


def test_a_step_after_a_doctor_says_so(knowledge):
    steps = (
        Action(who=Who.EMERGENCY_DEPARTMENT, within=Urgency.SAME_DAY, why=""),
        Action(who=Who.THERAPIST, within=Urgency.ROUTINE, why="", disciplines=("pt",)),
    )
    first, then = page_of(knowledge, child_of(50), verdict=Verdict.SEE_FIRST, actions=steps).steps
    assert (first.sentence, first.when, first.is_after) == ("Go to the emergency department", "today", False)
    assert then.is_after


def test_a_step_at_the_same_time_is_not_after(knowledge):
    steps = (
        Action(who=Who.GP, within=Urgency.SOON, why="", alongside=True),
        Action(who=Who.THERAPIST, within=Urgency.SOON, why="", alongside=True, disciplines=("pt",)),
    )
    first, second = page_of(knowledge, child_of(50), verdict=Verdict.SEE_FIRST, actions=steps).steps
    assert (first.alongside, second.alongside, second.is_after) == (False, True, False)


def test_words_for_the_phone_come_from_the_signs(knowledge):
    flag = next(f for f in knowledge.red_flags.values() if f.say and not f.safeguarding)
    child = child_of(50, check={"red_flags": {flag.id: FlagReply(answer=FlagAnswer.YES)}})
    assert page_of(knowledge, child).say == (flag.say,)


@pytest.mark.parametrize(("shown", "words"), [(None, 0), (False, 0), (True, 1)])
def test_words_about_harm_are_shown_only_where_it_is_safe(knowledge, shown, words):
    flag = next(f for f in knowledge.red_flags.values() if f.say and f.safeguarding and not f.fixed_line)
    child = child_of(50, check={"red_flags": {flag.id: FlagReply(answer=FlagAnswer.YES)}}, shows_private=shown)
    assert len(page_of(knowledge, child).say) == words


@pytest.mark.parametrize("place", ["au", "gb", "us", "nz", "ie", "ca"])
def test_each_place_has_somebody_to_ask(knowledge, place):
    page = page_of(knowledge, child_of(170, "handwriting_messy", is_self=True), place)
    assert {line.purpose for line in page.lines} == {"advice", "young_person"}


def test_a_place_calls_the_therapy_by_its_own_name(knowledge):
    assert "physical therap" in page_of(knowledge, child_of(50), "us").steps[0].sentence


def test_look_again_is_a_day(knowledge):
    watched = page_of(knowledge, child_of(50), watch_on=date(2027, 3, 12))
    assert "Friday 12 March 2027" in watched.look_again
    waited = page_of(knowledge, child_of(50), watch_on=None)
    assert "If nobody has looked by" in waited.look_again
    assert page_of(knowledge, child_of(50), watch_on=None, actions=()).look_again == ""
