"""What the clinical review settled about red flags, row by row (parts 1.2 and 1.3)."""

from dataclasses import dataclass

import pytest

from handrail.development import ages_of
from handrail.triage import Check, ConcernReply, ConditionReply, FlagReply, decide
from handrail.triage.flags import can_be_asked, flags_to_ask
from handrail.vocabulary import Age, FlagAnswer, Urgency, Verdict, Who

OPEN = 216.0  # a row without an upper age reaches at least this far


@dataclass(frozen=True)
class Settled:
    """What was settled for one record. `head` reads "urgency contact age-basis from-to"; what is empty is free.

    `signs` must be offered, `graver` reads "sign:urgency"; `alongside`, `after` are the exact therapies.
    """

    flag: str
    head: str
    signs: str = ""
    graver: str = ""
    alongside: str | None = None
    after: str | None = None
    needs: int | None = None
    service: str | None = None


def flag(name: str, head: str, **settled) -> Settled:
    return Settled(f"rf_{name}", head, **settled)


CHANGED = {
    "rf_fever_young_baby": (
        flag("fever_young_baby", "emergency_now emergency_department birthday 0-3", signs="temp_38 temp_under_36"),
    ),
    "rf_first_or_long_fit": (
        flag(
            "first_or_long_fit",
            "emergency_now emergency_department birthday 0-",
            signs="fitting_now five_minutes one_after_another not_back first_fit",
        ),
        flag("earlier_fit_not_seen", "urgent_2_weeks gp birthday 0-", signs="earlier_fit not_seen", needs=2),
    ),
    "rf_headache_with_danger_signs": (
        flag(
            "headache_with_danger_signs",
            "emergency_now emergency_department birthday 0-",
            signs="headache drowsy confused double_vision unsteady worst_ever stiff_neck sick_at_night",
        ),
        flag("morning_headache_and_sick", "same_day emergency_department birthday 24-", needs=2),
    ),
    "rf_head_injury_signs": (
        flag(
            "head_injury_signs",
            "emergency_now emergency_department birthday 0-",
            signs="blackout fit fluid fluid_ear bruise_ear bruise_eyes high_fall big_cut memory thinner eyes speech",
        ),
        flag("head_knock_under_6_months", "emergency_now emergency_department birthday 0-6", signs="knock"),
        flag(
            "head_knock_6_to_12_months",
            "emergency_now emergency_department birthday 6-12",
            signs="swelling bruise cut doubt",
        ),
        flag("headache_after_head_knock", "same_day gp birthday 0-", graver="confused:emergency_now"),
    ),
    "rf_new_unsteady_walk": (
        flag(
            "new_unsteady_walk",
            "same_day emergency_department birthday 12-",
            graver="drowsy:emergency_now poison:emergency_now medicine:emergency_now",
        ),
    ),
    "rf_numb_or_tingling": (
        flag(
            "numb_or_tingling",
            "soon gp birthday 24-",
            graver="weakness:same_day walk_change:same_day back_pain:same_day bladder:same_day "
            "spreading_fast:emergency_now",
        ),
    ),
    "rf_lost_movement_skills": (
        flag(
            "lost_movement_skills",
            "urgent_2_weeks paediatrician birthday 0-",
            graver="under_2:same_day last_four_weeks:same_day feeding:same_day weak_cry:same_day breathing:same_day",
            after="ot pt",
        ),
        flag("lost_movement_skills_under_2", "same_day emergency_department birthday 0-24"),
    ),
    "rf_lost_words_or_social_under3": (
        flag(
            "lost_words_or_social_under3",
            "urgent_2_weeks paediatrician birthday 0-36",
            graver="hands:same_day walking:same_day staring:same_day jerks:same_day",
            service="audiology",
        ),
    ),
    "rf_lost_words_over3": (
        flag("lost_words_over3", "urgent_2_weeks paediatrician birthday 36-", service="audiology"),
        flag("lost_daily_skills", "urgent_2_weeks paediatrician birthday 12-"),
        flag(
            "daily_skills_stopped_after_upset",
            "soon gp birthday 12-",
            signs="will_not after_event",
            graver="cannot:urgent_2_weeks words:urgent_2_weeks",
            needs=2,
        ),
    ),
    "rf_blank_spells": (
        flag(
            "blank_spells", "urgent_2_weeks gp birthday 12-", signs="stops_and_stares no_answer eyelids lips", needs=2
        ),
    ),
    "rf_blackout": (
        flag(
            "blackout",
            "urgent_2_weeks gp birthday 12-",
            graver="effort:same_day water:same_day fright:same_day noise:same_day chest_pain:same_day "
            "racing_heart:same_day family_death:same_day",
        ),
    ),
    "rf_new_squint_or_white_pupil": (
        flag(
            "new_squint_or_white_pupil",
            "same_day emergency_department birthday 0-",
            signs="squint double wobbling squint_headache squint_sick white_and_squint",
        ),
        flag("white_pupil", "same_day gp birthday 0-", signs="white_shine"),
        flag("squint_long_standing", "soon gp birthday 3-", service="optometry"),
    ),
    "rf_head_tilt_or_stiff_neck": (
        flag(
            "head_tilt_or_stiff_neck",
            "urgent_2_weeks gp birthday 1-",
            graver="sudden:same_day severe:same_day headache:same_day sick:same_day unsteady:same_day "
            "eyes_wobble:same_day fever:emergency_now",
        ),
    ),
    "rf_floppy_or_slips_through": (
        flag(
            "floppy_or_slips_through",
            "soon paediatrician birthday 0-",
            graver="sudden:emergency_now drowsy:emergency_now breathing:emergency_now swallow:emergency_now "
            "moves_less:same_day weak_suck:same_day weak_cry:same_day",
            alongside="ot pt",
        ),
        flag("floppy_weak_baby", "same_day emergency_department birthday 0-12", needs=2),
    ),
    "rf_stiff_legs_6_12m": (
        flag(
            "stiff_legs_6_12m",
            "soon paediatrician corrected 3-12",
            graver="sudden:same_day after_medicine:same_day",
            alongside="ot pt",
        ),
        flag(
            "stiff_or_crossing_legs",
            "soon paediatrician corrected 0-",
            graver="sudden:same_day medicine:same_day",
            alongside="ot pt",
        ),
    ),
    "rf_fists_after_4_months": (flag("fists_after_4_months", "soon paediatrician corrected 4-60", alongside="ot pt"),),
    "rf_one_hand_before_12_months": (
        flag("one_hand_before_12_months", "soon paediatrician corrected 3-24", alongside="ot pt"),
        flag("one_hand_12_to_18_months", "soon gp corrected 12-24"),
    ),
    "rf_sides_differ": (
        flag(
            "sides_differ",
            "soon paediatrician birthday 0-",
            graver="over_weeks:urgent_2_weeks sudden:emergency_now held_still:same_day",
            alongside="ot pt",
        ),
    ),
    "rf_many_falls_big_calves": (
        flag(
            "many_falls_big_calves",
            "soon gp birthday 30-",
            signs="big_calves hands_up_legs stairs_lost rise_lost",
            graver="worse:urgent_2_weeks",
            needs=1,
        ),
        flag(
            "many_falls_and_weak_signs",
            "soon gp birthday 30-",
            signs="falls stairs rising run jump late_walker",
            graver="worse:urgent_2_weeks",
            needs=2,
        ),
    ),
    "rf_uses_hands_to_stand_up": (
        flag("uses_hands_to_stand_up", "soon gp corrected 24-", signs="walks_hands_up", alongside="pt"),
        flag("needs_hands_to_rise_after_3", "soon gp birthday 36-", signs="hands_every_time knee_every_time"),
    ),
    "rf_no_steps_15_months": (
        flag("no_steps_15_months", "soon gp corrected 15-18", alongside="pt"),
        flag("not_pulling_up_12_months", "soon child_health_nurse corrected 12-15", alongside="pt"),
    ),
    "rf_not_walking_18_months": (flag("not_walking_18_months", "soon paediatrician corrected 18-", alongside="pt"),),
    "rf_tiptoe_with_other_sign": (
        flag(
            "tiptoe_new",
            "same_day emergency_department birthday 12-",
            graver="back_pain:emergency_now bladder:emergency_now weak:emergency_now",
        ),
        flag(
            "tiptoe_with_other_sign",
            "soon gp birthday 12-",
            signs="heels_stuck one_foot late family",
            graver="new:same_day",
            service="orthopaedics",
        ),
    ),
    "rf_hip_signs_baby": (
        flag("hip_signs_baby", "urgent_2_weeks gp birthday 0-12", signs="opens_less shorter"),
        flag("hip_waddle_or_short_leg", "soon gp birthday 12-", signs="waddle limp_always"),
        flag("hip_risk_no_scan_under_3m", "urgent_2_weeks gp birthday 0-3", signs="breech breech_twin family"),
        flag("hip_risk_no_scan_3_to_6m", "soon gp birthday 3-6", signs="breech breech_twin family"),
    ),
    "rf_intoeing_with_falls": (
        flag("intoeing_with_falls", "routine gp birthday 24-", signs="pain one_side worse extreme falls"),
    ),
    "rf_maybe_broken_bone": (
        flag(
            "maybe_broken_bone",
            "same_day emergency_department birthday 0-",
            graver="bent:emergency_now through_skin:emergency_now cold:emergency_now blue:emergency_now "
            "numb:emergency_now thigh:emergency_now neck:emergency_now back:emergency_now "
            "cannot_move_child:emergency_now",
        ),
    ),
    "rf_limp_with_fever": (
        flag(
            "limp_with_fever",
            "same_day emergency_department birthday 0-",
            graver="cannot_bear_weight:emergency_now very_unwell:emergency_now",
            after="",
            needs=2,
        ),
    ),
    "rf_limp_not_better_48h": (
        flag("limp_not_better_48h", "same_day gp birthday 12-", signs="two_days over_a_week no_cause"),
    ),
    "rf_night_bone_pain": (
        flag(
            "night_bone_pain",
            "same_day gp birthday 12-",
            signs="one_spot one_side constant under_3 limp swelling fever weight pale bruises back morning play",
        ),
        flag("growing_pain_pattern", "routine gp birthday 36-144", signs="both_legs evening gone_by_morning plays"),
    ),
    "rf_back_pain_under_5": (
        flag(
            "back_pain_under_5",
            "urgent_2_weeks gp birthday 0-60",
            graver="fever:same_day refuses_walk:same_day refuses_sit:same_day refuses_bend:same_day",
        ),
    ),
    "rf_back_pain_night_fever": (
        flag(
            "back_pain_night_fever",
            "urgent_2_weeks gp birthday 0-",
            signs="night painful_curve",
            graver="fever:same_day weight:same_day",
        ),
        flag("back_pain_with_fever", "same_day emergency_department birthday 0-", signs="with_fever with_thinner"),
    ),
    "rf_curved_spine": (
        flag(
            "curved_spine",
            "soon gp birthday 0-",
            graver="pain:urgent_2_weeks weakness:same_day bladder:same_day",
            service="orthopaedics",
        ),
    ),
    "rf_baby_head_turns_one_way": (
        flag(
            "baby_head_turns_one_way",
            "soon therapist birthday 0-12",
            graver="began_later:urgent_2_weeks",
            alongside="pt",
        ),
    ),
    "rf_coughs_or_chokes_at_meals": (
        flag(
            "coughs_or_chokes_at_meals",
            "urgent_2_weeks gp birthday 0-",
            graver="blue:emergency_now stops_breathing:emergency_now pale_red:same_day red_face:same_day "
            "under_3_months:same_day",
            after="ot",
            service="speech_and_language",
        ),
        flag("cough_at_feeds_under_3_months", "same_day gp birthday 0-3", service="speech_and_language"),
    ),
    "rf_poor_weight_gain": (
        flag(
            "poor_weight_gain",
            "urgent_2_weeks gp birthday 0-",
            graver="under_3_months:same_day no_wet:same_day half_feeds:same_day ten_percent:same_day",
            after="",
            service="dietitian",
        ),
        flag("poor_weight_gain_under_3_months", "same_day gp birthday 0-3"),
    ),
    "rf_very_few_foods": (
        flag("only_smooth_food", "soon child_health_nurse corrected 12-", service="speech_and_language"),
        flag("very_few_foods", "routine gp birthday 24-", graver="growth:urgent_2_weeks"),
    ),
    "rf_constipation_with_leg_weakness": (
        flag("constipation_with_leg_weakness", "urgent_2_weeks gp birthday 0-"),
        flag("low_back_mark_under_3_months", "urgent_2_weeks gp birthday 0-3", signs="deep large several high hair"),
        flag("low_back_mark", "soon gp birthday 3-", graver="leg:urgent_2_weeks new_signs:same_day"),
    ),
    "rf_new_day_wetting": (
        flag(
            "new_day_wetting",
            "soon gp birthday 36-",
            graver="thirsty:same_day thinner:same_day tired:same_day vomiting:emergency_now drowsy:emergency_now "
            "deep_breathing:emergency_now back_pain:emergency_now leg_weak:emergency_now",
        ),
    ),
    "rf_not_following_with_eyes": (
        flag(
            "not_following_with_eyes",
            "urgent_2_weeks gp corrected 3-12",
            graver="white:same_day wobbling:same_day",
            service="optometry",
        ),
        flag("not_seeing_after_12_months", "soon gp birthday 12-"),
    ),
    "rf_no_smile_6_months": (flag("no_smile_6_months", "soon gp corrected 3-36"),),
    "rf_no_gestures_12_months": (
        flag(
            "no_gestures_12_months",
            "soon child_health_nurse corrected 12-60",
            signs="no_babble no_name no_gesture",
            service="audiology",
        ),
    ),
    "rf_parent_very_worried": (
        flag("parent_very_worried", "soon child_health_nurse birthday 0-", alongside="", after=""),
    ),
    "rf_hears_or_sees_things": (
        flag("hears_or_sees_things", "same_day gp birthday 84-"),
        flag("big_change_in_behaviour", "urgent_2_weeks gp birthday 12-", signs="different"),
    ),
    "rf_wants_to_die": (
        flag("wants_to_die", "emergency_now emergency_department birthday 48-", signs="tried plan not_safe"),
        flag(
            "says_wants_to_die",
            "same_day crisis_line birthday 48-",
            graver="plan:emergency_now not_safe:emergency_now",
        ),
    ),
    "rf_head_banging_injury": (
        flag("head_banging_injury", "soon gp birthday 6-", graver="sudden:urgent_2_weeks", service="dentist"),
    ),
}

