"""What every answer carries, and what a family sees when something went wrong."""

import pytest
from django.test import Client

from addresses import addresses
from integration.walker import Family

pytestmark = pytest.mark.django_db
EMERGENCY = "your emergency number"


@pytest.mark.parametrize(
    ("status", "ask"),
    [
        (400, lambda: Client(HTTP_HOST="elsewhere.example").get("/")),
        (400, lambda: Client().post("/start/", {"words": "x" * 300_000})),
        (403, lambda: Client(headers={"Sec-Fetch-Site": "cross-site"}).post("/start/", {"words": "x"})),
        (404, lambda: Client().get("/no/such/page/")),
        (404, lambda: Client().get("/child/1/result/")),
        (404, lambda: Client().get("/learn/conditions/nonsense/")),
    ],
)
def test_what_went_wrong_is_said_with_a_way_on_and_whom_to_ring(status, ask):
    response = ask()
    page = response.content.decode()
    assert response.status_code == status
    assert '<a class="button" href="/">' in page
    assert page.count(EMERGENCY) == 2  # in the head, folded, and on the page itself


def test_a_fault_of_ours_is_said_with_whom_to_ring(monkeypatch):
    def broken(*args):
        raise RuntimeError

    monkeypatch.setattr("handrail.family.learn.views.words_to_read", broken)
    client = Client(raise_request_exception=False)
    response = client.get("/learn/words/")
    assert response.status_code == 500
    assert "999 in the United Kingdom" in response.content.decode()


def test_a_form_without_its_token_is_refused_and_changes_nothing():
    family = Family(Client(enforce_csrf_checks=True))
    address = family.begin()
    refused = family.client.post(address, {"question": "core", "answer": "none"})
    assert refused.status_code == 403
    assert EMERGENCY in refused.content.decode()
    assert family.question(address) == "core"


def test_only_pages_to_read_may_stand_in_a_search_engine():
    family = Family()
    family.to_the_answer(family.begin("she trips on the stairs"))
    family.client.post("/skills/begin/", {"months": "17", "answer": "on_time"})
    for address in addresses():
        response = family.client.get(address.path)
        if address.is_private or response.status_code != 200:
            assert response.headers["X-Robots-Tag"] == "noindex, nofollow", address
        if response.status_code == 200 and "X-Robots-Tag" not in response.headers:
            assert b'<meta name="robots" content="index">' in response.content, address
    assert "X-Robots-Tag" not in family.client.get("/learn/").headers
    for _ in range(2):  # made, and then kept
        kept = family.client.get("/learn/words/", headers={"Accept-Encoding": "gzip"})
        assert "X-Robots-Tag" not in kept.headers
