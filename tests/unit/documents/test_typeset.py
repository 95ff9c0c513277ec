"""Pages as PDF/UA: tagged, titled, in one language, on one page, and with whatever a family typed."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handrail.documents import (
    Summary,
    card_sheet,
    pdf_of,
    png_of,
    summary_sheet,
)
from handrail.knowledge import Library
from handrail.planning import CardLine, WeekCard
from handrail.vocabulary import InputError, MissingExtraError
from unit.documents.pages import MARK, a_letter, at, elements, read, words_of

MILLIMETRE = 72 / 25.4


def a_card(library: Library):
    rows = list(library.activities.values())[:3]
    lines = tuple(CardLine(activity=row.id, routine="At bath time", minutes=row.minutes) for row in rows)
    return card_sheet(WeekCard(lines=lines, minutes_a_day=15), library, MARK, child_name="Sam")


def a_summary(**more: str):
    return summary_sheet(Summary(answer="See your GP first.", child_name="Sam", **more), MARK)


@pytest.fixture(params=["letter", "summary", "card"])
def sheet(request, library):
    return {"letter": a_letter, "summary": a_summary, "card": lambda: a_card(library)}[request.param]()


def test_every_page_is_tagged_and_says_its_title_and_language(sheet):
    root = read(pdf_of(sheet, at("AU"))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-AU"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "Sam" in read(pdf_of(sheet, at("AU"))).metadata.title
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_every_page_is_one_page_and_every_figure_has_words(sheet):
    pdf = pdf_of(sheet, at("GB"))
    assert len(read(pdf).pages) == 1
    kinds = [element["/S"] for element in elements(pdf)]
    assert "/H1" in kinds
    figures = [element for element in elements(pdf) if element["/S"] == "/Figure"]
    assert [element for element in figures if not element.get("/Alt")] == []
    assert len(figures) == (0 if sheet.look == "letter" else 1)


def test_headings_go_down_one_by_one():
    levels = [int(e["/S"][2:]) for e in elements(pdf_of(a_letter(), at("GB"))) if e["/S"] in ("/H1", "/H2", "/H3")]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}


def test_everything_that_the_family_wrote_stands_on_the_letter():
    shown = words_of(pdf_of(a_letter(), at("GB")))
    for text in (
        "Dr Patel",
        "Sam Example",
        "10 May 2025",
        "within two weeks",
        "34+3",
        "Medicines: not stated",
        "sister",
    ):
        assert text in shown
    assert "rf_not_walking_18_months" in shown
    assert "Draft: no clinician has yet checked" in shown
    assert "It is not a diagnosis." in shown


@pytest.mark.parametrize(
    ("country", "width", "height"), [("GB", 210, 297), ("AU", 210, 297), ("US", 215.9, 279.4), ("CA", 215.9, 279.4)]
)
def test_the_paper_is_that_of_the_country(country, width, height):
    box = read(pdf_of(a_letter(), at(country))).pages[0].mediabox
    assert float(box.width) / MILLIMETRE == pytest.approx(width, abs=0.1)
    assert float(box.height) / MILLIMETRE == pytest.approx(height, abs=0.1)


def test_the_same_letter_is_the_same_bytes():
    assert pdf_of(a_letter(), at("GB")) == pdf_of(a_letter(), at("GB"))
    assert pdf_of(a_letter(), at("GB")) != pdf_of(a_letter(child_name="Alex"), at("GB"))


@pytest.mark.parametrize(
    "typed",
    [
        "#set page(fill: red) $x^2$ *b* _i_ `c` <l> @r = h - l / x // y /* z */ \\ ~ -- --- ... \"q\" 's' [a] {b} https://a.b",
        '#panic(1) #import "x": * #read("/etc/passwd")',
        "{{ 7*7 }} {% load x %} %s %(a)s &amp; <b>",
    ],
)
def test_signs_that_mean_something_elsewhere_come_through(typed):
    assert " ".join(typed.split()) in words_of(pdf_of(a_letter(own_words=typed), at("GB")))


@pytest.mark.parametrize("name", ["Nguyễn Thị Ánh", "Zoë O’Brien-Łukasik", "Ольга Ї", "Ελένη", "Siân ŵ", "José Ñ"])
def test_a_name_is_printed_as_it_is_written(name):
    assert name in words_of(pdf_of(a_letter(child_name=name), at("GB")))


@pytest.mark.parametrize(
    "name", ["أمينة", "שרה", "आरव", "অর্ণব", "ਗੁਰਪ੍ਰੀਤ", "પ્રિયા", "தமிழ்", "สมชาย", "ሰላም", "😀", "👍🏽", "🇬🇧"]
)
def test_other_scripts_and_emoji_are_drawn(name):
    with_name, without = pdf_of(a_letter(child_name=name), at("GB")), pdf_of(a_letter(child_name="?"), at("GB"))
    assert set(read(with_name).pages[0]["/Resources"]["/Font"]) > set(read(without).pages[0]["/Resources"]["/Font"])


def test_a_sign_that_no_font_can_draw_is_named_with_its_field():
    with pytest.raises(InputError, match="We cannot print “王”") as refused:
        pdf_of(a_letter(written_by="王小明"), at("GB"))
    assert refused.value.field == "written_by"


def test_more_than_one_page_is_refused_on_the_longest_field():
    long = "He falls on the stairs at nursery. " * 42
    with pytest.raises(InputError, match="more than one page") as refused:
        pdf_of(a_letter(own_words=long, tried=long[:1400], history=long[:1400], service=long[:1300]), at("GB"))
    assert refused.value.field == "own_words"


def test_a_long_letter_still_fits_in_smaller_type():
    long = "He falls on the stairs at nursery. " * 38
    pdf = pdf_of(a_letter(own_words=long), at("US"))
    assert len(read(pdf).pages) == 1
    assert words_of(pdf).count("He falls on the stairs") == 38


def test_a_word_without_an_end_stays_on_the_paper():
    pdf = pdf_of(a_letter(own_words="w" * 400), at("GB"))
    lines = read(pdf).pages[0].extract_text().replace("\u200b", "").splitlines()
    pieces = [len(line.strip()) for line in lines if "www" in line]
    assert sum(pieces) >= 400
    assert max(pieces) < 80


def test_lines_of_a_list_are_items():
    kinds = [element["/S"] for element in elements(pdf_of(a_letter(), at("GB")))]
    assert kinds.count("/LI") == 2


def test_a_card_has_a_box_for_each_day_and_its_safety_line(library):
    shown = words_of(pdf_of(a_card(library), at("GB")))
    assert shown.count("Sun") == 3
    assert shown.count("Safe:") == 3
    assert "Tick a day when you did it." in shown


@settings(max_examples=60, deadline=None)
@example("0\t\u137d")
@example("0\u1712")
@given(st.text(max_size=60))
def test_whatever_is_typed_makes_a_page_or_names_its_field(typed):
    try:
        assert pdf_of(a_letter(own_words=typed), at("GB"))[:5] == b"%PDF-"
    except InputError as refused:
        assert refused.field == "own_words"


def test_a_letter_does_not_keep_a_family_waiting():
    pdf_of(a_letter(), at("GB"))  # the fonts are read once
    began = time.perf_counter()
    for number in range(10):
        pdf_of(a_letter(child_name=f"Sam {number}"), at("GB"))
    assert (
        time.perf_counter() - began
    ) / 10 < 1  # some ten milliseconds by themselves; a machine that does much else is given time


def test_letters_made_at_the_same_time_are_not_mixed_up():
    names = [f"Sam {number}" for number in range(24)]
    with ThreadPoolExecutor(4) as workers:
        made = list(workers.map(lambda name: pdf_of(a_letter(child_name=name), at("GB")), names))
    assert [name for name, pdf in zip(names, made, strict=True) if f"Letter about {name} " not in words_of(pdf)] == []


def test_a_picture_of_the_page_is_made():
    assert png_of(a_letter(), at("GB"), dots_an_inch=20)[:4] == b"\x89PNG"


def test_without_the_extra_one_sentence_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtraError, match=r'pip install "handrail\[documents\]"'):
        pdf_of(a_letter(), at("GB"))


def test_a_fault_of_ours_is_no_fault_of_the_family():
    with pytest.raises(RuntimeError, match="paper"):
        pdf_of(a_letter(), replace(at("GB"), paper="papyrus"))


def test_the_longest_names_fit():
    name = "Maximiliana Alexandrina " * 6
    assert len(read(pdf_of(a_letter(child_name=name, to=name, written_by=name, school=name), at("US"))).pages) == 1
