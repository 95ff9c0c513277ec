"""What the page of activities shows, withholds and asks for."""

import pytest
from django.http import QueryDict

from handrail.family.engine import the_engine
from handrail.family.presenters.activities import activities_page


def page_for(library, query: str):
    return activities_page(library, the_engine(), QueryDict(query))


@pytest.mark.parametrize(("query", "field"), [("signs=none", "years"), ("years=4", "signs")])
def test_nothing_is_shown_before_age_and_signs_are_told(library, query, field):
    page = page_for(library, query)
    assert page.error is not None
    assert page.error.field == field
    assert not page.offers
    assert not page.card


def test_none_of_these_goes_with_nothing_else(library):
    sign = next(iter(the_engine().knowledge.cores))
    page = page_for(library, f"years=4&signs=none&signs={sign}")
    assert page.error is not None


@pytest.mark.parametrize("sign", list(the_engine().knowledge.cores))
def test_every_sign_on_the_list_pauses_everything(library, sign):
    page = page_for(library, f"years=4&signs={sign}")
    assert page.is_paused
    assert not page.offers
    assert not page.card


def test_a_child_without_signs_gets_a_card_of_two_or_three(library):
    page = page_for(library, "years=4&signs=none")
    assert 2 <= len(page.card) <= 3
    assert page.week.minutes_a_day == sum(line.minutes for line in page.card)


def test_filters_keep_what_fits(library):
    page = page_for(library, "years=4&signs=none&skills=balance&things=cushions&minutes=5")
    assert page.offers
    for row in page.offers:
        assert "balance" in row.record.skills
        assert set(row.record.things) <= {"cushions"}
        assert row.record.minutes <= 5


def test_an_unknown_diagnosis_asks_the_team_about_every_hazard(library):
    page = page_for(library, "years=4&signs=none&conditions=zzqx+syndrome+of+nowhere")
    hazardous = [row for row in page.offers if row.record.hazards]
    assert hazardous
    assert all(row.asks_first and row.because for row in hazardous)


def test_a_finding_withholds_with_its_reason(library):
    page = page_for(library, "years=4&signs=none&findings=fixator_or_pins")
    assert page.is_paused or page.withheld
    assert page.withheld_because


def test_what_was_picked_comes_first_on_the_card(library):
    last = [row for row in page_for(library, "years=4&signs=none").offers if not row.asks_first][-1].record.id
    card = page_for(library, f"years=4&signs=none&pick={last}").card
    assert card[0].record.id == last


def test_every_activity_shown_has_its_safety_and_its_mark(library):
    page = page_for(library, "years=4&signs=none")
    assert page.is_draft
    assert all(row.record.safety for row in page.offers)
