"""Ten children, each walked through the whole check on one kind of device and one way of using it."""

import pytest
from playwright.sync_api import Page

from browser.conftest import DESKTOP, HALF, PHONE, SMALL_PHONE
from browser.walking import Child, KeyboardWalk, Walk, axe_findings, sideways_scroll, small_targets

pytestmark = pytest.mark.enable_socket  # the browser and the site speak on this machine

CHILDREN = {
    "an emergency": Child(
        name="an emergency",
        words="she suddenly cannot move her right arm and one side of her face droops",
        years="4",
        answers={"flag:rf_sudden_weak_face_arm_speech": "yes"},
        expects=("This needs emergency care now.", "000", "999", "911"),
    ),
    "a lost skill": Child(
        name="a lost skill",
        words="He used to walk and now he does not walk any more",
        years="3",
        answers={"core": "lost_skill", "flag:rf_lost_movement_skills": "yes"},
        expects=("See someone first",),
    ),
    "physiotherapy": Child(
        name="physiotherapy",
        words="She is 4 and stairs are hard for her, she always puts both feet on each step",
        years="4",
        months="2",
        expects=("job for physiotherapy", "See a physiotherapist"),
    ),
    "occupational therapy": Child(
        name="occupational therapy",
        words="His handwriting is so messy that nobody can read it and his hand gets tired",
        years="8",
        expects=("job for occupational therapy", "See an occupational therapist"),
    ),
    "both": Child(
        name="both",
        words="She falls a lot on the playground, cannot do buttons and her handwriting is messy",
        years="5",
        months="2",
        expects=("occupational therapy and physiotherapy", "Start with"),
    ),
    "speech first": Child(
        name="speech first",
        words="My son is two and a half and says only a few words, hard to understand",
        years="2",
        months="6",
        expects=("speech",),
    ),
    "reassurance": Child(
        name="reassurance",
        words="my toddler sits in a W all the time",
        years="2",
        months="6",
        answers={"concern:w_sitting:other_moves": "no"},
        expects=("Nothing here needs a therapist now.", "Look again"),
    ),
    "not enough to say": Child(
        name="not enough to say",
        words="zxqv wplk brnt",
        years="9",
        expects=("not enough to say",),
    ),
    "born early": Child(
        name="born early",
        words="My baby does not sit up yet",
        months="9",
        weeks_early="29",
        expects=("Your child, 9 months old",),
    ),
    "a teenager": Child(
        name="a teenager",
        way="self",
        words="my hand hurts when I write in class and I am always last",
        years="14",
        expects=("asking was right",),
    ),
}


def walked(
    open_page, site, child: Child, *, kind: type[Walk] = Walk, with_axe: bool = True, **options
) -> tuple[Walk, Page]:
    """The child's walk to the answer; every page is checked on the way, each kind of page by axe once."""
    page, noted = open_page(**options)
    seen: set[str] = set()

    def look(page: Page) -> None:
        page.wait_for_load_state()
        assert sideways_scroll(page) == 0, page.url
        control = page.locator("main").get_attribute("data-kind") or page.locator("h1").inner_text()
        if with_axe and control not in seen:
            seen.add(control)
            assert axe_findings(page) == [], page.url
            assert small_targets(page) == [], page.url

    walk = kind(page, site.address, look)
    walk.to_the_answer(child)
    assert noted.hosts == {site.host}
    assert noted.complaints == []
    text = page.locator("main").inner_text()
    assert [words for words in child.expects if words.lower() not in text.lower()] == [], text
    return walk, page


def test_an_emergency_stops_the_check_on_the_smallest_phone(open_page, site):
    walk, page = walked(open_page, site, CHILDREN["an emergency"], viewport=SMALL_PHONE)
    assert walk.asked == ["flag:rf_sudden_weak_face_arm_speech"]
    assert page.locator("a[href='tel:999']").is_visible()


def test_a_lost_skill_goes_to_a_doctor_first_in_the_dark(open_page, site):
    walked(open_page, site, CHILDREN["a lost skill"], color_scheme="dark")


def test_stairs_lead_to_physiotherapy_on_a_phone(open_page, site):
    _, page = walked(open_page, site, CHILDREN["physiotherapy"], viewport=PHONE)
    five = page.locator(".five")
    assert five.locator(".danger-line").is_visible()
    assert five.locator(".steps li").first.bounding_box()["y"] < 500  # who and when, without scrolling


def test_handwriting_leads_to_occupational_therapy_without_script(open_page, site):
    _, page = walked(open_page, site, CHILDREN["occupational therapy"], java_script_enabled=False, with_axe=False)
    assert page.locator("[data-print]").is_hidden()


def test_hands_and_movement_lead_to_both_on_a_desktop(open_page, site):
    _, page = walked(open_page, site, CHILDREN["both"], viewport=DESKTOP)
    assert page.locator(".sides thead th").all_inner_texts() == ["Occupational therapy", "Physiotherapy"]


def test_few_words_lead_to_speech_therapy_from_right_to_left(open_page, site):
    _, page = walked(open_page, site, CHILDREN["speech first"], locale="ar")
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_an_ordinary_thing_is_reassured_with_a_date_at_200_percent(open_page, site):
    walked(open_page, site, CHILDREN["reassurance"], viewport=HALF, device_scale_factor=2)


def test_words_that_nobody_understands_end_with_somebody_to_see(open_page, site):
    _, page = walked(open_page, site, CHILDREN["not enough to say"], reduced_motion="no-preference")
    assert page.locator(".steps li").count() >= 1


def test_a_baby_born_early_is_asked_for_the_weeks_in_the_dark(open_page, site):
    walk, _ = walked(open_page, site, CHILDREN["born early"], color_scheme="dark", viewport=SMALL_PHONE)
    assert "gestation" in walk.asked


def test_a_teenager_is_addressed_as_you_by_keyboard_alone(open_page, site):
    _, page = walked(open_page, site, CHILDREN["a teenager"], kind=KeyboardWalk, viewport=DESKTOP)
    assert "your child" not in page.locator("main").inner_text().lower()
