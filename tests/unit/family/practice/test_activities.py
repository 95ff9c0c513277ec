"""What the page of activities shows, withholds and asks for."""

from dataclasses import replace

import pytest
from django.http import QueryDict

from handrail.family.engine import the_engine
from handrail.family.practice.presenters.activities import MOST_SHOWN, ActivityView, activities_page
from handrail.family.visit import ChildCheck
from handrail.triage import Check, ConditionReply, FlagReply
from handrail.vocabulary import Age, FlagAnswer

FLAGS = the_engine().knowledge.red_flags
HARM = "rf_child_in_danger_now"


def page_for(library, query: str, known: ChildCheck | None = None):
    return activities_page(library, the_engine(), QueryDict(query), known=known)


def every_offer(library, query: str) -> list[ActivityView]:
    """What is shown when a family opens one skill after the other, to the end of each."""
    found = page_for(library, query).found
    rows = []
    for group in found.groups:
        show = group.id
        while show:
            opened = page_for(library, f"{query}&show={show}").found
            assert len(opened.offers) <= MOST_SHOWN
            rows += opened.offers
            show = opened.more
        assert len({row.record.id for row in rows}) <= found.count
    assert len({row.record.id for row in rows}) == found.count
    return rows


@pytest.mark.parametrize(("query", "field"), [("signs=none", "years"), ("years=4", "signs")])
def test_nothing_is_shown_before_age_and_signs_are_told(library, query, field):
    page = page_for(library, query)
    assert page.error is not None
    assert page.error.field == field
    assert page.found is None


def test_none_of_these_goes_with_nothing_else(library):
    sign = next(iter(the_engine().knowledge.cores))
    page = page_for(library, f"years=4&signs=none&signs={sign}")
    assert page.error is not None


@pytest.mark.parametrize("sign", list(the_engine().knowledge.cores))
def test_every_sign_on_the_list_pauses_everything(library, sign):
    found = page_for(library, f"years=4&signs={sign}").found
    assert found.is_paused
    assert not found.is_paused_by_check
    assert (found.card, found.groups, found.offers) == ((), (), ())


def test_a_child_without_signs_gets_a_card_of_two_or_three_and_no_list(library):
    found = page_for(library, "years=4&signs=none").found
    assert 2 <= len(found.card) <= 3
    assert found.week.minutes_a_day == sum(line.minutes for line in found.card)
    assert found.groups
    assert found.offers == ()


def test_every_activity_is_reached_by_its_skill_a_few_at_a_time(library):
    for query in ("years=4&signs=none", "months=3&signs=none", "years=15&signs=none"):
        assert every_offer(library, query)


def test_filters_keep_what_fits(library):
    rows = every_offer(library, "years=4&signs=none&skills=balance&things=cushions&minutes=5")
    for row in rows:
        assert "balance" in row.record.skills
        assert set(row.record.things) <= {"cushions"}
        assert row.record.minutes <= 5


def test_an_unknown_diagnosis_asks_the_team_about_every_hazard(library):
    rows = every_offer(library, "years=4&signs=none&conditions=zzqx+syndrome+of+nowhere")
    hazardous = [row for row in rows if row.record.hazards]
    assert hazardous
    assert all(row.asks_first and row.because for row in hazardous)


def test_a_finding_withholds_with_its_reason(library):
    found = page_for(library, "years=4&signs=none&findings=fixator_or_pins").found
    assert found.is_paused or found.withheld
    assert found.withheld_because


def test_what_was_picked_comes_first_on_the_card_and_is_not_lost_when_another_skill_is_opened(library):
    last = [row for row in every_offer(library, "years=4&signs=none") if not row.asks_first][-1].record
    found = page_for(library, f"years=4&signs=none&pick={last.id}").found
    assert found.card[0].record.id == last.id
    assert found.picked == (last.id,)
    opened = page_for(library, f"years=4&signs=none&pick={last.id}&show={last.skills[0]}").found
    assert last.id in {*opened.picked, *(row.record.id for row in opened.offers if row.is_chosen)}


@pytest.mark.parametrize("show", ["balance.999", "balance.x", "no_such_skill", ".", "balance.-1"])
def test_a_skill_that_there_is_not_opens_nothing(library, show):
    found = page_for(library, f"years=4&signs=none&show={show}").found
    assert found.card
    assert len(found.offers) <= MOST_SHOWN


def test_every_activity_shown_has_its_safety_and_its_mark(library):
    assert page_for(library, "years=4&signs=none").is_draft
    assert all(row.record.safety for row in every_offer(library, "years=4&signs=none"))


def checked(**more: object) -> ChildCheck:
    """A check of a child of four without any sign on the list."""
    core = dict.fromkeys(the_engine().knowledge.cores, False)
    check = Check(age=Age.of_months(48), core=core, answered=frozenset({"core", "age"}), **more)
    return ChildCheck(check=check)


def known_page(library, known: ChildCheck):
    return activities_page(library, the_engine(), known=known, number=1)


def test_a_check_of_the_visit_answers_the_form(library):
    page = known_page(library, checked())
    assert 2 <= len(page.found.card) <= 3
    assert page.form.sent["years"] == "4"
    assert page.form.no_signs
    assert page.form.told == ("Age: 4 years old",)


def test_a_check_without_age_or_signs_leaves_the_form_to_the_family(library):
    for check in (Check(), Check(age=Age.of_months(48)), Check(answered=frozenset({"core"}))):
        page = known_page(library, ChildCheck(check=check))
        assert (page.found, page.error) == (None, None)


@pytest.mark.parametrize("answer", [FlagAnswer.YES, FlagAnswer.UNSURE])
def test_a_sign_of_the_check_withholds_and_is_named_whatever_the_form_says(library, answer):
    for name, flag in FLAGS.items():
        if flag.safeguarding:
            continue
        known = checked(red_flags={name: FlagReply(answer=answer)})
        found = page_for(library, "years=4&signs=none", known).found
        limit = library.limits.get(name)
        assert found.is_paused == (limit is None or limit.hides_all), name
        if found.is_paused:
            assert found.is_paused_by_check
            assert any(flag.name in text for text in known_page(library, known).form.told)


def test_a_sign_answered_no_withholds_nothing(library):
    calm = page_for(library, "years=4&signs=none").found
    known = checked(red_flags={"rf_choking": FlagReply(answer=FlagAnswer.NO)})
    assert page_for(library, "years=4&signs=none", known).found == calm


def test_a_diagnosis_of_the_check_counts_beside_what_is_written(library):
    known = checked(conditions=(ConditionReply(words="zzqx syndrome"),))
    rows = page_for(library, "years=4&signs=none&show=balance", known).found.offers
    assert rows
    assert all(row.asks_first for row in rows if row.record.hazards)
    assert "Diagnosis: zzqx syndrome" in known_page(library, known).form.told


def test_harm_by_someone_is_not_named_unless_it_may_be_shown(library):
    known = checked(red_flags={HARM: FlagReply(answer=FlagAnswer.YES)})
    name = FLAGS[HARM].name
    page = known_page(library, known)
    assert page.found.is_paused
    assert not any(name in text for text in (*page.form.told, *page.found.withheld_because))
    shown = known_page(library, replace(known, shows_private=True))
    assert any(name in text for text in shown.form.told)


def test_a_child_born_early_is_counted_from_the_due_date(library):
    known = checked(gestation_days=28 * 7)
    early = replace(known, check=replace(known.check, age=Age.of_months(12)))
    assert float(known_page(library, early).form.sent["months"]) == pytest.approx(9.2, abs=0.1)
