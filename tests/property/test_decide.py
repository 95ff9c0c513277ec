"""What must hold for every child, whatever the family answers."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.triage import Check, ConcernReply, FlagReply, decide
from handrail.triage.skills import step_for
from handrail.vocabulary import FLAG_ANSWERS, Age, FlagAnswer, Verdict
from made_up_checks import FLAGS, KNOWLEDGE, checks

OPEN_FLAGS = [name for name in FLAGS if not KNOWLEDGE.red_flags[name].safeguarding]
MANY = settings(max_examples=150, deadline=None)


@MANY
@given(check=checks(), flag=st.sampled_from(FLAGS))
def test_a_further_red_flag_never_lowers_urgency(check, flag, today):
    without = replace(check, red_flags={k: v for k, v in check.red_flags.items() if k != flag})
    with_it = replace(check, red_flags={**without.red_flags, flag: FlagReply(answer=FlagAnswer.YES)})
    before, after = (decide(c, KNOWLEDGE, today) for c in (without, with_it))
    assert after.urgency.rank >= before.urgency.rank
    assert after.must_flag >= before.must_flag


@MANY
@given(check=checks(), flag=st.sampled_from(FLAGS))
def test_answers_to_a_flag_are_ordered(check, flag, today):
    ranks = [
        decide(replace(check, red_flags={**check.red_flags, flag: FlagReply(answer=answer)}), KNOWLEDGE, today).urgency
        for answer in FLAG_ANSWERS
    ]
    assert [level.rank for level in ranks] == sorted(level.rank for level in ranks)


@MANY
@given(check=checks(), flag=st.sampled_from(FLAGS), data=st.data())
def test_a_further_sign_never_lowers_urgency(check, flag, data, today):
    escalations = KNOWLEDGE.red_flags[flag].escalates_when
    signs = frozenset(data.draw(st.sets(st.sampled_from([e.id for e in escalations])))) if escalations else frozenset()
    ranks = [
        decide(replace(check, red_flags={flag: FlagReply(answer=FlagAnswer.YES, signs=s)}), KNOWLEDGE, today).urgency
        for s in (frozenset(), signs)
    ]
    assert ranks[1].rank >= ranks[0].rank


@MANY
@given(
    check=checks(),
    flag=st.sampled_from([name for name in FLAGS if KNOWLEDGE.red_flags[name].needs > 1]),
    data=st.data(),
)
def test_ticked_signs_are_counted_and_a_further_tick_never_lowers_urgency(check, flag, data, today):
    plain = sorted(sign.id for sign in KNOWLEDGE.red_flags[flag].signs)
    ticked = data.draw(st.permutations(plain))[: data.draw(st.integers(1, len(plain)))]

    def urgency(answer, signs):
        reply = FlagReply(answer=answer, signs=frozenset(signs))
        return decide(replace(check, red_flags={**check.red_flags, flag: reply}), KNOWLEDGE, today).urgency.rank

    ranks = [urgency(FlagAnswer.YES, ticked[:number]) for number in range(1, len(ticked) + 1)]
    assert ranks == sorted(ranks)
    assert urgency(FlagAnswer.UNSURE, ticked) <= ranks[0]
    assert ranks[-1] <= urgency(FlagAnswer.YES, ())


@MANY
@given(check=checks())
def test_no_worry_that_is_no_better_is_given_a_second_date(check, today):
    again = decide(replace(check, is_second_look=True), KNOWLEDGE, today)
    worried = [reply for reply in check.concerns if reply.answers.get("course") != frozenset({"better"})]
    assert not worried or again.verdict is not Verdict.REASSURE
    assert again.urgency.rank >= decide(replace(check, is_second_look=False), KNOWLEDGE, today).urgency.rank


@MANY
@given(check=checks())
def test_a_lost_skill_never_lowers_urgency(check, today):
    lost = tuple(replace(c, answers={**c.answers, "course": frozenset({"lost"})}) for c in check.concerns)
    same = tuple(replace(c, answers={**c.answers, "course": frozenset({"same"})}) for c in check.concerns)
    before = decide(replace(check, concerns=same), KNOWLEDGE, today)
    after = decide(replace(check, concerns=lost), KNOWLEDGE, today)
    assert after.urgency.rank >= before.urgency.rank


@MANY
@given(check=checks())
def test_a_strong_worry_never_lowers_urgency_and_names_no_therapy(check, today):
    calm = decide(replace(check, strong_worry=False), KNOWLEDGE, today)
    worried = decide(replace(check, strong_worry=True), KNOWLEDGE, today)
    assert worried.urgency.rank >= calm.urgency.rank
    assert worried.verdict is not Verdict.REASSURE
    if calm.verdict is not Verdict.UNCLEAR:
        assert set(worried.disciplines) <= set(calm.disciplines)


@MANY
@given(check=checks(), data=st.data())
def test_the_order_of_answers_is_irrelevant(check, data, today):
    shuffled = replace(
        check,
        concerns=tuple(data.draw(st.permutations(check.concerns))),
        conditions=tuple(data.draw(st.permutations(check.conditions))),
        red_flags=dict(data.draw(st.permutations(list(check.red_flags.items())))),
        milestones=dict(data.draw(st.permutations(list(check.milestones.items())))),
    )
    first, second = (decide(c, KNOWLEDGE, today) for c in (check, shuffled))
    assert _without_order(first) == _without_order(second)


def _without_order(decision):
    """What families and services act on; warnings and cautions follow the order of what was typed."""
    return (
        decision.label,
        decision.urgency,
        decision.disciplines,
        decision.actions,
        decision.reasons,
        decision.watch_on,
    )


@MANY
@given(check=checks())
def test_every_reason_has_a_source_or_says_that_it_has_none(check, today):
    for reason in decide(check, KNOWLEDGE, today).reasons:
        assert reason.sources or reason.unverified
        assert set(reason.sources) <= set(KNOWLEDGE.sources)


@MANY
@given(check=checks())
def test_every_reassurance_has_a_later_date(check, today):
    decision = decide(check, KNOWLEDGE, today)
    assert (decision.watch_on is not None) == (decision.verdict is Verdict.REASSURE)
    assert decision.watch_on is None or decision.watch_on > today


@MANY
@given(check=checks(), flag=st.sampled_from(OPEN_FLAGS), answer=st.sampled_from(FLAG_ANSWERS[1:]))
def test_no_reassurance_stands_with_an_unsure_flag(check, flag, answer, today):
    asked = replace(check, red_flags={**check.red_flags, flag: FlagReply(answer=answer)})
    assert decide(asked, KNOWLEDGE, today).verdict is not Verdict.REASSURE


@MANY
@given(check=checks())
def test_the_same_input_gives_the_same_bytes(check, today):
    first, second = (msgspec.json.encode(decide(check, KNOWLEDGE, today)) for _ in range(2))
    assert first == second


@MANY
@given(check=checks())
def test_the_first_action_is_the_one_to_see_first(check, today):
    decision = decide(check, KNOWLEDGE, today)
    assert decision.see_first == (decision.actions[0].who if decision.actions else None)
    assert bool(decision.actions) == (decision.verdict is not Verdict.REASSURE)


SAFEGUARDING = [name for name in FLAGS if KNOWLEDGE.red_flags[name].safeguarding]


@pytest.mark.parametrize("flag", SAFEGUARDING)
@pytest.mark.parametrize("answer", FLAG_ANSWERS)
def test_safeguarding_answers_appear_in_no_output(flag, answer, today):
    check = Check(age=Age.of_months(60), red_flags={flag: FlagReply(answer=answer)})
    written = msgspec.json.encode(decide(check, KNOWLEDGE, today)).decode()
    record = KNOWLEDGE.red_flags[flag]
    for words in (flag, record.action, record.why, record.clinician_text, "child_protection", "crisis_line"):
        assert words not in written


@pytest.mark.parametrize("flag", SAFEGUARDING)
def test_safeguarding_answers_appear_when_asked_for(flag, today):
    check = Check(red_flags={flag: FlagReply(answer=FlagAnswer.YES)}, shows_safeguarding=True)
    assert flag in [reason.rule for reason in decide(check, KNOWLEDGE, today).reasons]


counts = st.sampled_from([x / 2 for x in range(13)])


@given(behind=counts, elsewhere=counts, flags=st.tuples(*[st.booleans()] * 4))
def test_the_milestone_rule_is_total_and_never_calmer_for_a_higher_count(behind, elsewhere, flags):
    keys = dict(zip(("is_enough", "worried", "affected", "again"), flags, strict=True))
    order = ["reassure", "watch", "look", "assess"]
    here = order.index(step_for(behind, elsewhere, **keys).value)
    assert order.index(step_for(behind + 0.5, elsewhere, **keys).value) >= here
    assert order.index(step_for(behind, elsewhere + 0.5, **keys).value) >= here


def test_an_invented_discipline_flows_through_everything(today):
    """Adding speech and language therapy, or any other, is data only."""
    music = msgspec.structs.replace(
        KNOWLEDGE.disciplines["ot"], id="music", name="Music therapy", practitioner="music therapist"
    )
    concern = KNOWLEDGE.concerns["play_skills"]
    rule = next(rule for rule in concern.rules if rule.default)
    outcome = msgspec.structs.replace(rule.then, verdict=Verdict.THERAPY, disciplines=("music",), see=None)
    sung = msgspec.structs.replace(
        concern, rules=(msgspec.structs.replace(rule, then=outcome),), work={"music": ("Singing together",)}
    )
    knowledge = msgspec.structs.replace(
        KNOWLEDGE,
        disciplines={**KNOWLEDGE.disciplines, "music": music},
        concerns={**KNOWLEDGE.concerns, concern.id: sung},
    )
    check = Check(age=Age.of_months(60), concerns=(ConcernReply(id=concern.id),))
    decision = decide(check, knowledge, today)
    assert decision.label == "music"
    assert decision.disciplines == ("music",)
    assert decision.contributions[0].work == ("Singing together",)
    assert decision.start_with == "music"
