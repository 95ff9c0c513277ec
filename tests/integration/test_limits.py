"""Nobody can send so many forms that others wait; whoever asks too often gets a page that helps."""

import pytest
from django.db import connection
from django.test import Client, RequestFactory

from handrail.site.limits import counted, sender_of
from handrail.site.models import RequestCount
from integration.walker import Family

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def still(monkeypatch):
    """A clock that stands, so that no minute ends within a test."""
    from django.utils import timezone

    now = timezone.now().replace(second=20)
    monkeypatch.setattr("handrail.site.limits.timezone.now", lambda: now)


def test_too_many_forms_meet_a_page_that_says_how_long_to_wait(settings):
    settings.MOST_FORMS_A_MINUTE = 3
    family = Family()
    address = family.begin()
    for _ in range(2):
        assert family.client.post("/place/", {"place": "au"}).status_code == 302
    refused = family.client.post("/place/", {"place": "nz"})
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "40"
    page = refused.content.decode()
    assert "Wait 40 seconds" in page
    assert "Call 000 now" in page  # as they say where this family is
    assert refused.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert family.client.get(address).status_code == 200  # reading goes on, and nothing is lost


def test_another_sender_and_another_minute_are_counted_apart(settings, monkeypatch):
    settings.MOST_FORMS_A_MINUTE = 1
    here, there = Client(REMOTE_ADDR="203.0.113.7"), Client(REMOTE_ADDR="203.0.113.8")
    codes = [client.post("/finish/").status_code for client in (here, here, there)]
    assert codes == [302, 429, 302]
    from datetime import timedelta

    from handrail.site.limits import timezone

    later = timezone.now() + timedelta(minutes=1)
    monkeypatch.setattr("handrail.site.limits.timezone.now", lambda: later)
    assert here.post("/finish/").status_code == 302


def test_zero_is_no_limit(settings):
    settings.MOST_FORMS_A_MINUTE = 0
    assert [Client().post("/finish/").status_code for _ in range(5)] == [302] * 5
    assert RequestCount.objects.count() == 0


def test_making_a_pdf_has_a_limit_of_its_own(settings):
    settings.MOST_FORMS_A_MINUTE, settings.MOST_COSTLY_A_MINUTE = 1000, 2
    family = Family()
    family.to_the_answer(family.begin("she trips on the stairs"))
    asked = [family.client.post("/child/1/letter/", {"pdf": "1"}).status_code for _ in range(3)]
    assert asked[2] == 429 and 429 not in asked[:2]
    assert family.client.get("/child/1/letter/").status_code == 200  # the form itself is no work


def test_pages_are_read_without_a_count():
    for _ in range(3):
        Client().get("/")
    assert RequestCount.objects.count() == 0


def test_no_address_is_stored_and_past_minutes_are_forgotten():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert [counted("form", "203.0.113.7/32", minute) for minute in (5, 5, 6)] == [1, 2, 1]
    (row,) = RequestCount.objects.all()
    assert (row.minute, row.count) == (6, 1)
    assert "203" not in row.sender and len(row.sender) == 32


@pytest.mark.parametrize(
    ("remote", "forwarded", "behind", "sender"),
    [
        ("203.0.113.7", "198.51.100.1", False, "203.0.113.7/32"),
        ("10.0.0.1", "1.2.3.4, 198.51.100.1", True, "198.51.100.1/32"),
        ("10.0.0.1", "", True, "10.0.0.1/32"),
        ("2001:db8:1:2:3:4:5:6", "", False, "2001:db8:1:2::/64"),
        ("", "", False, "unknown"),
        ("10.0.0.1", "nonsense", True, "unknown"),
    ],
)
def test_the_sender_is_the_network_that_the_proxy_names(settings, remote, forwarded, behind, sender):
    settings.BEHIND_PROXY = behind
    request = RequestFactory().post("/", headers={"X-Forwarded-For": forwarded} if forwarded else {})
    request.META["REMOTE_ADDR"] = remote
    assert sender_of(request) == sender
