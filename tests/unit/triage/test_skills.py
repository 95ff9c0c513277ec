import itertools
from typing import Any

import pytest
from msgspec import structs

from handrail.development import ages_of
from handrail.knowledge import Knowledge
from handrail.triage import Check, ConcernReply
from handrail.triage.findings import Finding
from handrail.triage.skills import (
    Step,
    is_affected,
    nurse_or_gp,
    sentinel_findings,
    skill_findings,
    step_for,
    worried_domains,
    worry_finding,
)
from handrail.vocabulary import Age, MilestoneAnswer, Urgency, Verdict, Who

CALM_TO_GRAVE = (Step.REASSURE, Step.WATCH, Step.LOOK, Step.ASSESS)
NOT_YET, YES = MilestoneAnswer.NOT_YET, MilestoneAnswer.YES
THREE = ("gm_walks_alone_18m", "gm_jumps_24m", "gm_throws_24m")


def counted_by_age(knowledge: Knowledge) -> Knowledge:
    """The set with no milestone that waits for walking, so that three ladders can be missed at once."""
    rows = {name: structs.replace(row, counts_from="age") for name, row in knowledge.milestones.items()}
    return structs.replace(knowledge, milestones=rows)


def step(behind: float, elsewhere: float = 0, **known: bool) -> Step:
    told = {"is_enough": True, "worried": False, "affected": False, "again": False, **known}
    return step_for(behind, elsewhere, **told)


@pytest.mark.parametrize(
    ("behind", "elsewhere", "known", "expected"),
    [
        (0, 0, {}, Step.REASSURE),
        (0.5, 0, {}, Step.REASSURE),
        (1, 0, {}, Step.WATCH),
        (1, 0, {"worried": True}, Step.WATCH),
        (1, 0, {"affected": True}, Step.WATCH),
        (1, 1, {"affected": True}, Step.ASSESS),
        (1, 0, {"worried": True, "affected": True}, Step.ASSESS),
        (1, 0, {"again": True}, Step.ASSESS),
        (0.5, 3, {"again": True, "affected": True}, Step.REASSURE),
        (2, 0, {}, Step.WATCH),
        (2, 0, {"worried": True}, Step.ASSESS),
        (2, 0, {"affected": True}, Step.ASSESS),
        (2.5, 0, {}, Step.WATCH),
        (3, 0, {}, Step.ASSESS),
        (0, 0, {"is_enough": False, "worried": True}, Step.REASSURE),
        (1, 0, {"is_enough": False}, Step.WATCH),
        (1, 0, {"is_enough": False, "worried": True}, Step.LOOK),
        (9, 9, {"is_enough": False, "affected": True}, Step.WATCH),
        (1, 0, {"is_enough": False, "again": True}, Step.LOOK),  # no second date
        (0.5, 0, {"is_enough": False, "again": True}, Step.REASSURE),
    ],
)
def test_the_step_follows_from_how_far_behind_and_what_is_known(
    behind: float, elsewhere: float, known: dict[str, bool], expected: Step
) -> None:
    assert step(behind, elsewhere, **known) is expected


HALVES = [half / 2 for half in range(13)]
FACTS = list(itertools.product((False, True), repeat=4))


@pytest.mark.parametrize("facts", FACTS, ids=str)
def test_a_step_exists_for_every_count_and_is_never_calmer_for_a_higher_one(facts: tuple[bool, ...]) -> None:
    known = dict(zip(("is_enough", "worried", "affected", "again"), facts, strict=True))
    for elsewhere in HALVES:
        gravity = [CALM_TO_GRAVE.index(step(behind, elsewhere, **known)) for behind in HALVES]
        assert gravity == sorted(gravity)
    for behind in HALVES:
        gravity = [CALM_TO_GRAVE.index(step(behind, elsewhere, **known)) for elsewhere in HALVES]
        assert gravity == sorted(gravity)


def findings_of(small: Knowledge, months: float, **said: Any) -> list[Finding]:
    check = Check(age=Age.of_months(months), **said)
    return skill_findings(check, ages_of(check.age, None), small)


def test_no_milestones_say_nothing(small: Knowledge) -> None:
    assert findings_of(small, 30) == []


def test_milestones_are_not_counted_beside_a_therapist(small: Knowledge) -> None:
    assert findings_of(small, 30, milestones={THREE[0]: NOT_YET}, therapies_now=frozenset({"pt"})) == []


def test_one_skill_past_a_strong_limit_is_reason_to_be_seen(small: Knowledge) -> None:
    alone = findings_of(small, 20, milestones={THREE[0]: NOT_YET})[0]
    assert (alone.reason.rule, alone.verdict) == ("milestone_gm_walks_alone_18m", Verdict.SEE_FIRST)
    assert (alone.see, alone.urgency, alone.disciplines, alone.alongside) == (Who.GP, Urgency.SOON, ("pt",), True)


def test_a_skill_that_a_red_flag_speaks_of_takes_its_route(small: Knowledge) -> None:
    flag = small.red_flags["rf_stiff_heel"]
    alone = findings_of(small, 20, milestones={"se_turns_10m": NOT_YET})[0]
    assert (alone.see, alone.urgency, alone.reason.text) == (flag.see, flag.urgency, flag.why)
    assert (alone.disciplines, alone.alongside) == (("pt",), False)


def test_a_skill_whose_red_flag_does_not_bear_on_this_age_goes_to_the_gp(small: Knowledge) -> None:
    alone = findings_of(small, 11, milestones={"se_turns_10m": NOT_YET})[0]
    assert (alone.see, alone.disciplines, alone.alongside) == (Who.GP, (), False)