ADDED = {
    "rf_thirst_wee_weight": (
        flag(
            "thirst_wee_weight",
            "same_day gp birthday 0-",
            signs="thirsty wees_more thinner very_tired",
            graver="sick:emergency_now drowsy:emergency_now fast_breathing:emergency_now",
        ),
    ),
    "rf_faint_with_exercise_or_fright": (
        flag(
            "faint_with_exercise_or_fright",
            "same_day emergency_department birthday 12-",
            signs="sport water fright noise chest_or_heart family",
        ),
    ),
    "rf_chest_pain_or_blue_on_effort": (
        flag(
            "chest_pain_or_blue_on_effort",
            "same_day emergency_department birthday 12-",
            signs="chest_pain blue_lips racing_heart",
            graver="happening_now:emergency_now",
        ),
    ),
    "rf_stiff_neck_fever_light": (
        flag("stiff_neck_fever_light", "emergency_now emergency_department birthday 0-", signs="stiff_neck fever"),
    ),
    "rf_down_syndrome_neck_cord": (
        flag(
            "down_syndrome_neck_cord",
            "same_day emergency_department birthday 0-",
            signs="neck tilt hands walk accidents",
            graver="sudden:emergency_now",
        ),
    ),
    "rf_shunt_blocked": (
        flag("shunt_blocked", "emergency_now emergency_department birthday 0-", signs="headache sick sleepy squint"),
        flag("shunt_slow_change", "same_day own_team birthday 0-"),
    ),
    "rf_tethered_cord_change": (
        flag(
            "tethered_cord_change",
            "urgent_2_weeks own_team birthday 0-",
            signs="legs walk foot pain leaks",
            graver="days:same_day",
        ),
    ),
    "rf_new_head_tilt_baby": (
        flag(
            "new_head_tilt_baby",
            "urgent_2_weeks gp birthday 1-12",
            signs="began_later comes_and_goes",
            graver="sick_eyes:same_day eyes:same_day",
        ),
    ),
    "rf_skull_ridge_or_odd_shape": (
        flag("skull_ridge_or_odd_shape", "urgent_2_weeks gp birthday 0-18", signs="odd_shape ridge soft_spot_closed"),
    ),
    "rf_newborn_arm_not_moving": (
        flag("newborn_arm_not_moving", "same_day emergency_department birthday 0-3", signs="moves_less cries"),
    ),
    "rf_newborn_fixed_foot": (
        flag("newborn_fixed_foot", "urgent_2_weeks other_service birthday 0-6", service="orthopaedics"),
    ),
    "rf_limb_held_still_baby": (
        flag("limb_held_still_baby", "same_day emergency_department birthday 0-24", alongside="", after=""),
    ),
    "rf_limp_under_3": (
        flag("limp_under_3", "same_day emergency_department birthday 9-36", signs="limps not_stand not_walk"),
    ),
    "rf_testicle_or_groin_pain": (
        flag(
            "testicle_or_groin_pain",
            "emergency_now emergency_department birthday 12-",
            signs="testicle_pain groin_pain low_tummy_pain bent_over",
        ),
    ),
    "rf_known_joint_bleed": (
        flag(
            "known_joint_bleed",
            "same_day emergency_department birthday 6-",
            signs="joint bruises",
            graver="known:emergency_now",
        ),
        flag("bleeding_disorder_bleed", "emergency_now own_team birthday 0-", signs="joint muscle head"),
    ),
    "rf_sickle_crisis": (
        flag(
            "sickle_crisis",
            "emergency_now emergency_department birthday 3-",
            signs="fever pain chest swelling_hands weak",
        ),
    ),
    "rf_fever_low_immunity": (
        flag("fever_low_immunity", "emergency_now own_team birthday 0-", signs="temp38 temp36 unwell"),
    ),
    "rf_cast_or_limb_too_tight": (
        flag(
            "cast_or_limb_too_tight",
            "emergency_now emergency_department birthday 0-",
            signs="pain_growing numb cold colour pain_on_move",
        ),
    ),
    "rf_after_operation_problem": (
        flag("after_operation_problem", "same_day own_team birthday 0-", signs="fever wound leaking pain calf"),
    ),
    "rf_dark_wee_after_effort": (
        flag("dark_wee_after_effort", "same_day emergency_department birthday 24-", graver="very_unwell:emergency_now"),
    ),
    "rf_muscle_disease_unwell": (
        flag(
            "muscle_disease_unwell",
            "emergency_now emergency_department birthday 0-",
            signs="sick_steroids missed24 fall_breath fall_confused cough",
        ),
    ),
    "rf_droopy_by_evening": (
        flag(
            "droopy_by_evening",
            "urgent_2_weeks gp birthday 12-",
            signs="eyelids speech chewing limbs",
            graver="sudden:same_day swallow:emergency_now breathing:emergency_now",
        ),
    ),
    "rf_dancing_eyes_or_jerks": (
        flag("dancing_eyes_or_jerks", "same_day emergency_department birthday 6-", signs="dancing_eyes jerks"),
    ),
    "rf_feet_change_shape": (
        flag("feet_change_shape", "soon gp birthday 36-", signs="arch claw one_foot", graver="weeks:urgent_2_weeks"),
    ),
    "rf_muscle_nerve_family": (flag("muscle_nerve_family", "soon gp corrected 12-", signs="rel_walk rel_trips"),),
    "rf_bow_legs_bone_signs": (
        flag("bow_legs_bone_signs", "soon gp birthday 18-84", signs="worse one_side short wrists sore late"),
    ),
    "rf_hand_skill_lost_wringing": (
        flag(
            "hand_skill_lost_wringing",
            "urgent_2_weeks paediatrician birthday 6-60",
            signs="lost_hand_use wringing mouthing",
        ),
    ),
    "rf_limb_colour_touch_pain": (
        flag("limb_colour_touch_pain", "urgent_2_weeks gp birthday 72-", signs="colour heat touch", alongside="pt"),
    ),
    "rf_breathing_in_sleep": (
        flag(
            "breathing_in_sleep",
            "soon gp birthday 6-",
            signs="snores pauses tired_by_day",
            graver="down_syndrome:urgent_2_weeks prader_willi:urgent_2_weeks muscle_disease:urgent_2_weeks",
        ),
    ),
    "rf_baby_not_feeding": (
        flag("baby_not_feeding", "same_day gp birthday 0-6", signs="half_feeds dry_nappies green_sick too_sleepy"),
    ),
    "rf_vision_suddenly_worse": (
        flag("vision_suddenly_worse", "same_day emergency_department birthday 24-", signs="lost_sight double"),
    ),
    "rf_cp_hip_change": (
        flag(
            "cp_hip_change",
            "soon own_team corrected 12-",
            signs="pain stiff shorter care sitting missed",
            graver="pain_now:urgent_2_weeks",
        ),
    ),
    "rf_prader_willi_tummy": (
        flag("prader_willi_tummy", "emergency_now emergency_department birthday 24-", signs="pain bloated sick"),
    ),
    "rf_neck_injury": (
        flag(
            "neck_injury",
            "emergency_now emergency_department birthday 12-",
            signs="neck_pain tingling weak cannot_turn",
        ),
    ),
    "rf_senses_after_fright": (
        flag("senses_after_fright", "soon gp birthday 24-", graver="someone:same_day", service="mental_health"),
    ),
    "rf_caregiver_at_breaking_point": (
        flag(
            "caregiver_at_breaking_point",
            "same_day crisis_line birthday 0-",
            graver="afraid_self:emergency_now afraid_child:emergency_now",
        ),
    ),
}


