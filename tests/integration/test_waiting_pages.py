"""While a family waits: packs by worry and by answer, films, and six questions that go to school and come back."""

import json

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile

from handrail.family.engine import the_library
from integration.walker import Family

pytestmark = pytest.mark.django_db
SIX = {"teacher_hard": "Trips on stairs", "teacher_where": ["floor", "playground"], "by": "school"}


def uploaded(content: bytes, name: str = "six.json") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/json")


def test_every_pack_is_reached_from_the_first_page(client):
    assert 'href="/waiting/"' in client.get("/").content.decode()
    packs = client.get("/waiting/").context["page"].packs
    assert len(packs) == len(the_library().waiting_packs)
    for pack in packs:
        page = client.get(f"/waiting/{pack.id}/")
        view = page.context["page"].packs[0]
        assert len(view.do) == 2
        assert view.say and view.bring and view.sooner_if
        assert "Words for the phone" in page.content.decode()
    assert client.get("/waiting/no-such/").status_code == 404
    assert not client.cookies


def test_it_has_changed_leads_from_a_pack_to_the_signs(client):
    said = client.get("/waiting/legs_and_feet/").content.decode()
    assert 'name="words" value="Legs, feet and the way of walking"' in said
    family = Family(client)
    assert family.question(family.begin("Legs, feet and the way of walking")) == "core"


def test_an_answer_leads_to_its_packs_with_the_childs_own_words():
    family = Family()
    result = family.to_the_answer(family.begin("her handwriting is messy"), age={"years": "7"})
    assert 'href="/child/1/waiting/"' in result.content.decode()
    page = family.client.get("/child/1/waiting/").context["page"]
    assert [pack.id for pack in page.packs][:1] == ["hands_and_writing"]
    assert len(page.packs[0].do) == 2
    assert any("7 years old" in row.say for row in page.says)
    assert 'action="/child/1/changed/"' in family.client.get("/child/1/waiting/").content.decode()


def test_nothing_is_practised_while_somebody_has_to_look_soon():
    family = Family()
    core, flag = {"answer": ["lost_skill"]}, {"flag__rf_lost_movement_skills": {"answer": "yes"}}
    family.to_the_answer(family.begin(), core=core, **flag)
    page = family.client.get("/child/1/waiting/")
    assert page.context["page"].is_paused
    assert all(pack.do == () for pack in page.context["page"].packs)
    assert "Practise nothing new" in page.content.decode()


def test_a_check_that_is_not_done_leads_to_its_question():
    family = Family()
    family.begin()
    assert family.client.get("/child/1/waiting/").status_code == 302


def test_films_have_rules_and_scenes_and_no_way_to_upload(client):
    page = client.get("/filming/")
    assert "stay on your phone" in page.content.decode()
    assert len(page.context["page"].scenes) == len(the_library().film_scenes)
    assert 'type="file"' not in page.content.decode()


def test_six_answers_go_out_as_a_file_and_come_back_beside_the_familys(client):
    saved = client.post("/six-questions/file/", SIX)
    assert saved.headers["Content-Disposition"] == 'attachment; filename="handrail-six-questions.json"'
    home = client.post("/six-questions/file/", SIX | {"by": "home", "teacher_hard": "Shoes"}).content
    files = [uploaded(saved.content), uploaded(home)]
    page = client.post("/six-questions/back/", {"answers": files})
    assert page.status_code == 200
    row = next(row for row in page.context["page"].rows if row.ask.startswith("What is hard"))
    assert row.home[0].answers == ("Shoes",)
    assert row.school[0].answers == ("Trips on stairs",)
    where = next(row for row in page.context["page"].rows if row.ask == "Where do you see it?")
    assert where.school[0].answers == ("On the floor or in the hall", "On the playground and in sport")
    kept = json.loads(client.post("/file/save/", {"record": page.context["page"].record}).content)
    assert len(kept["children"][0]["others"]) == 2
    again = client.post("/six-questions/back/", {"file": uploaded(json.dumps(kept).encode()), "answers": files})
    assert (
        len(json.loads(client.post("/file/save/", {"record": again.context["page"].record}).content)["children"]) == 1
    )
    assert Session.objects.count() == 0


def test_the_answers_of_a_check_of_this_visit_stand_beside():
    family = Family()
    family.to_the_answer(family.begin())
    saved = family.client.post("/six-questions/file/", SIX).content
    page = family.client.post("/six-questions/back/", {"answers": uploaded(saved)})
    assert any(line.ask == "What worries you?" for line in page.context["page"].from_check)


def test_a_bad_file_is_refused_and_what_was_there_stays(client):
    saved = client.post("/six-questions/file/", SIX).content
    page = client.post("/six-questions/back/", {"answers": uploaded(saved)})
    record = page.context["page"].record
    bad = saved.replace(b'"Trips on stairs"', b'["<script>"]')
    for sent, field in (
        ({"answers": uploaded(bad)}, "answers"),
        ({"answers": uploaded(b"{")}, "answers"),
        ({"file": uploaded(b'{"format": "handrail-family-9"}')}, "file"),
    ):
        refused = client.post("/six-questions/back/", {"record": record, **sent})
        assert refused.status_code == 422
        assert refused.context["error"].field == field
        assert refused.context["page"].has_school
        assert refused.context["page"].record == record


def test_answers_do_not_go_to_the_wrong_child_of_a_file(client):
    two = {"format": "handrail-family-1", "made_on": "2026-01-01", "children": [{"name": "Ada"}, {"name": "Ben"}]}
    saved = client.post("/six-questions/file/", SIX).content
    sent = {"file": uploaded(json.dumps(two).encode()), "answers": uploaded(saved)}
    refused = client.post("/six-questions/back/", sent)
    assert "Choose the child" in refused.content.decode()
    record = refused.context["page"].record
    page = client.post("/six-questions/back/", {"record": record, "child": "2", "answers": uploaded(saved)})
    kept = json.loads(client.post("/file/save/", {"record": page.context["page"].record}).content)
    assert [len(child["others"]) for child in kept["children"]] == [0, 1]


@pytest.mark.parametrize(
    ("sent", "field"),
    [({}, "six"), ({"teacher_hard": "x" * 2001}, "teacher_hard"), ({"teacher_often": "always"}, "teacher_often")],
)
def test_a_page_of_answers_that_cannot_be_saved_is_refused_by_its_question(client, sent, field):
    refused = client.post("/six-questions/file/", {"teacher_strengths": "Kind", **sent} if sent else {})
    assert refused.status_code == 422
    assert refused.context["error"].field == field
    assert not sent or "Kind" in refused.content.decode()
