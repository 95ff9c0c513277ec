"""Letters, summaries and cards on pages: every field is the family's, and nothing of it stays."""

import logging
import sys
from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile

from handrail.documents import Letter
from handrail.family.engine import the_engine
from handrail.planning import FamilyFile, KeptChild, StrategyTried, write_family_file
from integration.walker import Family
from unit.documents.pages import read, words_of

pytestmark = pytest.mark.django_db
SECRET = "Zebedee Quillfeather"


@pytest.fixture
def family() -> Family:
    """A family with an answer, in Britain."""
    here = Family()
    here.client.post("/place/", {"place": "gb", "next": "/"})
    here.to_the_answer(here.begin("she trips on the stairs and falls a lot"))
    return here


def form_of(family: Family, address: str = "/child/1/letter/") -> dict[str, str]:
    """What the form would send if nothing was changed."""
    page = family.client.get(address).context["page"]
    return {field.name: field.value for field in (*page.facts, *page.parts)}


def made(family: Family, **changed: str):
    return family.client.post("/child/1/letter/", {**form_of(family), "pdf": "1", **changed})


def test_the_answer_leads_to_the_letter_and_the_summary(family):
    shown = family.client.get("/child/1/result/").content.decode()
    assert 'href="/child/1/letter/"' in shown
    assert 'href="/child/1/summary/"' in shown


def test_every_field_of_a_letter_can_be_edited_before_it_is_made(family):
    assert set(form_of(family)) == set(Letter.__dataclass_fields__)
    assert form_of(family)["ask"].startswith("Please ")
    changed = {name: f"Changed {name.replace('_', ' ')}." for name in form_of(family)} | {"born_on": "2022-03-01"}
    shown = words_of(made(family, **changed).content)
    assert [name for name in changed if name != "born_on" and f"Changed {name.replace('_', ' ')}." not in shown] == []
    assert "1 March 2022" in shown


def test_a_letter_is_a_tagged_pdf_in_a_file_that_names_nobody(family):
    response = made(family, child_name=SECRET)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert response.headers["Cache-Control"] == "no-store"
    assert SECRET in words_of(response.content)
    assert read(response.content).trailer["/Root"]["/Lang"] == "en-GB"


def test_nothing_that_was_typed_stays_in_the_visit_or_in_a_log(family, caplog):
    with caplog.at_level(logging.DEBUG):
        for sent in ({"pdf": "1"}, {"text": "1"}, {"put": "service", "way": "x"}):
            family.client.post(
                "/child/1/letter/", {**form_of(family), "child_name": SECRET, "own_words": SECRET, **sent}
            )
        family.client.post("/child/1/summary/", {"answer": "x", "child_name": SECRET})
    kept = [str(row.get_decoded()) for row in Session.objects.all()]
    assert kept
    assert all(SECRET not in text for text in (*kept, caplog.text))
    assert SECRET not in family.client.get("/child/1/letter/").content.decode()


def test_the_text_to_paste_holds_what_was_typed_in_any_script(family):
    response = family.client.post("/child/1/letter/", {**form_of(family), "child_name": "王小明", "text": "1"})
    text = response.context["page"].text
    assert "Child: 王小明" in text
    assert len(text.splitlines()) <= 12
    assert "It is not a diagnosis." in text


def test_an_error_names_its_field_and_loses_nothing(family):
    response = made(family, written_by="王小明", school=SECRET)
    shown = response.content.decode()
    assert response.status_code == 422
    assert '<a href="#written_by">Who writes: We cannot print' in shown
    assert 'id="written_by-error"' in shown
    assert "王小明" in shown
    assert SECRET in shown


@pytest.mark.parametrize(
    ("field", "typed"), [("own_words", "x " * 2_500), ("child_name", "x" * 161), ("ask", "  "), ("to", "王")]
)
def test_what_cannot_be_printed_is_refused_on_its_field(family, field, typed):
    response = made(family, **{field: typed})
    assert response.status_code == 422
    assert response.context["error"].field == field


def test_a_service_of_the_place_is_put_in_on_request(family):
    page = family.client.get("/child/1/letter/").context["page"]
    way = page.ways[0][0]
    response = family.client.post(
        "/child/1/letter/", {**form_of(family), "put": "service", "way": way, "child_name": SECRET}
    )
    parts = {field.name: field.value for field in response.context["page"].parts}
    assert "Ages:" in parts["service"]
    assert "Read on" in parts["service"]
    assert SECRET in response.content.decode()


def test_without_a_service_chosen_the_form_says_so(family):
    response = family.client.post("/child/1/letter/", {**form_of(family), "put": "service", "way": "nowhere"})
    assert response.context["error"].field == "way"


def a_file(*children: KeptChild) -> SimpleUploadedFile:
    content = write_family_file(FamilyFile(made_on=date(2026, 1, 1), children=children), the_engine().knowledge)
    return SimpleUploadedFile("ours.json", content, "application/json")


