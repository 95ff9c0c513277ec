"""The whole way of a family, from the first page to a file that opens in another browser; with script and without."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.by_http import answered
from browser.conftest import PHONE, Site
from browser.looks import faults_in_looks
from browser.walking import Child, Walk
from unit.documents.pages import elements, read, words_of

pytestmark = pytest.mark.enable_socket
FALLS = Child(name="falls", words="she trips on the stairs and falls a lot", years="4")
THING = "Up the stairs holding the handrail"


@dataclass
class Way:
    """One family in one browser."""

    page: Page
    site: Site
    folder: Path

    def walk_to_the_answer(self) -> None:
        Walk(self.page, self.site.address, lambda page: page.wait_for_load_state()).to_the_answer(FALLS)

    def to_the_letter(self) -> None:
        self.page.get_by_role("link", name="Make the letter").click()

    def saved(self, button: str) -> Path:
        """The file that a button sends."""
        with self.page.expect_download() as started:
            self.page.get_by_role("button", name=button).last.click()
        path = self.folder / started.value.suggested_filename
        started.value.save_as(path)
        return path


@pytest.fixture
def way(open_page, site, tmp_path) -> Way:
    """A family on a phone that has its answer."""
    page, _ = open_page(viewport=PHONE)
    answered(page, site.address)
    return Way(page, site, tmp_path)


def is_for_everybody(pdf: bytes) -> bool:
    """Whether a PDF is tagged, in a language, titled, on one page, and tells every figure in words."""
    root = read(pdf).trailer["/Root"]
    figures = [element for element in elements(pdf) if element["/S"] == "/Figure"]
    return bool(
        root["/MarkInfo"]["/Marked"].value
        and root["/Lang"]
        and read(pdf).metadata.title
        and len(read(pdf).pages) == 1
        and all(figure.get("/Alt") for figure in figures)
    )


@pytest.mark.parametrize("has_script", [True, False], ids=["with script", "without script"])
def test_a_family_walks_from_a_worry_to_a_letter_a_card_and_a_file_for_another_browser(
    open_page, site, tmp_path, has_script
):
    page, _ = open_page(java_script_enabled=has_script, viewport=PHONE)
    way = Way(page, site, tmp_path)
    way.walk_to_the_answer()

    way.to_the_letter()
    way.page.fill("#child_name", "Sam Example")
    way.page.fill("#history", "Born at term.\nMedicines:")
    letter = way.saved("Make the PDF").read_bytes()
    assert is_for_everybody(letter)
    told = words_of(letter)
    for text in ("Letter about Sam Example", "What we ask", "Please", FALLS.words, "Medicines: not stated.", "Draft"):
        assert text in told

    way.page.goto(way.site.address + "activities/")
    shown = way.page.locator(".week h3").first.inner_text().split(": ")[-1]
    card = way.saved("The card as PDF").read_bytes()
    assert is_for_everybody(card)
    assert shown in words_of(card)

    way.page.goto(way.site.address + "tried/")
    way.page.get_by_role("button", name="Write down the first thing").click()
    way.page.fill("#what", THING)
    way.page.fill("#from_on", "2026-01-05")
    way.page.locator("input[name=at]").first.check()
    way.page.locator("input[name=rating]").first.check()
    way.page.get_by_role("button", name="Write it down").click()
    file = way.saved("Save our file")

    elsewhere, _ = open_page()
    elsewhere.goto(way.site.address + "tried/")
    elsewhere.set_input_files("#file", file)
    elsewhere.get_by_role("button", name="Open", exact=True).click()
    assert elsewhere.locator(".tried-lines h3").inner_text() == THING

    way.page.goto(way.site.address + "child/1/letter/")
    way.page.set_input_files("#file", file)
    way.page.get_by_role("button", name="Put in what you tried").click()
    assert THING in way.page.locator("#tried").input_value()
    assert THING in words_of(way.saved("Make the PDF").read_bytes())


def test_a_country_chosen_on_the_letter_offers_its_services_and_its_paper(way):
    way.to_the_letter()
    way.page.get_by_role("button", name="United States").click()
    way.page.select_option("#way", index=1)
    way.page.get_by_role("button", name="Put in what it wants").click()
    assert "Read on" in way.page.locator("#service").input_value()
    assert read(way.saved("Make the PDF").read_bytes()).pages[0].mediabox.width == 612


def test_a_mistake_is_named_and_nothing_is_lost(way):
    way.to_the_letter()
    way.page.fill("#school", "Little Oaks")
    way.page.fill("#written_by", "王")
    way.page.get_by_role("button", name="Make the PDF").last.click()
    assert way.page.title().startswith("Error:")
    way.page.get_by_role("link", name="We cannot print").click()
    assert way.page.url.endswith("#written_by")
    assert way.page.locator("#school").input_value() == "Little Oaks"


def test_enter_in_a_field_makes_the_letter(way):
    way.to_the_letter()
    with way.page.expect_download() as started:
        way.page.locator("#child_name").press("Enter")
    assert started.value.suggested_filename == "letter.pdf"


def test_no_paper_has_a_fault_in_any_look(open_page, site, tmp_path):
    page, noted = open_page()
    family = Way(page, site, tmp_path)
    answered(page, site.address)
    for paper in ("letter", "summary"):
        page.goto(f"{site.address}child/1/{paper}/")
        assert faults_in_looks(page) == {}, paper
    page.goto(f"{site.address}child/1/letter/")
    page.get_by_role("button", name="Show it as text to paste").click()
    assert page.locator("#as-text").input_value().startswith("Letter to a doctor")
    assert faults_in_looks(page) == {}
    assert is_for_everybody_after(family)
    assert noted.hosts == {site.host}
    assert noted.complaints == []


def is_for_everybody_after(family: Way) -> bool:
    """Whether the summary, made as it stands, is a PDF for everybody."""
    family.page.goto(f"{family.site.address}child/1/summary/")
    return is_for_everybody(family.saved("Make the PDF").read_bytes())