def rows(table):
    return [pytest.param(settled, id=name) for name, settled in table.items()]


def differences(knowledge, settled: Settled) -> dict[str, tuple]:
    """What the record says otherwise than was settled, as (settled, found)."""
    record = knowledge.red_flags[settled.flag]
    urgency, see, basis, ages = settled.head.split()
    low, _, high = ages.partition("-")
    wanted = {"urgency": urgency, "see": see, "age_basis": basis, "from": float(low)}
    found = {
        "urgency": record.urgency,
        "see": record.see,
        "age_basis": record.age_basis,
        "from": record.age_from_months,
    }
    wanted["until"] = float(high) if high else True
    found["until"] = record.age_to_months if high else record.age_to_months >= OPEN
    for field in ("alongside", "after"):
        if (names := getattr(settled, field)) is not None:
            wanted[field] = names.split()
            found[field] = sorted(record.alongside if field == "alongside" else record.therapy_after)
    for field, value in (("needs", settled.needs), ("other_service", settled.service)):
        if value is not None:
            wanted[field], found[field] = value, getattr(record, field)
    offered = {sign.id for sign in record.signs}
    wanted["missing signs"], found["missing signs"] = [], [s for s in settled.signs.split() if s not in offered]
    levels = {sign.id: str(sign.urgency) for sign in record.escalates_when}
    for sign, level in (pair.split(":") for pair in settled.graver.split()):
        wanted[f"graver {sign}"], found[f"graver {sign}"] = level, levels.get(sign)
    return {key: (wanted[key], found[key]) for key in wanted if wanted[key] != found[key]}


