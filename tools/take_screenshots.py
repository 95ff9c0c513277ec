"""Takes the pictures of the pages that the documents show, from the running site, on a phone and on a desktop."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from browser.growing import begin, fill_everything  # noqa: E402
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
AT_REST = {
    "": "home",
    "worries/moving/": "list",
    "explained/": "explained",
    "learn/": "learn",
    "learn/ordinary/flat_feet/": "ordinary",
    "learn/read/both/": "both",
}
# The pages on the way that are kept, by the question that is asked there.
KEPT = {"core": "safety", "words": "understood", "flag:rf_tiptoe_after_3": "sign", "worry": "worry"}


def main() -> None:
    """Write every picture anew."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as state, running_site(Path(state)) as site, chromium() as browser:
        for name in SIZES:
            shoot(browser, site, name)


def shoot(browser: Browser, site: str, size: str) -> None:
    """Every page in one size; the answer also in the dark."""
    page = opened(browser, size)
    for address, name in AT_REST.items():
        page.goto(site + address)
        take(page, f"{name}-{size}")
    searched(page, site, f"found-{size}")
    Walk(page, site, lambda page: keep(page, size)).to_the_answer(TIPTOE)
    walked(opened(browser, size), site, BOTH, f"answer-{size}")
    walked(opened(browser, size, color_scheme="dark"), site, BOTH, f"answer-dark-{size}")
    walked(opened(browser, size), site, EMERGENCY, f"emergency-{size}")
    written(opened(browser, size), site, f"letter-{size}")
    for scheme, name in (("light", "skills"), ("dark", "skills-dark")):
        grown(opened(browser, size, color_scheme=scheme), site, f"{name}-{size}")


def searched(page: Page, site: str, name: str) -> None:
    """Takes the picture of what a search with slips finds."""
    page.goto(f"{site}learn/")
    page.fill("#words", "cerebal palsey")
    page.locator(".find button").click()
    page.wait_for_selector("#found-head")
    take(page, name)


def opened(browser: Browser, size: str, **options: str) -> Page:
    """A page of this size in a browser of its own."""
    given = {"viewport": SIZES[size], "reduced_motion": "reduce", **options}
    return browser.new_context(**given).new_page()  # type: ignore[arg-type]


def keep(page: Page, size: str) -> None:
    """Takes the picture of a question that is kept."""
    page.wait_for_load_state()
    asked = page.locator("input[name=question]")
    name = KEPT.get(asked.first.get_attribute("value") or "") if asked.count() else None
    if name:
        take(page, f"{name}-{size}")


def walked(page: Page, site: str, child: Child, name: str) -> None:
    """Takes the picture of a child's answer."""
    Walk(page, site, lambda page: page.wait_for_load_state()).to_the_answer(child)
    take(page, name, whole=False)


def written(page: Page, site: str, name: str) -> None:
    """Takes the picture of a letter before it is made."""
    Walk(page, site, lambda page: page.wait_for_load_state()).to_the_answer(TIPTOE)
    page.get_by_role("link", name="Make the letter").click()
    page.wait_for_load_state()
    take(page, name)


def grown(page: Page, site: str, name: str) -> None:
    """Takes the pictures of a record of growing skills: its first chart, and that of its scores."""
    begin(page, site)
    fill_everything(page, site)
    for head, part in (("motor", name), ("score", name.replace("skills", "skills-scores"))):
        page.locator(f"#{head}-head").evaluate("head => head.scrollIntoView()")
        take(page, part)


def take(page: Page, name: str, *, whole: bool = False) -> None:
    """Writes what the window shows, or the whole page."""
    page.screenshot(path=SHOTS / f"{name}.png", full_page=whole)


if __name__ == "__main__":
    main()
