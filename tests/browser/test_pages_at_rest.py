"""What single pages promise: numbers, errors, going back, a quick exit, printing, and words that are never run."""

import pytest

from browser.by_http import answered
from browser.conftest import DESKTOP, SMALL_PHONE
from browser.walking import Child, Walk, axe_findings

pytestmark = pytest.mark.enable_socket

HARM = Child(
    name="harm", words="she says her stepdad hits her", years="6", answers={"flag:rf_child_may_be_harmed": "yes"}
)


def test_the_numbers_open_and_a_country_can_be_chosen(open_page, site):
    page, _ = open_page()
    page.goto(site.address)
    page.locator(".ring summary").click()
    assert axe_findings(page) == []
    page.select_option("#place", "ie")
    page.locator(".ring .place button").click()
    page.locator(".ring summary").click()
    assert page.locator(".ring a[href='tel:112']").is_visible()
    assert page.locator(".ring a[href='tel:999']").count() == 0


def test_an_error_is_said_first_and_takes_the_focus(open_page, site):
    page, _ = open_page()
    page.goto(site.address)
    page.locator("form.ask button").click()
    page.wait_for_url("**/start/")
    assert page.title().startswith("Error:")
    assert page.evaluate("document.activeElement.id") == "error-summary"
    assert axe_findings(page) == []
    page.locator("#error-summary a").click()
    assert page.evaluate("document.activeElement.id") == "words"


def test_back_and_forward_show_what_was_answered(open_page, site):
    page, _ = open_page()
    page.goto(site.address)
    page.fill("#words", "she trips on the stairs")
    page.locator("form.ask button").click()
    page.check("input[value=none]")
    with page.expect_navigation():
        page.locator(".actions button").first.click()
    page.fill("#years", "4")
    with page.expect_navigation():
        page.locator(".actions button").first.click()
    page.go_back()
    assert page.input_value("#years") == "4"
    page.go_back()
    assert page.is_checked("input[value=none]")
    page.go_forward()
    page.reload()
    assert page.input_value("#years") == "4"


def test_a_private_page_names_no_topic_in_its_title_and_can_be_left_at_once(open_page, site):
    page, _ = open_page(viewport=SMALL_PHONE)
    titles = {}

    def look(page):
        page.wait_for_load_state()
        if page.locator("form.leave").count():
            titles[page.url] = page.title()
            assert axe_findings(page) == []

    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather", content_type="text/plain"))
    Walk(page, site.address, look).to_the_answer(HARM)
    assert page.url.endswith("/before/")
    assert set(titles.values()) <= {"A question · Handrail", "Before your answer · Handrail"}
    page.locator("form.leave button").click()
    page.wait_for_url("https://www.bbc.co.uk/**")
    assert page.context.cookies() == []
    page.go_back()
    assert "no longer here" in page.locator("main").inner_text()


def test_finish_and_clear_leaves_nothing_in_the_browser(open_page, site):
    page, _ = open_page()
    Walk(page, site.address, lambda page: page.wait_for_load_state()).to_the_answer(
        Child(name="stairs", words="stairs are hard for her", years="4")
    )
    assert len(page.context.cookies()) == 1
    page.locator("main form[action='/finish/'] button").click()
    page.wait_for_url("**/finished/")
    assert page.context.cookies() == []
    stored = page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length,"
        " (await indexedDB.databases()).length]"
    )
    assert stored == [0, 0, 0, 0]
    page.go_back()
    assert "no longer here" in page.locator("main").inner_text()


def test_the_answer_prints_without_what_only_a_screen_needs(open_page, site):
    page, _ = open_page(viewport=DESKTOP)
    answered(page, site.address)
    page.emulate_media(media="print")
    assert page.locator(".five h1").is_visible()
    assert page.locator(".next").count() and not any(part.is_visible() for part in page.locator(".next").all())
    assert not page.locator(".ring").is_visible()


def test_words_of_html_are_shown_and_never_run(open_page, site):
    page, noted = open_page()
    page.on("dialog", lambda dialog: noted.complaints.append("a dialog opened"))
    words = "<img src=x onerror=alert(1)><script>alert(2)</script> she trips on the stairs"
    shown = []

    def look(page):
        page.wait_for_load_state()
        if page.locator("blockquote").count():
            shown.append(page.locator("blockquote").inner_text())

    Walk(page, site.address, look).to_the_answer(Child(name="html", words=words, years="4"))
    assert shown and "<script>alert(2)</script>" in shown[0]
    assert noted.complaints == []
    assert noted.hosts == {site.host}
