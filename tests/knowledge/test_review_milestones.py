"""What the clinical review settled about milestones and how they are counted (parts 1.5 and 2.1)."""

from dataclasses import dataclass

import pytest

from handrail.development import ages_of, choose_milestone, due_milestones, read_milestones
from handrail.triage import Check, ConcernReply, ConditionReply, decide
from handrail.triage.skills import Step, step_for
from handrail.vocabulary import Age, MilestoneAnswer, Urgency, Verdict, Who

YES, SOMETIMES, NOT_YET = MilestoneAnswer.YES, MilestoneAnswer.SOMETIMES, MilestoneAnswer.NOT_YET
FREE = object()  # what the review left open
NO_AGE = None


@dataclass(frozen=True)
class Settled:
    """What was settled for one milestone; what is FREE may be anything."""

    expected: object = FREE
    concern: object = FREE
    counted: object = FREE
    discipline: object = FREE
    opens: object = FREE
    opportunity: object = FREE
    walking: object = FREE
    status: object = FREE


ROWS = {
    "sc_sucks_well_4m": Settled(expected=0, counted=False, discipline="other", opens="rf_baby_not_feeding"),
    "gm_moves_arms_and_legs_2m": Settled(expected=0, counted=False, opens="rf_sides_differ"),
    "ps_smiles_back_2m": Settled(concern=3, opens="rf_no_smile_6_months"),
    "gm_moves_forward_on_floor_9m": Settled(concern=NO_AGE),
    "gm_sits_propped_on_hands_6m": Settled(concern=8),
    "sc_holds_cup_two_hands_12m": Settled(expected=15, concern=24, opportunity=True),
    "gm_squats_for_toy_18m": Settled(concern=NO_AGE, walking=True),
    "gm_walks_backwards_24m": Settled(concern=30, walking=True),
    "gm_throws_ball_24m": Settled(concern=30, walking=True, opportunity=True),
    "gm_kicks_ball_24m": Settled(concern=30, walking=True, opportunity=True),
    "sc_cup_without_spills_36m": Settled(concern=48, opportunity=True),
    "sc_mostly_dry_by_day_36m": Settled(
        concern=54, counted=False, discipline="other", opens="rf_not_dry_by_day_after_4"
    ),
    "gm_hops_60m": Settled(concern=NO_AGE),
    "gm_throws_and_catches_60m": Settled(concern=NO_AGE, counted=False),
    "gm_catches_small_ball_72m": Settled(expected=90, counted=False),
    "gm_catches_big_ball_48m": Settled(concern=60, opportunity=True),
    "fm_forms_letters_numbers_84m": Settled(concern=96, opportunity=True),
    "gm_gets_up_without_hands_36m": Settled(counted=False, opens="rf_uses_hands_to_stand_up"),
    "gm_stands_alone_17m": Settled(concern=18, opens="rf_not_walking_18_months"),
    "gm_stands_holding_on_9m": Settled(concern=12),
    "gm_walks_along_furniture_12m": Settled(concern=13.7, opens="rf_no_steps_15_months"),
    "gm_keeps_up_with_friends_84m": Settled(counted=False),
    "gm_keeps_up_in_sport_120m": Settled(counted=False),
    "cm_fifty_words_30m": Settled(concern=30, discipline="other"),
    "sr_messy_play_36m": Settled(counted=False, discipline="other"),
    "sr_wears_different_clothes_48m": Settled(counted=False, discipline="other"),
    "sr_copes_with_haircut_nails_72m": Settled(counted=False, discipline="other"),
    "sr_focuses_longer_108m": Settled(status="retired", counted=False),
    "cg_knows_left_right_84m": Settled(counted=False, discipline="other"),
    "gm_crawls_13m": Settled(counted=False, concern=NO_AGE),
    "sc_travels_alone_192m": Settled(status="retired"),
    "sc_buys_things_in_shop_156m": Settled(status="retired"),
    "sc_cooks_simple_meal_156m": Settled(status="retired"),
    "sc_health_and_medicine_216m": Settled(status="retired"),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_says_what_the_review_settled(knowledge, name):
    row, settled = knowledge.milestones[name], ROWS[name]
    found = Settled(
        expected=row.age_months,
        concern=row.concern_age_months,
        counted=row.counted,
        discipline="+".join(row.disciplines),
        opens=row.no_opens,
        opportunity=row.opportunity_dependent,
        walking=row.counts_from == "walking",
        status=row.status,
    )
    wanted = {field: value for field, value in vars(settled).items() if value is not FREE}
    assert {field: getattr(found, field) for field in wanted} == wanted


# Structure


def ages(months: float):
    return ages_of(Age.of_months(months), None)


def test_no_skill_is_due_on_the_day_it_is_expected(knowledge):
    early = [
        row.id
        for row in knowledge.milestones.values()
        if row.counted and row.age_months > 0 and row in due_milestones(ages(row.age_months), knowledge)
    ]
    assert early == []


def test_one_fact_counts_on_one_ladder_at_most_twice(knowledge):
    names = ("gm_stands_alone_17m", "gm_first_steps_15m", "gm_walks_alone_18m", "gm_walks_along_furniture_12m")
    reading = read_milestones(dict.fromkeys(names, NOT_YET), ages(24), knowledge)
    assert [(ladder.ladder, ladder.behind) for ladder in reading.ladders] == [("standing_walking", 2.0)]


def test_a_higher_rung_clears_those_below_it(knowledge):
    answers = {"gm_first_steps_15m": NOT_YET, "gm_walks_alone_18m": YES}
    assert read_milestones(answers, ages(24), knowledge).domains["gross_motor"].behind == 0


def test_rows_about_senses_rules_and_calming_point_elsewhere(knowledge):
    rows = [row for row in knowledge.milestones.values() if row.domain == "sensory"]
    assert len(rows) >= 22
    assert [row.id for row in rows if row.disciplines != ("other",) or row.counted] == []


POINTERS = (
    "ps_copies_housework_18m",
    "ps_plays_simply_with_toys_18m",
    "ps_pretend_play_30m",
    "ps_pretends_to_be_someone_48m",
    "cg_uses_things_right_way_15m",
    "cg_plays_with_two_toys_24m",
    "cg_solves_small_problem_30m",
    "cg_knows_left_right_84m",
    "cg_plans_ahead_168m",
)


@pytest.mark.parametrize("name", POINTERS)
def test_play_and_thinking_lead_to_no_therapy(knowledge, name):
    assert knowledge.milestones[name].disciplines == ("other",)


NEEDS_A_CHANCE = (
    "gm_kicks_ball_24m",
    "gm_throws_ball_24m",
    "sc_moves_large_zip_36m",
    "sc_starts_zip_72m",
    "sc_socks_and_shoes_48m",
    "sc_slip_on_shoes_24m",
    "sc_undoes_buttons_48m",
    "sc_does_up_buttons_60m",
    "fm_pencil_in_fingers_48m",
    "fm_controlled_pencil_72m",
    "sc_holds_cup_two_hands_12m",
    "sc_cup_without_spills_36m",
    "sc_tries_spoon_18m",
    "sc_eats_with_spoon_24m",
    "sc_uses_fork_36m",
    "fm_works_buttons_on_toys_24m",
)


@pytest.mark.parametrize("name", NEEDS_A_CHANCE)
def test_a_skill_that_needs_a_thing_or_teaching_says_so(knowledge, name):
    assert knowledge.milestones[name].opportunity_dependent


def test_what_was_never_tried_counts_for_nothing(knowledge):
    reading = read_milestones({"gm_kicks_ball_24m": MilestoneAnswer.NOT_TRIED}, ages(40), knowledge)
    assert reading.ladders == ()


NEEDS_WALKING = (
    "gm_squats_for_toy_18m",
    "gm_kicks_ball_24m",
    "gm_runs_24m",
    "gm_walks_backwards_24m",
    "gm_walks_up_few_stairs_24m",
    "gm_stairs_with_rail_36m",
)


@pytest.mark.parametrize("name", NEEDS_WALKING)
def test_a_skill_that_needs_walking_says_so(knowledge, name):
    assert knowledge.milestones[name].counts_from == "walking"


def test_a_child_who_does_not_walk_is_not_asked_to_run(knowledge):
    answers = {"gm_walks_alone_18m": NOT_YET, "gm_stands_alone_17m": NOT_YET}
    asked = []
    while (row := choose_milestone(answers, ages(30), ("gross_motor",), knowledge)) is not None:
        asked.append(row)
        answers[row.id] = YES
    assert asked
    assert [row.id for row in asked if row.counts_from == "walking"] == []


def test_not_walking_is_not_counted_again_as_not_running(knowledge):
    names = ("gm_walks_alone_18m", "gm_runs_24m", "gm_walks_up_few_stairs_24m", "gm_jumps_two_feet_30m")
    reading = read_milestones(dict.fromkeys(names, NOT_YET), ages(34), knowledge)
    assert reading.domains["gross_motor"].ladders == 1


def test_one_or_two_answers_in_a_domain_are_not_enough(knowledge):
    two = {"sc_takes_off_socks_18m": NOT_YET, "sc_helps_with_dressing_18m": NOT_YET}
    assert not read_milestones(two, ages(28), knowledge).domains["self_care"].is_enough


def test_hands_in_the_first_year_are_never_for_one_therapy_alone(knowledge):
    alone = [
        row.id
        for row in knowledge.milestones.values()
        if row.domain == "fine_motor" and row.age_months < 12 and len(row.disciplines) < 2
    ]
    assert alone == []


@pytest.mark.parametrize("name", ["gm_stands_holding_on_9m", "gm_walks_along_furniture_12m", "gm_stands_alone_17m"])
def test_standing_late_is_looked_at_by_a_doctor_with_physiotherapy_alongside(knowledge, today, name):
    check = Check(age=Age.of_months(19), milestones={name: NOT_YET})
    actions = {action.who: action for action in decide(check, knowledge, today).actions}
    assert Who.THERAPIST in actions
    assert set(actions) & {Who.GP, Who.PAEDIATRICIAN, Who.CHILD_HEALTH_NURSE}
    assert all(action.within is Urgency.SOON for action in actions.values())


# How it is counted

CALM = {"is_enough": True, "worried": False, "affected": False, "again": False}


def step(behind: float, elsewhere: float = 0.0, **known: bool) -> Step:
    return step_for(behind, elsewhere, **(CALM | known))


def test_two_domains_lead_to_an_assessment_only_when_the_day_is_affected():
    assert step(1.0, 1.0) is Step.WATCH
    assert step(1.0, 1.0, worried=True) is Step.WATCH
    assert step(1.0, 1.0, affected=True) is Step.ASSESS


def test_few_answers_lead_to_a_look_and_not_to_an_assessment():
    assert step(1.0, worried=True, is_enough=False) is Step.LOOK
    assert step(2.0, affected=True, is_enough=False) is Step.WATCH


def test_sometimes_is_half_a_step(knowledge):
    reading = read_milestones({"gm_runs_24m": SOMETIMES}, ages(34), knowledge)
    assert reading.domains["gross_motor"].behind == 0.5


def test_every_pair_of_counts_has_a_step_and_more_is_never_calmer():
    order = [Step.REASSURE, Step.WATCH, Step.LOOK, Step.ASSESS]
    counts = [half / 2 for half in range(9)]
    for worried in (False, True):
        for affected in (False, True):
            for elsewhere in counts:
                steps = [step(count, elsewhere, worried=worried, affected=affected) for count in counts]
                assert [order.index(found) for found in steps] == sorted(order.index(found) for found in steps)


def test_the_second_time_is_an_assessment():
    assert step(1.0, worried=True) is Step.WATCH
    assert step(1.0, worried=True, again=True) is Step.ASSESS


def test_a_worry_with_an_effect_on_the_day_needs_one_ladder_only():
    assert step(1.0, worried=True, affected=True) is Step.ASSESS
    assert step(2.0, worried=True) is Step.ASSESS


def test_a_strong_worry_asks_for_someone_soon_and_for_no_therapy(knowledge, today):
    decision = decide(Check(age=Age.of_months(40), strong_worry=True), knowledge, today)
    assert (decision.urgency, decision.see_first) == (Urgency.SOON, Who.CHILD_HEALTH_NURSE)
    assert decision.disciplines == ()


def test_milestones_do_not_count_for_a_child_who_has_a_therapist(knowledge, today):
    answers = {"gm_walks_alone_18m": NOT_YET}
    known = Check(age=Age.of_months(30), milestones=answers, therapies_now=frozenset({"pt"}))
    assert not [r for r in decide(known, knowledge, today).reasons if r.rule.startswith("milestone")]
    assert [
        r
        for r in decide(Check(age=Age.of_months(30), milestones=answers), knowledge, today).reasons
        if r.rule.startswith("milestone")
    ]


def test_how_a_child_moves_beats_how_many_skills_are_there(knowledge, today):
    odd = ConcernReply(id="gait_quality_not_just_late")
    all_there = {"gm_walks_alone_18m": YES, "gm_runs_24m": YES, "gm_jumps_two_feet_30m": YES}
    decision = decide(Check(age=Age.of_months(40), concerns=(odd,), milestones=all_there), knowledge, today)
    assert {action.who for action in decision.actions} == {Who.PAEDIATRICIAN, Who.THERAPIST}
    assert decision.disciplines == ("pt",)


def test_several_therapies_have_a_lead_and_a_reason_to_add_the_other(knowledge, today):
    known = ConditionReply(words="cerebral palsy", id="cerebral_palsy")
    decision = decide(Check(age=Age.of_months(60), conditions=(known,)), knowledge, today)
    assert decision.disciplines == ("ot", "pt")
    assert decision.start_with == "pt"
    assert decision.add_when


@pytest.mark.parametrize("months", [30, 84])
def test_four_questions_look_beyond_the_worry(knowledge, months):
    asked = {
        row.id.removeprefix("sentinel_")
        for row in knowledge.sentinels.values()
        if row.from_months <= months < row.to_months
    }
    young = {"both_hands", "eats_safely", "talks_and_hears", "sees_well"}
    grown = {"dressing", "writing", "joining_in", "mood"}
    assert asked == (young if months == 30 else grown)


def test_both_ages_are_shown_at_the_change_over_at_two(knowledge, today):
    born_early = Check(age=Age.of_months(25), gestation_days=29 * 7, concerns=(ConcernReply(id="jumping"),))
    decision = decide(born_early, knowledge, today)
    assert any("past two years" in warning for warning in decision.warnings)
    assert decision.verdict is Verdict.REASSURE
