"""The answers page, and what is answered less often: weeks of pregnancy, diagnoses, other words, skipped questions."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from integration.walker import Family

pytestmark = pytest.mark.django_db


@pytest.fixture
def family() -> Family:
    return Family()


def at(family: Family, question: str, address: str, **answers) -> str:
    """The address of a question, everything before it answered calmly."""
    from integration.walker import calm

    while family.question(address) != question:
        page = family.client.get(address).context["page"]
        sent = answers.get(page.question.id) or calm(page)
        address = family.client.post(address, {"question": page.question.id, **sent}).headers["Location"]
    return address


def change(family: Family, question: str, **sent) -> str:
    """The page of a question that was answered before, after it is answered anew and shown again."""
    lines = family.client.get("/child/1/answers/").context["page"].lines
    address = next(line.change for line in lines if family.question(line.change) == question)
    family.answer(address, **sent)
    return family.client.get(address)


def test_every_answer_is_listed_with_a_way_to_change_it(family):
    family.to_the_answer(
        family.begin("he cannot sit up yet"), age={"months": "9"}, gestation={"answer": "early", "weeks": "30"}
    )
    page = family.client.get("/child/1/answers/").context["page"]
    told = {line.ask: line.answer for line in page.lines}
    assert told["How old is your child?"] == "9 months old"
    assert told["How many weeks of pregnancy was your child born at?"] == "30 weeks"
    assert told["In the last days, any of these?"] == "None of these"
    assert told["Has a doctor given a diagnosis, or said that one is possible?"] == "None"
    assert all(line.answer for line in page.lines)
    assert len(page.lines) == len({line.change for line in page.lines}) > 15


def test_the_list_leaves_out_what_is_private_unless_it_is_safe(family):
    family.to_the_answer(
        family.begin("she says her stepdad hits her"),
        flag__rf_child_may_be_harmed={"answer": "yes"},
        words={"skip": "1"},
    )
    assert "being hurt" not in family.client.get("/child/1/answers/").content.decode()
    family.client.post("/child/1/before/", {"answer": "yes"})
    assert "being hurt" in family.client.get("/child/1/answers/").content.decode()


@pytest.mark.parametrize(
    ("question", "sent", "again"),
    [
        ("core", {"answer": "head_knock"}, "head_knock"),
        ("therapies", {"answer": ["ot", "pt"]}, "ot"),
        ("worry", {"answer": "yes"}, "yes"),
        ("gestation", {"answer": "early", "weeks": "30"}, "early"),
    ],
)
def test_a_changed_answer_is_shown_as_chosen(family, question, sent, again):
    family.to_the_answer(family.begin("he cannot sit up yet"), age={"months": "9"})
    controls = change(family, question, **sent).context["page"].controls
    chosen = {choice.id for choice in controls.choices if choice.is_chosen} | {controls.chosen}
    assert again in chosen


def test_weeks_are_needed_when_a_child_was_early(family):
    address = at(family, "gestation", family.begin("he cannot sit up yet"), age={"months": "9"})
    assert "how many weeks" in family.answer(address, answer="early", weeks="").content.decode()
    assert "Choose what fits best" in family.answer(address).content.decode()
    assert family.answer(address, skip="1").status_code == 302


def test_a_diagnosis_needs_a_name_or_the_other_button(family):
    address = at(family, "conditions", family.begin())
    refused = family.answer(address, conditions=" , ")
    assert refused.status_code == 422
    assert "Write the name of the diagnosis" in refused.content.decode()
    following = family.answer(address, conditions="possible autism, Somebody's syndrome").headers["Location"]
    assert "possible autism, Somebody&#x27;s syndrome" in family.client.get(address).content.decode()
    assert family.question(following) != "conditions"


def test_words_can_be_said_again_and_are_read_again(family):
    address = at(family, "words", family.begin("zxqv wplk"))
    assert family.client.get(address).context["page"].controls.kind == "words"
    again = family.answer(address, words="she walks on tiptoe all the time")
    assert again.headers["Location"] == address
    page = family.client.get(address).context["page"]
    assert page.controls.kind == "confirm"
    assert "toe_walking" in {choice.id for choice in page.controls.choices}
    assert family.client.get(f"{address}?words=1").context["page"].controls.kind == "words"


def test_other_words_must_be_words(family):
    address = at(family, "words", family.begin("zxqv wplk"))
    refused = family.answer(address, words=" ")
    assert refused.status_code == 422
    assert "Write a few words" in refused.content.decode()


def test_none_of_the_worries_must_be_said_and_no_other_can_be_slipped_in(family):
    address = at(family, "words", family.begin("she walks on tiptoe all the time"))
    assert "Tick what fits" in family.answer(address).content.decode()
    assert "does not belong" in family.answer(address, answer="no_such_worry").content.decode()
    assert family.answer(address, skip="1").status_code == 302


def test_a_worry_that_stays_keeps_its_answers_and_another_is_asked_anew(family):
    family.to_the_answer(family.begin("she walks on tiptoe and trips on the stairs"))
    before = {line.ask for line in family.client.get("/child/1/answers/").context["page"].lines}
    following = family.client.post("/child/1/choose/", {"answer": ["flat_feet"]}).headers["Location"]
    assert following != reverse("result", args=(1,))
    after = family.to_the_answer(following)
    assert "flat feet" in after.content.decode()
    assert before


def test_a_skipped_question_is_shown_as_skipped(family):
    address = at(family, "therapies", family.begin("she walks on tiptoe all the time"))
    sign = family.answer(address, answer="none").headers["Location"]
    assert family.question(sign).startswith("flag:")
    family.answer(sign, skip="1")
    assert "Skipped" in family.client.get("/child/1/answers/").content.decode()


def test_a_worry_from_the_list_that_does_not_exist_leads_back_to_the_list(family):
    family.begin("zxqv wplk")
    assert family.client.post("/child/1/choose/", {"answer": "no_such"}).headers["Location"] == "/worries/"


def test_the_list_leads_back_to_the_check_that_it_serves(family):
    first = family.begin("zxqv wplk")
    shown = family.client.get("/worries/?child=1").content.decode()
    assert "/worries/moving/?child=1" in shown
    assert "/child/1/choose/" in family.client.get("/worries/moving/?child=1").content.decode()
    assert "?child=" not in family.client.get("/worries/?child=99").content.decode()
    assert first


@override_settings(ROOT_URLCONF="integration.urls_with_design")
def test_the_design_page_shows_every_part():
    shown = Client().get("/design/").content.decode()
    for part in ("floor_rise", "danger-line today", "icons.svg#phone", "swatch-wood", "Step 6 of 6"):
        assert part in shown


def test_the_design_page_is_not_there_without_debug(client):
    assert client.get("/design/").status_code == 404
