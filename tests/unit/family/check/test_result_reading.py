"""What an answer leads on to."""

from dataclasses import replace
from datetime import date
from html import unescape

from handrail.family.check.presenters.result import result_page
from handrail.family.check.presenters.result_reading import ResultReading, reading_for, with_words_explained
from handrail.family.learn.presenters.inline_terms import terms_of_a_page
from handrail.family.visit import ChildCheck
from handrail.triage import Check, ConcernReply, ConditionReply, decide
from handrail.vocabulary import Age
from page_text import without_meanings

TODAY = date(2026, 11, 24)


def child_of(months: float, *concerns: str, **more) -> ChildCheck:
    replies = tuple(ConcernReply(id=name) for name in concerns)
    return ChildCheck(check=Check(age=Age.of_months(months), concerns=replies, **more))


def reading_of(knowledge, library, child: ChildCheck, **changes):
    decision = replace(decide(child.check, knowledge, TODAY), **changes)
    return reading_for(child, decision, knowledge, library)


def addresses(links):
    return [link.address for link in links]


def test_a_calm_answer_leads_to_what_is_ordinary(knowledge, library):
    child = child_of(30, "flat_feet")
    assert decide(child.check, knowledge, TODAY).label == "reassure"
    assert addresses(reading_of(knowledge, library, child).ordinary) == ["/learn/ordinary/flat_feet/"]


def test_an_answer_that_is_not_calm_never_leads_there(knowledge, library):
    assert reading_of(knowledge, library, child_of(30, "flat_feet"), label="other_first").ordinary == ()


def test_two_therapies_lead_to_how_they_work_together(knowledge, library):
    child = child_of(60, "stairs")
    two = addresses(reading_of(knowledge, library, child, disciplines=("ot", "pt")).more)
    one = addresses(reading_of(knowledge, library, child, disciplines=("pt",)).more)
    assert {"/learn/read/both/", "/learn/read/working_together/", "/learn/read/first_visit/"} <= set(two)
    assert "/learn/read/physiotherapy/" in one
    assert "/learn/read/both/" not in one
    assert "/learn/who-does-what/concern/stairs/" in one


def test_a_known_condition_leads_to_its_page(knowledge, library):
    child = child_of(60, "stairs", conditions=(ConditionReply(words="CP", id="cerebral_palsy"),))
    assert "/learn/conditions/cerebral_palsy/" in addresses(reading_of(knowledge, library, child).more)


def test_nothing_is_offered_where_the_screen_may_be_watched(knowledge, library):
    for shows in (True, False):
        child = replace(child_of(30, "flat_feet"), shows_private=shows)
        assert reading_of(knowledge, library, child) == ResultReading()


def test_the_words_of_an_answer_are_explained_and_unchanged(knowledge):
    child = child_of(40, "motor_delay_general")
    page = result_page(child, 1, decide(child.check, knowledge, TODAY), knowledge, None, TODAY)
    explained = with_words_explained(page, terms_of_a_page())
    assert unescape(without_meanings(explained.because)) == page.because
    shown = [text for row in explained.rows for cell in row.cells for text in (cell.text, *cell.items)]
    plain = [text for row in page.rows for cell in row.cells for text in (cell.text, *cell.items)]
    assert [unescape(without_meanings(text)) for text in shown] == plain
    assert any('class="term"' in text for text in shown)
