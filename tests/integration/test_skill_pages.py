"""How a child's skills grow, on pages: written down, seen with both ages, told without a verdict, kept in a file."""

import json
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate

from handrail.development.dscore import shipped_tables
from handrail.family.engine import the_engine
from handrail.planning import read_family_file
from integration.walker import Family

pytestmark = pytest.mark.django_db
TODAY = localdate()
BORN = TODAY - timedelta(days=520)
SCORES = "On;D;SEM;N\n{0};40,0;1,5;30\n{1};41;1.5;28\n{2};52;1.4;31"


def day(before: int) -> str:
    return (TODAY - timedelta(days=before)).isoformat()


@pytest.fixture
def here() -> Client:
    """A family whose child of 17 months was born at 32 weeks."""
    client = Client()
    sent = {"born_on": BORN.isoformat(), "answer": "early", "weeks": "32"}
    assert client.post("/skills/begin/", sent).headers["Location"] == "/skills/1/"
    return client


def said(client: Client, address: str = "/skills/1/") -> str:
    return client.get(address).content.decode()


def uploaded(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("handrail-family.json", content, "application/json")


def test_the_way_in_keeps_nothing(client):
    assert client.get("/skills/").status_code == 200
    assert not client.cookies
    assert Session.objects.count() == 0
    assert client.get("/skills/file/").status_code == 404
    assert client.get("/skills/1/").status_code == 404


def test_the_first_page_and_a_check_that_asked_of_skills_lead_there():
    family = Family()
    assert 'href="/skills/"' in family.client.get("/").content.decode()
    page = family.to_the_answer(family.begin("he is 14 months and does not walk yet"))
    assert page.context["page"].asked_skills
    assert family.client.post("/child/1/skills/").headers["Location"] == "/skills/1/"
    assert family.client.get("/skills/1/").context["page"].map
    assert family.client.get("/child/1/skills/").status_code == 302


def test_both_ages_of_a_child_born_early_are_shown_and_the_switch_turns_back(here):
    page = said(here)
    assert "Counted from birth: 17 months. Counted from the due date: 15 months." in page
    here.post("/skills/1/", {"answer": "on_time"})
    assert "From the due date" not in said(here)
    refused = here.post("/skills/1/", {"answer": "early", "weeks": ""})
    assert refused.status_code == 422
    assert "Choose how many weeks" in refused.content.decode()


def test_first_times_are_told_in_words_by_the_age_that_counts(here):
    here.post("/skills/1/first-times/", {"walking_alone": "16", "not_yet": ["hands_and_knees_crawling"]})
    page = said(here)
    assert "Most children walk alone between 8 and 18 months; yours at 14 months." in page
    assert "Counted from birth that was 16 months." in page
    assert "crawl on hands and knees and move in another way" in page
    assert page.count("<svg xmlns") == 2  # one for phones, one for the rest


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"walking_alone": "x"}, "walking_alone"),
        ({"walking_alone": "30"}, "walking_alone"),
        ({"standing_alone": "9", "not_yet": ["standing_alone"]}, "standing_alone"),
    ],
)
def test_a_first_time_that_cannot_be_is_refused_and_nothing_is_lost(here, sent, field):
    refused = here.post("/skills/1/first-times/", {"sitting_without_support": "6", **sent})
    assert refused.status_code == 422
    assert refused.context["error"].field == field
    assert 'value="6"' in refused.content.decode()


def test_answers_of_two_days_show_what_is_new_and_what_is_gone(here):
    first, second = [q.id for _, questions in here.get("/skills/1/day/").context["page"].areas for q in questions][:2]
    here.post("/skills/1/day/", {"on": day(90), first: "not_yet", second: "yes"})
    assert here.get("/skills/1/").context["page"].lost == ()
    here.post("/skills/1/day/", {"on": day(0), first: "yes", second: "not_yet"})
    page = here.get("/skills/1/").context["page"]
    known = the_engine().knowledge.milestones
    assert [since.new for since in page.since] == [(known[first].question,)]
    assert page.lost == (known[second].question,)
    assert "see a doctor soon" in said(here)


@pytest.mark.parametrize("sent", [{"on": "soon", "x": "yes"}, {"on": day(-2)}, {"on": day(0)}])
def test_a_day_without_answers_or_still_to_come_is_refused(here, sent):
    assert here.post("/skills/1/day/", sent).status_code == 422


def test_scores_are_told_with_their_error_and_small_changes_are_no_change(here):
    table = SCORES.format(day(200), day(100), day(5))
    assert here.post("/skills/1/scores/", {"scores": table, "key": "gsed2406"}).status_code == 302
    page = said(here)
    assert "most likely lies between" in page
    assert "No clear change" in page
    assert "The later score is higher by 11" in page
    assert "own rule" in page
    for verdict in ("DAZ", "delay", "normal ", "behind"):
        assert verdict not in page


