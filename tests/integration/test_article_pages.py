"""Every statement of the founding article stands on the page that docs/reference/article.md names."""

import re
from html import unescape

import pytest
from django.test import Client

from architecture.sources import ROOT
from architecture.test_generated_docs import docs
from handrail.knowledge import load_library
from page_text import without_meanings

pytestmark = pytest.mark.django_db
STATEMENTS = docs.read_article()
TABLE = (ROOT / "docs" / "reference" / "article.md").read_text(encoding="utf-8")
LISTED = {
    name: re.findall(r"`(/[^`]+)`", pages) for name, pages in re.findall(r"^\| (a\d\d) \|.*\| (.*) \|$", TABLE, re.M)
}


def said_at(address, client=None):
    """What a reader reads at the address; after the mark in it, where it has one."""
    path, _, place = address.partition("#")
    response = (client or Client()).get(path)
    assert response.status_code == 200, address
    page = response.content.decode().partition("<main")[2].partition("</main>")[0]
    part = page.partition(f'id="{place}"')[2].partition("</details>")[0] if place else page
    return plain(without_meanings(part))


def plain(page):
    """The text of a page, on one line, in one case."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", page))).casefold()


def lost(statement, client=None):
    """The words of a statement that the pages named for it do not say."""
    return [
        words
        for carrier in statement["carried_by"]
        for words in carrier["says"]
        if words.casefold() not in said_at(docs.read_at(carrier["record"]), client)
    ]


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement["id"])
def test_a_statement_stands_on_the_page_that_is_named_for_it(statement):
    pages = list(dict.fromkeys(docs.read_at(carrier["record"]) for carrier in statement["carried_by"]))
    assert LISTED[statement["id"]] == pages
    assert lost(statement) == []


def test_all_37_statements_are_named_with_a_page():
    assert len(LISTED) == len(STATEMENTS) == 37
    assert all(LISTED.values())


def test_a_statement_that_a_page_loses_is_noticed(monkeypatch):
    statement = next(row for row in STATEMENTS if row["id"] == "a34")
    faq = load_library().faqs["f2"]
    client = Client()
    page = client.get("/learn/questions/")
    without = page.content.replace(faq.answer[:20].encode(), b"")
    monkeypatch.setattr(page, "content", without)
    monkeypatch.setattr(client, "get", lambda _path: page)
    assert lost(statement, client) != []
