"""The pages to read show what the library holds, with its sources, and keep nothing of the reader."""

import re
from html import unescape

import pytest
from django.test import Client

from handrail.family.learn.presenters.addresses import address_of_entry, links_to
from handrail.family.learn.presenters.site_pages import site_pages
from handrail.knowledge import load, load_library
from handrail.knowledge.explorer import condition_page
from integration.walker import Family
from page_text import without_meanings

pytestmark = pytest.mark.django_db
LIBRARY, KNOWLEDGE = load_library(), load()
SOURCES = KNOWLEDGE.sources | LIBRARY.sources


def read(address):
    response = Client().get(address)
    assert response.status_code == 200, address
    assert not response.cookies
    return unescape(without_meanings(response.content.decode()))


@pytest.mark.parametrize("condition_id", KNOWLEDGE.conditions)
def test_a_condition_shows_both_therapies_cautions_questions_and_grades(condition_id):
    shown = read(f"/learn/conditions/{condition_id}/")
    found = condition_page(KNOWLEDGE, LIBRARY, condition_id)
    work = [item for _, items in found.columns for item in items]
    for text in (*work, *found.condition.cautions, *found.guide.ask_your_team, *(r.text for r in found.routes)):
        assert text in shown
    for here in found.interventions:
        assert f"{here.intervention.name} · {here.meaning.label}" in shown
        assert here.meaning.advice in shown
    for name in (*found.condition.sources, *found.guide.sources):
        assert SOURCES[name].title in shown
    assert ('class="draft"' in shown) == (found.guide.status == "draft" or found.condition.status == "draft")


def test_the_list_names_every_condition_with_its_other_names():
    shown = read("/learn/conditions/")
    for row in KNOWLEDGE.conditions.values():
        assert f'/learn/conditions/{row.id}/">{row.name}</a>' in shown
        assert ", ".join(name for name in row.synonyms if "_" not in name) in shown
    assert "_" not in "".join(re.findall(r'<span class="fine">([^<]*)<', shown))


def test_every_word_stands_with_its_meaning_and_its_sources():
    shown = read("/learn/words/")
    for term in LIBRARY.terms.values():
        assert f'<summary>{term.name}</summary><div id="{term.id}"><p>{term.meaning}</p>' in shown
        assert all(SOURCES[name].title in shown for name in term.sources)


def test_the_questions_of_the_article_come_first():
    shown = read("/learn/questions/")
    places = [
        shown.index(f'<summary>{row.question}</summary><div id="{row.id}"><p>{row.answer}</p>') for row in _in_order()
    ]
    assert places == sorted(places)
    assert [row.from_article for row in _in_order()][:5] == [True] * 5


def test_a_question_leads_to_what_it_names():
    shown = Client().get("/learn/questions/").content.decode()
    for row in LIBRARY.faqs.values():
        answer = shown.partition(f'id="{row.id}"')[2].partition("</details>")[0]
        links = links_to(row.see, KNOWLEDGE, LIBRARY)
        assert len(links) == len(row.see)
        assert all(f'href="{link.address}"' in answer for link in links)


def _in_order():
    return sorted(LIBRARY.faqs.values(), key=lambda row: row.order)


def test_reading_is_linked_from_every_page_and_leads_everywhere():
    assert 'href="/learn/"' in read("/")
    shown = read("/learn/")
    assert all(f'href="{address}"' in shown for address in ("/learn/conditions/", "/learn/words/", "/learn/questions/"))


def test_an_unknown_condition_is_not_found():
    assert Client().get("/learn/conditions/no_such/").status_code == 404


@pytest.mark.parametrize("explanation_id", LIBRARY.explanations)
def test_an_explanation_shows_every_part_and_its_sources(explanation_id):
    shown, record = read(f"/learn/read/{explanation_id}/"), LIBRARY.explanations[explanation_id]
    for part in record.sections:
        assert all(text in shown for text in (part.heading, *part.text, *part.points))
    assert all(SOURCES[name].title in shown for name in record.sources)


@pytest.mark.parametrize("reassurance_id", LIBRARY.reassurances)
def test_an_ordinary_variant_says_until_when_and_what_changes_that(reassurance_id):
    shown, record = read(f"/learn/ordinary/{reassurance_id}/"), LIBRARY.reassurances[reassurance_id]
    assert KNOWLEDGE.concerns[record.concern].ordinary.text in shown
    assert all(text in shown for text in (record.usual, *record.helps, *record.no_use, *record.changes_it))
    assert f"Look again in {record.look_again_months} month" in shown
    assert all(SOURCES[name].title in shown for name in record.sources)
    assert shown.index("What changes this answer") < shown.index('class="fixed"')


