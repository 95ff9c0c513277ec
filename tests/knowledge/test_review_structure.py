"""What the clinical review settled about how flags are built and which are asked (parts 1.1 and 1.4)."""

import re
from dataclasses import replace

import msgspec
import pytest

from handrail.development import ages_of
from handrail.knowledge import check as check_knowledge
from handrail.knowledge.records import RedFlag
from handrail.triage import Check, ConcernReply, ConditionReply, FlagReply, decide, next_question
from handrail.triage.flags import can_be_asked, flags_to_ask
from handrail.vocabulary import Age, FlagAnswer, Urgency, Verdict, Who


def yes(name: str, *signs: str) -> dict[str, FlagReply]:
    return {name: FlagReply(answer=FlagAnswer.YES, signs=frozenset(signs))}


# 1.1 Faults of structure

TWO_URGENCIES = (
    "rf_lost_movement_skills",
    "rf_blackout",
    "rf_new_squint_or_white_pupil",
    "rf_head_tilt_or_stiff_neck",
    "rf_keeps_being_sick",
    "rf_floppy_weak_baby",
    "rf_sides_differ",
    "rf_back_pain_night_fever",
    "rf_constipation_with_leg_weakness",
    "rf_head_banging_injury",
    "rf_hears_or_sees_things",
)


@pytest.mark.parametrize("name", TWO_URGENCIES)
def test_a_second_urgency_is_a_sign_that_is_asked(knowledge, name):
    assert knowledge.red_flags[name].escalates_when


def changed_flag(knowledge, name: str, **fields):
    record = msgspec.structs.replace(knowledge.red_flags[name], **fields)
    return msgspec.structs.replace(knowledge, red_flags={**knowledge.red_flags, name: record})


@pytest.mark.parametrize("word", ["today", "now", "emergency"])
def test_the_check_refuses_an_action_that_hurries_on_a_calm_record(knowledge, today, word):
    wrong = changed_flag(knowledge, "rf_curved_spine", action=f"See a doctor {word} if there is fever.")
    assert ("rf_curved_spine", "action") in {(p.record, p.field) for p in check_knowledge(wrong, today)}


def test_no_shipped_record_hides_a_second_urgency_in_its_action(knowledge, today):
    assert [p for p in check_knowledge(knowledge, today) if p.field == "action"] == []


SAYS_SAME_DAY = re.compile(r"\bsame day\b|\btoday\b|\bat once\b|\bemergency\b", re.IGNORECASE)


def test_no_calm_rule_of_a_worry_speaks_of_the_same_day(knowledge):
    hidden = [
        rule.id
        for concern in knowledge.concerns.values()
        for rule in concern.rules
        if rule.then.urgency.rank < Urgency.SAME_DAY.rank and SAYS_SAME_DAY.search(rule.text)
    ]
    assert hidden == []


def test_a_flag_offers_its_signs_one_by_one(knowledge, today):
    ticked = Check(core={core: core == "head_knock" for core in knowledge.cores}, answered=frozenset({"core"}))
    check = replace(ticked, age=Age.of_months(60))
    question = next_question(check, knowledge, today)
    record = knowledge.red_flags[question.record]
    assert {sign.id for sign in question.signs} == {sign.id for sign in (*record.signs, *record.escalates_when)}
    assert len(question.signs) > 10


def test_a_flag_without_an_age_basis_is_refused():
    raw = {"id": "rf_x", "name": "Something", "category": "acute", "question": "Is it?", "urgency": "soon"}
    raw |= {"signs": [{"id": "one", "text": "one sign"}], "see": "gp", "action": "See a doctor.", "why": "Because."}
    whole = raw | {"clinician_text": "Review.", "age_basis": "birthday"}
    assert msgspec.convert(whole, RedFlag).age_basis == "birthday"
    with pytest.raises(msgspec.ValidationError, match="age_basis"):
        msgspec.convert(raw | {"clinician_text": "Review."}, RedFlag)


