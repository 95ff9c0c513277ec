"""What the clinical review settled about diagnoses: their routes, their cautions, and those that were absent."""

import re

import msgspec
import pytest

from handrail.knowledge.records import Condition
from handrail.triage import Check, ConcernReply, ConditionReply, decide
from handrail.vocabulary import Age, Verdict, Who

# What a diagnosis by itself leads to: (age in months, known or suspected) -> "verdict urgency contact therapies".
ROUTES = {
    "autism": {
        (60, "known"): "elsewhere routine other_service -",
        (60, "suspected"): "elsewhere routine other_service -",
    },
    "adhd": {
        (84, "known"): "elsewhere routine other_service -",
        (84, "suspected"): "see_first routine gp -",
    },
    "plagiocephaly": {(3, "known"): "therapy soon therapist pt", (14, "known"): "reassure none - -"},
    "torticollis": {
        (3, "known"): "therapy soon therapist pt",
        (24, "suspected"): "see_first urgent_2_weeks gp -",
    },
    "hypermobility": {(84, "known"): "therapy routine therapist pt", (84, "suspected"): "reassure none - -"},
    "developmental_delay": {(20, "suspected"): "therapy soon therapist pt", (20, "known"): "therapy soon therapist pt"},
    "handwriting": {(84, "known"): "therapy routine therapist ot", (50, "known"): "reassure none - -"},
    "sensory_differences": {
        (60, "known"): "therapy routine therapist ot",
        (60, "suspected"): "elsewhere routine other_service -",
    },
    "fractures": {
        (84, "known"): "see_first routine other_service pt",
        (84, "suspected"): "see_first same_day emergency_department -",
    },
    "hearing_vestibular": {(60, "known"): "elsewhere routine other_service -"},
    "brachial_plexus": {
        (1, "known"): "see_first urgent_2_weeks other_service pt",
        (1, "suspected"): "see_first same_day emergency_department ot+pt",
        (12, "known"): "therapy soon therapist pt",
    },
    "clubfoot": {
        (1, "known"): "see_first urgent_2_weeks other_service pt",
        (1, "suspected"): "see_first urgent_2_weeks other_service pt",
    },
    "arthrogryposis": {(2, "known"): "therapy soon therapist ot+pt"},
    "chronic_conditions": {(84, "known"): "see_first routine own_team -"},
    "duchenne": {(60, "known"): "therapy soon therapist pt"},
    "prader_willi": {(36, "known"): "therapy routine therapist pt"},
    "oncology": {(84, "known"): "therapy routine therapist pt"},
    "down_syndrome": {(60, "known"): "therapy routine therapist ot+pt"},
    "normal_leg_variants": {(48, "known"): "reassure none - -"},
    "cerebral_palsy": {
        (60, "known"): "therapy routine therapist ot+pt",
        (10, "suspected"): "see_first soon paediatrician ot+pt",
    },
    "jia": {
        (84, "known"): "therapy routine therapist pt",
        (84, "suspected"): "see_first urgent_2_weeks gp -",
    },
    "chronic_pain": {
        (120, "known"): "therapy soon therapist pt",
        (120, "suspected"): "see_first soon gp pt",
    },
    "rett": {(36, "known"): "therapy soon therapist ot+pt"},
    "williams": {(60, "known"): "therapy routine therapist ot+pt"},
    "epilepsy": {(84, "known"): "elsewhere routine other_service -"},
    "ddh": {
        (2, "known"): "see_first urgent_2_weeks other_service pt",
        (2, "suspected"): "see_first urgent_2_weeks gp -",
    },
    "positional_talipes": {(1, "known"): "reassure none - -"},
    "me_cfs": {(120, "known"): "see_first soon other_service ot"},
    "sickle_cell": {(84, "known"): "see_first routine own_team -"},
    "haemophilia": {(84, "known"): "see_first soon own_team pt"},
}


def route(condition: str, months: float, state: str, knowledge, today, concerns=()) -> str:
    named = ConditionReply(words=condition, id=condition, is_suspected=state == "suspected")
    decision = decide(Check(age=Age.of_months(months), conditions=(named,), concerns=concerns), knowledge, today)
    therapies = "+".join(decision.disciplines)
    return f"{decision.verdict} {decision.urgency} {decision.see_first or '-'} {therapies or '-'}"


