"""Activities and ways in, in a real browser: no fault in any look, without script, on paper."""

import re

import pytest

from browser.by_http import answered
from browser.conftest import DESKTOP
from browser.looks import faults_in_looks
from browser.walking import axe_findings

pytestmark = pytest.mark.enable_socket


def ask(page, site, *, sign: str) -> None:
    page.goto(site.address + "activities/")
    page.fill("#years", "4")
    page.locator(f"input[name=signs][value={sign}]").check()
    page.get_by_role("button", name="Show what fits").click()


def show(page, skill: str) -> None:
    page.select_option("#show", skill)
    page.get_by_role("button", name="Show these").click()


def test_axe_finds_nothing_in_the_question_for_signs_nor_in_what_fits(open_page, site):
    page, noted = open_page()
    page.goto(site.address + "activities/")
    assert faults_in_looks(page) == {}
    ask(page, site, sign="none")
    show(page, "balance")
    page.locator(".reasons summary").first.click()
    assert faults_in_looks(page) == {}
    assert noted.hosts == {site.host}
    assert noted.complaints == []


def test_without_script_a_card_is_made_from_what_was_picked(open_page, site):
    page, _ = open_page(java_script_enabled=False)
    ask(page, site, sign="none")
    page.locator(".week").wait_for()
    assert 2 <= page.locator(".week > ol > li").count() <= 3
    show(page, "balance")
    last = page.locator("details:has(input[name=pick])").last
    name = last.locator("summary").inner_text().split(" · ")[0]
    last.locator("summary").click()
    last.locator("input").check()
    page.get_by_role("button", name="Make the card").click()
    assert name in page.locator(".week h3").first.inner_text()


def test_a_sign_shows_no_activity_and_leads_to_the_check(open_page, site):
    page, _ = open_page()
    page.goto(site.address + "activities/")
    sign = page.locator("input[name=signs]").first.get_attribute("value")
    ask(page, site, sign=sign)
    assert page.locator(".reasons details, .week").count() == 0
    assert page.locator("main .fixed a").get_attribute("href") == "/"


def test_the_signs_are_asked_for_before_anything_is_shown(open_page, site):
    page, _ = open_page()
    page.goto(site.address + "activities/")
    page.fill("#years", "4")
    page.get_by_role("button", name="Show what fits").click()
    assert page.title().startswith("Error:")
    assert axe_findings(page) == []
    assert page.locator(".reasons details, .week").count() == 0


def test_the_card_prints_alone(open_page, site):
    page, _ = open_page(viewport=DESKTOP)
    ask(page, site, sign="none")
    page.emulate_media(media="print")
    assert page.locator(".week").is_visible()
    assert not page.locator(".reasons").is_visible()
    assert not page.locator("#years").is_visible()


def test_a_place_is_reached_from_home_in_two_steps(open_page, site):
    page, _ = open_page()
    page.goto(site.address)
    page.locator("main a[href='/places/']").click()
    page.get_by_role("link", name="Queensland").click()
    assert "Queensland" in page.locator("h1").inner_text()
    assert page.get_by_text(re.compile("Checked on")).count()
    assert page.goto(site.address + "places/XX/").status == 404


def test_the_day_to_look_again_is_a_calendar_file(open_page, site):
    page, _ = open_page()
    answered(page, site.address, "her handwriting is messy")
    with page.expect_download() as started:
        page.get_by_role("link", name="Put the day in my calendar").click()
    assert started.value.suggested_filename == "look-again.ics"
    assert "BEGIN:VEVENT" in started.value.path().read_text()
