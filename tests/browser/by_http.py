"""A family that answers over plain HTTP: quick ground for whoever looks at the pages behind an answer."""

import http.client
import re
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Page

WORDS = "She falls a lot on the playground, cannot do buttons and her handwriting is messy"


def begin(site: str, words: str = WORDS) -> tuple[str, str]:
    """A visit with one check begun: its cookie, and the address of its first question."""
    headers, _ = sent(site, "/start/", {"words": words})
    return headers["Set-Cookie"].split(";")[0], headers["Location"]


def finish(site: str, cookie: str, address: str) -> str:
    """The address of the answer, every question of the check skipped or answered calmly."""
    token, question = r'name="csrfmiddlewaretoken" value="([^"]+)"', r'name="question" value="([^"]+)"'
    while not address.endswith("/result/"):
        _, page = sent(site, address, None, cookie)
        asked = re.search(question, page)
        secret = re.search(token, page)
        assert asked and secret, address
        form = {"csrfmiddlewaretoken": secret[1], "question": asked[1], **calm(asked[1], page)}
        headers, _ = sent(site, address, form, cookie)
        address = headers["Location"]
    return address


def answered(page: Page, site: str, words: str = WORDS) -> None:
    """Opens the answer of a check that was answered calmly: for whoever tests what comes behind it."""
    cookie, question = begin(site, words)
    answer = finish(site, cookie, question)
    name, value = cookie.split("=", 1)
    page.context.add_cookies([{"name": name, "value": value, "url": site}])
    page.goto(site.rstrip("/") + answer)


def everything(site: str) -> str:
    """The cookie of a family with an answer and a record of skills."""
    cookie, question = begin(site)
    finish(site, cookie, question)
    sent(site, "/skills/begin/", {"months": "17", "answer": "on_time"}, cookie)
    return cookie


def calm(question: str, page: str) -> dict[str, str]:
    """What a family with an ordinary worry would answer."""
    kind = question.partition(":")[0]
    fixed = {"core": "none", "therapies": "none", "flag": "no", "worry": "no", "milestone": "yes", "sentinel": "yes"}
    fixed |= {"walking": "yes", "second_look": "no"}
    if kind == "age":
        return {"years": "5"}
    if kind == "conditions":
        return {"skip": "1"}
    if 'name="answer" value="none"' in page:
        return {"answer": "none"}
    first = re.search(r'name="answer" value="([^"]+)"', page)
    return {"answer": fixed.get(kind) or (first[1] if first else "")}


def sent(site: str, path: str, form: dict[str, str] | None, cookie: str = "") -> tuple[dict[str, str], str]:
    """Headers and text of one answer; a form is posted, without one the page is read."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc)
    headers = {"Cookie": cookie} if cookie else {}
    if form is None:
        connection.request("GET", path, headers=headers)
    else:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request("POST", path, urlencode(form), headers)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return dict(response.getheaders()), text
