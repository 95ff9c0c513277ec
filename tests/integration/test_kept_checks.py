"""A check saved as a file and opened again: its answers, the age of today, signs asked once more, and what changed."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate

from handrail.family.check.actions import decision_of
from handrail.family.engine import the_engine
from handrail.family.visit import visit_in
from handrail.planning import read_family_file
from handrail.triage import Decision
from handrail.vocabulary import Urgency
from integration.walker import Family

pytestmark = pytest.mark.django_db
TODAY = localdate()


@pytest.fixture
def family() -> Family:
    family = Family()
    family.to_the_answer(family.begin())
    return family


def saved(family: Family) -> dict:
    return json.loads(family.client.post("/child/1/keep/", {"save": "1"}).content)


def earlier(raw: dict, days: int) -> dict:
    """The file as it was saved so many days ago."""
    then = (TODAY - timedelta(days=days)).isoformat()
    child = raw["children"][0]
    child["age"]["on"] = child["checks"][0]["on"] = then
    child["milestones"] = []
    return raw


def uploaded(raw: dict) -> SimpleUploadedFile:
    return SimpleUploadedFile("ours.json", json.dumps(raw).encode(), "application/json")


def opened(raw: dict, client: Client | None = None):
    client = client or Client()
    hub = client.post("/file/", {"open": "1", "file": uploaded(raw)})
    assert hub.status_code == 200, hub.content.decode()
    return client, client.post("/file/", {"record": hub.context["page"].record, "reopen": "0-0"})


def test_the_answer_offers_a_file_that_holds_answers_and_decision(family):
    assert "/child/1/keep/" in family.client.get("/child/1/result/").content.decode()
    assert family.client.get("/child/1/keep/").status_code == 200
    raw = saved(family)
    assert raw["format"] == "handrail-family-1"
    made = raw["children"][0]["checks"][0]
    assert made["on"] == TODAY.isoformat()
    assert made["answers"]["text"] == "she trips on the stairs"
    assert made["answers"]["age_months"] == pytest.approx(48, abs=0.1)
    assert made["decision"]["verdict"]
    assert read_family_file(json.dumps(raw).encode(), today=TODAY)


def test_a_check_that_is_not_done_is_not_saved():
    family = Family()
    family.begin()
    assert family.client.get("/child/1/keep/").status_code == 302


def test_opened_on_the_same_day_it_is_the_same_check(family):
    client, response = opened(saved(family))
    assert response.headers["Location"] == "/child/1/since/"
    page = client.get("/child/1/since/").context["page"]
    assert (page.is_complete, page.is_today, page.differences, page.gone) == (True, True, (), 0)
    assert page.then == page.now
    before, after = (c.get("/child/1/result/").context["page"] for c in (family.client, client))
    assert (after.headline, after.steps, after.because) == (before.headline, before.steps, before.because)


def test_opened_later_the_age_counts_anew_and_signs_are_asked_again(family):
    client, _response = opened(earlier(saved(family), 200))
    page = client.get("/child/1/since/").context["page"]
    assert (page.age_then, page.age_now) == ("4 years old", "4 years and 6 months old")
    assert not page.is_complete
    assert "In the last days, any of these?" in page.to_answer
    assert any(line.ask == "What worries you?" for line in page.kept)
    assert client.get("/child/1/result/").status_code == 302, "no answer from the signs of then"
    again = Family(client)
    result = again.to_the_answer(client.get("/child/1/").headers["Location"])
    assert "/child/1/since/" in result.content.decode()
    page = client.get("/child/1/since/").context["page"]
    assert page.is_complete
    assert page.now


def test_an_answer_can_be_changed_question_by_question_and_is_told(family):
    client, _response = opened(saved(family))
    change = next(line.change for line in client.get("/child/1/since/").context["page"].kept if "worried" in line.ask)
    Family(client).answer(change, answer="yes")
    page = client.get("/child/1/since/").context["page"]
    assert [(row.then, row.now) for row in page.differences] == [("No", "Yes")]


def test_a_sign_of_then_is_asked_before_all_else_and_stays_until_it_is_answered():
    family = Family()
    known = the_engine().knowledge
    named = (known.red_flags[name] for name in known.cores["wee_poo_with_back_or_legs"].flags)
    flag = next(flag.id for flag in named if flag.urgency is not Urgency.EMERGENCY_NOW)
    name = f"flag__{flag}"
    core = {"answer": ["wee_poo_with_back_or_legs"]}
    family.to_the_answer(family.begin(), core=core, **{name: {"answer": "unsure"}})
    client, _response = opened(earlier(saved(family), 30))
    again = Family(client)
    first = client.get("/child/1/").headers["Location"]
    assert again.question(first) == f"flag:{flag}"
    assert client.get(first).context["page"].controls.chosen == ""
    after = again.answer(first, skip="1").headers["Location"]
    assert again.question(after) == "core"
    result = again.to_the_answer(after)
    assert flag in [row.id for row in _decision(client).red_flags if row.answer == "unsure"]
    assert result.status_code == 200


def _decision(client: Client) -> Decision:
    return decision_of(visit_in(client.session).children[0], the_engine(), TODAY)


def test_a_date_to_look_again_that_has_come_is_known_without_a_question(family):
    raw = earlier(saved(family), 100)
    raw["children"][0]["checks"][0]["decision"]["watch_on"] = (TODAY - timedelta(days=1)).isoformat()
    client, _response = opened(raw)
    again = Family(client)
    again.to_the_answer(client.get("/child/1/").headers["Location"])
    assert "second_look" not in [q.partition(":")[0] for q in client.session["visit"]["children"][0]["trail"]]
    assert client.session["visit"]["children"][0]["check"]["is_second_look"] is True


def test_it_goes_into_a_file_that_is_there_and_loses_nothing_of_it(family):
    raw = {
        "format": "handrail-family-1",
        "made_on": "2026-01-01",
        "colour": "blue",
        "children": [{"name": "Ada", "born_on": "2022-05-01", "strategies": [{"from_on": "2026-01-01", "words": "x"}]}],
    }
    page = family.client.post("/child/1/keep/", {"open": "1", "file": uploaded(raw)})
    assert [child.name for child in page.context["children"]] == ["Ada"]
    for add, count in (("1", 1), ("0", 2), ("9", 2)):
        sent = {"record": page.context["record"], "add": add}
        after = json.loads(family.client.post("/child/1/keep/", sent).content)
        assert after["colour"] == "blue"
        assert len(after["children"]) == count
        assert after["children"][0]["born_on"] == "2022-05-01"
        assert len(after["children"][0]["strategies"]) == 1
        assert len(after["children"][-1]["checks"]) == 1
    assert "age" not in after["children"][0] or after["children"][0]["age"] is None


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"red_flags": {"rf_choking": "<script>"}}, "red_flags.rf_choking"),
        ({"core": "none"}, "core"),
        ({"asked": {"a": 1}}, "asked"),
        ({"text": "x" * 10_001}, "text"),
        ({"age_months": 200, "concerns": []}, "age"),
    ],
)
def test_a_check_that_cannot_be_used_is_refused_by_its_field(family, wrong, told):
    raw = earlier(saved(family), 3_000 if told == "age" else 1)
    if told == "age":
        raw["children"][0]["age"] = None
    raw["children"][0]["checks"][0]["answers"] |= wrong
    client, response = opened(raw)
    assert response.status_code == 422
    assert f"This check cannot be used: {told}" in response.content.decode()
    assert response.context["record"], "the file is still here"
    assert "visit" not in client.session


def test_what_is_no_longer_asked_is_left_out_and_said(family):
    raw = saved(family)
    raw["children"][0]["checks"][0]["answers"]["milestones"] = {"old_skill": "yes"}
    raw["children"][0]["checks"][0]["decision"] = {"disciplines": ["ft"], "knowledge": {"version": "2025.01"}}
    client, _response = opened(raw)
    said = client.get("/child/1/since/").content.decode()
    assert "1 answer belongs to a question that we no longer ask" in said
    assert "from version 2025.01" in said


@pytest.mark.parametrize("named", ["", "0-9", "9-0", "x-y", "0--1000"])
def test_a_check_that_is_not_in_the_file_is_refused(family, named):
    client = Client()
    hub = client.post("/file/", {"open": "1", "file": uploaded(saved(family))})
    refused = client.post("/file/", {"record": hub.context["page"].record, "reopen": named})
    assert refused.status_code == 422


def test_an_answer_about_harm_is_not_in_the_file():
    family = Family()
    harm = "rf_child_may_be_harmed"
    family.client.post("/start/", {"answer": "not_safe_at_home"})
    family.to_the_answer("/child/1/1/", **{f"flag__{harm}": {"answer": "yes"}})
    family.client.post("/child/1/before/", {"answer": "yes"})
    content = family.client.post("/child/1/keep/", {"save": "1"}).content.decode()
    named = [name for name, flag in the_engine().knowledge.red_flags.items() if flag.safeguarding and name in content]
    assert (named, "not_safe_at_home" in content) == ([], False)


def test_the_file_leads_to_the_log_and_to_skills(family):
    client = Client()
    hub = client.post("/file/", {"open": "1", "file": uploaded(saved(family))})
    record = hub.context["page"].record
    assert client.post("/tried/", {"record": record, "child": "1"}).status_code == 200
    assert client.post("/file/", {"record": record, "skills": "1"}).headers["Location"] == "/skills/"
    assert client.get("/skills/1/").status_code == 200


def test_it_has_changed_asks_the_signs_again(family):
    response = family.client.post("/child/1/changed/")
    assert response.headers["Location"] == "/child/1/"
    address = family.client.get("/child/1/").headers["Location"]
    assert family.question(address) == "core"
    assert family.client.get("/child/1/result/").status_code == 302
    assert family.client.get("/child/1/since/").status_code == 404


def test_the_way_in_sets_no_cookie_and_a_child_that_is_not_here_is_told(client):
    assert client.get("/file/").status_code == 200
    assert not client.cookies
    assert client.get("/child/1/keep/").status_code == 404
