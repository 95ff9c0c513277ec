"""What we tried, on pages: written, changed, taken away, saved and opened again; the server keeps nothing."""

import json
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate

from handrail.planning import read_family_file

pytestmark = pytest.mark.django_db
TODAY = localdate()
LINE = {"put": "1", "at": "home", "rating": "helped", "times": "3", "happened": "Less crying"}


def day(before: int) -> str:
    return (TODAY - timedelta(days=before)).isoformat()


def sent(client: Client, page, **fields: object):
    """What comes of the page's own form, with `fields`."""
    return client.post("/tried/", {"record": page.context["page"].record, "child": "1", **fields})


@pytest.fixture
def log(client):
    """A log with one thing tried for four weeks."""
    form = client.post("/tried/", {"begin": "1"})
    return sent(client, form, what="Sock steps: with the left", from_on=day(27), until_on="", **LINE)


def uploaded(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("ours.json", content, "application/json")


def of_file(**child: object) -> bytes:
    return json.dumps({"format": "handrail-family-1", "made_on": day(0), "children": [child]}).encode()


def test_nothing_of_it_is_kept_by_the_server(client, log):
    assert log.status_code == 200
    assert not client.cookies
    assert Session.objects.count() == 0
    assert log.headers["Cache-Control"] == "no-store"


def test_a_line_is_shown_with_its_weeks_and_whole_weeks_are_counted(log):
    page = log.context["page"]
    assert [(line.name, line.weeks, line.times) for line in page.lines] == [("Sock steps: with the left", 4, 3)]
    assert (page.weeks, page.asked) == (4, 12)
    assert [stair.state for stair in page.stairs].count("done") == 4
    assert page.sources
    assert "about 12 weeks" in log.content.decode()
    assert "It helped. Less crying." in page.text


def test_a_line_can_be_changed_and_taken_away(client, log):
    form = sent(client, log, edit="0")
    assert form.context["page"].values["what"] == "Sock steps: with the left"
    row = {"row": "0", "from_on": day(27), "until_on": day(1), **LINE}
    log = sent(client, form, what="big spoon", **row)
    assert [line.name for line in log.context["page"].lines] == ["big spoon"]
    log = sent(client, log, what="pegs", from_on=day(2), **LINE)
    assert [line.name for line in log.context["page"].lines] == ["big spoon", "pegs"]
    log = sent(client, log, remove="0")
    assert [line.name for line in log.context["page"].lines] == ["pegs"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"what": " "}, "what"),
        ({"what": "x" * 2001}, "what"),
        ({"from_on": ""}, "from_on"),
        ({"from_on": day(-1)}, "from_on"),
        ({"until_on": day(40)}, "until_on"),
        ({"times": "often"}, "times"),
        ({"times": "100"}, "times"),
        ({"rating": "great"}, "rating"),
        ({"at": ""}, "at"),
        ({"happened": "y" * 2001}, "happened"),
    ],
)
def test_a_line_that_cannot_be_is_refused_by_its_field_and_nothing_is_lost(client, log, wrong, field):
    refused = sent(client, log, **({"what": "pegs", "from_on": day(9), **LINE} | wrong))
    assert refused.status_code == 422
    assert refused.context["error"].field == field
    if "happened" not in wrong:
        assert "Less crying" in refused.content.decode()
    assert len(sent(client, refused, show="1").context["page"].lines) == 1


def test_the_file_is_saved_and_opens_elsewhere_with_everything_that_was_in_it(client, log):
    saved = client.post("/file/save/", {"record": log.context["page"].record})
    assert saved.headers["Content-Disposition"] == 'attachment; filename="handrail-family.json"'
    kept = read_family_file(saved.content, today=TODAY).children[0].strategies[0]
    assert (kept.activity, kept.words, kept.happened) == ("sock_race", "with the left", "Less crying")
    raw = json.loads(saved.content) | {"colour": "blue"}
    raw["children"][0]["strategies"][0]["cost"] = 3
    other = Client()
    log = other.post("/tried/", {"open": "1", "file": uploaded(json.dumps(raw).encode())})
    log = sent(other, log, row="0", what="Sock steps: with the left", from_on=day(27), **LINE | {"rating": "worse"})
    again = json.loads(other.post("/file/save/", {"record": log.context["page"].record}).content)
    assert again["colour"] == "blue"
    assert (
        again["children"][0]["strategies"][0] | {"cost": 3, "rating": "worse"} == again["children"][0]["strategies"][0]
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"format": "handrail-family-2"}', "was saved by a newer Handrail"),
        (of_file(name="Sam")[:-9], "only part of one"),
        (b" " * 5_000_000, "at most 2 MB"),
        (b" " * 2_100_000, "is larger than 2 MB"),
        (
            of_file(strategies=[{"from_on": day(1), "activity": "<script>alert(1)</script>"}]),
            "children[0].strategies[0].activity (child 1, what was tried, line 1)",
        ),
        (of_file(strategies=[{"from_on": day(-3), "words": "x"}]), "children[0].strategies[0].from_on"),
    ],
)
def test_a_bad_file_is_refused_with_its_place_and_what_was_there_stays(client, log, content, told):
    record = log.context["page"].record
    refused = client.post("/tried/", {"record": record, "open": "1", "file": uploaded(content)})
    assert refused.status_code == 422
    assert told in refused.content.decode().replace("&lt;", "<")
    assert refused.context["error"].field == "file"
    assert refused.context["record"] == record


def test_words_of_html_are_shown_and_not_run(client, log):
    page = sent(client, log, what="<script>alert(1)</script>", from_on=day(3), **LINE)
    assert "&lt;script&gt;alert(1)" in page.content.decode()
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize("record", ["", "x", "eJw=", "AAAA", "é"])
def test_a_record_that_no_page_made_is_refused(client, record):
    for address in ("/tried/", "/file/save/"):
        assert client.post(address, {"record": record}).status_code == 422


def test_children_of_one_file_stand_apart(client):
    two = json.dumps(
        {"format": "handrail-family-1", "made_on": day(0), "children": [{"name": "Ada"}, {"name": "Ben"}]}
    ).encode()
    log = client.post("/tried/", {"open": "1", "file": uploaded(two)})
    assert [child.name for child in log.context["page"].children] == ["Ada", "Ben"]
    log = client.post(
        "/tried/", {"record": log.context["page"].record, "child": "2", "what": "pegs", "from_on": day(2), **LINE}
    )
    assert (log.context["page"].name, len(log.context["page"].lines)) == ("Ben", 1)
    assert sent(client, log).context["page"].lines == ()


def test_what_is_open_in_this_visit_can_be_gone_on_with(client):
    client.post("/skills/begin/", {"months": "9"})
    record = client.get("/tried/").context["record"]
    assert client.post("/tried/", {"record": record}).status_code == 200


def test_a_form_of_another_site_is_refused(client):
    assert client.post("/tried/", {"begin": "1"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
