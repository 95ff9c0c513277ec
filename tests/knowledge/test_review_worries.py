"""What the clinical review settled about worries: the answers that decide, and the doors often got wrong (part 2)."""

from dataclasses import dataclass, field, replace

import pytest

from handrail.triage import Check, ConcernReply, ConditionReply, Kind, decide, next_question
from handrail.vocabulary import Age, Urgency, Verdict, Who


@dataclass(frozen=True)
class Case:
    """One child: a worry, an age in months, the answers given, and who should see the child."""

    concern: str
    months: float
    answers: dict[str, str]
    expected: str
    also: tuple[str, ...] = ()
    conditions: tuple[str, ...] = field(default=())


def case(concern: str, months: float, expected: str, *, also=(), conditions=(), **answers: str) -> Case:
    return Case(concern, months, answers, expected, also, conditions)


def decision_for(child: Case, knowledge, today):
    replies = [ConcernReply(id=child.concern, answers={key: frozenset({v}) for key, v in child.answers.items()})]
    replies += [ConcernReply(id=name, score=0.5) for name in child.also]
    named = tuple(ConditionReply(words=name, id=name) for name in child.conditions)
    return decide(Check(age=Age.of_months(child.months), concerns=tuple(replies), conditions=named), knowledge, today)


def door(child: Case, knowledge, today) -> str:
    """Whom to see, in order: "therapist pt soon + paediatrician soon"; "reassure" with nobody to see."""
    decision = decision_for(child, knowledge, today)
    if decision.verdict is Verdict.REASSURE:
        return "reassure"
    parts = []
    for action in decision.actions:
        who = action.other_service if action.who is Who.OTHER_SERVICE else str(action.who)
        parts.append(" ".join([who or "", *action.disciplines, action.within]))
    return " + ".join(parts)


