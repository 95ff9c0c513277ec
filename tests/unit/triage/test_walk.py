"""The guided check: which question comes next, and what an answer does to the check."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from handrail.knowledge import Knowledge
from handrail.triage import (
    Check,
    ConcernReply,
    ConditionReply,
    FlagReply,
    Kind,
    Question,
    answer,
    answer_age,
    answer_concerns,
    answer_conditions,
    answer_gestation,
    next_question,
)
from handrail.vocabulary import Age, FlagAnswer, InputError, MilestoneAnswer

TODAY = date(2026, 11, 24)
OPENING = {"core", "age", "gestation", "words", "conditions", "therapies"}


def asked(check: Check, small: Knowledge) -> Question:
    question = next_question(check, small, TODAY)
    assert question is not None
    return question


def skip_from(check: Check, small: Knowledge) -> list[str]:
    """The ids of the questions from here on when the family skips every one."""
    ids = []
    while (question := next_question(check, small, TODAY)) is not None:
        ids.append(question.id)
        check = answer(check, question, (), small)
    return ids


def begun(months: float, *concerns: str, **said: Any) -> Check:
    """A check in which the opening questions have been answered."""
    replies = tuple(ConcernReply(id=name) for name in concerns)
    answered = frozenset(OPENING | set(said.pop("answered", ())))
    return Check(age=Age.of_months(months), concerns=replies, answered=answered, **said)


def test_a_check_starts_with_any_of_these(small: Knowledge) -> None:
    question = asked(Check(), small)
    assert (question.id, question.kind, question.several) == ("core", Kind.CORE, True)
    assert [option.id for option in question.options] == ["very_ill", "lost_skill", "none"]


def test_whoever_skips_everything_comes_to_an_end(small: Knowledge) -> None:
    assert skip_from(Check(), small) == ["core", "age", "words", "conditions", "therapies", "worry"]


def test_a_tick_opens_its_flags_before_anything_else(small: Knowledge) -> None:
    check = answer(Check(), asked(Check(), small), ["lost_skill"], small)
    assert check.core == {"very_ill": False, "lost_skill": True}
    question = asked(check, small)
    assert (question.id, question.kind, question.record) == ("flag:rf_lost_skill", Kind.FLAG, "rf_lost_skill")
    assert question.signs == ()  # one sign is the question itself


def test_a_flag_with_several_signs_offers_them_with_what_makes_it_graver(small: Knowledge) -> None:
    check = answer(Check(), asked(Check(), small), ["very_ill"], small)
    assert [sign.id for sign in asked(check, small).signs] == ["stiff", "fever", "drowsy"]


def test_none_of_these_clears_the_whole_list(small: Knowledge) -> None:
    check = answer(Check(), asked(Check(), small), ["none"], small)
    assert check.core == {"very_ill": False, "lost_skill": False}
    assert asked(check, small).id == "age"


def test_a_skipped_list_clears_nothing(small: Knowledge) -> None:
    assert answer(Check(), asked(Check(), small), [], small).core == {}


def test_an_emergency_ends_the_check(small: Knowledge) -> None:
    check = answer(Check(), asked(Check(), small), ["very_ill"], small)
    question = asked(check, small)
    grave = answer(check, question, ["yes"], small, signs=["drowsy"])
    assert grave.red_flags["rf_stiff_neck"] == FlagReply(answer=FlagAnswer.YES, signs=frozenset({"drowsy"}))
    assert next_question(grave, small, TODAY) is None
    assert next_question(answer(check, question, ["no"], small), small, TODAY) is not None


@pytest.mark.parametrize(("months", "comes_next"), [(26.9, "gestation"), (27, "words"), (None, "words")])
def test_the_length_of_pregnancy_is_asked_while_it_matters(
    months: float | None, comes_next: str, small: Knowledge
) -> None:
    check = answer(Check(), asked(Check(), small), ["none"], small)
    age = None if months is None else Age.of_months(months)
    check = answer_age(check, asked(check, small), age)
    assert (check.age, asked(check, small).id) == (age, comes_next)


def test_free_answers_are_put_into_the_check(small: Knowledge) -> None:
    check = Check(age=Age.of_months(20), answered=frozenset({"core", "age"}))
    check = answer_gestation(check, asked(check, small), 200)
    check = answer_concerns(check, asked(check, small), [ConcernReply(id="toe_walking")])
    check = answer_conditions(check, asked(check, small), [ConditionReply(words="CP", id="cerebral_palsy")])
    question = asked(check, small)
    assert [option.id for option in question.options] == ["ot", "pt", "none"]
    check = answer(check, question, ["pt", "ot"], small)
    assert check == Check(
        age=Age.of_months(20),
        gestation_days=200,
        concerns=(ConcernReply(id="toe_walking"),),
        conditions=(ConditionReply(words="CP", id="cerebral_palsy"),),
        therapies_now=frozenset({"ot", "pt"}),
        answered=frozenset(OPENING),
    )


def test_no_therapy_is_no_discipline(small: Knowledge) -> None:
    check = Check(answered=frozenset(OPENING - {"therapies"}))
    assert answer(check, asked(check, small), ["none"], small).therapies_now == frozenset()


def test_flags_of_the_condition_come_before_those_of_the_worry(small: Knowledge) -> None:
    condition = (ConditionReply(words="CP", id="cerebral_palsy"),)
    ids = skip_from(begun(20, "toe_walking", conditions=condition), small)
    assert ids[:3] == ["flag:rf_hip_out", "flag:rf_stiff_heel", "flag:rf_lost_skill"]


def test_the_universal_questions_are_asked_once_then_the_follow_ups_of_each_worry(small: Knowledge) -> None:
    ids = skip_from(begun(100, "handwriting", "toe_walking"), small)
    assert [name for name in ids if name.startswith("concern:")] == [
        "concern:handwriting:onset",
        "concern:handwriting:course",  # not "side", which means nothing for writing
        "concern:handwriting:impact",
        "concern:toe_walking:heels_down",
    ]


def test_an_unconfirmed_worry_is_not_followed_up(small: Knowledge) -> None:
    check = Check(concerns=(ConcernReply(id="toe_walking", is_confirmed=False),), answered=frozenset(OPENING))
    assert skip_from(check, small) == ["worry"]


def with_flags_answered(months: float, *concerns: str, **said: Any) -> Check:
    return begun(months, *concerns, answered={"flag:rf_stiff_heel", "flag:rf_lost_skill"}, **said)


def test_every_question_of_a_worry_can_be_answered_unsure(small: Knowledge) -> None:
    question = asked(with_flags_answered(20, "toe_walking"), small)
    assert (question.id, question.kind, question.part) == ("concern:toe_walking:onset", Kind.CONCERN, "onset")
    assert [option.id for option in question.options] == ["always", "new", "unsure"]


def test_an_answer_goes_to_its_worry_and_to_no_other(small: Knowledge) -> None:
    check = with_flags_answered(20, "toe_walking", "handwriting")
    told = answer(check, asked(check, small), ["new"], small)
    assert told.concerns == (
        ConcernReply(id="toe_walking", answers={"onset": frozenset({"new"})}),
        ConcernReply(id="handwriting"),
    )


def answered_all_of(check: Check, small: Knowledge, kinds: Iterable[Kind]) -> Check:
    """`check` after every question of these kinds was skipped."""
    while (question := next_question(check, small, TODAY)) is not None and question.kind in set(kinds):
        check = answer(check, question, (), small)
    return check


@pytest.mark.parametrize(("chosen", "worried"), [(["yes"], True), (["no"], False), ([], False)])
def test_a_strong_worry_is_asked_outright(chosen: list[str], worried: bool, small: Knowledge) -> None:
    check = answered_all_of(begun(30), small, [Kind.FLAG, Kind.CONCERN])
    question = asked(check, small)
    assert (question.id, question.kind) == ("worry", Kind.WORRY)
    assert answer(check, question, chosen, small).strong_worry is worried


def test_skills_are_asked_after_the_worry_those_of_its_domain_first(small: Knowledge) -> None:
    check = begun(40, "toe_walking", answered={"worry"})
    question = asked(answered_all_of(check, small, [Kind.FLAG, Kind.CONCERN]), small)
    assert (question.id, question.kind) == ("milestone:gm_jumps_24m", Kind.MILESTONE)
    assert [option.id for option in question.options] == [answer.value for answer in MilestoneAnswer]


def test_a_skill_that_is_not_there_brings_up_the_one_below(small: Knowledge) -> None:
    check = begun(20, answered={"worry", "milestone:se_turns_10m"}, milestones={"se_turns_10m": MilestoneAnswer.YES})
    question = asked(check, small)
    assert question.record == "gm_walks_alone_18m"
    check = answer(check, question, ["not_yet"], small)
    assert check.milestones["gm_walks_alone_18m"] is MilestoneAnswer.NOT_YET
    assert asked(check, small).record == "gm_stands_12m"


def test_a_skipped_skill_is_not_asked_again_and_the_others_are(small: Knowledge) -> None:
    ids = skip_from(begun(40, answered={"worry"}), small)
    assert len(set(ids)) == len(ids)
    skills = [name for name in ids if name.startswith("milestone:")]
    assert skills == ["milestone:fm_draws_36m", "milestone:gm_jumps_24m", "milestone:gm_throws_24m"]


@pytest.mark.parametrize(
    ("chosen", "kept", "jumping"), [(["yes"], True, True), (["no"], False, False), ([], None, True)]
)
def test_what_needs_walking_is_asked_six_months_after_it_began(
    chosen: list[str], kept: bool | None, jumping: bool, small: Knowledge
) -> None:
    check = begun(30, answered={"worry"})
    while (question := asked(check, small)).kind is not Kind.WALKING:
        check = answer(check, question, (), small)
    check = answer(check, question, chosen, small)
    assert check.has_walked_six_months is kept
    assert ("milestone:gm_jumps_24m" in skip_from(check, small)) is jumping


def test_nobody_asks_when_a_child_of_three_began_to_walk(small: Knowledge) -> None:
    ids = skip_from(begun(36, answered={"worry"}), small)
    assert ("walking" in ids, "milestone:gm_jumps_24m" in ids) == (False, True)


@pytest.mark.parametrize(("chosen", "again"), [(["yes"], True), (["no"], False), ([], False)])
def test_a_date_is_only_given_once_it_is_known_to_be_the_first(
    chosen: list[str], again: bool, small: Knowledge
) -> None:
    check = begun(20, "toe_walking")
    while (question := asked(check, small)).kind is not Kind.SECOND_LOOK:
        check = answer(check, question, (), small)
    check = answer(check, question, chosen, small)
    assert check.is_second_look is again
    assert next_question(check, small, TODAY) is None


def test_nobody_is_asked_about_an_earlier_date_where_someone_is_to_see_the_child(small: Knowledge) -> None:
    assert "second_look" not in skip_from(begun(60, "toe_walking"), small)


@pytest.mark.parametrize(
    "check",
    [
        begun(60, answered={"worry"}),
        begun(40, answered={"worry"}, therapies_now=frozenset({"pt"})),
        begun(40, answered={"worry", *(f"milestone:{number}" for number in range(12))}),
        Check(answered=frozenset({*OPENING, "worry"})),
    ],
    ids=["school age", "has a therapist", "twelve asked", "age unknown"],
)
def test_skills_are_not_asked_where_they_would_not_help(check: Check, small: Knowledge) -> None:
    assert [name for name in skip_from(check, small) if name.startswith("milestone:")] == []


@pytest.mark.parametrize(("months", "sentinels"), [(5.9, []), (6, ["sentinel:sentinel_hears"]), (60, [])])
def test_a_sentinel_is_asked_at_its_age(months: float, sentinels: list[str], small: Knowledge) -> None:
    ids = skip_from(begun(months, answered={"worry"}), small)
    assert [name for name in ids if name.startswith("sentinel:")] == sentinels


@pytest.mark.parametrize(
    ("chosen", "kept"), [(["yes"], {"sentinel_hears": True}), (["no"], {"sentinel_hears": False}), ([], {})]
)
def test_a_sentinel_keeps_whether_it_is_as_hoped(chosen: list[str], kept: dict[str, bool], small: Knowledge) -> None:
    check = begun(8, answered={"worry"})
    assert answer(check, asked(check, small), chosen, small).sentinels == kept


def test_nothing_more_is_asked_once_a_doctor_is_due_within_two_weeks(small: Knowledge) -> None:
    lost = {"rf_lost_skill": FlagReply(answer=FlagAnswer.YES)}
    assert next_question(begun(40, answered={"worry"}, red_flags=lost), small, TODAY) is None


def test_a_look_by_a_doctor_that_may_wait_a_little_ends_nothing(small: Knowledge) -> None:
    check = begun(40, answered={"worry"}, strong_worry=True)
    assert asked(check, small).kind is Kind.MILESTONE


def test_the_follow_ups_of_three_worries_are_asked_and_no_more(small: Knowledge) -> None:
    ids = skip_from(begun(100, "handwriting", "talking_late", "school_chair", "toe_walking"), small)
    assert "concern:toe_walking:heels_down" not in ids
    ids = skip_from(begun(100, "handwriting", "school_chair", "toe_walking"), small)
    assert "concern:toe_walking:heels_down" in ids


def test_the_worry_is_asked_even_when_a_doctor_is_due(small: Knowledge) -> None:
    lost = {"rf_lost_skill": FlagReply(answer=FlagAnswer.YES)}
    assert asked(begun(40, red_flags=lost), small).id == "worry"


@pytest.mark.parametrize("kind", [Kind.FLAG, Kind.CONCERN, Kind.MILESTONE, Kind.SENTINEL])
def test_a_skipped_question_is_answered_by_nothing(kind: Kind, small: Knowledge) -> None:
    question = Question(id="q", kind=kind, ask="Why?", record="toe_walking", part="side")
    before = begun(40, "toe_walking")
    after = answer(before, question, (), small)
    assert (after.red_flags, after.concerns, after.milestones, after.sentinels) == (
        before.red_flags,
        before.concerns,
        before.milestones,
        before.sentinels,
    )
    assert "q" in after.answered


def test_an_earlier_check_is_left_as_it_was(small: Knowledge) -> None:
    before = Check()
    answer(before, asked(before, small), ["none"], small)
    assert before == Check()


@pytest.mark.parametrize(
    ("ticks", "chosen", "signs", "said"),
    [
        (None, ["wings"], (), '"wings" is no answer'),
        (None, ["none", "very_ill"], (), "goes with nothing else"),
        ("very_ill", ["yes", "no"], (), "takes one answer"),
        ("very_ill", ["yes"], ["wings"], '"wings" is no sign'),
    ],
)
def test_an_answer_that_is_not_offered_is_refused_by_question(
    ticks: str | None, chosen: list[str], signs: Iterable[str], said: str, small: Knowledge
) -> None:
    check = Check() if ticks is None else answer(Check(), asked(Check(), small), [ticks], small)
    question = asked(check, small)
    with pytest.raises(InputError, match=said) as caught:
        answer(check, question, chosen, small, signs=signs)
    assert caught.value.field == question.id


def test_the_same_option_chosen_twice_counts_once(small: Knowledge) -> None:
    check = answer(Check(), asked(Check(), small), ["none", "none"], small)
    assert not any(check.core.values())