def test_a_preterm_baby_is_asked_each_flag_by_the_age_it_goes_by(knowledge):
    check = Check(age=Age.of_months(4.5), gestation_days=30 * 7)
    ages = ages_of(check.age, check.gestation_days)
    asked = {name for name, record in knowledge.red_flags.items() if can_be_asked(record, check, ages)}
    assert "rf_fever_young_baby" not in asked  # over three months by birthday, though under by due date
    assert "rf_fists_after_4_months" not in asked  # under four months counted from the due date


def test_a_sign_that_a_doctor_has_seen_stays_known_and_never_reassures(knowledge, today):
    seen = {"rf_first_or_long_fit": FlagReply(answer=FlagAnswer.YES_AND_SEEN)}
    decision = decide(Check(age=Age.of_months(60), red_flags=seen), knowledge, today)
    assert decision.verdict is not Verdict.REASSURE
    assert decision.see_first is Who.OWN_TEAM
    assert ("rf_first_or_long_fit", "yes_and_seen") in [(state.id, state.answer) for state in decision.red_flags]


@pytest.mark.parametrize(
    ("name", "least"),
    [
        pytest.param("rf_fever_young_baby", Urgency.SAME_DAY, id="unsure of an emergency"),
        pytest.param("rf_limp_under_3", Urgency.SAME_DAY, id="unsure of a same-day sign"),
        pytest.param("rf_blank_spells", Urgency.SOON, id="unsure of an urgent sign"),
        pytest.param("rf_sides_differ", Urgency.ROUTINE, id="unsure of a sign to see soon"),
    ],
)
def test_unsure_is_a_level_of_its_own_and_never_no(knowledge, today, name, least):
    record = knowledge.red_flags[name]
    check = Check(age=Age.of_months(record.age_from_months + 1), red_flags={name: FlagReply(answer=FlagAnswer.UNSURE)})
    decision = decide(check, knowledge, today)
    assert decision.urgency is least
    assert decision.verdict is not Verdict.REASSURE


def test_suspected_cerebral_palsy_starts_therapy_beside_the_doctor(knowledge, today):
    named = ConditionReply(words="cerebral palsy?", id="cerebral_palsy", is_suspected=True)
    actions = decide(Check(age=Age.of_months(10), conditions=(named,)), knowledge, today).actions
    assert [(action.who, action.within) for action in actions] == [
        (Who.PAEDIATRICIAN, Urgency.SOON),
        (Who.THERAPIST, Urgency.SOON),
    ]
    assert actions[1].alongside
    assert actions[1].disciplines == ("ot", "pt")


@pytest.mark.parametrize(
    "name", ["rf_limp_with_fever", "rf_quick_loss_of_strength", "rf_night_bone_pain", "rf_coughs_or_chokes_at_meals"]
)
def test_therapy_waits_for_the_doctor_only_where_the_record_says_so(knowledge, name):
    assert knowledge.red_flags[name].therapy_waits
    assert knowledge.red_flags[name].alongside == ()


DOORS = {
    "rf_child_may_be_harmed": (Who.CHILD_PROTECTION, ""),
    "rf_child_in_danger_now": (Who.CHILD_PROTECTION, ""),
    "rf_says_wants_to_die": (Who.CRISIS_LINE, "mental_health"),
    "rf_shunt_slow_change": (Who.OWN_TEAM, ""),
    "rf_squint_long_standing": (Who.GP, "optometry"),
    "rf_no_response_to_sound": (Who.GP, "audiology"),
    "rf_no_words_18_months": (Who.CHILD_HEALTH_NURSE, "speech_and_language"),
    "rf_wet_bed_after_5": (Who.GP, "continence"),
    "rf_tongue_twitches": (Who.EMERGENCY_DEPARTMENT, ""),
}


@pytest.mark.parametrize("name", DOORS)
def test_the_door_is_the_one_that_can_help(knowledge, name):
    record = knowledge.red_flags[name]
    assert (record.see, record.other_service) == DOORS[name]


