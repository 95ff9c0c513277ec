"""Ways in by place, age and therapy; unknown is told as ask, and old facts are marked."""

from datetime import date

import pytest
from msgspec.structs import replace

from handrail.planning import ways_in
from handrail.vocabulary import Age, Jurisdiction


def names(library, place, today, months=None, **rest):
    age = None if months is None else Age.of_months(months)
    return [way.pathway for way in ways_in(library, place=Jurisdiction.parse(place), today=today, age=age, **rest)]


def way(library, name, today, place="AU"):
    found = ways_in(library, place=Jurisdiction.parse(place), today=today)
    return next(row for row in found if row.pathway == name)


@pytest.mark.parametrize("pathway", ["au_nsw", "au_other", "ca_bc", "uk_ni_southern"])
def test_unknown_is_told_as_ask_and_never_as_no(library, today, pathway):
    record = library.pathways[pathway]
    told = way(library, pathway, today, record.places[0]).may_refer
    unknown = {who for who, answer in record.who.items() if answer == "unknown"}
    assert unknown
    assert {told[who] for who in unknown} == {"ask"}
    assert {who for who, answer in told.items() if answer == "no"} == {
        who for who, answer in record.who.items() if answer == "no"
    }


def test_conditional_is_told_as_sometimes(library, today):
    assert way(library, "uk_eng_derbys", today, "GB").may_refer["family"] == "sometimes"


def test_a_region_gets_its_own_ways_and_the_countrys(library, today):
    found = names(library, "AU-WA", today)
    assert {"au_wa_metro", "au_private"} <= set(found)
    assert "au_qld_wm" not in found


def test_a_country_gets_all_its_regions(library, today):
    assert {"uk_eng_knowsley", "uk_wls_bcu_e", "uk_sct_borders", "uk_ni_southern"} <= set(names(library, "GB", today))


def test_another_country_gets_none_of_them(library, today):
    assert all(name.startswith("nz_") for name in names(library, "NZ", today))


def test_the_age_decides_on_the_birthday(library, today):
    assert "au_ndis_ec_u6" in names(library, "AU", today, 71.9)
    assert "au_ndis_ec_u6" not in names(library, "AU", today, 72)
    assert "au_ndis_9plus" not in names(library, "AU", today, 107.9)
    assert "au_ndis_9plus" in names(library, "AU", today, 108)


def test_an_unknown_age_shuts_nothing_out(library, today):
    assert {"au_ndis_ec_u6", "au_ndis_9plus"} <= set(names(library, "AU", today))


def test_ways_for_another_therapy_are_left_out(library, today):
    assert "au_qld_gc_pt" not in names(library, "AU-QLD", today, disciplines=frozenset({"ot"}))
    assert "au_qld_gc_pt" in names(library, "AU-QLD", today, disciplines=frozenset({"pt"}))


def test_what_is_to_come_stands_last_and_is_marked(library):
    before = ways_in(library, place=Jurisdiction.parse("AU"), today=date(2026, 9, 30))
    to_come = [row.pathway for row in before if row.in_force == "to_come"]
    assert set(to_come) == {"au_tk", "au_ndis_2028"}
    assert {row.pathway for row in before[-2:]} == set(to_come)
    assert way(library, "au_tk", date(2026, 10, 1)).in_force == "now"


def test_what_is_over_is_left_out(library):
    assert "au_ndis_ec_u6" in names(library, "AU", date(2027, 12, 31))
    assert "au_ndis_ec_u6" not in names(library, "AU", date(2028, 1, 1))


def test_a_retired_way_is_left_out(library, today):
    retired = replace(library.pathways["nz_acc"], status="retired")
    changed = replace(library, pathways={**library.pathways, "nz_acc": retired})
    assert "nz_acc" not in names(changed, "NZ", today)


def test_facts_are_stale_after_six_months(library):
    assert not way(library, "au_private", date(2027, 5, 23)).is_stale
    assert way(library, "au_private", date(2027, 5, 24)).is_stale


def test_the_whole_countrys_ways_stand_before_local_ones(library, today):
    found = ways_in(library, place=Jurisdiction.parse("GB-ENG"), today=today)
    local = [row.is_local for row in found]
    assert local == sorted(local)
    assert set(local) == {True, False}
