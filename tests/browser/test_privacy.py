"""What docs/explanation/privacy.md says of the browser is what a real one holds after a whole visit."""

import re

import pytest

from architecture.sources import ROOT
from browser.walking import Child, Walk

pytestmark = pytest.mark.enable_socket
PAGE = (ROOT / "docs" / "explanation" / "privacy.md").read_text(encoding="utf-8")
HELD = """async () => ({
  localStorage: Object.keys(localStorage), sessionStorage: Object.keys(sessionStorage),
  caches: (await caches.keys()).map(name => name.replace(/-[0-9a-f]{12}$/, "")),
  indexedDB: (await indexedDB.databases()).map(found => found.name),
})"""


def test_the_browser_holds_what_the_page_names_and_nothing_else(open_page, site):
    page, noted = open_page()
    named = set(re.findall(r"^\| `(\w+)` `([\w-]+)` \|", PAGE, re.MULTILINE))
    Walk(page, site.address, lambda page: page.wait_for_load_state()).to_the_answer(
        Child(name="stairs", words="stairs are hard for her", years="4")
    )
    assert not any(page.evaluate(HELD).values())  # the check alone leaves nothing
    for path in ("learn/", "explained/", "activities/", "places/AU-NSW/"):
        page.goto(site.address + path)
        page.wait_for_load_state("networkidle")
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("caches.keys().then(names => names.length === 2)")
    held = {(kind, name) for kind, names in page.evaluate(HELD).items() for name in names}
    assert held <= named
    assert {name for kind, name in held if kind == "caches"} == {name for kind, name in named if kind == "caches"}
    (cookie,) = page.context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) == ("visit", True, "Lax", -1)
    assert noted.hosts == {site.host}
