"""Reading in a real browser: axe and width on a phone and a desktop, light and dark, and a search without script."""

import pytest

from browser.conftest import DESKTOP, PHONE
from browser.walking import axe_findings, sideways_scroll

pytestmark = pytest.mark.enable_socket
ADDRESSES = (
    "learn/",
    "learn/who-does-what/",
    "learn/who-does-what/concern/stairs/",
    "learn/what-helps/",
    "learn/ordinary/",
    "learn/ordinary/flat_feet/",
    "learn/read/differences/",
    "learn/read/evidence/",
    "learn/conditions/cerebral_palsy/",
    "explained/",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["390", "1280"])
def test_axe_finds_nothing_where_a_family_reads(open_page, site, viewport, scheme):
    page, noted = open_page(viewport=viewport, color_scheme=scheme)
    for address in ADDRESSES:
        answer = page.goto(site.address + address)
        assert answer is not None
        assert answer.status == 200, address
        assert axe_findings(page) == [], address
        assert sideways_scroll(page) == 0, address
    assert noted.hosts == {site.host}
    assert noted.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_search_with_slips_finds_its_page_without_script(open_page, site, scheme):
    page, _ = open_page(java_script_enabled=False, color_scheme=scheme)
    page.goto(site.address + "learn/")
    page.fill("#words", "cerebal palsey")
    page.locator(".find button").click()
    assert page.url == site.address + "learn/"  # no address holds the words
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