@pytest.mark.parametrize("settled", rows(CHANGED))
def test_a_row_says_what_the_review_settled(knowledge, settled):
    assert {record.flag: differences(knowledge, record) for record in settled} == {
        record.flag: {} for record in settled
    }


@pytest.mark.parametrize("settled", rows(ADDED))
def test_a_missing_row_was_added_as_settled(knowledge, settled):
    assert {record.flag: differences(knowledge, record) for record in settled} == {
        record.flag: {} for record in settled
    }


def yes(name: str, *signs: str) -> dict[str, FlagReply]:
    return {name: FlagReply(answer=FlagAnswer.YES, signs=frozenset(signs))}


def test_a_fever_in_a_young_baby_is_an_emergency(knowledge, today):
    check = Check(age=Age.of_months(2), red_flags=yes("rf_fever_young_baby", "temp_under_36"))
    decision = decide(check, knowledge, today)
    assert (decision.urgency, decision.see_first) == (Urgency.EMERGENCY_NOW, Who.EMERGENCY_DEPARTMENT)


# 1.2 and 1.3: what a table cannot say


@pytest.mark.parametrize("name", ["rf_choking", "rf_struggling_to_breathe", "rf_child_in_danger_now"])
def test_what_nobody_could_answer_is_a_fixed_line(knowledge, name):
    assert knowledge.red_flags[name].fixed_line
    assert not can_be_asked(knowledge.red_flags[name], Check(), ages_of(None, None))


