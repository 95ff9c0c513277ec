"""One answer from many findings, on the small set; clinical scenarios stand in tests/spec."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from handrail.knowledge import Knowledge
from handrail.triage import Check, ConcernReply, ConditionReply, Decision, FlagReply, decide
from handrail.vocabulary import Age, FlagAnswer, Urgency, Verdict, Who

YES = FlagReply(answer=FlagAnswer.YES)


def decided(small: Knowledge, *concerns: str, months: float | None = 60, **said: Any) -> Decision:
    replies = tuple(ConcernReply(id=name) for name in concerns)
    age = None if months is None else Age.of_months(months)
    return decide(Check(age=age, concerns=replies, **said), small, date(2026, 11, 24))


def flagged(small: Knowledge, name: str, *concerns: str, answer: FlagAnswer = FlagAnswer.YES, **said: Any) -> Decision:
    signs = frozenset(said.pop("signs", ()))
    return decided(small, *concerns, red_flags={name: FlagReply(answer=answer, signs=signs)}, **said)


@pytest.mark.parametrize(
    ("concern", "months", "verdict", "label"),
    [
        ("toe_walking", 60, Verdict.THERAPY, "pt"),
        ("toe_walking", 20, Verdict.REASSURE, "reassure"),
        ("handwriting", 90, Verdict.THERAPY, "ot"),
        ("talking_late", 30, Verdict.ELSEWHERE, "other_first"),  # a profession sees the child first
        ("school_chair", 90, Verdict.ELSEWHERE, "not_for_therapy"),  # a job for school
    ],
)
def test_a_concern_gets_its_own_answer(
    concern: str, months: float, verdict: Verdict, label: str, small: Knowledge
) -> None:
    decision = decided(small, concern, months=months)
    assert (decision.verdict, decision.label) == (verdict, label)


def test_nothing_said_is_unclear_and_goes_to_nurse_or_gp(small: Knowledge) -> None:
    decision = decided(small, months=None)
    assert (decision.verdict, decision.label, decision.disciplines) == (Verdict.UNCLEAR, "other_first", ())
    assert (decision.see_first, decision.urgency, decision.draft) == (Who.GP, Urgency.ROUTINE, True)


def test_two_disciplines_are_both_with_one_that_leads(small: Knowledge) -> None:
    decision = decided(small, "handwriting", "toe_walking")
    assert (decision.label, decision.disciplines) == ("both", ("ot", "pt"))
    assert (decision.start_with, decision.add_when) == ("ot", "Add the physiotherapist if walking is hard.")


def test_without_a_named_lead_the_best_matched_worry_leads(small: Knowledge) -> None:
    decision = decided(small, conditions=(ConditionReply(words="CP", id="cerebral_palsy"),))
    assert (decision.start_with, decision.label) == ("ot", "both")
    assert decision.add_when == "Add the physiotherapist if daily life is still hard at the first review."


def test_reassurance_always_has_a_date_and_says_what_it_rests_on(small: Knowledge) -> None:
    decision = decided(small, "toe_walking", months=20)
    assert decision.watch_on == date(2027, 3, 24)
    flags = ("rf_lost_skill", "rf_stiff_heel", "rf_stiff_neck")
    assert decision.reassure_if == decision.not_asked == (*flags, "sentinel_hears")
    assert tuple(state.id for state in decision.red_flags) == flags
    assert (decision.actions, decision.see_first, decision.complete) == ((), None, False)


def test_a_watch_of_part_months_is_counted_in_days(small: Knowledge) -> None:
    decision = decided(small, months=20, milestones={"gm_walks_alone_18m": "yes"})
    assert decision.watch_on == date(2027, 1, 9)


@pytest.mark.parametrize(
    ("months", "sentinels", "missing"),
    [
        (20, {"sentinel_hears": True}, ()),
        (20, {"sentinel_hears": False}, ()),
        (20, {}, ("sentinel_hears",)),
        (60, {}, ()),  # past the age of the question
        (None, {}, ()),  # nobody knows which of them belong to this child
    ],
)
def test_a_check_is_complete_when_every_flag_and_sentinel_that_bears_on_it_was_answered(
    months: float | None, sentinels: dict[str, bool], missing: tuple[str, ...], small: Knowledge
) -> None:
    flags = dict.fromkeys(("rf_lost_skill", "rf_stiff_heel"), FlagReply(answer=FlagAnswer.NO))
    decision = decided(
        small, "toe_walking", months=months, red_flags=flags, core={"very_ill": False}, sentinels=sentinels
    )
    assert (decision.complete, decision.not_asked, decision.red_flags) == (not missing, missing, ())


def test_a_flag_comes_before_therapy(small: Knowledge) -> None:
    decision = flagged(small, "rf_lost_skill", "handwriting")
    assert (decision.verdict, decision.must_flag, decision.urgency) == (
        Verdict.SEE_FIRST,
        True,
        Urgency.URGENT_2_WEEKS,
    )
    assert [action.who for action in decision.actions] == [Who.GP, Who.THERAPIST]


@pytest.mark.parametrize(
    ("answer", "urgency", "must_flag"),
    [
        (FlagAnswer.NO, Urgency.ROUTINE, False),
        (FlagAnswer.YES_AND_SEEN, Urgency.ROUTINE, False),
        (FlagAnswer.UNSURE, Urgency.SAME_DAY, False),
        (FlagAnswer.YES, Urgency.SAME_DAY, True),
    ],
)
def test_a_graver_answer_to_a_flag_is_never_calmer(
    answer: FlagAnswer, urgency: Urgency, must_flag: bool, small: Knowledge
) -> None:
    decision = flagged(small, "rf_stiff_neck", "handwriting", answer=answer)
    assert (decision.urgency, decision.must_flag) == (urgency, must_flag)


def test_a_sign_that_escalates_raises_the_urgency(small: Knowledge) -> None:
    assert flagged(small, "rf_stiff_neck", signs=["fever"]).urgency is Urgency.SAME_DAY
    assert flagged(small, "rf_stiff_neck", signs=["drowsy"]).urgency is Urgency.EMERGENCY_NOW


@pytest.mark.parametrize(("months", "who"), [(20, Who.CHILD_HEALTH_NURSE), (60, Who.GP), (None, Who.GP)])
def test_an_older_child_is_seen_by_someone_else(months: float | None, who: Who, small: Knowledge) -> None:
    assert flagged(small, "rf_stiff_heel", months=months).see_first is who


def test_a_flag_that_a_therapist_sees_is_therapy(small: Knowledge) -> None:
    decision = flagged(small, "rf_hip_out")
    assert (decision.verdict, decision.disciplines, decision.urgency) == (Verdict.THERAPY, ("pt",), Urgency.SOON)


def test_safeguarding_appears_nowhere_unless_it_is_asked_for(small: Knowledge) -> None:
    quiet = flagged(small, "rf_hurt_by_someone", "handwriting")
    assert (quiet.must_flag, quiet.see_first) == (True, Who.GP)
    assert "rf_hurt_by_someone" not in repr(quiet)
    assert small.red_flags["rf_hurt_by_someone"].action not in repr(quiet)
    shown = flagged(small, "rf_hurt_by_someone", "handwriting", shows_safeguarding=True)
    assert shown.see_first is Who.CHILD_PROTECTION
    assert shown.reasons[0].rule == "rf_hurt_by_someone"


def test_a_suspected_condition_goes_to_the_doctor_with_therapy_alongside(small: Knowledge) -> None:
    suspected = ConditionReply(words="CP", id="cerebral_palsy", is_suspected=True)
    decision = decided(small, conditions=(suspected,))
    assert [(action.who, action.alongside) for action in decision.actions] == [
        (Who.PAEDIATRICIAN, False),
        (Who.THERAPIST, True),
    ]


def test_a_diagnosis_by_goal_leaves_the_answer_to_the_concerns(small: Knowledge) -> None:
    autism = (ConditionReply(words="autism", id="autism"),)
    assert decided(small, conditions=autism).disciplines == ("ot",)
    assert decided(small, "toe_walking", conditions=autism).disciplines == ("pt",)


def test_an_unknown_condition_is_kept_as_it_was_written(small: Knowledge) -> None:
    decision = decided(small, "handwriting", conditions=(ConditionReply(words="Rare syndrome"),))
    assert any('"Rare syndrome"' in warning for warning in decision.warnings)
    assert decision.label == "ot"


def test_what_is_lost_puts_a_doctor_first_for_every_worry(small: Knowledge) -> None:
    reply = ConcernReply(id="handwriting", answers={"course": frozenset({"lost"})})
    decision = decide(Check(age=Age.of_months(90), concerns=(reply,)), small, date(2026, 11, 24))
    assert (decision.verdict, decision.must_flag, decision.see_first) == (Verdict.SEE_FIRST, True, Who.GP)


@pytest.mark.parametrize(("course", "verdict"), [("new", Verdict.THERAPY), ("lost", Verdict.SEE_FIRST)])
def test_what_a_specialist_has_seen_need_not_be_seen_first_again_unless_a_skill_is_lost(
    course: str, verdict: Verdict, small: Knowledge
) -> None:
    question = "course" if course == "lost" else "onset"
    answers = {question: frozenset({course}), "seen": frozenset({"specialist"})}
    reply = ConcernReply(id="handwriting", answers=answers)
    decision = decide(Check(age=Age.of_months(90), concerns=(reply,)), small, date(2026, 11, 24))
    assert decision.verdict is verdict


def test_a_universal_rule_that_means_nothing_here_is_silent(small: Knowledge) -> None:
    reply = ConcernReply(id="handwriting", answers={"side": frozenset({"one"})})
    decision = decide(Check(age=Age.of_months(90), concerns=(reply,)), small, date(2026, 11, 24))
    assert decision.verdict is Verdict.THERAPY


def test_a_child_with_a_therapist_goes_to_its_own_team(small: Knowledge) -> None:
    decision = decided(small, "toe_walking", therapies_now=frozenset({"pt"}))
    assert decision.see_first is Who.OWN_TEAM


@pytest.mark.parametrize(
    ("scores", "disciplines"),
    [
        ({"toe_walking": 0.6, "handwriting": 0.2}, ("pt",)),
        ({"toe_walking": 0.4, "handwriting": 0.4}, ()),
        ({"talking_late": 0.6}, ()),
    ],
)
def test_unclear_names_a_discipline_only_where_one_is_clearly_ahead(
    scores: dict[str, float], disciplines: tuple[str, ...], small: Knowledge
) -> None:
    replies = tuple(ConcernReply(id=name, score=score, is_confirmed=False) for name, score in scores.items())
    decision = decide(Check(age=Age.of_months(90), concerns=replies), small, date(2026, 11, 24))
    assert (decision.verdict, decision.disciplines) == (Verdict.UNCLEAR, disciplines)
    assert decision.label == (disciplines[0] if disciplines else "other_first")


def test_an_unknown_age_is_said_and_uses_no_rule_of_age(small: Knowledge) -> None:
    decision = decided(small, "toe_walking", months=None)
    assert decision.reasons[0].rule == "toe_walking_default"
    assert "The age is not known" in decision.warnings[0]
    assert (decision.age_days, decision.tonight) == (None, None)


def test_a_child_born_early_is_told_of_the_change_over(small: Knowledge) -> None:
    decision = decided(small, "toe_walking", months=24.5, gestation_days=200)
    assert any("just past two years" in warning for warning in decision.warnings)
    younger = decided(small, "toe_walking", months=20, gestation_days=200)
    assert younger.corrected_age_days == (younger.age_days or 0) - 80


def test_a_decision_tells_the_knowledge_that_made_it(small: Knowledge) -> None:
    decision = decided(small, "handwriting")
    assert (decision.knowledge.version, decision.knowledge.hash) == (small.version, small.hash)


def test_a_decision_on_reviewed_records_is_no_draft(small: Knowledge) -> None:
    reviewed = replace(small.concerns["handwriting"], status="reviewed")
    known = replace(small, concerns={**small.concerns, "handwriting": reviewed})
    assert decided(small, "handwriting").draft
    assert not decided(known, "handwriting").draft


def test_candidates_and_topics_are_ranked_the_confirmed_first(small: Knowledge) -> None:
    replies = (
        ConcernReply(id="talking_late", score=0.9, is_confirmed=False),
        ConcernReply(id="toe_walking", score=0.123456),
        ConcernReply(id="handwriting", score=0.5),
    )
    decision = decide(Check(age=Age.of_months(90), concerns=replies), small, date(2026, 11, 24))
    assert [(row.id, row.score, row.confirmed) for row in decision.concerns] == [
        ("handwriting", 0.5, True),
        ("toe_walking", 0.1235, True),
        ("talking_late", 0.9, False),
    ]
    assert decision.topics == ("speech", "handwriting", "toes")


def test_raised_flags_are_listed_gravest_first_then_what_was_not_asked(small: Knowledge) -> None:
    answers = {"rf_stiff_heel": FlagAnswer.UNSURE, "rf_lost_skill": FlagAnswer.YES, "rf_stiff_neck": FlagAnswer.NO}
    flags = {name: FlagReply(answer=answer) for name, answer in answers.items()}
    decision = decided(small, "talking_late", red_flags=flags, shows_safeguarding=True)
    assert [(state.id, state.answer) for state in decision.red_flags] == [
        ("rf_lost_skill", "yes"),
        ("rf_stiff_heel", "unsure"),
        ("rf_hurt_by_someone", "not_asked"),
    ]


@pytest.mark.parametrize(
    ("concerns", "service"),
    [
        (["talking_late"], "speech_and_language"),
        (["talking_late", "handwriting"], "speech_and_language"),
        (["handwriting"], None),
    ],
)
def test_another_service_is_named_where_a_rule_names_it(
    concerns: list[str], service: str | None, small: Knowledge
) -> None:
    assert decided(small, *concerns).other_service == service


@pytest.mark.parametrize(
    ("changes", "alongside"),
    [
        ({"alongside": ("pt",), "urgency": Urgency.SOON}, True),
        ({"alongside": ("pt",), "urgency": Urgency.SOON, "therapy_waits": True}, False),
        ({"alongside": ("pt",), "urgency": Urgency.SAME_DAY}, False),  # nothing starts beside an urgent look
        ({"therapy_after": ("pt",), "urgency": Urgency.SOON}, False),
    ],
)
def test_therapy_starts_beside_the_doctor_only_where_the_flag_says_so(
    changes: dict[str, Any], alongside: bool, small: Knowledge
) -> None:
    flag = replace(small.red_flags["rf_lost_skill"], **{"therapy_after": (), "lost_skill": False, **changes})
    known = replace(small, red_flags={**small.red_flags, "rf_lost_skill": flag})
    therapy = next(action for action in flagged(known, "rf_lost_skill").actions if action.disciplines)
    assert therapy.alongside is alongside


def test_what_follows_besides_the_verdict_is_told(small: Knowledge) -> None:
    palsy = (ConditionReply(words="CP", id="cerebral_palsy"),)
    decision = decided(small, "toe_walking", months=40, conditions=palsy)
    work = {part.discipline: part.work for part in decision.contributions}
    assert work["pt"] == ("How far the ankles bend", "Standing and walking")
    assert decision.cautions == ("Ask the team before new exercises.",)
    assert decision.tonight == "Play barefoot at home."
    assert decision.watch_for == ("only one foot is on tiptoe", "new trouble walking")
    assert decision.also_consider == ("school", "speech_and_language")


def test_nothing_is_suggested_for_tonight_while_a_sign_that_will_not_wait_is_open(small: Knowledge) -> None:
    assert flagged(small, "rf_hip_out", "toe_walking", months=40).tonight is None
    assert flagged(small, "rf_stiff_heel", "toe_walking", months=40).tonight == "Play barefoot at home."
    assert flagged(small, "rf_hip_out", "toe_walking", months=40, answer=FlagAnswer.NO).tonight is not None


def test_a_third_discipline_is_data_and_no_code(small: Knowledge) -> None:
    music = replace(small.disciplines["ot"], id="music", name="Music therapy", practitioner="music therapist")
    concern = small.concerns["handwriting"]
    then = replace(concern.rules[0].then, disciplines=("music",))
    changed = replace(concern, rules=(replace(concern.rules[0], then=then), *concern.rules[1:]))
    known = replace(
        small,
        disciplines={**small.disciplines, "music": music},
        concerns={**small.concerns, "handwriting": changed},
    )
    assert decided(known, "handwriting").label == "music"
    assert decided(known, "toe_walking").label == "pt"
