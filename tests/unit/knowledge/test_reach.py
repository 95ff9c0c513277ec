"""Where, for whom and when a dated record holds."""

from datetime import date

import pytest
from msgspec.structs import replace

from handrail.knowledge import is_stale
from handrail.knowledge.reach import in_force, is_at, is_of_age, serves_one_of
from handrail.vocabulary import Age, Jurisdiction


@pytest.mark.parametrize(
    ("places", "place", "bears"),
    [
        (("AU",), "AU", True),
        (("AU",), "AU-WA", True),
        (("AU-WA",), "AU", True),
        (("AU-WA",), "AU-QLD", False),
        (("AU-SA", "AU-TAS"), "AU-TAS", True),
        (("GB-ENG",), "AU", False),
    ],
)
def test_a_record_bears_on_its_place_the_country_around_it_and_regions_within_it(places, place, bears):
    assert is_at(places, Jurisdiction.parse(place)) is bears


@pytest.mark.parametrize(("months", "fits"), [(35, False), (36, True), (71.9, True), (72, False)])
def test_the_upper_age_is_the_first_that_is_too_old(months, fits):
    assert is_of_age(Age.of_months(months), 3, 6) is fits


def test_no_upper_age_and_an_unknown_age_shut_nobody_out():
    assert is_of_age(Age.of_months(220), 3, None)
    assert is_of_age(None, 3, 6)


def test_both_days_of_a_span_are_within_it(library):
    record = replace(library.pathways["nz_acc"], effective_from=date(2026, 2, 1), effective_until=date(2026, 3, 1))
    days = {day: in_force(record, day).value for day in (date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 1))}
    assert list(days.values()) == ["to_come", "now", "now"]
    assert in_force(record, date(2026, 3, 2)) == "over"
    assert in_force(replace(record, effective_from=None, effective_until=None), date(2026, 3, 2)) == "now"


def test_without_a_named_therapy_every_record_serves():
    assert serves_one_of(frozenset(), ("other",))
    assert serves_one_of(frozenset({"ot"}), ("ot", "pt"))
    assert not serves_one_of(frozenset({"ot"}), ("pt",))


def test_a_fact_is_stale_the_day_after_six_months():
    assert not is_stale(date(2026, 8, 31), date(2027, 2, 28))
    assert is_stale(date(2026, 8, 31), date(2027, 3, 1))
