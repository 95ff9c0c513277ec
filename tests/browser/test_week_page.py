"""The page of a clinic's weeks in a browser: axe, phone and desktop, light and dark, one week at a time, on paper."""

import pytest

from browser.conftest import DESKTOP
from browser.looks import faults_in_looks
from diary import booked
from handrail.scheduling import week_page


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a plan of four weeks, as a file."""
    path = tmp_path_factory.mktemp("week") / "week.html"
    path.write_text(week_page(*booked("medium", 1), accents={"OT": "#7a3e9d", "PT": "#0b6e7a"}))
    return path.as_uri()


@pytest.fixture
def open_file(browser):
    contexts = []

    def opened(**options):
        contexts.append(browser.new_context(**options))
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


pytestmark = pytest.mark.enable_socket


@pytest.mark.parametrize("place", ["", "#week-2-families"])
def test_no_week_has_a_fault_in_any_look(open_file, address, place):
    page = open_file()
    page.goto(address + place)
    page.locator("summary").click()
    assert faults_in_looks(page) == {}


def test_one_week_is_shown_at_a_time_and_another_can_be_chosen(open_file, address):
    page = open_file(viewport=DESKTOP)
    page.goto(address)
    shown = page.locator(".week:visible")
    assert shown.count() == 1
    assert "Week 1" in shown.locator("h2").inner_text()
    shown.get_by_role("link", name="Week 3").click()
    assert "Week 3" in page.locator(".week:visible h2").inner_text()
    page.locator(".week:visible").get_by_role("link", name="By family").click()
    assert page.locator(".week:visible h2").inner_text().endswith("By family")


def test_on_paper_stands_the_chosen_week_alone(open_file, address):
    page = open_file(viewport=DESKTOP)
    page.emulate_media(media="print")
    page.goto(f"{address}#week-2-therapists")
    assert page.locator("table:visible").count() == 1
    assert not page.locator("nav:visible, .overview:visible").count()