def test_ordinary_variants_are_listed():
    shown = read("/learn/ordinary/")
    assert all(f'/learn/ordinary/{name}/"' in shown for name in LIBRARY.reassurances)


def test_every_place_that_a_search_leads_to_is_there():
    ways, payers = LIBRARY.pathways, LIBRARY.fundings
    found = {address_of_entry("pathway", name, LIBRARY) for name in ways}
    found |= {address_of_entry("funding", name, LIBRARY) for name in payers}
    found |= {address_of_entry("page", entry.id, LIBRARY) for entry in site_pages()}
    for address in found:
        assert read(address)


@pytest.mark.parametrize("address", ["/learn/questions/", "/learn/read/evidence/", "/learn/conditions/autism/"])
def test_a_word_of_the_glossary_opens_its_meaning_in_place(address):
    page = Client().get(address).content.decode()
    buttons, meanings = re.findall(r'popovertarget="([^"]+)"', page), re.findall(r'id="([^"]+)" popover', page)
    assert buttons == meanings != []
    assert len(set(meanings)) == len(meanings)


def test_every_link_of_the_pages_to_read_leads_to_a_place_that_is_there():
    pages = ["/learn/", *(f"/learn/read/{name}/" for name in LIBRARY.explanations)]
    pages += ["/learn/questions/", *(f"/learn/ordinary/{name}/" for name in LIBRARY.reassurances)]
    links = {link for page in pages for link in re.findall(r'href="(/learn/[^"]+)"', read(page))}
    for link in links:
        address, _, place = link.partition("#")
        assert f'id="{place}"' in read(address) if place else read(address)


def test_a_search_asks_in_the_form_and_answers_with_the_fixed_line():
    response = Client().post("/learn/", {"words": "tying shoe laces"})
    shown = unescape(response.content.decode())
    assert response.status_code == 200
    assert not response.cookies
    assert response.headers["Cache-Control"] == "private, no-cache"  # so that the browser can go back to it
    assert 'class="fixed"' in shown
    assert "/learn/who-does-what/" in shown.split("found-head", 1)[1]


def test_a_search_without_a_finding_leads_on():
    shown = unescape(Client().post("/learn/", {"words": "xyzzyq"}).content.decode())
    assert '<input type="hidden" name="words" value="xyzzyq">' in shown
    assert "/worries/moving/" in shown


def test_words_that_mean_a_grave_sign_are_met_with_help_first():
    shown = unescape(Client().post("/learn/", {"words": "my baby stopped breathing"}).content.decode())
    assert shown.index("needs a doctor soon") < shown.index('class="way"')


@pytest.mark.parametrize("address", ["/learn/read/no_such/", "/learn/who-does-what/role/no_such/"])
def test_a_page_that_is_not_there_is_not_found(address):
    assert Client().get(address).status_code == 404


def test_a_calm_answer_leads_to_what_is_ordinary_and_explains_words_in_place():
    family = Family()
    address = family.begin("her feet look flat when she stands")
    shown = family.to_the_answer(address, concern__flat_feet__strain={"answer": "none"}).content.decode()
    first = shown.partition('class="lines-of-five"')[0]
    assert 'href="/learn/ordinary/flat_feet/"' in first  # before anything else that the answer says
    assert 'href="/learn/who-does-what/concern/flat_feet/"' in shown.partition('aria-labelledby="read-head"')[2]


def test_an_answer_that_sends_on_does_not_call_it_ordinary():
    family = Family()
    address = family.begin("her feet look flat when she stands")
    shown = family.to_the_answer(address, concern__flat_feet__strain={"answer": "skin"}).content.decode()
    assert "/learn/ordinary/" not in shown
    assert 'href="/learn/read/physiotherapy/"' in shown


def test_an_emergency_is_no_time_to_read():
    family = Family()
    told = {"flag__rf_sudden_weak_face_arm_speech": {"answer": "yes"}}
    shown = family.to_the_answer(family.begin("she suddenly cannot move her right arm"), **told).content.decode()
    assert 'href="/learn/read/' not in shown
    assert 'class="term"' not in shown
