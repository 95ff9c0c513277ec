"""What may pay: by place, age, need and therapy; amounts with their dates; nothing promised."""

from datetime import date

from msgspec.structs import replace

from handrail.funding import FundingQuestion, entitle
from handrail.vocabulary import Age, Jurisdiction


def ask(library, today, place="AU", months=None, needs=(), disciplines=()):
    question = FundingQuestion(
        place=Jurisdiction.parse(place),
        age=None if months is None else Age.of_months(months),
        needs=frozenset(needs),
        disciplines=frozenset(disciplines),
    )
    return {row.funding: row for row in entitle(library, question, today)}


def test_age_decides_which_scheme_of_a_payer_may_pay(library, today):
    assert "ndis_from_9" not in ask(library, today, months=107)
    assert "ndis_early_childhood" not in ask(library, today, months=108)
    assert {"ndis_from_9", "ndis_early_childhood"} <= set(ask(library, today))


def test_need_decides(library, today):
    assert set(ask(library, today, "NZ", needs=["injury"])) == {"nz_acc_cover"}
    assert set(ask(library, today, "NZ", needs=["late_skills"])) == {"nz_public"}


def test_a_payer_that_does_not_ask_why_may_pay_for_every_need(library, today):
    for need in ("late_skills", "disability", "long_term_condition", "injury", "school"):
        assert "private_extras_au" in ask(library, today, needs=[need])


def test_an_unknown_need_shuts_nothing_out_and_is_said(library, today):
    found = ask(library, today)
    assert found["ndis_early_childhood"].needs_unknown
    assert not found["private_extras_au"].needs_unknown
    assert not ask(library, today, needs=["disability"])["ndis_early_childhood"].needs_unknown


def test_amounts_are_of_the_therapy_and_of_the_day(library, today):
    found = ask(library, today, months=60, disciplines=["pt"])["ndis_early_childhood"]
    assert {amount.id for amount in found.amounts} == {"ndis_pt_2026", "ndis_assistant_1_2026", "ndis_assistant_2_2026"}
    assert {amount.id for amount in found.past_amounts} == {"ndis_pt_2025"}
    earlier = ask(library, date(2026, 6, 30), months=60, disciplines=["pt"])["ndis_early_childhood"]
    assert {amount.id for amount in earlier.amounts} == {"ndis_pt_2025"}
    assert earlier.past_amounts == ()


def test_an_amount_for_another_age_is_left_out(library, today):
    row = library.fundings["medicare_neurodevelopmental"]
    young = tuple(replace(amount, age_to_years=5.0) for amount in row.amounts)
    fundings = {**library.fundings, row.id: replace(row, amounts=young)}
    assert ask(replace(library, fundings=fundings), today, months=60)[row.id].amounts == ()


def test_every_amount_has_a_date_and_a_source(library, today):
    for place in ("AU", "GB", "US", "NZ", "IE", "CA"):
        for row in ask(library, today, place).values():
            for amount in (*row.amounts, *row.past_amounts):
                assert amount.effective_from <= today
                assert amount.sources


def test_an_offer_to_come_says_when_it_starts_and_stands_last(library):
    found = ask(library, date(2026, 9, 1), months=60, needs=["late_skills"])
    assert list(found)[-1] == "thriving_kids"
    assert found["thriving_kids"].starts_on == date(2026, 10, 1)
    assert ask(library, date(2026, 10, 1), months=60)["thriving_kids"].starts_on is None


def test_an_offer_that_is_over_or_retired_is_left_out(library, today):
    for change in ({"effective_until": date(2026, 11, 23)}, {"status": "retired"}):
        ended = replace(library.fundings["nz_acc_cover"], **change)
        changed = replace(library, fundings={**library.fundings, "nz_acc_cover": ended})
        assert "nz_acc_cover" not in ask(changed, today, "NZ")


def test_a_payer_that_names_the_need_stands_before_one_that_does_not_ask(library, today):
    found = list(ask(library, today, needs=["long_term_condition"]))
    assert found.index("medicare_chronic") < found.index("private_extras_au")


def test_a_region_gets_the_countrys_payers_too(library, today):
    assert {"uk_nhs", "uk_ehcp"} <= set(ask(library, today, "GB-ENG"))
    assert "uk_ehcp" not in ask(library, today, "GB-SCT")


def test_facts_are_stale_after_six_months(library):
    assert not ask(library, date(2027, 5, 23), "IE")["ie_hse"].is_stale
    assert ask(library, date(2027, 5, 24), "IE")["ie_hse"].is_stale


def test_a_therapy_that_no_payer_names_gets_none(library, today):
    assert ask(library, today, "IE", disciplines=["music"]) == {}
