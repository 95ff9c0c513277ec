"""Ways in and payers: dated, sourced, and what is not known is never told as no."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from handrail.family.practice.presenters.access import countries, find_place, funding_page, ways_page

TODAY = date(2026, 11, 24)


def codes(library, knowledge):
    return [link.code for row in countries(library, knowledge) for link in (row.country, *row.regions)]


def test_every_place_of_the_records_can_be_chosen(library, knowledge):
    named = {code for row in (*library.pathways.values(), *library.fundings.values()) for code in row.places}
    assert named <= set(codes(library, knowledge))


def test_a_place_that_nobody_offers_is_not_found(library, knowledge):
    assert find_place("XX", library, knowledge) is None


def test_what_is_unknown_is_told_as_ask(library, knowledge):
    seen = 0
    for code in codes(library, knowledge):
        for way in ways_page(library, knowledge, find_place(code, library, knowledge), TODAY).ways:
            for (_who, told, kind), answer in zip(way.who, way.record.who.values(), strict=True):
                assert (kind == "ask") == (answer == "unknown")
                if answer == "unknown":
                    seen += 1
                    assert "ask" in told
    assert seen


def test_every_way_and_payer_says_when_it_was_checked_and_is_sourced_or_marked(library, knowledge):
    for code in codes(library, knowledge):
        place = find_place(code, library, knowledge)
        rows = (
            *ways_page(library, knowledge, place, TODAY).ways,
            *funding_page(library, knowledge, place, TODAY).payers,
        )
        assert all(row.checked_on for row in rows), code
        assert all(row.sources or row.is_secondhand for row in rows), code


def test_a_fact_without_a_source_says_so(library, knowledge):
    page = ways_page(library, knowledge, find_place("AU", library, knowledge), TODAY)
    bare = next(way for way in page.ways if not way.sources)
    assert "We have no source for it" in render_to_string("family/checked.html", {"row": bare})


@pytest.mark.parametrize(("day", "is_stale"), [(TODAY, False), (date(2027, 11, 24), True)])
def test_facts_that_grow_old_warn(library, knowledge, day, is_stale):
    place = find_place("AU", library, knowledge)
    assert any(way.is_stale for way in ways_page(library, knowledge, place, day).ways) is is_stale


def test_an_amount_has_its_currency_days_and_sources(library, knowledge):
    payers = funding_page(library, knowledge, find_place("AU", library, knowledge), TODAY).payers
    amounts = [amount for payer in payers for amount in payer.amounts]
    assert any(amount.sum == "AUD 193.99 an hour" for amount in amounts)
    assert all("from" in amount.holds and amount.sources for amount in amounts)


def test_an_amount_that_has_ended_stands_apart(library, knowledge):
    payers = funding_page(library, knowledge, find_place("AU", library, knowledge), TODAY).payers
    assert any("until Tuesday 30 June 2026" in amount.holds for payer in payers for amount in payer.past_amounts)
    assert not any("June 2026" in amount.holds for payer in payers for amount in payer.amounts)
