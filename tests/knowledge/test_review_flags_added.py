"""What the clinical review settled about the red flags that were missing, row by row (part 1.3)."""

import pytest

from handrail.development import ages_of
from handrail.triage import Check, ConcernReply, ConditionReply
from handrail.triage.flags import flags_to_ask
from handrail.vocabulary import Age
from settled_flags import differences, flag, rows

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


@pytest.mark.parametrize("settled", rows(ADDED))
def test_a_missing_row_was_added_as_settled(knowledge, settled):
    assert {record.flag: differences(knowledge, record) for record in settled} == {
        record.flag: {} for record in settled
    }


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