def test_safeguarding_answers_stay_out_of_the_decision(knowledge, today):
    check = Check(age=Age.of_months(60), red_flags=yes("rf_child_may_be_harmed", "told"))
    hidden = decide(check, knowledge, today)
    assert "rf_child_may_be_harmed" not in repr(hidden)
    assert Who.CHILD_PROTECTION not in {action.who for action in hidden.actions}
    shown = decide(replace(check, shows_safeguarding=True), knowledge, today)
    assert shown.see_first is Who.CHILD_PROTECTION


@pytest.mark.parametrize("answer", [FlagAnswer.UNSURE, FlagAnswer.YES])
def test_no_idea_for_home_while_a_sign_is_open(knowledge, today, answer):
    worry = (ConcernReply(id="toe_walking"),)
    calm = decide(Check(age=Age.of_months(30), concerns=worry), knowledge, today)
    assert calm.tonight
    open_sign = {"rf_morning_stiff_swollen_joint": FlagReply(answer=answer)}
    assert decide(Check(age=Age.of_months(30), concerns=worry, red_flags=open_sign), knowledge, today).tonight is None


def test_a_flag_states_the_age_of_its_fact(knowledge):
    differ = []
    for record in knowledge.red_flags.values():
        for fact in (knowledge.facts[name] for name in record.facts):
            stated = {age for age in fact.age_months.values() if f"{age:g} months" in record.question}
            ages = {record.age_from_months, record.age_to_months} | stated
            if fact.unit == "months" and ages.isdisjoint(fact.age_months.values()):
                differ.append((record.id, fact.id))
    assert differ == []


COLOUR = re.compile(r"\b(blue|grey|pale|paler|purple)\b")
PLACES = re.compile(r"\b(lips?|tongue|gums?|nails?|eyelids?|palms?|soles|other side|face|glass)\b")


def test_colour_signs_say_where_to_look_on_any_skin(knowledge):
    bare = [
        (record.id, sign.text)
        for record in knowledge.red_flags.values()
        for sign in (*record.signs, *record.escalates_when)
        if COLOUR.search(sign.text)
        and not PLACES.search(" ".join([record.question, *(s.text for s in (*record.signs, *record.escalates_when))]))
    ]
    assert bare == []


NURSE_ROWS = (
    "rf_parent_very_worried",
    "rf_meals_take_over_30_minutes",
    "rf_not_dry_by_day_after_4",
    "rf_no_words_18_months",
    "rf_no_two_words_24_months",
)


@pytest.mark.parametrize("name", NURSE_ROWS)
def test_from_school_age_a_nurse_row_goes_to_the_gp(knowledge, today, name):
    record = knowledge.red_flags[name]
    answers = yes(name, *(sign.id for sign in record.signs))
    young = decide(Check(age=Age.of_months(57), red_flags=answers), knowledge, today)
    grown = decide(Check(age=Age.of_months(84), red_flags=answers), knowledge, today)
    assert Who.CHILD_HEALTH_NURSE in {action.who for action in young.actions}
    assert {action.who for action in grown.actions} & {Who.GP, Who.CHILD_HEALTH_NURSE} == {Who.GP}


def test_silence_about_a_flag_is_no_answer(knowledge, today):
    decision = decide(Check(age=Age.of_months(20), concerns=(ConcernReply(id="intoeing"),)), knowledge, today)
    assert decision.verdict is Verdict.REASSURE
    assert decision.complete is False
    assert decision.reassure_if == decision.not_asked
    assert "rf_lost_movement_skills_under_2" in decision.reassure_if


# 1.4 Which flags to ask


def test_the_first_page_is_one_fixed_line(knowledge):
    for sign in ("{emergency_number}", "cannot breathe", "cannot be woken", "fitting", "stiff neck", "under a glass"):
        assert sign in knowledge.fixed_line