WORRIES = {
    "01_not_walking": (
        case("late_walking", 14, "reassure", cruises="yes"),
        case("late_walking", 13, "therapist pt soon + child_health_nurse soon", cruises="no"),
        case("late_walking", 19, "therapist pt soon + paediatrician soon"),
        case("late_walking", 19, "paediatrician soon + therapist ot pt soon", others="hands_late"),
        case("late_walking", 16, "paediatrician soon + therapist ot pt soon", body_feel="stiff"),
    ),
    "02_not_sitting_rolling": (
        case("sitting_late", 7, "reassure", body_feel="usual", others="yes"),
        case("sitting_late", 9, "therapist pt soon + paediatrician soon", how_sits="falls"),
        case("sitting_late", 9, "paediatrician soon + therapist ot pt soon", body_feel="floppy"),
        case("head_control_late", 3, "emergency_department same_day + therapist ot pt routine", strong="no"),
    ),
    "03_not_crawling": (
        case("crawling_late", 11, "reassure", gets_about="other_way", both_alike="yes"),
        case("crawling_late", 11, "paediatrician soon + therapist ot pt soon", both_alike="no"),
        case("crawling_late", 13, "therapist pt soon + gp soon", gets_about="no_way", both_alike="yes"),
    ),
    "04_flat_head": (
        case("flat_head", 3, "reassure", neck="full", shape="mild"),
        case("flat_head", 3, "therapist pt soon", neck="prefers"),
        case("flat_head", 3, "gp urgent_2_weeks", shape="ridge"),
        case("head_turns_one_way", 3, "gp urgent_2_weeks + therapist pt routine", began="later"),
    ),
    "05_toe_walking": (
        case("toe_walking", 26, "reassure", heels_down="yes", both_alike="alike", began="always"),
        case("toe_walking", 26, "therapist pt soon", heels_down="no"),
        case("toe_walking", 40, "therapist pt routine", heels_down="yes"),
        case("toe_walking", 40, "emergency_department same_day + therapist pt routine", began="flat_before"),
        case("toe_walking", 40, "gp soon + therapist pt soon", both_alike="uneven"),
    ),
    "06_falls_clumsy": (
        case("clumsy_falls", 72, "gp soon + therapist pt routine", course="worse"),
        case("clumsy_falls", 72, "therapist pt routine", compared="far_more", daily_jobs="no"),
        case("clumsy_falls", 72, "therapist ot pt routine", daily_jobs="yes"),
        case("clumsy_falls", 72, "optometry routine", how="not_looking"),
        case("clumsy_falls", 72, "reassure", how="rushing"),
    ),
    "07_leg_shapes": (
        case("intoeing", 40, "reassure", both_alike="alike", falls="few"),
        case("knock_knees", 48, "reassure", both_alike="alike"),
        case("flat_feet", 60, "therapist pt routine", pain="pain"),
        case("bow_legs", 30, "gp soon", both_alike="uneven"),
        case("intoeing", 40, "gp soon", course="worse"),
    ),
    "08_handwriting": (
        case("handwriting_messy", 96, "school routine", literacy="hard"),
        case("handwriting_messy", 96, "therapist ot routine", literacy="fine"),
        case("written_ideas", 108, "school routine", hand_part="no"),
        case("handwriting_pain", 96, "therapist ot pt routine", when_pain="only_writing", body_tires="yes"),
        case("handwriting_got_worse", 96, "gp same_day", how_fast="days", still_can="no"),
    ),
    "09_pencil_grip": (
        case("pencil_grip", 50, "reassure", grip_effect="none"),
        case("pencil_grip", 84, "therapist ot routine", grip_effect="hurts_or_tires"),
        case("hand_dominance_late", 54, "reassure", why_swaps="both_good"),
        case("pencil_grip", 84, "therapist ot soon + paediatrician soon", weaker_hand="yes"),
    ),
    "10_dressing": (
        case("dressing", 66, "reassure", can_do="slow_alone", hard_part="fingers"),
        case("dressing", 78, "therapist ot routine", can_do="nothing", hard_part="steps"),
        case("dressing", 78, "therapist ot pt routine", hard_part="balance", also=("clumsy_falls",)),
        case("dressing", 78, "therapist ot routine", hard_part="feel"),
    ),
    "11_messy_eater": (
        case("messy_eater", 60, "gp urgent_2_weeks", chokes="yes"),
        case("sits_badly_at_meals", 60, "therapist ot pt routine", steady="everywhere"),
        case("messy_eater", 60, "therapist ot routine", why="hands"),
        case("messy_eater", 30, "reassure", why="hands"),
    ),
    "12_fussy_eater": (
        case("picky_eating", 36, "gp urgent_2_weeks", growth="not_growing"),
        case("picky_eating", 36, "gp urgent_2_weeks", swallow="yes"),
        case("very_few_foods", 60, "therapist ot routine", growth="checked_fine", why="senses"),
        case("picky_eating", 36, "reassure", growth="growing", range="many", distress="calm"),
    ),
    "13_senses": (
        case("daily_life_stopped_by_senses", 60, "therapist ot routine", what="self_care"),
        case("noise_sensitive", 60, "gp soon", onset="after_event"),
        case("noise_sensitive", 60, "gp soon", hearing="ear_trouble"),
        case("touch_and_clothes", 60, "advice none", impact="none", skin="no"),
    ),
    "14_meltdowns": (
        case("meltdowns", 60, "gp soon", harm="yes"),
        case("meltdowns", 60, "therapist ot routine", set_off="senses", harm="no"),
        case("meltdowns", 60, "parenting_support routine"),
        case("tantrums_toddler", 30, "child_health_nurse soon", other="yes"),
    ),
    "15_attention": (
        case("attention", 84, "gp routine", where="both", blank="comes_back"),
        case("attention", 84, "school routine", where="one_place", blank="comes_back"),
        case("sitting_still_table", 84, "therapist ot routine", why_moves="tires", seat_tried="yes"),
        case("attention", 84, "gp urgent_2_weeks", blank="does_not"),
    ),
    "16_toilet": (
        case("toilet_training", 60, "gp soon", poo="hard"),
        case("day_wetting", 66, "gp same_day", signs="thirst"),
        case("day_wetting", 66, "gp soon", signs="none", onset="new"),
        case("toilet_training", 60, "therapist ot routine", poo="soft", trained_before="no", why="setup"),
        case("day_wetting", 66, "therapist pt routine", checked="yes_still", signs="none"),
    ),
    "17_leg_pain_at_night": (
        case("leg_pain_night", 60, "reassure", pattern="fits", extra="no"),
        case("leg_pain_night", 60, "gp same_day", pattern="one_spot"),
        case("leg_pain_night", 60, "gp same_day", pattern="by_day_too"),
    ),
    "18_limp": (
        case("limp", 60, "emergency_department same_day", with_it="fever"),
        case("limp", 24, "emergency_department same_day", since="short_no_reason"),
        case("limp", 132, "emergency_department same_day", with_it="groin_thigh"),
        case("knee_pain", 144, "therapist pt routine", kind="growth_sport"),
    ),
    "19_bendy": (
        case("bendy_joints", 96, "reassure", trouble="none", warning="neither"),
        case("bendy_joints", 96, "therapist pt routine", trouble="sore", warning="neither"),
        case("bendy_joints", 96, "therapist ot routine", trouble="hands", warning="neither"),
        case("bendy_joints", 96, "gp urgent_2_weeks", warning="swelling"),
        case("bendy_joints", 96, "gp soon + therapist pt routine", warning="faint_skin"),
    ),
    "20_floppy_w_sitting": (
        case("w_sitting", 40, "reassure", other_ways="yes", other_moves="no"),
        case("low_tone_child", 40, "therapist pt soon + paediatrician soon", strong="no"),
        case("slumps_at_desk_writing", 84, "therapist ot routine", moving_strong="strong", setup="yes", sees_well="no"),
    ),
    "21_one_side": (
        case("hand_preference_early", 10, "paediatrician soon + therapist ot pt soon"),
        case("hand_preference_early", 14, "therapist ot pt soon + gp soon"),
        case("arm_one_hand_used_less_child", 40, "reassure", since_when="always", other_hand_helps="yes"),
        case("weak_one_side", 40, "emergency_department emergency_now + therapist ot pt routine", since="sudden"),
        case("weak_one_side", 40, "paediatrician urgent_2_weeks + therapist ot pt soon", since="weeks"),
    ),
    "22_stairs_jumping_rising": (
        case("stairs", 48, "therapist ot routine", why="fear"),
        case("stairs", 48, "reassure", why="no_chance"),
        case("stairs", 48, "therapist pt soon + gp soon", why="weak"),
        case("floor_rise", 48, "therapist pt soon + gp soon", how="up_the_legs"),
        case("jumping", 40, "reassure", other_moves="no"),
    ),
    "23_ball_bike_pe": (
        case("bike", 96, "reassure", practice="little", other_hard="no"),
        case("bike", 96, "therapist pt routine", practice="plenty", other_hard="moving"),
        case("pe_and_sport", 108, "therapist pt routine", why="skills", daily_jobs="no"),
        case("pe_and_sport", 108, "therapist ot pt routine", daily_jobs="yes"),
        case("pe_and_sport", 108, "school routine", why="teased"),
    ),
    "24_tires": (
        case("tires_easily", 96, "gp soon + therapist pt routine"),
        case("tires_easily", 96, "paediatrician soon + therapist ot routine", crash="yes"),
        case("tires_easily", 96, "therapist ot routine", checked="yes", where="school"),
        case("after_illness_weak", 96, "therapist pt soon + gp soon", trend="same", crash="no"),
    ),
    "25_talking_and_moving_late": (
        case("speech_late", 24, "speech_and_language routine", lost="no", hears="yes", moving="no"),
        case("speech_late", 24, "paediatrician urgent_2_weeks", lost="yes"),
        case("speech_late", 24, "paediatrician soon", lost="no", moving="yes"),
        case("slow_all_round", 24, "paediatrician soon + therapist ot pt soon", areas="moving", how_sure="others_too"),
    ),
    "26_known_condition_new_need": (
        case("known_team_new_question", 60, "own_team soon", worse="yes"),
        case("known_team_new_question", 60, "own_team routine", worse="no"),
        case("equipment_home_bath", 60, "therapist ot routine", disability="yes", moves="some_help"),
    ),
}