def test_three_ladders_behind_ask_for_an_assessment(small: Knowledge) -> None:
    found = findings_of(counted_by_age(small), 40, milestones=dict.fromkeys(THREE, NOT_YET))[-1]
    assert (found.reason.rule, found.verdict) == ("milestones_gross_motor_assess", Verdict.THERAPY)
    assert (found.disciplines, found.urgency) == (("pt",), Urgency.SOON)
    assert found.reason.clinician_text == "Milestone ladders: 3 behind in gross_motor of 3 answered; rule assess."
    assert found.reason.sources == ("s1",)


def test_an_assessment_that_no_discipline_does_goes_to_nurse_or_gp(small: Knowledge) -> None:
    rows = {name: structs.replace(small.milestones[name], disciplines=("other",)) for name in THREE}
    nobodys = structs.replace(small, milestones={**small.milestones, **rows})
    found = findings_of(counted_by_age(nobodys), 40, milestones=dict.fromkeys(THREE, NOT_YET))[-1]
    assert (found.verdict, found.see, found.disciplines) == (Verdict.SEE_FIRST, Who.CHILD_HEALTH_NURSE, ())


def test_from_school_age_a_count_alone_only_sets_a_date(small: Knowledge) -> None:
    found = findings_of(counted_by_age(small), 60, milestones=dict.fromkeys(THREE, NOT_YET))[-1]
    assert (found.verdict, found.watch_months) == (Verdict.REASSURE, 3)
    worry = (ConcernReply(id="toe_walking", answers={"impact": frozenset({"play"})}),)
    affected = findings_of(counted_by_age(small), 60, milestones=dict.fromkeys(THREE, NOT_YET), concerns=worry)[-1]
    assert affected.verdict is Verdict.THERAPY


def test_one_missing_skill_of_the_worried_domain_asks_for_a_look(small: Knowledge) -> None:
    worry = (ConcernReply(id="toe_walking"),)
    found = findings_of(small, 30, milestones={"gm_jumps_24m": NOT_YET}, concerns=worry)[-1]
    assert (found.reason.rule, found.see, found.is_floor) == (
        "milestones_gross_motor_look",
        Who.CHILD_HEALTH_NURSE,
        True,
    )


def test_skills_that_are_there_reassure_with_a_date(small: Knowledge) -> None:
    found = findings_of(small, 30, milestones=dict.fromkeys(THREE, YES))[-1]
    assert (found.reason.rule, found.watch_months) == ("milestones_gross_motor_reassure", 3)
    assert findings_of(small, 24, milestones={THREE[0]: YES})[-1].watch_months == 3
    assert findings_of(small, 23.9, milestones={THREE[0]: YES})[-1].watch_months == 1.5


def test_skills_outside_the_worry_that_are_there_add_nothing(small: Knowledge) -> None:
    worry = (ConcernReply(id="handwriting"),)
    assert findings_of(small, 60, milestones=dict.fromkeys(THREE, YES), concerns=worry) == []


def test_skills_that_are_not_due_yet_set_a_date(small: Knowledge) -> None:
    (found,) = findings_of(small, 16, milestones={THREE[0]: NOT_YET})
    assert (found.reason.rule, found.verdict) == ("milestones_not_due_yet", Verdict.REASSURE)
    assert found.watch_months == 1.5


def test_a_sentinel_speaks_only_when_it_is_not_as_hoped(small: Knowledge) -> None:
    assert sentinel_findings(Check(sentinels={"sentinel_hears": True}), small) == []
    (found,) = sentinel_findings(Check(sentinels={"sentinel_hears": False}), small)
    assert (found.see, found.other_service, found.is_floor) == (Who.GP, "audiology", True)


def test_a_strong_worry_is_reason_enough_to_ask() -> None:
    ages = ages_of(Age.of_months(30), None)
    assert worry_finding(Check(), ages) == []
    (found,) = worry_finding(Check(strong_worry=True), ages)
    assert (found.see, found.urgency, found.disciplines) == (Who.CHILD_HEALTH_NURSE, Urgency.SOON, ())


@pytest.mark.parametrize(
    ("months", "who"), [(0, Who.CHILD_HEALTH_NURSE), (59.9, Who.CHILD_HEALTH_NURSE), (60, Who.GP), (None, Who.GP)]
)
def test_the_first_door_is_the_nurse_until_school_age(months: float | None, who: Who) -> None:
    assert nurse_or_gp(ages_of(None if months is None else Age.of_months(months), None)) is who


@pytest.mark.parametrize(
    ("impact", "confirmed", "affected"),
    [
        ({"home"}, True, True),
        ({"none"}, True, False),
        ({"unsure"}, True, False),
        (set(), True, False),
        ({"home"}, False, False),
    ],
)
def test_the_day_is_affected_by_what_a_confirmed_worry_stops(impact: set[str], confirmed: bool, affected: bool) -> None:
    reply = ConcernReply(id="toe_walking", answers={"impact": frozenset(impact)}, is_confirmed=confirmed)
    assert is_affected(Check(concerns=(reply,))) is affected


def test_worried_domains_follow_the_confirmed_concerns(small: Knowledge) -> None:
    concerns = (
        ConcernReply(id="handwriting"),
        ConcernReply(id="toe_walking"),
        ConcernReply(id="talking_late", is_confirmed=False),
    )
    assert list(worried_domains(Check(concerns=concerns), small)) == ["fine_motor", "gross_motor"]