@pytest.mark.parametrize("condition", ROUTES)
def test_a_diagnosis_by_itself_leads_where_the_review_sends_it(knowledge, today, condition):
    settled = ROUTES[condition]
    found = {(months, state): route(condition, months, state, knowledge, today) for months, state in settled}
    assert found == settled


BASIS = {
    "autism": "by_goal",
    "adhd": "by_goal",
    "sensory_differences": "by_goal",
    "developmental_delay": "by_finding",
    "plagiocephaly": "by_finding",
    "hypermobility": "by_finding",
    "fractures": "by_finding",
    "cerebral_palsy": "always",
    "down_syndrome": "always",
}


@pytest.mark.parametrize("condition", BASIS)
def test_a_diagnosis_says_on_what_its_route_rests(knowledge, condition):
    assert knowledge.conditions[condition].route_basis == BASIS[condition]


def test_a_diagnosis_without_the_ground_of_its_route_is_refused(knowledge):
    raw = msgspec.to_builtins(knowledge.conditions["autism"])
    del raw["route_basis"]
    with pytest.raises(msgspec.ValidationError, match="route_basis"):
        msgspec.convert(raw, Condition)


def test_few_diagnoses_open_both_therapies_by_name_alone(knowledge):
    both = [
        condition.id
        for condition in knowledge.conditions.values()
        for rule in condition.rules
        if rule.default and rule.then.verdict is Verdict.THERAPY and len(rule.then.disciplines) > 1
    ]
    assert 0 < len(both) < len(knowledge.conditions) / 5


# What must be in the words that a family and a therapist read.
CAUTIONS = {
    "torticollis": ("hips", "eyes", "after the first weeks needs a doctor"),
    "developmental_delay": ("alone by 8 months", "walking by 18 months"),
    "handwriting": ("eyes and spelling first", "sudden change .* doctor"),
    "sensory_differences": ("autism", "hearing", "worry", "frightening"),
    "fractures": ("Rising pain", "numb, cold, blue or white", "advice only"),
    "post_surgery": ("surgeon's .* limits", "numb or cold toes"),
    "brachial_plexus": ("as soon as it is seen", "at the latest by 1 month", "first weeks", "same day"),
    "clubfoot": ("Refer at birth", "2 to 6 weeks", "hips scanned"),
    "arthrogryposis": ("only as the team taught", "Never force a joint, at any age"),
    "chronic_conditions": ("no stepwise increase",),
    "me_cfs": ("no stepwise increase", "outside an ME/CFS specialist team", "Pacing"),
    "long_covid": ("no stepwise increase", "Without crashes .* build up"),
    "duchenne": ("never over 24 hours without a dose", "breathless, confused", "anaesthetist"),
    "prader_willi": ("Choking", "Tummy pain", "no food as a reward"),
    "oncology": ("38 C once", "under 36 C", "now", "platelets: no knocks"),
    "down_syndrome": ("Keep the neck still", "emergency department the same day", "without signs are not kept"),
    "normal_leg_variants": ("thick wrists", "one side only", "getting worse", "knock knees past 7 years"),
    "cerebral_palsy": ("pain at every visit", "do not stop: ask what it is for"),
    "jia": ("eye checks",),
    "chronic_pain": ("A doctor examines first",),
    "rett": ("heart rhythm",),
    "williams": ("Heart", "anaesthetic"),
    "epilepsy": ("rescue plan", "Shower rather than bath", "within arm's reach"),
    "spina_bifida": ("within 4 hours", "own team within two weeks"),
    "ddh": ("scan by 6 weeks", "even when the first check was fine"),
    "plagiocephaly": ("ridge", "odd shape from birth", "stays at 4 months"),
    "achondroplasia": ("No propped or slumped sitting", "charts for achondroplasia"),
    "sickle_cell": ("emergency",),
    "haemophilia": ("own team at once", "no exercise"),
}


@pytest.mark.parametrize("condition", CAUTIONS)
def test_the_cautions_say_what_was_settled(knowledge, condition):
    words = " ".join(knowledge.conditions[condition].cautions)
    assert [phrase for phrase in CAUTIONS[condition] if not re.search(phrase, words)] == []


