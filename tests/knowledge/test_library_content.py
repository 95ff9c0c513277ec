"""What the library holds, and what it must never hold."""

import re

from handrail.knowledge.library_wording import library_texts

NEVER = re.compile(r"\bnormal\b|\bon track\b|\d ?%|\bred flag|never normal|early sign of", re.IGNORECASE)


def texts(library):
    for kind in ("activity", "limit", "pathway", "funding", "waiting_pack", "phone_words", "film_scene", "film_rule"):
        for name, record in library.table(kind).items():
            yield from ((f"{kind}:{name}.{field}", text) for field, text in library_texts(record))
    for name, record in library.teacher_questions.items():
        yield from ((f"{name}.{field}", text) for field, text in library_texts(record))


def test_no_text_says_what_the_review_replaced(library):
    assert [(where, text) for where, text in texts(library) if NEVER.search(text)] == []


def test_the_ways_in_are_the_forty_nine_of_six_countries(library):
    countries = [row.places[0][:2] for row in library.pathways.values()]
    counts = {country: countries.count(country) for country in sorted(set(countries))}
    assert counts == {"AU": 17, "CA": 3, "GB": 17, "IE": 3, "NZ": 3, "US": 6}


def test_every_place_has_a_way_in_and_a_payer(library):
    served = {code[:2] for row in library.pathways.values() for code in row.places}
    paid = {code[:2] for row in library.fundings.values() for code in row.places}
    assert served == paid == {"AU", "GB", "US", "NZ", "IE", "CA"}


def test_every_way_in_is_named_by_a_payer_or_needs_none(library):
    named = {name for row in library.fundings.values() for name in row.pathways}
    assert set(library.pathways) - named == {
        "au_ndis_2028", "au_wa_metro", "au_wa_country", "au_qld_wm", "au_qld_gc_pt", "au_qld_gc_ot", "au_nsw",
        "au_vic", "au_other", "uk_sct_asl", "us_504", "ie_aon",
    }  # fmt: skip


def test_only_sums_that_were_read_are_amounts(library):
    sums = {amount.id: amount.cents for row in library.fundings.values() for amount in row.amounts}
    assert sums == {
        "ndis_ot_2025": 19399,
        "ndis_ot_2026": 19399,
        "ndis_pt_2025": 18399,
        "ndis_pt_2026": 18399,
        "ndis_ot_travel_2026": 9700,
        "ndis_assistant_1_2026": 5616,
        "ndis_assistant_2_2026": 8679,
        "mbs_965": 15655,
        "mbs_392": 12530,
        "mbs_82025": 10020,
        "mbs_93036": 10020,
    }


def test_who_asks_for_weeks_of_things_tried_says_so(library):
    asks = {row.id: row.weeks_tried for row in library.pathways.values() if row.weeks_tried}
    assert asks == {"uk_eng_nelft": 12}
    assert "12 weeks" in library.pathways["uk_eng_nelft"].bring


def test_a_teacher_is_asked_what_they_see_never_for_a_diagnosis(library):
    asked = list(library.teacher_questions.values())
    assert len(asked) == 6
    words = " ".join(f"{row.ask} {row.help}" for row in asked).casefold()
    assert re.search(r"diagnos|autis|adhd|disorder", words) is None
    assert "see" in words


def test_films_stay_on_the_phone(library):
    first = min(library.film_rules.values(), key=lambda row: row.position)
    assert "stay on your phone" in first.text
    assert sorted(row.position for row in library.film_rules.values()) == list(range(1, len(library.film_rules) + 1))


def test_the_pack_about_safety_films_nothing_and_names_the_emergency_number(library):
    pack = library.waiting_packs["safe_and_elsewhere"]
    assert pack.films == ()
    assert "emergency number" in " ".join(pack.do)


def test_everything_is_a_draft(library):
    assert {record.status for _, record in library.clinical_records()} == {"draft"}
