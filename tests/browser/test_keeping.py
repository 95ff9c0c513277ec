"""What a family keeps and what helps while it waits, in a real browser: axe, phones, right to left, keyboard, files."""

import pytest

from browser.by_http import answered
from browser.conftest import SMALL_PHONE
from browser.looks import faults, faults_in_looks

pytestmark = pytest.mark.enable_socket


def write_down(page, site) -> None:
    """One thing that was tried."""
    page.goto(site.address + "tried/")
    page.locator("button[name=begin]").click()
    page.fill("#what", "<script>alert(1)</script> big spoon")
    page.fill("#from_on", "2026-01-01")
    page.locator("button[name=put]").click()
    page.locator(".tried-lines").wait_for()


@pytest.mark.parametrize("language", ["en-GB", "ar"])
def test_the_log_has_no_fault_empty_refused_or_written(open_page, site, language):
    page, noted = open_page(locale=language)
    page.goto(site.address + "tried/")
    page.locator("button[name=begin]").click()
    page.locator("#what").wait_for()
    assert faults_in_looks(page) == {}
    page.locator("button[name=put]").click()
    page.locator("#error-summary").wait_for()
    assert faults_in_looks(page) == {}
    write_down(page, site)
    assert faults_in_looks(page) == {}
    assert noted.hosts == {site.host}
    assert not [told for told in noted.complaints if "422" not in told]


def test_the_log_is_kept_in_the_browser_only_when_asked_and_can_be_forgotten(open_page, site):
    page, _ = open_page()
    stored = "localStorage.getItem('handrail-family')"
    write_down(page, site)
    assert page.evaluate(stored) is None
    page.locator("[data-keep]").click()
    assert page.evaluate(stored)
    page.goto(site.address + "tried/")
    page.locator("[data-resume] button:not([data-forget])").click()
    assert "big spoon" in page.locator(".tried-lines").inner_text()
    page.locator("button[data-forget]").click()
    assert page.evaluate(stored) is None


def test_a_file_without_script_goes_out_and_comes_in_elsewhere(open_page, site):
    page, _ = open_page(java_script_enabled=False)
    write_down(page, site)
    with page.expect_download() as started:
        page.locator("button[formaction='/file/save/']").click()
    other, noted = open_page()
    other.goto(site.address + "file/")
    other.set_input_files("#file", started.value.path())
    other.locator("button[name=open]").click()
    other.locator("form[action='/tried/'] button").click()
    assert "<script>alert(1)</script> big spoon" in other.locator(".tried-lines").inner_text()
    assert noted.complaints == []


def test_the_form_of_the_log_works_by_keyboard_alone(open_page, site):
    page, _ = open_page()
    page.goto(site.address + "tried/")
    page.locator("button[name=begin]").focus()
    page.keyboard.press("Enter")
    page.locator("#what").focus()
    page.keyboard.type("pegs")
    page.fill("#from_on", "2026-01-01")
    page.locator("input[name=rating][value=worse]").focus()
    page.keyboard.press("Space")
    page.locator("button[name=put]").focus()
    page.keyboard.press("Enter")
    page.locator(".rated.worse").wait_for()
    assert "pegs" in page.locator(".tried-lines").inner_text()


def test_a_check_is_saved_and_opened_in_another_browser(open_page, site):
    page, _ = open_page()
    answered(page, site.address)
    page.locator("a[href='/child/1/waiting/']").click()
    assert faults(page) == [], "the child's own packs"
    page.goto(site.address + "child/1/keep/")
    assert faults(page) == [], "keeping the check"
    with page.expect_download() as started:
        page.locator("button[name=save]").click()
    other, _ = open_page(viewport=SMALL_PHONE)
    other.goto(site.address + "file/")
    other.set_input_files("#file", started.value.path())
    other.locator("button[name=open]").click()
    other.locator("button[name=reopen]").wait_for()
    assert faults(other) == [], "what is in the file"
    other.locator("button[name=reopen]").click()
    other.wait_for_url("**/since/")
    assert faults(other) == [], "what changed"
    other.locator("a[href='/child/1/result/']").first.click()
    assert other.locator("#headline").is_visible()