ABSENT = (
    "achondroplasia",
    "haemophilia",
    "sickle_cell",
    "charcot_marie_tooth",
    "congenital_heart_disease",
    "hydrocephalus",
    "spinal_cord_injury",
    "functional_neurological_disorder",
    "me_cfs",
    "long_covid",
    "metatarsus_adductus",
    "craniosynostosis",
    "trigger_thumb",
    "leg_length_difference",
    "growing_pains",
    "w_sitting",
    "pulled_elbow",
    "tics",
    "developmental_trauma",
    "rickets",
    "neurofibromatosis",
    "deletion_22q11",
    "muscular_dystrophy",
    "juvenile_dermatomyositis",
)


@pytest.mark.parametrize("condition", ABSENT)
def test_a_diagnosis_that_was_absent_can_be_named_and_has_an_answer(knowledge, names, today, condition):
    record = knowledge.conditions[condition]
    assert names.resolve(record.name).id == condition
    named = ConditionReply(words=record.name, id=condition)
    reasons = decide(Check(age=Age.of_months(60), conditions=(named,)), knowledge, today).reasons
    assert {reason.rule for reason in reasons} & {rule.id for rule in record.rules}


# Findings and goals decide, not the name


def worry(name: str, **answers: str) -> tuple[ConcernReply, ...]:
    return (ConcernReply(id=name, answers={key: frozenset({value}) for key, value in answers.items()}),)


def test_an_autistic_child_with_a_goal_for_the_day_sees_occupational_therapy(knowledge, today):
    found = route("autism", 84, "known", knowledge, today, worry("buttons_zips", others="several"))
    assert found == "therapy routine therapist ot"


def test_an_autistic_child_with_a_goal_in_moving_sees_physiotherapy(knowledge, today):
    found = route("autism", 84, "known", knowledge, today, worry("stairs", why="just_slow"))
    assert found == "therapy routine therapist pt"


def test_a_flat_head_with_a_free_neck_needs_advice_only(knowledge, today):
    found = route("plagiocephaly", 3, "known", knowledge, today, worry("flat_head", neck="full", shape="mild"))
    assert found.startswith("reassure")


def test_a_flat_head_with_a_tight_neck_needs_physiotherapy(knowledge, today):
    assert route("plagiocephaly", 3, "known", knowledge, today, worry("head_turns_one_way")) == (
        "therapy soon therapist pt"
    )


def test_after_an_operation_the_surgical_team_comes_before_physiotherapy(knowledge, today):
    named = ConditionReply(words="operation", id="post_surgery")
    decision = decide(Check(age=Age.of_months(84), conditions=(named,)), knowledge, today)
    assert [(action.who, action.alongside) for action in decision.actions] == [
        (Who.OWN_TEAM, False),
        (Who.THERAPIST, False),
    ]
    assert (decision.verdict, decision.disciplines) == (Verdict.SEE_FIRST, ("pt",))


def test_hearing_loss_with_poor_balance_adds_physiotherapy(knowledge, today):
    assert route("hearing_vestibular", 60, "known", knowledge, today, worry("balance")).endswith("pt")


def test_bendy_joints_that_trouble_the_hands_are_for_occupational_therapy(knowledge, today):
    assert route("hypermobility", 96, "known", knowledge, today, worry("bendy_joints", trouble="hands")).endswith("ot")


def test_sprains_belong_to_sport_and_not_to_broken_bones(knowledge):
    words = " ".join(knowledge.conditions["fractures"].synonyms).lower()
    assert "sprain" not in words
    assert "dislocation" not in words


def test_a_ridge_of_the_skull_is_asked_first_with_a_flat_head(knowledge):
    assert knowledge.conditions["plagiocephaly"].flags[0] == "rf_skull_ridge_or_odd_shape"


def test_writing_that_fails_for_spelling_goes_to_school(knowledge, today):
    found = route("handwriting", 96, "known", knowledge, today, worry("handwriting_messy", literacy="hard"))
    assert found == "elsewhere routine other_service -"


def test_tired_children_are_never_told_to_do_a_little_more(knowledge):
    work = [
        text
        for condition in ("me_cfs", "long_covid", "chronic_conditions")
        for texts in knowledge.conditions[condition].work.values()
        for text in texts
    ]
    role = knowledge.roles["p_fatigue"]
    assert work
    assert [text for text in [*work, *role.views.values()] if re.search("graded", text, re.IGNORECASE)] == []
