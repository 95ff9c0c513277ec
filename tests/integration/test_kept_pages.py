"""Pages to read are made once, and a browser that has one is told that it is still the same."""

import gzip

import pytest
from django.test import Client
from django.urls import reverse

from addresses import addresses
from handrail.family.learn.presenters import reading
from handrail.family.learn.urls import SAME_FOR_ALL
from handrail.site import kept_pages

pytestmark = pytest.mark.django_db
PAGE = "/learn/read/which_one/"
KEPT = [address.path for address in addresses() if address.name in SAME_FOR_ALL]


@pytest.mark.parametrize("address", KEPT)
def test_a_page_is_the_same_the_second_time(client, address):
    first, second = client.get(address), client.get(address)
    assert first.status_code == 200
    assert first.content == second.content
    assert first.headers["ETag"] == second.headers["ETag"]
    assert b"csrf" not in first.content  # nothing in it belongs to one family


def test_a_page_is_made_once(client, monkeypatch):
    first = client.get(PAGE)
    monkeypatch.setattr(reading, "role_rows", None)  # making it again would fail
    assert client.get(PAGE).content == first.content


def test_a_browser_that_has_the_page_gets_no_page(client):
    mark = client.get(PAGE).headers["ETag"]
    again = client.get(PAGE, headers={"If-None-Match": mark})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cache-Control"] == "private, no-cache"
    assert client.get(PAGE, headers={"If-None-Match": 'W/"another"'}).status_code == 200


def test_a_page_is_zipped_for_those_who_take_that(client):
    zipped, plain = client.get(PAGE, headers={"Accept-Encoding": "gzip, br"}), client.get(PAGE)
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert {"Accept-Encoding", "Cookie"} <= set(plain.headers["Vary"].split(", "))


def test_another_place_has_a_page_of_its_own(client):
    before = client.get(PAGE)
    client.post("/place/", {"place": "us", "next": "/"})
    after = client.get(PAGE)
    assert b"Physical therapy" in after.content
    assert before.headers["ETag"] != after.headers["ETag"]


def test_what_belongs_to_one_family_is_never_kept(client):
    for address in ("/", "/worries/", "/learn/read/no_such/"):
        response = client.get(address)
        assert "ETag" not in response.headers
        assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in client.post("/learn/", {"words": "stairs"}).headers
    assert b'id="found-head"' not in client.get("/learn/").content


def test_no_more_pages_are_kept_than_fit(monkeypatch):
    monkeypatch.setattr(kept_pages, "MOST_PAGES", 1)
    client = Client()
    for address in (PAGE, "/learn/words/", PAGE):
        assert client.get(address).status_code == 200


def test_pages_of_the_check_are_not_among_them():
    assert {"home", "result", "step", "skills"}.isdisjoint(SAME_FOR_ALL)
    assert all(reverse(name) for name in ("learn", "words", "explained"))
