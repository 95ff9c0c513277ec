"""Words follow the country, and nothing that others wrote is changed."""

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.family.engine import the_engine, the_library
from handrail.family.place import english_at
from handrail.knowledge.lookup import sources_of
from handrail.site.country_english import page_said

OTHERS = ("us", "au")
SOURCES = sorted(
    {text for row in sources_of(the_engine().knowledge, the_library()).values() for text in (row.title, row.publisher)}
)
ADDRESSES = sorted(row.url for row in sources_of(the_engine().knowledge, the_library()).values() if row.url)
SERVICES = sorted(
    {
        *(row.name for row in (*the_library().pathways.values(), *the_library().fundings.values())),
        *(line.name for place in the_engine().knowledge.places.values() for line in place.lines),
    }
)
SAYINGS = st.sampled_from(("Ask your GP.", "A physiotherapist helps. ", "Colours, nappies and a cot", "your mum", ""))


@given(place=st.sampled_from(OTHERS), source=st.sampled_from(SOURCES), address=st.sampled_from(ADDRESSES), said=SAYINGS)
def test_a_source_keeps_its_name_and_its_address(place, source, address, said):
    line = f'<ul class="sources" data-as-written><li><a href="{escape(address)}">{escape(source)}</a></li></ul>'
    page = page_said(f"<p>{said}</p>{line}<p>{said}</p>", english_at(place))
    assert line in page


@given(place=st.sampled_from(OTHERS), service=st.sampled_from(SERVICES), said=SAYINGS)
def test_a_service_keeps_its_name_in_a_sentence(place, service, said):
    assert service in english_at(place).said(f"{said} {service} {said}")


@given(place=st.sampled_from(OTHERS), address=st.sampled_from(ADDRESSES), said=SAYINGS)
def test_an_address_in_a_text_stays(place, address, said):
    assert address.rstrip(".,") in english_at(place).said(f"{said} {address} {said}")


@given(place=st.sampled_from(OTHERS), words=st.text(alphabet=st.characters(exclude_characters="”")), said=SAYINGS)
def test_a_quotation_stays(place, words, said):
    quotation = f"“{words} GP nappy”"
    assert quotation in english_at(place).said(f"{said}{quotation}{said}")


@given(place=st.sampled_from(OTHERS), words=st.text())
def test_what_a_family_wrote_stays_in_its_field(place, words):
    field = f'<textarea name="words">{escape(words)} our GP said nappy</textarea>'
    quoted = f'<blockquote class="quote" data-as-written><p>{escape(words)} <b>mum</b></p></blockquote>'
    value = f'<input name="x" value="{escape(words)} nappy">'
    assert page_said(field + quoted + value, english_at(place)) == field + quoted + value


@given(page=st.text(), place=st.sampled_from(("", "gb", "ie", "ca")))
def test_without_a_country_of_other_words_a_page_is_not_touched(page, place):
    assert page_said(page, english_at(place)) == page


@given(page=st.text(alphabet=st.sampled_from('<>/!-?"&;=.abp \n')), place=st.sampled_from(OTHERS))
def test_no_sign_of_a_page_is_lost(page, place):
    assert page_said(page, english_at(place)) == page


@given(
    st.lists(
        st.sampled_from(("<p>", "</p>", "<b>", "</b>", "GP", " nappy ", 'x="1"', "<", "&lt;", "<br>")), max_size=12
    )
)
def test_marks_are_never_changed(pieces):
    page = "".join(pieces)
    tags = re.compile(r"<[a-z/][^>]*>")
    assert tags.findall(page_said(page, english_at("us"))) == tags.findall(page)


@pytest.mark.parametrize(
    ("page", "american"),
    [
        ("<p>GP first.</p>", "<p>Pediatrician first.</p>"),
        ("<p>See your <b>GP</b> first.</p>", "<p>See your <b>pediatrician</b> first.</p>"),
        ("<p>Well. GP first.</p>", "<p>Well. Pediatrician first.</p>"),
        ('<td data-label="Physiotherapy">Colour</td>', '<td data-label="Physical therapy">Color</td>'),
        ('<a href="/learn/nappy/" title="x">Nappy</a>', '<a href="/learn/nappy/" title="x">Diaper</a>'),
        ("<title>Physiotherapy · Handrail</title>", "<title>Physical therapy · Handrail</title>"),
        ("<div data-as-written><div>GP</div>GP</div>GP", "<div data-as-written><div>GP</div>GP</div>Pediatrician"),
        ("<script>let colour = 1</script>", "<script>let colour = 1</script>"),
        ("<!-- GP -->", "<!-- GP -->"),
        ("Ring 999 now", "Call 999 now"),
        ("PHYSIOTHERAPY", "PHYSICAL THERAPY"),
        ("rf_colour colour", "rf_colour color"),
    ],
)
def test_a_page_is_said_in_american_english(page, american):
    assert page_said(page, english_at("us")) == american
