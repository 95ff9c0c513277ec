"""A family writes down how its child's skills grow, in a real browser, with and without script, and keeps the file."""

import pytest

from browser.conftest import DESKTOP, PHONE, SMALL_PHONE
from browser.growing import begin, fill_everything
from browser.looks import faults_in_looks
from browser.walking import sideways_scroll

pytestmark = pytest.mark.enable_socket
LOOKS = {
    "small phone, without script": {"viewport": SMALL_PHONE, "java_script_enabled": False},
    "phone in the dark": {"viewport": PHONE, "color_scheme": "dark"},
    "desktop": {"viewport": DESKTOP},
    "right to left": {"viewport": SMALL_PHONE, "locale": "ar"},
}


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


@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_no_page_of_skills_that_are_written_down_has_a_fault(open_page, site, language):
    page, _ = open_page(locale=language)
    begin(page, site.address)
    fill_everything(page, site.address)
    for summary in page.locator(".chart-figure summary").all():
        summary.click()
    assert faults_in_looks(page) == {}
    for form in ("first-times", "day", "scores"):
        page.goto(f"{site.address}skills/1/{form}/")
        assert faults_in_looks(page) == {}, form


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
