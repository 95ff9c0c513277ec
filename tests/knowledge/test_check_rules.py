"""Every defect of a concern, of a condition and of their rules is found and named with its field."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from handrail.knowledge import Knowledge
from handrail.knowledge.records import Answer, Outcome, Question
from handrail.vocabulary import Urgency, Verdict, Who
from knowledge.broken_sets import (
    CONCERN,
    CONDITION,
    FLAG,
    TABLES,
    UNIVERSAL,
    assert_found,
    changed,
    problems_of,
    with_rule,
)

PLACE = "questions.added.answers.yes.states"


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


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        (("rf_new_unsteady_walk",), "is routine at 12 months, where rf_new_unsteady_walk is same_day"),
        (("rf_nothing",), "rf_nothing is not known"),
        (("rf_tiptoe_after_3",), ""),  # the flag is routine too
        (("rf_fever_young_baby",), ""),  # of another age than the concern
    ],
)
def test_an_answer_is_not_calmer_than_the_flag_whose_fact_it_states(
    stated: tuple[str, ...], message: str, knowledge: Knowledge, today: date
) -> None:
    concern = knowledge.concerns["balance"]
    default = [rule for rule in concern.rules if rule.default]
    answer = Answer(id="yes", text="Yes", states=stated)
    question = Question(id="added", ask="Is it so?", answers=(answer,))
    asking = changed(knowledge, "concern", "balance", age_from_months=12.0, questions=(question,), rules=tuple(default))
    found = [text for name, field, text in problems_of(asking, today) if (name, field) == ("balance", PLACE)]
    assert [message in text for text in found] == ([True] if message else [])


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
        (
            "then.doctor_leads",
            Outcome(verdict=Verdict.SEE_FIRST, urgency=Urgency.SOON, see=Who.GP, doctor_leads=True),
            "only a doctor with therapy alongside can lead",
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