WITHOUT_SEX = ("rf_not_walking_18_months", "rf_uses_hands_to_stand_up", "rf_many_falls_big_calves")


@pytest.mark.parametrize("name", WITHOUT_SEX)
def test_the_blood_test_is_a_simple_one_for_any_child(knowledge, name):
    record = knowledge.red_flags[name]
    assert "may do a simple blood test" in record.action


def test_words_that_are_lost_are_never_watched(knowledge, today):
    for months in (14, 20, 30):
        reply = ConcernReply(
            id="lost_words",
            answers={
                "also": frozenset({"none"}),
                "how_long": frozenset({"under_two_weeks"}),
                "how_many": frozenset({"few"}),
            },
        )
        decision = decide(Check(age=Age.of_months(months), concerns=(reply,)), knowledge, today)
        assert decision.verdict is Verdict.SEE_FIRST
        assert decision.urgency.rank >= Urgency.URGENT_2_WEEKS.rank


def test_no_sport_until_a_faint_on_effort_is_seen(knowledge):
    assert "No sport" in knowledge.red_flags["rf_faint_with_exercise_or_fright"].action


def test_a_caregiver_at_the_end_of_their_strength_is_not_asked_of_everyone(knowledge):
    everyone = {name for core in knowledge.cores.values() for name in core.flags}
    assert "rf_caregiver_at_breaking_point" not in everyone