def test_scores_on_two_scales_are_never_drawn_or_compared_together(here):
    table = f"on,d,sem,n,key\n{day(90)},40,1,30,gsed2406\n{day(9)},55,1,30,gcdg"
    here.post("/skills/1/scores/", {"scores": table})
    series = here.get("/skills/1/").context["page"].series
    assert [(one.key, one.changes) for one in series] == [("gsed2406", ()), ("gcdg", ())]


@pytest.mark.parametrize("key", list(shipped_tables().keys))
def test_every_scale_can_be_given_kept_and_drawn(here, key):
    here.post("/skills/1/scores/", {"scores": f"on,d,sem,n\n{day(30)},40,1.5,30", "key": key})
    assert [one.key for one in here.get("/skills/1/").context["page"].series] == [key]


def test_only_what_was_asked_again_counts_as_new(here):
    name = here.get("/skills/1/day/").context["page"].areas[0][1][0].id
    here.post("/skills/1/day/", {"on": day(90), "gm_walks_alone": "x", name: "yes"})
    here.post("/skills/1/day/", {"on": day(1), name: "yes"})
    assert [since.new for since in here.get("/skills/1/").context["page"].since] == [()]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("", "Paste the scores"),
        ("day,score\n1,2", "missing: on, d, sem, n"),
        ("on,d,sem,n", "from 1 to 200 lines"),
        ("on,d,sem,n\n2026-01-01,40,1,30", "Line 2: say which scale"),
        ("on,d,sem,n,key\nsoon,40,1,30,gsed2406", "Line 2: “soon” is not a day"),
        ("on,d,sem,n,key\n2026-01-01,40,0,30,gsed2406", "Line 2: d, sem and n must be numbers"),
        ("on,d,sem,n,key\n2026-01-01,nan,1,30,gsed2406", "Line 2: d, sem and n must be numbers"),
    ],
)
def test_a_table_of_scores_that_cannot_be_read_is_refused_with_its_line(here, table, told):
    refused = here.post("/skills/1/scores/", {"scores": table})
    assert refused.status_code == 422
    assert told in refused.content.decode()


def test_the_file_holds_everything_and_opens_again(here):
    here.post("/skills/1/first-times/", {"walking_alone": "14.5", "not_yet": ["standing_alone"]})
    table = SCORES.format(day(200), day(100), day(5)).encode()
    here.post("/skills/1/scores/", {"scores_file": SimpleUploadedFile("s.csv", table), "key": "gsed2406"})
    saved = here.get("/skills/file/")
    assert saved.headers["Content-Disposition"] == 'attachment; filename="handrail-family.json"'
    assert json.loads(saved.content)["format"] == "handrail-family-1"
    kept = read_family_file(saved.content, today=TODAY).children[0]
    assert (kept.born_on, kept.gestation, kept.motor_ages, len(kept.scores)) == (BORN, "32", {"walking_alone": 14.5}, 3)
    other = Client()
    assert other.post("/skills/open/", {"file": uploaded(saved.content)}).headers["Location"] == "/skills/1/"
    assert other.get("/skills/file/").content == saved.content


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"format": "handrail-family-2"}', "This file was saved by a newer Handrail."),
        (b"{", "This file is not a family file"),
        (b'{"format": "handrail-family-1", "made_on": "soon"}', "This file cannot be used: made_on"),
    ],
)
def test_a_file_that_cannot_be_opened_is_refused_with_a_sentence(here, content, told):
    refused = here.post("/skills/open/", {"file": uploaded(content)})
    assert refused.status_code == 422
    assert told in refused.content.decode()
    assert here.get("/skills/1/").status_code == 200, "what was here stays"


def test_without_a_file_or_a_birth_date_the_form_says_what_is_missing(client):
    assert "Choose the file you saved" in client.post("/skills/open/").content.decode()
    assert "Give the birth date" in client.post("/skills/begin/").content.decode()
    assert client.post("/skills/begin/", {"born_on": "1990-01-01"}).status_code == 422


def test_an_age_in_months_is_enough_and_several_children_stand_apart(client):
    client.post("/skills/begin/", {"months": "9"})
    client.post("/skills/begin/", {"months": "40"})
    assert [child.age for child in client.get("/skills/").context["page"].children] == [
        "9 months old",
        "3 years and 4 months old",
    ]
    assert client.get("/skills/2/day/").context["page"].areas


def test_finish_clears_the_record(here):
    here.post("/finish/")
    assert here.get("/skills/1/").status_code == 404
    assert Session.objects.count() == 0
