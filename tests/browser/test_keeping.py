"""What a family keeps and what helps while it waits, in a real browser: axe, phones, right to left, keyboard, files."""

import pytest

from browser.conftest import SMALL_PHONE
from browser.walking import Child, Walk, axe_findings, sideways_scroll

pytestmark = pytest.mark.enable_socket

LOOKS = {
    "light": {"color_scheme": "light"},
    "dark on a small phone": {"color_scheme": "dark", "viewport": SMALL_PHONE},
    "right to left": {"locale": "ar", "viewport": SMALL_PHONE},
}
ADDRESSES = (
    "tried/",
    "file/",
    "waiting/",
    "waiting/legs_and_feet/",
    "filming/",
    "six-questions/",
    "six-questions/back/",
)


def is_well(page, address: str) -> None:
    assert axe_findings(page) == [], address
    assert sideways_scroll(page) == 0, address


def write_down(page, site) -> None:
    """One thing that was tried."""
    page.goto(site.address + "tried/")
    page.locator("button[name=begin]").click()
    page.fill("#what", "<script>alert(1)</script> big spoon")
    page.fill("#from_on", "2026-01-01")
    page.locator("button[name=put]").click()
    page.locator(".tried-lines").wait_for()


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_page, site, look):
    page, noted = open_page(**LOOKS[look])
    for address in ADDRESSES:
        page.goto(site.address + address)
        is_well(page, address)
    page.goto(site.address + "tried/")
    page.locator("button[name=begin]").click()
    page.locator("#what").wait_for()
    is_well(page, "the form")
    page.locator("button[name=put]").click()
    page.locator("#error-summary").wait_for()
    is_well(page, "the form with an error")
    write_down(page, site)
    is_well(page, "the log")
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
    Walk(page, site.address, lambda page: page.wait_for_load_state()).to_the_answer(
        Child(name="stairs", words="stairs are hard for her", years="4")
    )
    page.locator("a[href='/child/1/waiting/']").click()
    is_well(page, "the child's own packs")
    page.goto(site.address + "child/1/keep/")
    is_well(page, "keeping the check")
    with page.expect_download() as started:
        page.locator("button[name=save]").click()
    other, _ = open_page(viewport=SMALL_PHONE)
    other.goto(site.address + "file/")
    other.set_input_files("#file", started.value.path())
    other.locator("button[name=open]").click()
    other.locator("button[name=reopen]").wait_for()
    is_well(other, "what is in the file")
    other.locator("button[name=reopen]").click()
    other.wait_for_url("**/since/")
    is_well(other, "what changed")
    other.locator("a[href='/child/1/result/']").first.click()
    assert other.locator("#headline").is_visible()
