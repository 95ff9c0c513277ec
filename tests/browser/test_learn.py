"""Reading in a real browser: a search with slips, by keyboard and without script, and a word that opens its meaning."""

import pytest

from browser.conftest import DESKTOP, PHONE, SMALL_PHONE
from browser.walking import axe_findings

pytestmark = pytest.mark.enable_socket


def test_a_search_with_slips_finds_its_page_without_script(open_page, site):
    page, _ = open_page(java_script_enabled=False)
    page.goto(site.address + "learn/")
    page.fill("#words", "cerebal palsey")
    page.locator(".find button").click()
    assert page.url == site.address + "learn/#found-head"  # no address holds the words
    page.locator(".found a").first.click()
    assert page.url.endswith("/learn/conditions/cerebral_palsy/")
    page.go_back()
    assert page.locator("#found-head").is_visible()  # without being asked to send the words again
    assert page.context.cookies() == []


def test_findings_are_clean_for_axe(open_page, site):
    for words in ("stairs", "xyzzyq"):
        page, _ = open_page()
        page.goto(site.address + "learn/who-does-what/")
        page.fill("#words", words)
        page.locator(".find button").click()
        assert page.locator("#found-head").is_visible()
        assert axe_findings(page) == []


@pytest.mark.parametrize("viewport", [SMALL_PHONE, PHONE, DESKTOP], ids=["320", "390", "1280"])
def test_a_word_opens_its_meaning_in_place_by_keyboard_without_script(open_page, site, viewport):
    page, _ = open_page(viewport=viewport, java_script_enabled=False)
    page.goto(site.address + "learn/read/which_one/")
    word = page.get_by_role("button", name="physiotherapy", exact=True)
    word.focus()
    page.keyboard.press("Enter")
    meaning = page.locator(".meaning:popover-open")
    assert "registered person" in meaning.inner_text()
    assert not overlap(word.bounding_box(), meaning.bounding_box())  # the word stays in sight
    page.keyboard.press("Tab")
    assert page.locator(".meaning:popover-open a:focus").count() == 1
    page.keyboard.press("Escape")
    assert meaning.count() == 0
    assert page.locator(".term:focus").inner_text() == "physiotherapy"


def overlap(one, other):
    beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
    above = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
    return not (beside or above)


def test_a_meaning_opens_by_touch_and_axe_finds_nothing_in_it(open_page, site):
    page, _ = open_page(has_touch=True)
    page.goto(site.address + "learn/questions/#f1")
    page.locator("#f1 .term").first.tap()
    assert page.locator(".meaning:popover-open").is_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe_findings(page) == [], scheme
    page.touchscreen.tap(5, 400)
    assert page.locator(".meaning:popover-open").count() == 0


def test_a_search_by_keyboard_alone(open_page, site):
    page, _ = open_page()
    page.goto(site.address + "learn/")
    page.locator("#words").focus()
    page.keyboard.type("flat feat")
    page.keyboard.press("Enter")
    page.wait_for_selector("#found-head")
    page.locator("#words").focus()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.locator(".found a:focus").count():
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/learn/ordinary/flat_feet/")
