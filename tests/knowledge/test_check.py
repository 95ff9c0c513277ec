"""Every defect of meaning is found: the shipped set has none, and one broken record in it is named with its field."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from handrail.knowledge import Knowledge, check
from handrail.knowledge.records import Answer, Outcome, Question, Rule
from handrail.vocabulary import Urgency, Verdict, Who

CONCERN, FLAG, CONDITION = "toe_walking", "rf_lost_movement_skills", "cerebral_palsy"
MILESTONE, ROLE, UNIVERSAL = "gm_walks_alone_18m", "f_main_goal", "side"
TABLES = {
    "concern": "concerns",
    "red_flag": "red_flags",
    "condition": "conditions",
    "milestone": "milestones",
    "role": "roles",
    "universal": "universals",
    "ladder": "ladders",
    "topic": "topic_flags",
    "core": "cores",
    "fact": "facts",
}


def changed(knowledge: Knowledge, kind: str, name: str, /, **changes: Any) -> Knowledge:
    """The set with one record replaced."""
    table = getattr(knowledge, TABLES[kind])
    return replace(knowledge, **{TABLES[kind]: {**table, name: replace(table[name], **changes)}})


def with_rule(knowledge: Knowledge, kind: str, name: str, **changes: Any) -> Knowledge:
    """The set with one more rule in a record: a sound one, except for `changes`."""
    sound: dict[str, Any] = {
        "when": {"age_from_months": 24},
        "then": Outcome(verdict=Verdict.THERAPY, urgency=Urgency.SOON, disciplines=("pt",)),
        "fires_on": {"age_months": 30},
        "not_on": {"age_months": 20},
        "text": "A sentence.",
    }
    rule = Rule(id="added", clinician_text="A note.", **{**sound, **changes})
    rules = getattr(knowledge, TABLES[kind])[name].rules
    return changed(knowledge, kind, name, rules=(*rules, rule))


def problems_of(knowledge: Knowledge, today: date) -> list[tuple[str, str, str]]:
    return [(problem.record, problem.field, problem.message) for problem in check(knowledge, today)]


def assert_found(knowledge: Knowledge, today: date, record: str, field: str, said: str) -> None:
    problems = problems_of(knowledge, today)
    found = [message for name, place, message in problems if (name, place) == (record, field)]
    assert any(said in message for message in found), problems


def test_the_shipped_set_has_no_problems(knowledge: Knowledge, today: date) -> None:
    assert [str(problem) for problem in check(knowledge, today)] == []


def test_a_small_sound_set_has_no_problems(small: Knowledge, today: date) -> None:
    assert check(small, today) == []


def test_a_problem_names_the_file_too(knowledge: Knowledge, today: date) -> None:
    broken = changed(knowledge, "concern", CONCERN, flags=("rf_nothing",))
    (problem,) = check(broken, today)
    assert problem.file == knowledge.origin[f"concern:{CONCERN}"]


@pytest.mark.parametrize(
    ("kind", "name", "field"),
    [
        ("concern", CONCERN, "sources"),
        ("concern", CONCERN, "flags"),
        ("concern", CONCERN, "topics"),
        ("concern", CONCERN, "also_consider"),
        ("concern", CONCERN, "universal_off"),
        ("red_flag", FLAG, "alongside"),
        ("red_flag", FLAG, "therapy_after"),
        ("red_flag", FLAG, "applies_to_conditions"),
        ("red_flag", FLAG, "topics"),
        ("red_flag", FLAG, "facts"),
        ("condition", CONDITION, "flags"),
        ("condition", CONDITION, "also_consider"),
        ("condition", CONDITION, "facts"),
        ("milestone", MILESTONE, "disciplines"),
        ("milestone", MILESTONE, "facts"),
        ("role", ROLE, "who_leads"),
        ("role", ROLE, "facts"),
        ("topic", "gait", "flags"),
        ("core", "lost_skill", "flags"),
        ("ladder", "standing_walking", "disciplines"),
    ],
)
def test_a_reference_to_nothing_is_refused(kind: str, name: str, field: str, knowledge: Knowledge, today: date) -> None:
    known = getattr(getattr(knowledge, TABLES[kind])[name], field)
    broken = changed(knowledge, kind, name, **{field: (*known, "nothing")})
    assert_found(broken, today, name, field, "nothing is not known.")


@pytest.mark.parametrize(
    ("kind", "name", "changes", "said"),
    [
        ("concern", CONCERN, {"work": {"magic": ("Wands",)}}, "magic is not known"),
        ("condition", CONDITION, {"work": {"magic": ("Wands",)}}, "magic is not known"),
        ("condition", CONDITION, {"leads": "magic"}, "magic, which is no discipline"),
        ("role", ROLE, {"views": {"magic": "Wands"}}, "magic is not known"),
        ("red_flag", FLAG, {"other_service": "magic"}, "magic is no service"),
        ("red_flag", FLAG, {"older_see": "magic"}, "magic is nobody to see"),
        ("milestone", MILESTONE, {"ladder": "magic"}, "magic is not known"),
        ("milestone", MILESTONE, {"no_opens": "magic"}, "magic is not known"),
    ],
)
def test_a_single_name_of_nothing_is_refused(
    kind: str, name: str, changes: dict[str, Any], said: str, knowledge: Knowledge, today: date
) -> None:
    (field,) = changes
    assert_found(changed(knowledge, kind, name, **changes), today, name, field, said)


# Who stands behind a record


def test_a_record_without_sources_must_say_so(knowledge: Knowledge, today: date) -> None:
    broken = changed(knowledge, "concern", CONCERN, sources=(), unverified=False)
    assert_found(broken, today, CONCERN, "sources", "name at least one source")
    assert problems_of(changed(broken, "concern", CONCERN, unverified=True), today) == []


REVIEWED = {"status": "reviewed", "reviewed_on": date(2026, 1, 1), "review_due": date(2028, 1, 1)}


@pytest.mark.parametrize(
    ("kind", "name", "signed", "said"),
    [
        ("concern", CONCERN, (), "needs 1 different"),
        ("red_flag", FLAG, ("Ana",), "needs 2 different"),
        ("red_flag", FLAG, ("Ana", "Ana"), "needs 2 different"),
    ],
)
def test_a_reviewed_record_needs_its_reviewers(
    kind: str, name: str, signed: tuple[str, ...], said: str, knowledge: Knowledge, today: date
) -> None:
    broken = changed(knowledge, kind, name, **REVIEWED, reviewed_by=signed)
    assert_found(broken, today, name, "reviewed_by", said)


@pytest.mark.parametrize(("kind", "name", "signed"), [("concern", CONCERN, 1), ("red_flag", FLAG, 2)])
def test_a_record_signed_by_enough_people_is_sound(
    kind: str, name: str, signed: int, knowledge: Knowledge, today: date
) -> None:
    sound = changed(knowledge, kind, name, **REVIEWED, reviewed_by=("Ana", "Ben")[:signed])
    assert problems_of(sound, today) == []


@pytest.mark.parametrize("missing", ["reviewed_on", "review_due"])
def test_a_reviewed_record_needs_its_dates(missing: str, knowledge: Knowledge, today: date) -> None:
    broken = changed(knowledge, "concern", CONCERN, **{**REVIEWED, "reviewed_by": ("Ana",), missing: None})
    assert_found(broken, today, CONCERN, "reviewed_on", "needs `reviewed_on` and `review_due`")


def test_an_overdue_review_is_refused(knowledge: Knowledge, today: date) -> None:
    reviewed = {**REVIEWED, "reviewed_by": ("Ana",)}
    yesterday = changed(knowledge, "concern", CONCERN, **{**reviewed, "review_due": date(2026, 11, 23)})
    assert_found(yesterday, today, CONCERN, "review_due", "was 2026-11-23")
    on_the_day = changed(knowledge, "concern", CONCERN, **{**reviewed, "review_due": today})
    assert problems_of(on_the_day, today) == []


# Concerns and their rules


def test_the_ages_of_a_concern_must_span_something(knowledge: Knowledge, today: date) -> None:
    broken = changed(knowledge, "concern", CONCERN, age_from_months=36.0, age_to_months=36.0)
    assert_found(broken, today, CONCERN, "age_to_months", "above age_from_months")


def test_a_phrasing_that_stands_twice_is_refused(knowledge: Knowledge, today: date) -> None:
    phrasings = knowledge.concerns[CONCERN].phrasings
    broken = changed(knowledge, "concern", CONCERN, phrasings=(*phrasings, phrasings[3]))
    assert_found(broken, today, CONCERN, "phrasings", f"repeats {phrasings[3]!r}")


@pytest.mark.parametrize("reserved", ["pain", "concerns", "age_from_months"])
def test_a_question_may_not_use_a_reserved_id(reserved: str, knowledge: Knowledge, today: date) -> None:
    question = Question(id=reserved, ask="Why?", answers=(Answer(id="yes", text="Yes."),))
    broken = changed(knowledge, "concern", CONCERN, questions=(*knowledge.concerns[CONCERN].questions, question))
    assert_found(broken, today, CONCERN, "questions", f"reserved id {reserved}")


@pytest.mark.parametrize(("kind", "name"), [("concern", CONCERN), ("condition", CONDITION)])
def test_exactly_one_default_rule_must_answer(kind: str, name: str, knowledge: Knowledge, today: date) -> None:
    rules = getattr(knowledge, TABLES[kind])[name].rules
    none = changed(knowledge, kind, name, rules=tuple(rule for rule in rules if not rule.default))
    assert_found(none, today, name, "rules", "has 0 default rules")
    two = with_rule(knowledge, kind, name, default=True)
    assert_found(two, today, name, "rules", "has 2 default rules")


@pytest.mark.parametrize(("kind", "name"), [("concern", CONCERN), ("condition", CONDITION), ("universal", UNIVERSAL)])
def test_one_more_sound_rule_is_no_problem(kind: str, name: str, knowledge: Knowledge, today: date) -> None:
    assert problems_of(with_rule(knowledge, kind, name), today) == []


@pytest.mark.parametrize(
    ("part", "terms", "said"),
    [
        ("when", {"colour": "red"}, "is no question of this record"),
        ("unless", {"colour": "red"}, "is no question of this record"),
        ("when", {"heels_down": "perhaps"}, "perhaps is not known"),
        ("unless", {"pain": ("pain", "agony")}, "agony is not known"),
        ("when", {"concerns": ("nothing",)}, "nothing is not known"),
        ("when", {"topics": ("nothing",)}, "nothing is not known"),
        ("when", {"conditions": ("nothing",)}, "nothing is not known"),
        ("when", {"state": ("cured",)}, "cured is not known"),
    ],
)
def test_a_rule_may_only_ask_what_can_be_answered(
    part: str, terms: dict[str, Any], said: str, knowledge: Knowledge, today: date
) -> None:
    (key,) = terms
    broken = with_rule(knowledge, "concern", CONCERN, **{part: terms})
    assert_found(broken, today, CONCERN, f"rules.added.{part}.{key}", said)


def test_a_rule_may_ask_for_an_answer_that_is_unsure(knowledge: Knowledge, today: date) -> None:
    terms = {"heels_down": ("unsure",), "jurisdictions": ("AU",)}
    examples = {"fires_on": {"heels_down": "unsure", "jurisdictions": "AU"}, "not_on": {"heels_down": "unsure"}}
    assert problems_of(with_rule(knowledge, "concern", CONCERN, when=terms, **examples), today) == []


def test_a_rule_of_a_universal_question_may_not_ask_another(knowledge: Knowledge, today: date) -> None:
    broken = with_rule(knowledge, "universal", UNIVERSAL, when={"pain": "pain"}, fires_on={"pain": "pain"})
    assert_found(broken, today, UNIVERSAL, "rules.added.when.pain", "is no question of this record")


@pytest.mark.parametrize(
    ("place", "outcome", "said"),
    [
        ("then", Outcome(verdict=Verdict.SEE_FIRST, urgency=Urgency.SOON), "see_first needs `see`"),
        ("then", Outcome(verdict=Verdict.THERAPY, urgency=Urgency.SOON), "therapy needs `disciplines`"),
        ("then", Outcome(verdict=Verdict.REASSURE), "needs `watch_months`"),
        ("then", Outcome(verdict=Verdict.ELSEWHERE), "elsewhere needs `other_service`"),
        ("then", Outcome(verdict=Verdict.UNCLEAR), "may not answer unclear"),
        (
            "then",
            Outcome(verdict=Verdict.SEE_FIRST, urgency=Urgency.SOON, see=Who.GP, alongside=True),
            "`alongside` needs the disciplines",
        ),
        ("then.lead", Outcome(verdict=Verdict.THERAPY, disciplines=("pt",), lead="ot"), "ot is not among"),
        ("disciplines", Outcome(verdict=Verdict.THERAPY, disciplines=("magic",)), "magic is not known"),
        ("other_service", Outcome(verdict=Verdict.ELSEWHERE, other_service="magic"), "magic is no service"),
    ],
)
def test_an_answer_that_leads_nowhere_is_refused(
    place: str, outcome: Outcome, said: str, knowledge: Knowledge, today: date
) -> None:
    broken = with_rule(knowledge, "concern", CONCERN, then=outcome)
    assert_found(broken, today, CONCERN, f"rules.added.{place}", said)


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(verdict=Verdict.SEE_FIRST, urgency=Urgency.SOON, see=Who.GP, alongside=True, disciplines=("pt",)),
        Outcome(verdict=Verdict.REASSURE, watch_months=3.0),
        Outcome(verdict=Verdict.ELSEWHERE, other_service="school"),
        Outcome(verdict=Verdict.THERAPY, disciplines=("ot", "pt"), lead="ot"),
    ],
)
def test_an_answer_that_leads_somewhere_is_sound(outcome: Outcome, knowledge: Knowledge, today: date) -> None:
    assert problems_of(with_rule(knowledge, "concern", CONCERN, then=outcome), today) == []


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"fires_on": {}}, "fires_on", "is missing"),
        ({"fires_on": {"age_months": 20}}, "fires_on", "does not fire"),
        ({"not_on": {"age_months": 30}}, "not_on", "fires."),
    ],
)
def test_the_examples_of_a_rule_must_hold(
    changes: dict[str, Any], field: str, said: str, knowledge: Knowledge, today: date
) -> None:
    broken = with_rule(knowledge, "concern", CONCERN, **changes)
    assert_found(broken, today, CONCERN, f"rules.added.{field}", said)


def test_a_rule_without_a_counterexample_is_refused(knowledge: Knowledge, today: date) -> None:
    broken = with_rule(knowledge, "concern", CONCERN, not_on={})
    assert_found(broken, today, CONCERN, "rules.added.not_on", "is missing")


def test_a_rule_names_only_known_sources(knowledge: Knowledge, today: date) -> None:
    broken = with_rule(knowledge, "condition", CONDITION, sources=("nothing",))
    assert_found(broken, today, CONDITION, "rules.added", "nothing is not known")


def test_a_rule_id_that_is_used_twice_names_the_other_record(knowledge: Knowledge, today: date) -> None:
    other = knowledge.concerns[CONCERN].rules[0].id
    broken = with_rule(knowledge, "condition", CONDITION)
    rules = (*broken.conditions[CONDITION].rules[:-1], replace(broken.conditions[CONDITION].rules[-1], id=other))
    broken = changed(knowledge, "condition", CONDITION, rules=rules)
    assert_found(broken, today, CONDITION, f"rules.{other}", f"is also a rule of {CONCERN}")


# Wording


@pytest.mark.parametrize(
    ("kind", "name", "changes"),
    [
        ("concern", CONCERN, {"name": "Delay in walking"}),
        ("concern", CONCERN, {"watch_for": ("an abnormal walk",)}),
        ("red_flag", FLAG, {"question": "Has your child failed?"}),
        ("red_flag", FLAG, {"action": "See the doctor about the delay."}),
        ("red_flag", FLAG, {"why": "This is a red flag."}),
    ],
)
def test_words_that_frighten_are_refused(
    kind: str, name: str, changes: dict[str, Any], knowledge: Knowledge, today: date
) -> None:
    (field,) = changes
    assert_found(changed(knowledge, kind, name, **changes), today, name, field, "frightens or falsely reassures")


def test_a_rule_may_not_frighten_either(knowledge: Knowledge, today: date) -> None:
    broken = with_rule(knowledge, "concern", CONCERN, text="Your child is behind.")
    assert_found(broken, today, CONCERN, "rules.added.text", '"is behind"')


def test_a_calm_rule_may_not_speak_of_an_emergency(knowledge: Knowledge, today: date) -> None:
    broken = with_rule(knowledge, "concern", CONCERN, text="Go to the emergency department.")
    assert_found(broken, today, CONCERN, "rules.added.text", "the rule is calmer")


# Red flags


@pytest.mark.parametrize("urgency", [Urgency.SOON, Urgency.URGENT_2_WEEKS])
@pytest.mark.parametrize("action", ["See a doctor today.", "Ring an ambulance.", "Go now."])
def test_an_action_of_today_on_a_calmer_record_is_refused(
    urgency: Urgency, action: str, knowledge: Knowledge, today: date
) -> None:
    broken = changed(knowledge, "red_flag", FLAG, urgency=urgency, action=action)
    assert_found(broken, today, FLAG, "action", "use `escalates_when`")


def test_an_action_of_today_on_a_record_of_the_same_day_is_sound(knowledge: Knowledge, today: date) -> None:
    sound = changed(
        knowledge, "red_flag", FLAG, urgency=Urgency.SAME_DAY, action="See a doctor today.", escalates_when=()
    )
    assert problems_of(sound, today) == []


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"needs": 99}, "needs", "asks for 99 of"),
        (
            {"urgency": Urgency.ROUTINE, "therapy_after": (), "alongside": (), "other_service": ""},
            "urgency",
            "needs a service or a therapy",
        ),
        ({"see": Who.CHILD_HEALTH_NURSE, "older_see": "", "age_to_months": 216.0}, "older_see", "under five"),
        ({"phrasings": ("one way",) * 5}, "phrasings", "at least six ways"),
    ],
)
def test_a_flag_that_cannot_work_is_refused(
    changes: dict[str, Any], field: str, said: str, knowledge: Knowledge, today: date
) -> None:
    assert_found(changed(knowledge, "red_flag", FLAG, **changes), today, FLAG, field, said)


def test_an_escalation_must_be_graver_than_its_flag(knowledge: Knowledge, today: date) -> None:
    flag = knowledge.red_flags[FLAG]
    calmer = replace(flag.escalates_when[0], urgency=flag.urgency)
    broken = changed(knowledge, "red_flag", FLAG, escalates_when=(calmer,))
    assert_found(broken, today, FLAG, f"escalates_when.{calmer.id}", "no graver than the record")


def test_a_sign_and_an_escalation_may_not_share_an_id(knowledge: Knowledge, today: date) -> None:
    flag = knowledge.red_flags[FLAG]
    same = replace(flag.escalates_when[0], id=flag.signs[0].id)
    assert_found(changed(knowledge, "red_flag", FLAG, escalates_when=(same,)), today, FLAG, "signs", "one id twice")


def test_a_fixed_line_needs_no_phrasings_and_no_topic(knowledge: Knowledge, today: date) -> None:
    fixed = next(flag for flag in knowledge.red_flags.values() if flag.fixed_line)
    sound = changed(knowledge, "red_flag", fixed.id, phrasings=(), topics=())
    assert [place for place in problems_of(sound, today) if place[0] == fixed.id] == []


def test_a_retired_flag_is_spared_and_names_its_heir(knowledge: Knowledge, today: date) -> None:
    retired = {"status": "retired", "needs": 99, "phrasings": ()}
    sound = changed(knowledge, "red_flag", FLAG, **retired, replaced_by="rf_blackout")
    assert problems_of(sound, today) == []
    broken = changed(knowledge, "red_flag", FLAG, **retired, replaced_by="rf_nothing")
    assert_found(broken, today, FLAG, "replaced_by", "rf_nothing is no red flag")


def test_a_flag_that_nothing_asks_is_refused(knowledge: Knowledge, today: date) -> None:
    alone = replace(knowledge.red_flags[FLAG], id="rf_alone")
    broken = replace(knowledge, red_flags={**knowledge.red_flags, "rf_alone": alone})
    assert problems_of(broken, today) == [
        ("rf_alone", "topics", "no topic, concern, condition or core question asks this flag.")
    ]


@pytest.mark.parametrize("changes", [{"status": "retired"}, {"fixed_line": True}])
def test_a_flag_that_is_asked_in_another_way_needs_no_topic(
    changes: dict[str, Any], knowledge: Knowledge, today: date
) -> None:
    alone = replace(knowledge.red_flags[FLAG], id="rf_alone", **changes)
    sound = replace(knowledge, red_flags={**knowledge.red_flags, "rf_alone": alone})
    assert problems_of(sound, today) == []


def test_a_flag_of_a_condition_that_does_not_ask_it_is_refused(knowledge: Knowledge, today: date) -> None:
    alone = replace(knowledge.red_flags[FLAG], id="rf_alone", applies_to_conditions=(CONDITION,))
    broken = replace(knowledge, red_flags={**knowledge.red_flags, "rf_alone": alone})
    assert_found(broken, today, "rf_alone", "topics", "no topic, concern, condition or core question")


# Milestones


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"domain": "sensory"}, "ladder", "belongs to gross_motor, not to sensory"),
        ({"concern_age_months": 12.0, "facts": ()}, "concern_age_months", "below the expected age"),
        ({"age_months": 15.0, "concern_age_months": 20.0}, "facts", "one fact has one number"),
    ],
)
def test_a_milestone_that_contradicts_itself_is_refused(
    changes: dict[str, Any], field: str, said: str, knowledge: Knowledge, today: date
) -> None:
    assert_found(changed(knowledge, "milestone", MILESTONE, **changes), today, MILESTONE, field, said)


def test_a_retired_milestone_may_state_an_old_number(knowledge: Knowledge, today: date) -> None:
    sound = changed(knowledge, "milestone", MILESTONE, status="retired", age_months=15.0, concern_age_months=20.0)
    assert problems_of(sound, today) == []


# One id, one record; one quotation, one fact


def test_a_sentence_that_quotes_an_unknown_fact_is_refused(knowledge: Knowledge, today: date) -> None:
    broken = with_rule(knowledge, "concern", CONCERN, text="Most do by {fact:nothing}.")
    assert_found(broken, today, CONCERN, "rules.added.text", "nothing")
