"""Without a network: pages to read that were read before still open and say so; the check never pretends."""

import pytest
from playwright.sync_api import Page

from browser.walking import axe_findings

pytestmark = pytest.mark.enable_socket
READY = "navigator.serviceWorker.ready.then(found => found.active.state)"
KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) kept.push(new URL(request.url).pathname);
  return kept;
}"""


def read(page: Page, address: str, *paths: str) -> None:
    """Opens pages to read, and waits until the worker keeps them."""
    page.goto(address + "learn/")
    page.evaluate(READY)
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    for path in paths:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")


def test_what_was_read_opens_without_a_network_and_says_that_it_is_a_copy(open_page, site):
    page, noted = open_page()
    read(page, site.address, "learn/conditions/cerebral_palsy/", "activities/", "explained/")
    page.context.set_offline(True)
    for path in ("learn/", "learn/conditions/cerebral_palsy/", "activities/", "explained/"):
        page.goto(site.address + path)
        assert page.locator("h1").is_visible(), path
        assert "You are offline" in page.locator(".notice.offline").inner_text()
        assert page.evaluate("document.fonts.ready.then(() => getComputedStyle(document.body).fontFamily)")
        assert page.evaluate("[...document.styleSheets].some(sheet => sheet.cssRules.length > 50)"), path
    assert axe_findings(page) == []
    assert noted.hosts == {site.host}


def test_the_check_does_not_pretend_without_a_network(open_page, site):
    page, _ = open_page()
    page.goto(site.address)
    page.fill("#words", "she trips on the stairs")
    page.locator("form.ask button").click()
    page.wait_for_url("**/child/1/1/")
    question = page.url
    read(page, site.address, "explained/")
    page.goto(question)
    page.context.set_offline(True)
    for address in (question, site.address, site.address + "child/1/result/", site.address + "learn/words/"):
        page.goto(address)
        assert page.locator("h1").inner_text() == "You are offline", address
        assert "never out of date" in page.locator(".lead").inner_text()
        assert page.locator("input[name=question]").count() == 0
        assert "emergency number" in page.locator(".fixed").inner_text()
    assert axe_findings(page) == []
    page.locator(".saved a", has_text="Which therapy").or_(page.locator(".saved a").first).first.click()
    assert page.locator(".notice.offline").is_visible()
    page.context.set_offline(False)
    page.goto(question)
    assert page.locator("input[name=question]").count() == 1


def test_nothing_that_a_family_answers_is_kept_in_the_browser(open_page, site):
    page, _ = open_page()
    read(page, site.address, "explained/", "finished/", "skills/", "")
    page.fill("#words", "she trips on the stairs")
    page.locator("form.ask button").click()
    page.wait_for_url("**/child/1/1/")
    kept = page.evaluate(KEPT)
    assert {path for path in kept if not path.startswith("/static/")} == {"/learn/", "/explained/", "/offline/"}


def test_a_page_of_the_check_alone_starts_no_worker(open_page, site):
    page, _ = open_page()
    page.goto(site.address)
    page.goto(site.address + "worries/moving/")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0


def test_finish_and_clear_leaves_no_copy_and_another_country_none_of_the_last(open_page, site):
    page, _ = open_page()
    read(page, site.address, "explained/")
    page.select_option("#words-of", "us")
    page.locator(".foot form.place button").click()
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.goto(site.address + "learn/")
    assert page.locator("h1").inner_text() == "You are offline"
    assert page.locator("html").get_attribute("lang") == "en-US"
    page.context.set_offline(False)
    page.goto(site.address + "explained/")
    page.locator(".foot form[action='/finish/'] button").click()
    page.wait_for_url("**/finished/")
    page.wait_for_function("caches.keys().then(names => names.length === 0)")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0


def test_a_new_version_takes_the_place_of_the_old(open_page, site):
    page, _ = open_page()
    read(page, site.address, "explained/")
    (files,) = (name for name in page.evaluate("caches.keys()") if "files" in name)

    def newer(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(files.split("-")[-1], "0123456789ab"))

    page.context.route("**/worker.js", newer)
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    page.wait_for_function(
        "caches.keys().then(names => names.length > 0 && names.every(name => name.endsWith('0123456789ab')))"
    )
