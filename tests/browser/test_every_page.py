"""Every page that the list of addresses holds: WCAG 2.2 AA, on paper-thin screens, enlarged, by keyboard, at rest."""

import pytest
from playwright.sync_api import Page

from addresses import addresses
from browser.by_http import everything, sent
from browser.conftest import SMALL_PHONE
from browser.looks import faults, faults_in_looks

pytestmark = pytest.mark.enable_socket

# Where a place, a kind of text or a worry has a shape that the one sample of its address lacks.
OTHERS = (
    "/places/GB-ENG/",
    "/places/AU/",
    "/funding/AU/",
    "/funding/CA/",
    "/waiting/legs_and_feet/",
    "/learn/read/differences/",
    "/learn/read/evidence/",
    "/no/such/page/",
)
NOT_HERE = {"/no/such/page/", "/child/1/since/", "/child/1/look-again.ics"}  # this family reopened and awaits nothing
PARTS = 3  # what two workers can share
MOVING = "document.getAnimations().filter(one => one.playState === 'running').length"
FAULTS = """<html lang="en"><title>Faults</title><main><h1>Faults</h1><div style="width: 150vw">wide</div>
<button style="width: 9px; height: 9px; padding: 0">small</button><p style="color: #ccc">pale</p><img src="x">"""


@pytest.fixture(scope="module")
def family(site) -> str:
    """The cookie of a family with an answer and a record of skills."""
    return everything(site.address)


@pytest.fixture(scope="module")
def paths(site, family) -> list[str]:
    """Every address that shows this family a page of its own: neither a file nor the way to another page."""
    shown = []
    for path in [*(address.path for address in addresses()), *OTHERS]:
        headers, _ = sent(site.address, path, None, family)
        if "Location" not in headers and headers["Content-Type"].startswith("text/html"):
            shown.append(path)
    assert len(shown) > 40
    return shown


@pytest.fixture
def visited(open_page, site, family):
    """A page of that family."""

    def opened(**look):
        page, noted = open_page(**look)
        name, value = family.split("=", 1)
        page.context.add_cookies([{"name": name, "value": value, "url": site.address}])
        return page, noted

    return opened


def goto(page: Page, site, path: str) -> None:
    answer = page.goto(site.address.rstrip("/") + path)
    assert answer is not None
    assert answer.status == (404 if path in NOT_HERE else 200), path


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_keeps_anybody_out(visited, paths, site, part):
    page, noted = visited()
    found = {}
    for path in paths[part::PARTS]:
        goto(page, site, path)
        found[path] = faults_in_looks(page)
    assert {where: what for where, what in found.items() if what} == {}
    assert noted.hosts <= {site.host, "www.bbc.co.uk", ""}
    assert [told for told in noted.complaints if "404" not in told] == []


def test_no_page_keeps_anybody_out_from_right_to_left_with_more_contrast(visited, paths, site):
    page, _ = visited(locale="ar", contrast="more", viewport=SMALL_PHONE)
    found = {}
    for path in paths:
        goto(page, site, path)
        assert page.locator("html").get_attribute("dir") == "rtl", path
        found[path] = faults(page)
    assert {where: what for where, what in found.items() if what} == {}


def test_whoever_looks_at_the_pages_would_see_a_fault(open_page):
    page, _ = open_page(viewport=SMALL_PHONE)
    page.set_content(FAULTS)
    found = "\n".join(faults(page))
    for fault in ("color-contrast", "image-alt", "small: small", "px too wide"):
        assert fault in found


def test_every_page_begins_with_a_way_past_its_head_and_has_one_heading_and_one_script(visited, paths, site):
    page, _ = visited(viewport=SMALL_PHONE)
    for path in paths:
        goto(page, site, path)
        if page.locator("[autofocus]").count() == 0:
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "skip-link", path
        assert page.locator("h1").count() == 1, path
        assert page.locator("script").count() <= 1, path
        assert page.locator("link[rel=stylesheet]").count() <= 2, path  # the second where there are charts


def test_nothing_moves_for_whoever_asked_for_rest(visited, paths, site):
    page, _ = visited(reduced_motion="reduce")
    for path in paths:
        goto(page, site, path)
        assert page.evaluate(MOVING) == 0, path
        assert page.evaluate("getComputedStyle(document.querySelector('a, button')).transitionDuration") == "0s", path
