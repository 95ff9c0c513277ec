"""What a first view weighs over the wire: the page and every file of the site that it asks for, compressed."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings as of_site
from django.contrib.staticfiles import finders
from django.test import Client

from handrail.family.engine import the_library
from integration.walker import Family

pytestmark = pytest.mark.django_db
MOST_BYTES = 60_000
ALREADY_SMALL = (".woff2", ".png")
MONTHS = (0, 1, 3, 6, 9, 12, 18, 24, 30, 36, 48, 60, 72, 84, 96, 120, 144, 168, 192, 216, 227)


def over_the_wire(name: str, content: bytes) -> int:
    return len(content) if name.endswith(ALREADY_SMALL) else len(gzip.compress(content, 6))


def weight(page: str) -> int:
    """The page, and what it names of the site's own files (a font that the style sheet loads is preloaded)."""
    named = set(re.findall(rf'(?:src|href)="/?{of_site.STATIC_URL.strip("/")}/([^"#?]+)', page))
    files = sum(over_the_wire(name, _content(name)) for name in named)
    return over_the_wire("", page.encode()) + files


def _content(name: str) -> bytes:
    found = finders.find(re.sub(r"\.[0-9a-f]{12}(?=\.)", "", name))
    assert isinstance(found, str), name
    return Path(found).read_bytes()


def test_things_to_do_at_home_are_light_at_every_age(client: Client, settings):
    settings.MOST_FORMS_A_MINUTE = 0
    heaviest = weight(client.get("/activities/").content.decode())
    for months in MONTHS:
        sent = {"months": str(months), "signs": "none"}
        page = client.post("/activities/chosen/", sent)
        assert page.status_code == 200
        shown = [weight(page.content.decode())]
        for group in page.context["page"].found.groups:
            opened = client.post("/activities/chosen/", {**sent, "show": group.id}).content.decode()
            shown.append(weight(opened))
        heaviest = max(heaviest, *shown)
    assert heaviest <= MOST_BYTES


@pytest.mark.parametrize("address", ["/tried/", "/file/", "/activities/"])
def test_the_ways_in_are_light(client, address):
    assert weight(client.get(address).content.decode()) <= MOST_BYTES


def test_an_activity_without_a_source_says_so(client):
    unsourced = next(row for row in the_library().activities.values() if not row.sources and not row.therapist_only)
    months = str(unsourced.age_from_months)
    page = client.post("/activities/chosen/", {"months": months, "signs": "none", "show": unsourced.skills[0]})
    assert "We have no source for this one" in page.content.decode()


def test_after_a_check_of_this_visit_its_signs_count():
    family = Family()
    core = {"answer": ["lost_skill"]}
    flag = {"flag__rf_lost_movement_skills": {"answer": "yes"}}
    family.to_the_answer(family.begin(), core=core, **flag)
    assert family.client.get("/activities/").headers["Location"] == "/child/1/activities/"
    said = family.client.get("/child/1/activities/").content.decode()
    assert "In the check of this visit you told us of a sign" in said
    sent = {"years": "4", "signs": "none"}
    assert "In the check of this visit" in family.client.post("/child/1/activities/", sent).content.decode()
    assert (
        family.client.post("/activities/card/", {**sent, "child": "1"}).headers["Content-Type"].startswith("text/html")
    )
    assert "About your child" in family.client.get("/activities/?other=1").content.decode()


def test_after_a_calm_check_the_card_is_there_at_once():
    family = Family()
    family.to_the_answer(family.begin("she hates having her hair washed"))
    found = family.client.get("/activities/", follow=True).context["page"].found
    assert 2 <= len(found.card) <= 3