def test_one_list_of_eight_is_for_everyone(knowledge, today):
    first = next_question(Check(), knowledge, today)
    assert first.id == "core"
    assert [option.id for option in first.options] == [*knowledge.cores, "none"]
    assert list(knowledge.cores) == [
        "very_unwell_baby",
        "sudden_weakness_face_speech",
        "head_knock",
        "new_wobble_or_limp",
        "fever_with_sore_limb_back_neck",
        "lost_skill",
        "wee_poo_with_back_or_legs",
        "choking_at_meals",
    ]


def test_at_most_six_flags_follow_a_worry(knowledge):
    for concern in knowledge.concerns.values():
        months = (concern.age_from_months + concern.age_to_months) / 2
        check = Check(age=Age.of_months(months), concerns=(ConcernReply(id=concern.id),))
        assert len(flags_to_ask(check, ages_of(check.age, None), knowledge)) <= 6


TOPICS = {
    "late_sitting_crawling_walking": (
        "sitting_late crawling_late late_walking",
        "lost_movement_skills floppy_or_slips_through stiff_or_crossing_legs sides_differ hip_signs_baby "
        "not_following_with_eyes",
    ),
    "toe_walking_gait_falls": (
        "toe_walking gait clumsy_falls",
        "tiptoe_new tiptoe_with_other_sign new_unsteady_walk sides_differ uses_hands_to_stand_up muscle_nerve_family",
    ),
    "limp_leg_pain": (
        "limp pain",
        "limp_with_fever hip_knee_pain_limp_8_16 limp_under_3 night_bone_pain pale_bruised_tired "
        "testicle_or_groin_pain",
    ),
    "hands_writing_dressing": (
        "fine_motor handwriting dressing",
        "lost_daily_skills sides_differ dancing_eyes_or_jerks numb_or_tingling morning_stiff_swollen_joint "
        "vision_suddenly_worse",
    ),
    "clumsy_at_school_age": (
        "clumsy_falls school ball_skills",
        "big_change_in_behaviour morning_headache_and_sick blank_spells lost_movement_skills "
        "chest_pain_or_blue_on_effort vision_suddenly_worse",
    ),
    "eating": (
        "feeding_textures picky_eating",
        "coughs_or_chokes_at_meals poor_weight_gain only_smooth_food keeps_being_sick eating_disorder_signs",
    ),
    "sensory_regulation_sleep": (
        "sensory_general behaviour sleep",
        "senses_after_fright big_change_in_behaviour no_response_to_sound head_banging_injury breathing_in_sleep "
        "says_wants_to_die",
    ),
    "toilet": (
        "toileting",
        "thirst_wee_weight back_pain_with_leg_or_bladder_signs low_back_mark new_day_wetting",
    ),
    "baby_neck_and_head": (
        "flat_head torticollis head_turn_preference",
        "new_head_tilt_baby skull_ridge_or_odd_shape head_size_jump new_squint_or_white_pupil baby_head_turns_one_way",
    ),
    "fatigue": (
        "fatigue",
        "pale_bruised_tired chest_pain_or_blue_on_effort poor_weight_gain droopy_by_evening breathing_in_sleep "
        "thirst_wee_weight",
    ),
}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_asks_the_flags_that_bear_on_it(knowledge, topic):
    names, flags = TOPICS[topic]
    asked = {flag for name in names.split() for flag in knowledge.topic_flags[name].flags}
    assert {f"rf_{flag}" for flag in flags.split()} - asked == set()


def test_what_was_not_asked_is_listed(knowledge, today):
    check = Check(age=Age.of_months(40), concerns=(ConcernReply(id="toe_walking"),))
    decision = decide(check, knowledge, today)
    assert "rf_tiptoe_new" in decision.not_asked
    answered = replace(check, red_flags={"rf_tiptoe_new": FlagReply(answer=FlagAnswer.NO)})
    assert "rf_tiptoe_new" not in decide(answered, knowledge, today).not_asked