def tried(words: str, **more: str) -> KeptChild:
    return KeptChild(strategies=(StrategyTried(from_on=date(2025, 9, 1), words=words),), **more)


def test_what_was_tried_comes_from_the_familys_file(family):
    sent = {**form_of(family), "put": "tried", "file": a_file(tried("Stairs one at a time"))}
    parts = family.client.post("/child/1/letter/", sent).context["page"].parts
    assert "Stairs one at a time" in next(field.value for field in parts if field.name == "tried")


def test_of_several_children_each_is_named(family):
    both = a_file(tried("Stairs", name="Sam"), tried("Swings", name="Alex"), KeptChild(name="Kim"))
    parts = (
        family.client.post("/child/1/letter/", {**form_of(family), "put": "tried", "file": both}).context["page"].parts
    )
    told = next(field.value for field in parts if field.name == "tried")
    assert "Sam: " in told
    assert "Alex: " in told
    assert "Kim" not in told


@pytest.mark.parametrize("file", [None, a_file, lambda: SimpleUploadedFile("x.json", b"{}")])
def test_a_file_with_nothing_tried_is_refused(family, file):
    sent = {**form_of(family), "put": "tried", **({"file": file()} if file else {})}
    assert family.client.post("/child/1/letter/", sent).context["error"].field == "file"


def test_a_summary_is_made_from_what_the_family_left_in_it(family):
    fields = form_of(family, "/child/1/summary/")
    assert "See" in fields["whom_to_see"]
    response = family.client.post("/child/1/summary/", {**fields, "child_name": "Sam", "notes": "Ask about shoes."})
    shown = words_of(response.content)
    assert "Summary for Sam" in shown
    assert "Ask about shoes." in shown
    refused = family.client.post("/child/1/summary/", {**fields, "answer": ""})
    assert refused.status_code == 422
    assert refused.context["error"].field == "answer"


CARD = {"years": "4", "signs": "none", "child_name": "Sam"}


def test_the_weekly_card_is_a_pdf_by_the_same_rules_as_its_page(client):
    page = client.post("/activities/chosen/", CARD).context["page"]
    response = client.post("/activities/card/", CARD)
    assert response.headers["Content-Type"] == "application/pdf"
    shown = words_of(response.content)
    assert [line.record.name for line in page.found.card if line.record.name not in shown] == []
    assert "This week with Sam" in shown


def test_no_card_is_made_while_a_sign_is_open_or_not_asked(client):
    sign = next(iter(the_engine().knowledge.cores))
    assert client.post("/activities/card/", {**CARD, "signs": sign}).headers["Content-Type"].startswith("text/html")
    response = client.post("/activities/card/", {"years": "4"})
    assert response.status_code == 422
    assert client.post("/activities/card/", {**CARD, "child_name": "王"}).context["page"].error.field == "child_name"


def test_a_page_in_the_united_states_is_letter_size_and_says_its_words():
    family = Family()
    family.client.post("/place/", {"place": "us", "next": "/"})
    family.to_the_answer(family.begin("she trips on the stairs and falls a lot"))
    assert "physiotherapy" not in form_of(family)["ask"]
    response = made(family)
    assert float(read(response.content).pages[0].mediabox.width) == 612
    assert read(response.content).trailer["/Root"]["/Lang"] == "en-US"


def test_an_emergency_has_no_letter():
    family = Family()
    address = family.begin("one side of her face droops and her arm is suddenly weak")
    family.answer(address, answer="yes")
    for paper in ("letter", "summary"):
        assert family.client.get(f"/child/1/{paper}/").status_code == 302


def test_a_check_that_is_not_finished_has_no_letter():
    family = Family()
    family.begin()
    assert family.client.get("/child/1/letter/").status_code == 302
    assert Family().client.get("/child/1/letter/").status_code == 404


def test_words_of_harm_are_never_put_in():
    family = Family()
    address = family.begin("she falls a lot and her uncle hits her when she does")
    family.to_the_answer(address, concern__not_safe_at_home__danger={"skip": "1"})
    fields = form_of(family)
    assert fields["own_words"] == ""
    assert "uncle" not in " ".join(fields.values())


def test_a_young_person_writes_for_themselves():
    family = Family()
    address = family.client.post("/start/", {"way": "self"}).headers["Location"]
    address = family.answer(address, words="my handwriting is slow and my hand hurts").headers["Location"]
    family.to_the_answer(address, age={"years": "15"})
    fields = form_of(family)
    assert "your child" not in " ".join(fields.values()).lower()
    labels = [str(field.label) for field in family.client.get("/child/1/letter/").context["page"].facts]
    assert "Your name" in labels


def test_without_the_extra_the_text_is_offered(family, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    response = made(family)
    assert response.status_code == 422
    assert "cannot make PDF files" in response.content.decode()
    assert family.client.post("/child/1/letter/", {**form_of(family), "text": "1"}).context["page"].text
