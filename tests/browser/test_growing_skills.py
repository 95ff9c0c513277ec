"""A family writes down how its child's skills grow, in a real browser, with and without script, and keeps the file."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Page

from browser.conftest import DESKTOP, PHONE, SMALL_PHONE
from browser.walking import axe_findings, sideways_scroll, small_targets

pytestmark = pytest.mark.enable_socket
LOOKS = {
    "small phone, without script": {"viewport": SMALL_PHONE, "java_script_enabled": False},
    "phone in the dark": {"viewport": PHONE, "color_scheme": "dark"},
    "desktop": {"viewport": DESKTOP},
    "right to left": {"viewport": SMALL_PHONE, "locale": "ar"},
}
FORMS = ("first-times", "day", "scores")


def day(before: int) -> str:
    return (localdate() - timedelta(days=before)).isoformat()


def begin(page: Page, address: str) -> None:
    page.goto(address + "skills/")
    page.fill("#born_on", day(520))
    page.check("input[value=early]")
    page.select_option("#weeks", "32")
    page.locator("form[action='/skills/begin/'] button").click()
    page.wait_for_url("**/skills/1/")


def send(page: Page) -> None:
    page.locator("form.question .actions button").first.click()
    page.wait_for_url("**/skills/1/")


def fill_everything(page: Page, address: str) -> None:
    page.goto(address + "skills/1/first-times/")
    page.fill("#walking_alone", "16")
    page.check("input[name=not_yet][value=hands_and_knees_crawling]")
    send(page)
    for before, answer in ((90, "not_yet"), (2, "yes")):
        page.goto(address + "skills/1/day/")
        page.fill("#on", day(before))
        for skill in page.locator(".skill").all():
            skill.locator(f"input[value={answer}]").check()
        send(page)
    page.goto(address + "skills/1/scores/")
    page.select_option("#key", "gsed2406")
    page.fill("#scores", f"on,d,sem,n\n{day(250)},31,1.6,28\n{day(120)},42,1.5,30\n{day(5)},44,1.4,33")
    send(page)


@pytest.mark.parametrize("look", LOOKS)
def test_a_family_sees_how_skills_grow(open_page, site, look):
    page, noted = open_page(**LOOKS[look])
    begin(page, site.address)
    fill_everything(page, site.address)
    told = page.locator("main").inner_text()
    assert "yours at 14 months" in told
    assert "Counted from the due date: 15 months" in told
    assert "No clear change" in told
    assert page.locator(".chart:visible").count() == 3
    assert sideways_scroll(page) == 0
    assert noted.hosts == {site.host}
    assert noted.complaints == []


@pytest.mark.parametrize("look", ["phone in the dark", "desktop", "right to left"])
def test_axe_finds_nothing_on_the_pages_of_skills(open_page, site, look):
    page, _ = open_page(**LOOKS[look])
    begin(page, site.address)
    fill_everything(page, site.address)
    for summary in page.locator(".chart-figure summary").all():
        summary.click()
    for address in ("", *(f"{form}/" for form in FORMS)):
        if address:
            page.goto(f"{site.address}skills/1/{address}")
        assert axe_findings(page) == [], address
        assert sideways_scroll(page) == 0, address
        assert list(small_targets(page)) == [], address
    page.goto(site.address + "skills/")
    assert axe_findings(page) == []


def test_the_saved_file_opens_in_another_browser(open_page, site, tmp_path):
    page, _ = open_page()
    begin(page, site.address)
    fill_everything(page, site.address)
    with page.expect_download() as saved:
        page.locator("a[download]").click()
    saved.value.save_as(tmp_path / "ours.json")
    other, _ = open_page(java_script_enabled=False)
    other.goto(site.address + "skills/")
    other.set_input_files("#file", tmp_path / "ours.json")
    other.locator("form[action='/skills/open/'] button").click()
    other.wait_for_url("**/skills/1/")
    assert "yours at 14 months" in other.locator("main").inner_text()
    assert other.locator(".chart:visible").count() == 3


def test_first_times_can_be_given_with_the_keyboard_alone(open_page, site):
    page, _ = open_page(viewport=DESKTOP)
    begin(page, site.address)
    page.goto(site.address + "skills/1/first-times/")
    page.focus("#walking_with_assistance")
    page.keyboard.type("11")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.is_checked("input[name=not_yet][value=standing_alone]")
    page.keyboard.press("Tab")
    page.keyboard.type("x")
    page.keyboard.press("Enter")
    page.wait_for_selector("#error-summary")
    assert page.evaluate("document.activeElement.id") == "error-summary"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "walking_alone"
    assert page.input_value("#walking_with_assistance") == "11"
    assert page.is_checked("input[name=not_yet][value=standing_alone]")
