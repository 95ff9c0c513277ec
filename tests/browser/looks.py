"""What would keep somebody out of a page, in every look that a family may have of it."""

from playwright.sync_api import Page

from browser.conftest import DESKTOP, HALF, PHONE, SMALL_PHONE
from browser.walking import axe_findings, sideways_scroll, small_targets

# The site sends the same page to each, so that one visit can be looked at in all. A language is another page.
LOOKS = {
    "light at 320 px": (SMALL_PHONE, "light"),
    "dark on a phone": (PHONE, "dark"),
    "light at 200 percent": (HALF, "light"),
    "light on a desktop": (DESKTOP, "light"),
    "dark on a desktop": (DESKTOP, "dark"),
}


def faults(page: Page) -> list[str]:
    """What axe finds, targets that are too small, and scrolling sideways, on this page as it looks now."""
    found = [*axe_findings(page), *(f"small: {text}" for text in small_targets(page))]
    if wider := sideways_scroll(page):
        found.append(f"{wider} px too wide")
    return found


def faults_in_looks(page: Page) -> dict[str, list[str]]:
    """By look, the faults of this page; the page keeps the last of the looks."""
    found = {}
    for look, (viewport, scheme) in LOOKS.items():
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        found[look] = faults(page)
    return {look: what for look, what in found.items() if what}