WRONG_DOORS = {
    "weak_core_at_a_desk": (
        case("slumps_at_desk_writing", 84, "school routine", moving_strong="strong", setup="no"),
        case("weak_core", 84, "therapist ot routine", hard_at="table"),
        case("weak_core", 84, "therapist pt soon + gp soon", hard_at="weak_moves"),
    ),
    "falls_over_while_dressing": (
        case("dressing", 78, "therapist ot routine", hard_part="balance"),
        case("dressing", 78, "therapist ot pt routine", hard_part="balance", also=("balance",)),
    ),
    "clumsy_at_school_age": (
        case("coordination_general", 84, "therapist ot routine", hard_at="daily"),
        case("coordination_general", 84, "therapist ot pt routine", hard_at="both"),
        case("coordination_general", 84, "therapist pt routine", hard_at="moving"),
    ),
    "handwriting_with_a_tired_trunk": (
        case("handwriting_messy", 96, "therapist ot routine", literacy="fine"),
        case("handwriting_pain", 96, "therapist ot pt routine", body_tires="yes"),
    ),
    "baby_with_fists_or_one_hand": (
        case("fisted_hands", 7, "paediatrician soon + therapist ot pt soon", which="both", opens="rarely"),
        case("hand_preference_early", 7, "paediatrician soon + therapist ot pt soon"),
    ),
    "autistic_child_on_tiptoe": (
        case("toe_walking", 60, "therapist pt routine", feel="yes", conditions=("autism",)),
        case(
            "toe_walking",
            60,
            "therapist ot routine",
            feel="yes",
            heels_down="yes",
            seen="therapist",
            conditions=("autism",),
        ),
    ),
    "bumps_and_crashes": (
        case("bumps_into_things", 60, "optometry routine", eyes="not_tested"),
        case("seeks_movement_crashes", 60, "advice none", impact="none", risk="no", looks="no"),
        case("seeks_movement_crashes", 60, "therapist ot routine", impact="school", risk="no", looks="no"),
    ),
    "messy_eating_with_choking": (case("messy_eater", 60, "gp urgent_2_weeks", chokes="yes"),),
    "head_turning_flat_side": (
        case("head_turns_one_way", 5, "therapist pt soon", began="first_weeks"),
        case("flat_head", 3, "reassure", neck="full", shape="mild"),
    ),
    "bendy_fingers_sore_writing": (
        case("bendy_joints", 96, "therapist ot routine", trouble="hands"),
        case("bendy_joints", 96, "therapist pt routine", trouble="sore"),
    ),
    "bedwetting_and_soiling": (
        case("bedwetting", 84, "gp routine", signs="none"),
        case("soiling", 84, "gp soon", signs="none"),
    ),
    "flat_feet_without_pain": (
        case("flat_feet", 60, "reassure", both_alike="alike"),
        case("flat_feet", 60, "therapist pt routine", pain="pain"),
    ),
    "afraid_of_stairs": (
        case("stairs", 48, "therapist ot routine", why="fear"),
        case("fear_of_heights_or_movement_play", 60, "therapist pt routine", steady="no"),
    ),
    "scissors_ball_and_bike": (
        case("coordination_daily_and_movement", 84, "therapist ot pt routine", matters_most="both"),
    ),
    "wheelchair_bath_hoist": (
        case("wheelchair_seating", 84, "therapist ot pt routine", what="first", known="yes"),
        case("handling_and_lifting", 84, "therapist ot pt routine", need="hoist"),
    ),
    "arm_after_a_birth_injury": (
        case("newborn_arm_weak", 1, "specialist_clinic urgent_2_weeks + therapist pt soon", seen_arm="yes", hurts="no"),
        case("newborn_arm_weak", 12, "therapist pt soon", seen_arm="yes", hurts="no"),
    ),
    "splints": (
        case("splints_and_orthotics_leg", 60, "therapist pt routine", what="new"),
        case("hand_splint_need", 60, "therapist ot routine", splint_now="new_need"),
    ),
    "weak_cough": (
        case("chesty_cough_weak", 84, "therapist pt soon", known="yes", ill="no"),
        case("chesty_cough_weak", 84, "gp soon", known="no", ill="no"),
    ),
    "pain_keeps_from_school": (
        case("pain_keeps_from_school", 132, "gp soon + therapist ot pt routine"),
        case("pain_keeps_from_school", 132, "therapist ot pt soon", checked="yes", worry_first="no"),
    ),
    "sensory_assessment_to_prove_autism": (
        case("sensory_assessment_for_diagnosis", 60, "autism_assessment routine", job="no"),
    ),
}


