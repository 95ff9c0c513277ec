"""What docs/explanation/privacy.md says is kept is what is kept: its tables beside a whole visit."""

import json
import logging
import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from addresses import addresses
from architecture.sources import ROOT
from handrail.family.learn.urls import SAME_FOR_ALL
from handrail.site.serve import PURGE_EVERY_S
from integration.walker import Family

pytestmark = pytest.mark.django_db
PAGE = (ROOT / "docs" / "explanation" / "privacy.md").read_text(encoding="utf-8")
OF_PAGES_TO_READ = {"Cache-Control": "private, no-cache"}
WORDS = "zanzibar: she trips on the stairs at 17 Unheard Street"


def table(heading: str, first: str) -> list[dict[str, str]]:
    """The rows of the table below a heading whose first column is `first`."""
    part = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = part[part.index(f"| {first} |") :].split("\n\n", 1)[0].strip().splitlines()
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [dict(zip(head, row, strict=True)) for row in rows]


def rows_of_database() -> dict[str, int]:
    with connection.cursor() as cursor:
        counts = {}
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT COUNT(*) FROM "{name}"')
            counts[name] = cursor.fetchone()[0]
    return counts


def visit() -> Family:
    """A family that did all there is to do: a check, a country, a record, activities."""
    family = Family()
    family.to_the_answer(family.begin(WORDS))
    family.client.post("/place/", {"place": "nz", "next": "/"})
    family.client.post("/skills/begin/", {"months": "17", "answer": "on_time"})
    family.client.post("/activities/chosen/", {"years": "4", "signs": "none"})
    return family


def test_a_visit_leaves_rows_in_the_named_tables_alone():
    named = set(
        re.findall(r"one row of `(\w+)`", " ".join(row["Where"] for row in table("While a family is here", "What")))
    )
    before = rows_of_database()
    visit()
    after = rows_of_database()
    assert {name for name in after if after[name] != before[name]} == named
    assert {name: after[name] - before[name] for name in named} == dict.fromkeys(named, 1)


def test_the_tables_of_the_site_are_those_that_the_page_names():
    stored = {model._meta.db_table for model in apps.get_models()}
    assert stored == set(re.findall(r"`((?:django|site)_\w+)`", PAGE))


def test_the_words_stand_in_the_session_and_nowhere_else_in_the_database():
    visit()
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{name}"')
            assert not any("zanzibar" in str(cell) for row in cursor.fetchall() for cell in row), name
    (row,) = Session.objects.all()
    assert "zanzibar" in json.dumps(row.get_decoded())


def test_the_session_ends_when_the_page_says():
    (hours,) = {
        re.search(r"or (\d+) hours after", row["Until"])[1] for row in table("While a family is here", "What")[:3]
    }
    assert timedelta(hours=int(hours)) == timedelta(seconds=settings.SESSION_COOKIE_AGE)
    assert f"every {PURGE_EVERY_S // 60} minutes" in PAGE
    family = visit()
    (row,) = Session.objects.all()
    assert row.expire_date - timezone.now() <= timedelta(hours=int(hours))
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert family.client.get("/child/1/result/").status_code == 404
    call_command("clearsessions")
    assert Session.objects.count() == 0


def test_finish_deletes_the_row_at_once():
    family = visit()
    response = family.client.post("/finish/")
    assert Session.objects.count() == 0
    assert response.headers["Clear-Site-Data"] == '"cookies", "storage"'


def test_the_cookies_are_those_that_the_page_names_and_come_when_it_says():
    (named,) = table("In the browser", "Cookie")
    family = Family()
    for address in addresses():
        if not address.is_private:
            family.client.get(address.path)
    assert not family.client.cookies  # reading sets none
    client = visit().client
    assert {f"`{name}`" for name in client.cookies} == {named["Cookie"]}
    (cookie,) = client.cookies.values()
    assert re.fullmatch(r"\w{32}", cookie.value), named["Holds"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"
    assert not cookie["expires"] and not cookie["max-age"]  # gone when the browser closes
    for way in (
        lambda client: client.post("/start/", {"words": "she trips"}),
        lambda client: client.post("/place/", {"place": "au"}),
        lambda client: client.post("/skills/begin/", {"months": "17", "answer": "on_time"}),
    ):
        client = Client()
        way(client)
        assert set(client.cookies) == {"visit"}


def test_every_page_carries_the_headers_that_the_page_lists():
    listed = {
        row["Header"].strip("`"): row["Value"].strip("`") for row in table("What every page says of itself", "Header")
    }
    client = visit().client
    for address in addresses():
        response = client.get(address.path)
        if response.headers["Content-Type"].startswith("text/html"):
            carried = {name: response.headers.get(name) for name in listed}
            said = {**listed, **OF_PAGES_TO_READ} if address.name in SAME_FOR_ALL else listed
            assert carried == said, address.path
    assert all(f"`{name}: {value}`" in PAGE for name, value in OF_PAGES_TO_READ.items())


def test_the_log_of_a_fault_holds_the_address_and_no_answer(monkeypatch, capsys):
    def broken(*args, **more):
        raise RuntimeError("broken for the test")

    family = visit()
    family.client.raise_request_exception = False
    monkeypatch.setattr("handrail.family.check.views.result_page", broken)
    handler = logging.StreamHandler()
    logging.getLogger("django").addHandler(handler)
    written = []
    handler.emit = lambda record: written.append(handler.format(record))
    try:
        family.client.get("/child/1/result/", headers={"Referer": "http://testserver/child/1/9/"})
    finally:
        logging.getLogger("django").removeHandler(handler)
    said = "\n".join(written)
    assert "/child/1/result/" in said and "broken for the test" in said
    assert "zanzibar" not in said
    assert family.client.cookies["visit"].value not in said


def test_no_address_of_a_page_holds_what_a_family_said():
    for address in addresses():
        assert not re.search(r"[?&]", address.path)
    assert "zanzibar" not in visit().client.get("/child/1/answers/").request["PATH_INFO"]


def test_the_pages_that_may_be_kept_are_those_that_the_page_names():
    from handrail.site.offline import _kept

    (sentence,) = re.findall(r"Pages to read are those under ([^.]*)\.", PAGE)
    assert set(re.findall(r"`([^`]+)`", sentence)) == set(_kept())
