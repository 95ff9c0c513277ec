"""The check on pages as a family meets it: forwards, backwards, twice, in two windows, and with odd input."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from handrail.family.engine import the_engine
from handrail.vocabulary import Urgency
from integration.walker import Family

pytestmark = pytest.mark.django_db
WORDS = "she trips on the stairs"


@pytest.fixture
def family() -> Family:
    return Family()


def test_a_page_that_only_shows_something_sets_no_cookie(client):
    for address in ("/", "/worries/", "/worries/moving/", "/explained/", "/finished/"):
        response = client.get(address)
        assert response.status_code == 200, address
        assert not response.cookies, address
    assert Session.objects.count() == 0


def test_words_lead_through_the_questions_to_an_answer(family):
    page = family.to_the_answer(family.begin())
    assert page.status_code == 200
    assert "Nothing you told us needs emergency care today." in page.content.decode()


def test_no_address_says_anything_of_a_child(family):
    address = family.begin(WORDS)
    seen = [address]
    for _ in range(4):
        page = family.client.get(address).context["page"]
        sent = (
            {"answer": "none"}
            if page.question.kind == "core"
            else {"years": "4"}
            if page.controls.kind == "age"
            else {"skip": "1"}
        )
        address = family.client.post(address, {"question": page.question.id, **sent}).headers["Location"]
        seen.append(address)
    assert [
        a for a in seen if a.strip("/").split("/")[0] != "child" or not a.strip("/").split("/")[2].isdecimal()
    ] == []


def test_safety_is_asked_first_and_the_fixed_line_stands_above_it(family):
    address = family.begin(WORDS)
    page = family.client.get(address)
    assert page.context["page"].question.id == "core"
    assert "cannot breathe" in page.content.decode()


def test_words_of_an_emergency_are_asked_before_all_else(family):
    address = family.begin("my son is having a seizure and cannot be woken")
    assert family.question(address).startswith("flag:")


def test_an_emergency_stops_the_check_and_shows_whom_to_ring(family):
    address = family.begin("one side of her face droops and her arm is suddenly weak")
    address = family.answer(address, answer="yes").headers["Location"]
    shown = family.client.get(address).content.decode()
    assert "This needs emergency care now." in shown
    assert 'href="tel:999"' in shown
    assert "Tonight" not in shown


def test_a_country_once_chosen_shows_one_number(family):
    family.client.post("/place/", {"place": "nz", "next": "/worries/"})
    shown = family.client.get("/").content.decode()
    assert 'href="tel:111"' in shown
    assert 'href="tel:999"' not in shown


def test_a_place_never_leads_to_another_site(family):
    response = family.client.post("/place/", {"place": "nz", "next": "https://elsewhere.example/"})
    assert response.headers["Location"] == "/"


def test_going_back_shows_the_answer_that_was_given(family):
    first = family.begin()
    family.answer(first, answer="none")
    assert family.client.get(first).context["page"].controls.none_of_these.is_chosen


def test_a_changed_answer_keeps_the_later_ones(family):
    first = family.begin()
    second = family.answer(first, answer="none").headers["Location"]
    third = family.answer(second, years="4").headers["Location"]
    assert family.answer(first, answer="none").headers["Location"] == third
    assert family.client.get(second).context["page"].controls.values == {"years": "4", "months": ""}


def test_the_same_answer_sent_twice_counts_once(family):
    first = family.begin()
    once = family.answer(first, answer="none").headers["Location"]
    assert family.client.post(first, {"question": "core", "answer": "none"}).headers["Location"] == once


def test_two_windows_never_answer_a_question_that_was_not_shown(family):
    first = family.begin()
    second = family.answer(first, answer="none").headers["Location"]
    late = family.client.post(second, {"question": "flag:rf_limp_with_fever", "answer": "yes"})
    moved = family.client.get(late.headers["Location"])
    assert "went on in another window" in moved.content.decode()
    assert moved.context["page"].question.id == "age"


def test_two_children_are_kept_apart(family):
    first = family.to_the_answer(family.begin())
    address = family.begin("he cannot hold a pencil")
    assert address.startswith("/child/2/")
    second = family.to_the_answer(address, age={"years": "7"})
    assert "7 years" in second.content.decode()
    again = family.client.get("/child/1/result/").content.decode()
    assert "4 years" in first.content.decode()
    assert "4 years" in again
    assert "7 years" not in again
    assert "Child 2" in again


@pytest.mark.parametrize("words", ["", "   "])
def test_no_words_are_met_with_a_sentence(family, words):
    response = family.client.post("/start/", {"words": words})
    assert response.status_code == 422
    assert "Write a few words" in response.content.decode()


def test_ten_thousand_characters_are_read_and_more_are_refused_with_nothing_lost(family):
    assert family.begin("stairs " * 1428).startswith("/child/1/")
    response = family.client.post("/start/", {"words": "stairs " * 1500})
    assert response.status_code == 422
    assert "shorten your words to 10,000" in response.content.decode()
    assert "stairs stairs" in response.content.decode()


def test_html_in_words_stays_words(family):
    address = family.begin("<script>alert(1)</script> she trips on the stairs")
    while family.question(address) != "words":
        page = family.client.get(address).context["page"]
        sent = {"years": "4"} if page.controls.kind == "age" else {"answer": "none"}
        address = family.answer(address, **sent).headers["Location"]
    shown = family.client.get(address).content.decode()
    assert "&lt;script&gt;" in shown
    assert "<script>alert" not in shown


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Tick everything that fits"),
        ({"answer": ["none", "head_knock"]}, "cannot be ticked together"),
        ({"answer": "no_such_thing"}, "does not belong to this question"),
    ],
)
def test_an_answer_that_cannot_be_is_met_with_a_sentence_and_kept(family, sent, sentence):
    address = family.begin()
    response = family.answer(address, **sent)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "error-summary" in response.content.decode()
    assert family.question(address) == "core"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"years": "", "months": "", "weeks": ""}, "Give the age"),
        ({"years": "four"}, "Write the years as a number"),
        ({"years": "nan"}, "Write the years as a number"),
        ({"years": "19"}, "from birth to 18"),
        ({"months": "-3"}, "Write the months as a number"),
    ],
)
def test_an_age_that_cannot_be_is_met_with_a_sentence_and_kept(family, sent, sentence):
    address = family.answer(family.begin(), answer="none").headers["Location"]
    response = family.answer(address, **sent)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert all(value in response.content.decode() for value in sent.values())


def test_a_sign_ticked_beside_no_is_asked_again(family):
    address = family.begin("one side of her face droops and her arm is suddenly weak")
    sign = family.client.get(address).context["page"].controls.signs[0].id
    response = family.answer(address, answer="no", signs=[sign])
    assert response.status_code == 422
    assert "You ticked a sign and chose No" in response.content.decode()


def test_a_ticked_sign_says_yes_by_itself(family):
    address = family.begin("one side of her face droops and her arm is suddenly weak")
    sign = family.client.get(address).context["page"].controls.signs[0].id
    address = family.answer(address, signs=[sign]).headers["Location"]
    assert address.endswith("/result/")


@pytest.mark.parametrize("address", ["/child/1/1/", "/child/7/result/", "/child/1/answers/", "/child/1/before/"])
def test_a_visit_that_has_ended_is_explained(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "Your answers are no longer here" in response.content.decode()


@pytest.mark.parametrize("address", ["/no/such/page/", "/worries/nothing/", "/child/x/1/", "/child/1/1/1/"])
def test_an_address_that_leads_nowhere_is_explained(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "This page does not exist" in response.content.decode()


def test_a_step_that_was_never_reached_leads_to_where_the_check_stands(family):
    first = family.begin()
    response = family.client.get("/child/1/99/", follow=True)
    assert response.redirect_chain[-1][0] == first


def test_an_answer_asked_for_too_early_leads_to_the_open_question(family):
    first = family.begin()
    assert family.client.get("/child/1/result/").headers["Location"] == first


def test_a_session_that_was_tampered_with_is_a_visit_that_has_ended(family):
    address = family.begin()
    family.client.cookies["visit"] = "made-up"
    assert "no longer here" in family.client.get(address).content.decode()


def test_a_session_that_cannot_be_read_is_a_visit_that_has_ended(family):
    address = family.begin()
    session = family.client.session
    session["visit"] = {"children": [{"check": "nonsense"}], "place": 3}
    session.save()
    assert "no longer here" in family.client.get(address).content.decode()


def test_a_form_without_its_token_is_explained():
    family = Family(Client(enforce_csrf_checks=True))
    address = family.begin()
    response = family.client.post(address, {"question": "core", "answer": "none"})
    assert response.status_code == 403
    assert "no longer here" in response.content.decode()


@pytest.mark.parametrize("address", ["/start/", "/finish/", "/leave/", "/place/"])
def test_a_form_on_another_site_does_nothing(client, address):
    response = client.post(address, {"words": WORDS}, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert Session.objects.count() == 0


def test_finishing_leaves_nothing_in_the_database_or_the_browser(family):
    family.to_the_answer(family.begin())
    assert Session.objects.count() == 1
    response = family.client.post("/finish/")
    assert response.headers["Clear-Site-Data"] == '"cookies", "storage"'
    assert Session.objects.count() == 0
    assert family.client.cookies["visit"].value == ""
    assert "no longer here" in family.client.get("/child/1/result/").content.decode()


def test_worries_from_the_list_begin_a_check(family):
    address = family.client.post("/start/", {"answer": ["toe_walking", "flat_feet"]}).headers["Location"]
    page = family.to_the_answer(address, age={"years": "4"}).content.decode()
    assert "tiptoe" in page


def test_a_worry_that_is_not_on_the_list_is_refused(family):
    response = family.client.post("/start/", {"answer": "no_such_worry"})
    assert response.status_code == 422
    assert "not on our list" in response.content.decode()


def test_the_list_answers_the_question_of_a_check_that_has_begun(family):
    first = family.begin("zxqv wplk")
    second = family.answer(first, answer="none").headers["Location"]
    words = family.answer(second, years="4").headers["Location"]
    assert family.client.get(words).context["page"].controls.kind == "words"
    following = family.client.post("/child/1/choose/", {"answer": "toe_walking"}).headers["Location"]
    assert family.question(following) == "conditions"


def test_a_family_with_a_therapist_brings_the_answer_to_them(family):
    address = family.client.post("/start/", {"way": "therapist"}).headers["Location"]
    assert family.question(address) == "therapies"
    page = family.to_the_answer(address, therapies={"answer": "ot"}).content.decode()
    assert "Bring this to your team" in page


def test_a_family_with_a_diagnosis_hears_what_to_ask(family):
    address = family.client.post("/start/", {"way": "diagnosis"}).headers["Location"]
    assert family.question(address) == "conditions"
    page = family.to_the_answer(address, conditions={"conditions": "cerebral palsy"}).content.decode()
    assert "Bring this to your team" in page
    assert "Worth asking them" in page


def test_a_private_answer_is_shown_only_where_it_is_safe(family):
    address = family.begin("she says her stepdad hits her")
    told = family.to_the_answer(address, **_said_yes_to_harm(), words={"skip": "1"})
    assert told.request["PATH_INFO"].endswith("/before/")
    assert "Leave this page now" in told.content.decode()
    hidden = family.client.post("/child/1/before/", {"answer": "no"}, follow=True).content.decode()
    assert "child protection" not in hidden.lower()
    shown = family.client.get("/child/1/before/")
    assert shown.status_code == 200
    seen = family.client.post("/child/1/before/", {"answer": "yes"}, follow=True).content.decode()
    assert "child protection" in seen.lower()


def _said_yes_to_harm():
    flags = the_engine().knowledge.red_flags.values()
    private = [flag for flag in flags if flag.safeguarding and flag.urgency is not Urgency.EMERGENCY_NOW]
    return {f"flag__{flag.id}": {"answer": "yes"} for flag in private}


def test_leaving_clears_the_visit_and_goes_to_the_weather(family, settings):
    family.begin()
    response = family.client.post("/leave/")
    assert response.headers["Location"] == settings.QUICK_EXIT
    assert Session.objects.count() == 0


def test_a_child_under_twelve_is_sent_to_a_grown_up(family):
    address = family.client.post("/start/", {"way": "self"}).headers["Location"]
    while family.question(address) != "age":
        sent = {"answer": "none"} if family.question(address) == "core" else {"skip": "1"}
        address = family.answer(address, **sent).headers["Location"]
    assert "with a grown-up" in family.answer(address, years="11").content.decode()
    assert family.answer(address, years="12").status_code == 302


def test_a_sign_that_a_doctor_has_seen_does_not_stop_the_check(family):
    address = family.begin("one side of her face droops and her arm is suddenly weak")
    following = family.answer(address, answer="yes_and_seen").headers["Location"]
    assert not following.endswith("/result/")
    page = family.to_the_answer(following, words={"skip": "1"}).content.decode()
    assert "This needs emergency care now." not in page
    assert "Nothing here needs a therapist now." not in page


def test_an_age_in_the_words_stands_in_the_fields_already(family):
    address = family.answer(family.begin("she is 3 and a half years old and walks on tiptoe"), answer="none").headers[
        "Location"
    ]
    assert family.client.get(address).context["page"].controls.values == {"years": "3", "months": "6"}


def test_a_visit_that_has_expired_is_explained_and_its_answers_are_gone(family):
    address = family.begin()
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))
    response = family.client.post(address, {"question": "core", "answer": "none"})
    assert "no longer here" in response.content.decode()
    call_command("clearsessions")
    assert Session.objects.count() == 0


@pytest.mark.parametrize("address", ["/start/", "/finish/", "/leave/", "/place/"])
def test_the_address_of_a_form_leads_to_the_first_page(client, address):
    assert client.get(address).headers["Location"] == "/"


def test_the_address_of_a_choice_leads_to_where_the_check_stands(family):
    first = family.begin()
    assert family.client.get("/child/1/choose/", follow=True).redirect_chain[-1][0] == first


def test_far_too_much_is_refused_with_a_sentence(family):
    response = family.client.post("/start/", {"words": "x" * 300_000})
    assert response.status_code == 400
    assert "We could not read that" in response.content.decode()


@pytest.mark.parametrize(
    "words", ["\x00\x01 stairs", "🙂🙂 stairs 👟", "\u202estairs", "' OR 1=1; -- stairs", "{{ stairs }}"]
)
def test_odd_characters_are_only_words(family, words):
    page = family.to_the_answer(family.begin(words), words={"skip": "1"})
    assert page.status_code == 200