BOUND = {
    "down_syndrome": "rf_down_syndrome_neck_cord",
    "spina_bifida": "rf_tethered_cord_change",
    "hydrocephalus": "rf_shunt_blocked",
    "sickle_cell": "rf_sickle_crisis",
    "haemophilia": "rf_bleeding_disorder_bleed",
    "oncology": "rf_fever_low_immunity",
    "duchenne": "rf_muscle_disease_unwell",
    "cerebral_palsy": "rf_cp_hip_change",
    "prader_willi": "rf_prader_willi_tummy",
    "post_surgery": "rf_after_operation_problem",
}


@pytest.mark.parametrize("condition", BOUND)
def test_a_condition_brings_its_own_flags_before_everything_else(knowledge, condition):
    check = Check(
        age=Age.of_months(36),
        conditions=(ConditionReply(words=condition, id=condition),),
        concerns=(ConcernReply(id="toe_walking"),),
    )
    ahead = [record.id for record in flags_to_ask(check, ages_of(check.age, None), knowledge)]
    assert BOUND[condition] in ahead[: len(knowledge.conditions[condition].flags)]


def test_every_flag_that_a_condition_loads_can_be_asked_with_it(knowledge):
    silent = [
        (condition.id, name)
        for condition in knowledge.conditions.values()
        for name in condition.flags
        if (only := knowledge.red_flags[name].applies_to_conditions) and condition.id not in only
    ]
    assert silent == []


def test_every_condition_bound_flag_is_loaded_by_its_conditions(knowledge):
    forgotten = [
        (condition, record.id)
        for record in knowledge.red_flags.values()
        for condition in record.applies_to_conditions
        if record.id not in knowledge.conditions[condition].flags
    ]
    assert forgotten == []
