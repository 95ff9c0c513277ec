"""Takes the pictures of the pages that the documents show, from the running site, on a phone and on a desktop."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from browser.running import chromium, running_site  # noqa: E402  (what the browser tests use)
from browser.walking import Child, Walk  # noqa: E402

SHOTS = ROOT / "docs" / "screenshots"
SIZES = {"390": {"width": 390, "height": 844}, "1280": {"width": 1280, "height": 800}}
BOTH = Child(
    name="both",
    words="She falls a lot on the playground, cannot do buttons and her handwriting is messy",
    years="5",
    months="2",
)
TIPTOE = Child(name="tiptoe", words="she walks on tiptoe all the time", years="4", months="2")
EMERGENCY = Child(
    name="emergency",
    words="she suddenly cannot move her right arm and one side of her face droops",
    years="4",
    answers={"flag:rf_sudden_weak_face_arm_speech": "yes"},
)
SIGN = "flag:rf_tiptoe_after_3"  # the question whose picture is taken
TO_READ = {
    "therapy": "learn/read/physiotherapy/",
    "condition": "learn/conditions/cerebral_palsy/",
    "who-does-what": "learn/who-does-what/concern/stairs/",
    "places": "places/AU-NSW/",
}


def main() -> None:
    """Write every picture anew; one that is not taken any more goes."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    for old in SHOTS.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as state, running_site(Path(state)) as site, chromium() as browser:
        for size in SIZES:
            shoot(browser, site, size)


def shoot(browser: Browser, site: str, size: str) -> None:
    """Every page in one size: what is read, a family's way to its answer and letter, and an emergency."""
    page = opened(browser, size)
    page.goto(site)
    take(page, f"home-{size}")
    Walk(page, site, lambda page: look(page, size)).to_the_answer(TIPTOE)
    page.get_by_role("link", name="Make the letter").click()
    page.wait_for_load_state()
    take(page, f"letter-{size}")
    walked(opened(browser, size), site, BOTH, f"answer-{size}")
    walked(opened(browser, size), site, EMERGENCY, f"emergency-{size}")
    helping(opened(browser, size), site, size)


def helping(page: Page, site: str, size: str) -> None:
    """What is read and used meanwhile, without a check: reading, a card for the week, and what was tried."""
    for name, path in TO_READ.items():
        page.goto(site + path)
        take(page, f"{name}-{size}")
    page.goto(site + "activities/")
    page.fill("#years", "4")
    page.check("input[name=signs][value=none]")
    page.locator("form.question .actions button").first.click()
    page.wait_for_load_state()
    page.locator(".week").first.evaluate("card => card.scrollIntoView()")
    take(page, f"activities-{size}")
    page.goto(site + "tried/")
    page.get_by_role("button", name="Write down the first thing").click()
    page.fill("#what", "Up the stairs holding the handrail")
    page.fill("#from_on", "2026-09-07")
    page.locator("input[name=at]").first.check()
    page.locator("input[name=rating]").first.check()
    page.get_by_role("button", name="Write it down").click()
    page.wait_for_load_state()
    take(page, f"tried-{size}")


def opened(browser: Browser, size: str) -> Page:
    """A page of this size in a browser of its own."""
    return browser.new_context(viewport=SIZES[size], reduced_motion="reduce").new_page()  # type: ignore[arg-type]


def look(page: Page, size: str) -> None:
    """Takes the picture of the question that is shown to readers."""
    page.wait_for_load_state()
    asked = page.locator("input[name=question]")
    if asked.count() and asked.first.get_attribute("value") == SIGN:
        take(page, f"sign-{size}")


def walked(page: Page, site: str, child: Child, name: str) -> None:
    """Takes the picture of a child's answer."""
    Walk(page, site, lambda page: page.wait_for_load_state()).to_the_answer(child)
    take(page, name)


def take(page: Page, name: str) -> None:
    """Writes what the window shows."""
    page.screenshot(path=SHOTS / f"{name}.png")


if __name__ == "__main__":
    main()
