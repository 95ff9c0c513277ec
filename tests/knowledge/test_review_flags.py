"""What the clinical review settled about the red flags that were there, row by row (part 1.2)."""

import pytest

from handrail.development import ages_of
from handrail.triage import Check, ConcernReply, FlagReply, decide
from handrail.triage.flags import can_be_asked
from handrail.vocabulary import Age, FlagAnswer, Urgency, Verdict, Who
from settled_flags import differences, flag, rows

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


@pytest.mark.parametrize("settled", rows(CHANGED))
def test_a_row_says_what_the_review_settled(knowledge, settled):
    assert {record.flag: differences(knowledge, record) for record in settled} == {
        record.flag: {} for record in settled
    }


def yes(name: str, *signs: str) -> dict[str, FlagReply]:
    return {name: FlagReply(answer=FlagAnswer.YES, signs=frozenset(signs))}


def test_a_fever_in_a_young_baby_is_an_emergency(knowledge, today):
    check = Check(age=Age.of_months(2), red_flags=yes("rf_fever_young_baby", "temp_under_36"))
    decision = decide(check, knowledge, today)
    assert (decision.urgency, decision.see_first) == (Urgency.EMERGENCY_NOW, Who.EMERGENCY_DEPARTMENT)


# What a table cannot say


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


def test_three_jobs_make_a_flag_and_one_does_not(knowledge):
    assert knowledge.red_flags["rf_three_daily_jobs_hard"].needs == 3