def mismatches(cases, knowledge, today) -> list[tuple[str, float, dict, str, str]]:
    found = [(child, door(child, knowledge, today)) for child in cases]
    return [(c.concern, c.months, c.answers, f"settled: {c.expected}", got) for c, got in found if got != c.expected]


@pytest.mark.parametrize("worry", WORRIES)
def test_the_answers_send_a_worry_where_the_review_sends_it(knowledge, today, worry):
    assert mismatches(WORRIES[worry], knowledge, today) == []


@pytest.mark.parametrize("worry", WRONG_DOORS)
def test_a_worry_often_sent_wrong_finds_the_better_door(knowledge, today, worry):
    assert mismatches(WRONG_DOORS[worry], knowledge, today) == []


# The six questions of every worry (part 2.2)


def test_six_questions_are_asked_of_every_worry(knowledge):
    assert list(knowledge.universals) == ["onset", "course", "side", "pain", "impact", "seen"]


def test_the_six_come_before_the_follow_ups(knowledge, today):
    check = Check(age=Age.of_months(72), core=dict.fromkeys(knowledge.cores, False))
    check = replace(check, concerns=(ConcernReply(id="balance"),), red_flags={})
    asked = []
    while (question := next_question(check, knowledge, today)) is not None:
        asked.append(question)
        check = replace(check, answered=check.answered | {question.id})
    parts = [question.part for question in asked if question.kind is Kind.CONCERN]
    assert parts[:6] == list(knowledge.universals)


