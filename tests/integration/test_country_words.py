"""One choice of a country: numbers to ring and words together, kept in the visit and guessed from nothing."""

import re

import pytest
from django.test import Client

from addresses import addresses
from integration.walker import Family

pytestmark = pytest.mark.django_db
BRITISH = re.compile(r"\b(?:GPs?|physiotherap\w+|paediatric\w*|nappy|nappies|colours?|mum|health visitors?)\b", re.I)


def in_country(place: str) -> Client:
    client = Client()
    if place:
        client.post("/place/", {"place": place, "next": "/"})
    return client


def words_of(page: str) -> str:
    """What is read of a page, without the parts that stay as they were written."""
    for kept in (r"<(\w+)[^>]* data-as-written.*?</\1>", r"<(script|style|textarea)\b.*?</\1>", r"<[^>]*>"):
        page = re.sub(kept, " ", page, flags=re.DOTALL)
    return page


def test_an_american_family_reads_american_words_on_every_page():
    family = Family(in_country("us"))
    family.to_the_answer(family.begin("she trips on the stairs and her colouring is messy"))
    left = {}
    for address in addresses():
        response = family.client.get(address.path)
        if response.status_code == 200 and response.headers["Content-Type"].startswith("text/html"):
            page = response.content.decode()
            assert '<html lang="en-US"' in page, address
            if found := BRITISH.findall(words_of(page)):
                left[address.path] = found
    assert left == {}


def test_an_australian_family_is_told_of_the_child_health_nurse():
    british, australian = (in_country(place).get("/learn/words/").content.decode() for place in ("gb", "au"))
    assert "health visitor" in british
    assert "health visitor" not in words_of(australian)
    assert '<html lang="en-AU"' in australian


@pytest.mark.parametrize("header", ["en-US,en;q=0.9", "en-AU", ""])
def test_nothing_is_guessed_from_what_a_browser_prefers(header):
    response = Client(headers={"Accept-Language": header, "X-Forwarded-For": "8.8.8.8"}).get("/explained/")
    assert '<html lang="en-gb"' in response.content.decode()
    assert "hysiotherapy" in response.content.decode()
    assert not response.cookies


def test_the_country_of_the_numbers_is_that_of_the_words():
    page = in_country("us").get("/explained/").content.decode()
    assert 'href="tel:911"' in page
    assert "Physical therapy" in page
    assert page.count('<option value="us" selected>') == 2  # the same choice in the head and at the foot


def test_places_of_another_country_keep_their_own_words():
    page = in_country("us").get("/places/GB/").content.decode()
    assert re.search(r"\bGP\b", page)
    assert page.count("data-as-written") > 1


def test_an_unknown_country_clears_the_choice():
    client = in_country("us")
    client.post("/place/", {"place": "zz", "next": "/"})
    assert '<html lang="en-gb"' in client.get("/explained/").content.decode()
