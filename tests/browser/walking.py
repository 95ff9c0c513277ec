"""Walks a family through the check in a real browser, by mouse or by keyboard, and notes what went wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WCAG_22_AA = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what passed is not described node by node: two thirds of the time
}
# In one go in the page: asking from here for one box after another takes as long as axe does. A word that opens its
# meaning stands in a sentence, which 2.5.8 leaves out.
SMALL_TARGETS = """[...document.querySelectorAll("button:not([aria-hidden], .term), .choice, summary")]
    .filter(one => one.checkVisibility({visibilityProperty: true}))
    .map(one => [one.innerText, one.getBoundingClientRect()])
    .filter(([_, box]) => box.width && box.height && Math.min(box.width, box.height) < 24)
    .map(([text, _]) => text)"""
MOST_QUESTIONS = 70


@dataclass(frozen=True, kw_only=True)
class Child:
    """One made-up child: what the family writes, the age, and the answers that are not the calm ones."""

    name: str
    words: str = ""
    way: str = ""
    years: str = ""
    months: str = ""
    weeks_early: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    worries: tuple[str, ...] = ()
    expects: tuple[str, ...] = ()


class Walk:
    """One family's way through the pages; every page is looked at by `look`."""

    def __init__(self, page: Page, address: str, look: Callable[[Page], None]) -> None:
        self.page = page
        self.address = address
        self.look = look
        self.asked: list[str] = []

    def to_the_answer(self, child: Child) -> Page:
        """The page of the answer for this child."""
        self._begin(child)
        for _ in range(MOST_QUESTIONS):
            self.look(self.page)
            if not self._is_asking():
                return self.page
            question = self.page.locator("input[name=question]").first.get_attribute("value") or ""
            self.asked.append(question)
            self._answer(child, question)
        raise AssertionError(f"more than {MOST_QUESTIONS} questions: {self.asked}")

    def _is_asking(self) -> bool:
        return urlsplit(self.page.url).path.rstrip("/").split("/")[-1].isdecimal()

    def _begin(self, child: Child) -> None:
        self.page.goto(self.address)
        self.look(self.page)
        if child.way:
            self.press(f"button[name=way][value={child.way}]")
        else:
            self.write("#words", child.words)
            self.press("form.ask button")

    def _answer(self, child: Child, question: str) -> None:
        wanted = child.answers.get(question)
        match question.partition(":")[0]:
            case "age":
                self.write("#years", child.years)
                self.write("#months", child.months)
                self.go_on()
            case "gestation":
                self._answer_gestation(child)
            case "words":
                self._answer_words(child)
            case "conditions" if wanted:
                self.write("#conditions", wanted)
                self.go_on()
            case "conditions":
                self.press("button[name=skip]")
            case _:
                self.choose(wanted or self._calm(question))
                self.go_on()

    def _calm(self, question: str) -> str:
        calm = {"core": "none", "therapies": "none", "flag": "no", "worry": "no", "milestone": "yes", "sentinel": "yes"}
        calm |= {"walking": "yes", "second_look": "no"}
        offered = self.page.locator("#answer input[name=answer]")
        if self.page.locator("#answer input[value=none]").count():
            return "none"
        return calm.get(question.partition(":")[0]) or offered.first.get_attribute("value") or ""

    def _answer_gestation(self, child: Child) -> None:
        self.choose("early" if child.weeks_early else "on_time")
        if child.weeks_early:
            self.page.select_option("#weeks", child.weeks_early)
        self.go_on()

    def _answer_words(self, child: Child) -> None:
        if self.page.locator("textarea").count():
            if not child.words or "words" in self.asked[:-1]:
                self.press("button[name=skip]")
                return
            self.write("#words", child.words)
        elif child.worries:
            for worry in child.worries:
                self.choose(worry)
        else:
            self.page.locator("#answer input").first.check()
        self.go_on()

    # What a hand does; the keyboard walk does it otherwise.

    def write(self, field: str, text: str) -> None:
        """Writes into a field."""
        if text:
            self.page.fill(field, text)

    def choose(self, value: str) -> None:
        """Ticks one answer."""
        self.page.check(f"#answer input[value='{value}']")

    def press(self, what: str) -> None:
        """Presses a button."""
        self.page.locator(what).first.click()

    def go_on(self) -> None:
        """Presses Continue."""
        self.press("form.question .actions button:not([name])")


class KeyboardWalk(Walk):
    """The same way with Tab, arrows, space and Enter alone."""

    MOST_TABS = 60

    def write(self, field: str, text: str) -> None:
        if text:
            self._reach(field)
            self.page.keyboard.type(text)

    def choose(self, value: str) -> None:
        wanted = f"#answer input[value='{value}']"
        if self.page.locator(wanted).get_attribute("type") == "radio":
            self._reach("#answer input")
            while not self._is_at(wanted):
                self.page.keyboard.press("ArrowDown")
            self.page.keyboard.press("Space")
        else:
            self._reach(wanted)
            self.page.keyboard.press("Space")

    def press(self, what: str) -> None:
        self._reach(what)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _reach(self, what: str) -> None:
        for _ in range(self.MOST_TABS):
            if self._is_at(what):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{what} cannot be reached with Tab on {self.page.url}")

    def _is_at(self, what: str) -> bool:
        return bool(self.page.evaluate("what => document.activeElement.matches(what)", what))


def axe_findings(page: Page) -> list[str]:
    """What axe finds on this page at WCAG 2.2 AA and good practice, in a line each."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(options).then(found => found.violations)", WCAG_22_AA)
    return [
        f"{rule['id']}: {node['html'][:200]} {node.get('failureSummary', '')[:200]}"
        for rule in found
        for node in rule["nodes"]
    ]


def sideways_scroll(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def small_targets(page: Page) -> list[str]:
    """Buttons and choices that a thumb would miss: less than 24 px either way (WCAG 2.2, 2.5.8)."""
    return list(page.evaluate(SMALL_TARGETS))