@pytest.mark.parametrize(
    ("concern", "question", "answer", "urgency"),
    [
        pytest.param("ball_skills", "onset", "new", Urgency.SOON, id="new"),
        pytest.param("balance", "course", "worse", Urgency.SOON, id="worse"),
        pytest.param("balance", "course", "lost", Urgency.URGENT_2_WEEKS, id="lost"),
        pytest.param("balance", "side", "one", Urgency.SOON, id="one_side"),
    ],
)
def test_new_worse_lost_or_one_sided_brings_a_doctor_in(knowledge, today, concern, question, answer, urgency):
    calm = decision_for(case(concern, 72, ""), knowledge, today)
    assert Who.GP not in {action.who for action in calm.actions}
    decision = decision_for(case(concern, 72, "", **{question: answer}), knowledge, today)
    assert (decision.see_first, decision.urgency) == (Who.GP, urgency)


@pytest.mark.parametrize("concern", ["balance", "clumsy_falls", "gait_unusual", "gait_quality_not_just_late"])
def test_a_walk_that_is_new_is_as_urgent_as_the_flag_that_asks_about_it(knowledge, today, concern):
    decision = decision_for(case(concern, 72, "", onset="new"), knowledge, today)
    flag = knowledge.red_flags["rf_new_unsteady_walk"]
    assert (decision.see_first, decision.urgency) == (flag.see, flag.urgency)


def test_one_side_under_two_brings_a_childrens_doctor_and_early_therapy(knowledge, today):
    decision = decision_for(case("two_hands_together", 15, "", side="one"), knowledge, today)
    assert {action.who for action in decision.actions} >= {Who.PAEDIATRICIAN, Who.THERAPIST}
    assert decision.disciplines == ("ot", "pt")


def test_what_has_been_seen_by_a_specialist_is_not_sent_back(knowledge, today):
    decision = decision_for(case("arm_one_hand_used_less_child", 60, "", seen="specialist"), knowledge, today)
    assert [action.who for action in decision.actions] == [Who.THERAPIST]
