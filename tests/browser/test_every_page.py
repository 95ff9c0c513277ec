"""Every page that the list of addresses holds: WCAG 2.2 AA, on paper-thin screens, enlarged, by keyboard, at rest."""

import pytest
from playwright.sync_api import Page

from addresses import addresses
from browser.by_http import everything
from browser.conftest import DESKTOP, HALF, SMALL_PHONE
from browser.walking import axe_findings, sideways_scroll, small_targets

pytestmark = pytest.mark.enable_socket

LOOKS = {
    "light at 320 px": {"viewport": SMALL_PHONE},
    "dark on a desktop": {"color_scheme": "dark", "viewport": DESKTOP},
    "right to left, with more contrast": {"locale": "ar", "contrast": "more", "viewport": SMALL_PHONE},
    "at 200 percent": {"viewport": HALF, "device_scale_factor": 2},
}
NOT_PAGES = {"look_again", "skills_file", "worker", "manifest", "keep_check", "file_save"}  # files, and their forms
MOVING = "document.getAnimations().filter(one => one.playState === 'running').length"


@pytest.fixture
def visited(open_page, site):
    """A page of a family with an answer and a record, and the paths of every page, one that does not exist too."""

    def opened(**look):
        page, noted = open_page(**look)
        name, value = everything(site.address).split("=", 1)
        page.context.add_cookies([{"name": name, "value": value, "url": site.address}])
        paths = [address.path for address in addresses() if address.name not in NOT_PAGES]
        return page, noted, [*paths, "/no/such/page/"]

    return opened


def goto(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_keeps_anybody_out(visited, site, look):
    page, noted, paths = visited(**LOOKS[look])
    found = {}
    for path in paths:
        assert goto(page, site.address.rstrip("/") + path) < 500, path
        wrong = [*axe_findings(page), *(f"small: {text}" for text in small_targets(page))]
        if wider := sideways_scroll(page):
            wrong.append(f"{wider} px too wide")
        if wrong:
            found[path] = wrong
    assert found == {}
    assert noted.hosts <= {site.host, "www.bbc.co.uk", ""}


def test_every_page_begins_with_a_way_past_its_head_and_has_one_heading_and_one_script(visited, site):
    page, _, paths = visited(viewport=SMALL_PHONE)
    for path in paths:
        goto(page, site.address.rstrip("/") + path)
        if page.locator("[autofocus]").count() == 0:
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "skip-link", path
        assert page.locator("h1").count() == 1, path
        assert page.locator("script").count() <= 1, path
        assert page.locator("link[rel=stylesheet]").count() <= 2, path  # the second where there are charts


def test_nothing_moves_for_whoever_asked_for_rest(visited, site):
    page, _, paths = visited(reduced_motion="reduce")
    for path in paths:
        goto(page, site.address.rstrip("/") + path)
        assert page.evaluate(MOVING) == 0, path
        assert page.evaluate("getComputedStyle(document.querySelector('a, button')).transitionDuration") == "0s", path
