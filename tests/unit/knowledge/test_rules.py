from datetime import date
from typing import Any

import pytest

from handrail.knowledge.records import Outcome, Rule, Terms
from handrail.knowledge.rules import Situation, fired, fires, situation_of
from handrail.vocabulary import Age, Jurisdiction, Verdict


def rule(name: str = "a_rule", **fields: Any) -> Rule:
    then = Outcome(verdict=Verdict.THERAPY, disciplines=("pt",))
    return Rule(id=name, then=then, text="A sentence.", clinician_text="A note.", **fields)


def aged(months: float) -> Situation:
    return Situation(age=Age.of_months(months))


KEYS: list[tuple[Terms, Situation, Situation]] = [
    ({"age_from_months": 36}, aged(36), aged(35.9)),
    ({"age_to_months": 36}, aged(35.9), aged(36)),
    (
        {"heels_down": ("no", "unsure")},
        Situation(answers={"heels_down": frozenset({"unsure"})}),
        Situation(answers={"heels_down": frozenset({"yes"})}),
    ),
    ({"pain": "pain"}, Situation(answers={"pain": frozenset({"pain", "tired"})}), Situation()),
    ({"concerns": ("w_sitting",)}, Situation(concerns=frozenset({"w_sitting"})), Situation()),
    ({"topics": ("gait",)}, Situation(topics=frozenset({"gait", "toes"})), Situation(topics=frozenset({"toes"}))),
    ({"conditions": ("autism",)}, Situation(conditions=frozenset({"autism"})), Situation()),
    ({"state": ("suspected",)}, Situation(state=frozenset({"suspected"})), Situation(state=frozenset({"known"}))),
    (
        {"jurisdictions": ("AU", "NZ")},
        Situation(jurisdiction=Jurisdiction("AU-NSW")),
        Situation(jurisdiction=Jurisdiction("US")),
    ),
]


@pytest.mark.parametrize(("terms", "holds", "does_not"), KEYS)
def test_every_key_of_when_lets_a_rule_fire_only_where_it_holds(
    terms: Terms, holds: Situation, does_not: Situation
) -> None:
    assert fires(rule(when=terms), holds)
    assert not fires(rule(when=terms), does_not)


@pytest.mark.parametrize(("terms", "holds", "does_not"), KEYS)
def test_every_key_of_unless_silences_a_rule_only_where_it_holds(
    terms: Terms, holds: Situation, does_not: Situation
) -> None:
    assert not fires(rule(unless=terms), holds)
    assert fires(rule(unless=terms), does_not)


@pytest.mark.parametrize(
    "key", ["age_from_months", "age_to_months", "jurisdictions", "heels_down", "concerns", "state"]
)
def test_what_is_not_known_matches_no_key(key: str) -> None:
    assert not fires(rule(when={key: 12 if "age" in key else "AU"}), Situation())


def test_all_keys_of_when_must_hold() -> None:
    both = rule(when={"age_from_months": 24, "pain": "pain"})
    hurting = frozenset({"pain"})
    assert fires(both, Situation(age=Age.of_months(30), answers={"pain": hurting}))
    assert not fires(both, Situation(age=Age.of_months(20), answers={"pain": hurting}))
    assert not fires(both, aged(30))


def test_one_key_of_unless_is_enough_to_silence() -> None:
    calm = rule(when={"age_to_months": 36}, unless={"pain": "pain", "side": "one"})
    assert fires(calm, aged(20))
    assert not fires(calm, Situation(age=Age.of_months(20), answers={"side": frozenset({"one"})}))


def test_an_age_limit_is_a_calendar_day_when_the_birth_date_is_known() -> None:
    born = date(2024, 8, 31)
    before = Situation(age=Age.on(born, date(2025, 2, 27)))
    reached = Situation(age=Age.on(born, date(2025, 2, 28)))
    assert fires(rule(when={"age_to_months": 6}), before)
    assert fires(rule(when={"age_from_months": 6}), reached)


def test_a_default_rule_answers_only_when_no_other_does() -> None:
    young, default = rule("young", when={"age_to_months": 36}), rule("default", default=True)
    assert [found.id for found in fired([default, young], aged(20))] == ["young"]
    assert [found.id for found in fired([default, young], aged(40))] == ["default"]
    assert [found.id for found in fired([default, young], Situation())] == ["default"]


def test_every_rule_that_holds_fires_in_the_order_of_the_record() -> None:
    rules = [rule("b", when={"age_from_months": 1}), rule("a", when={"age_from_months": 2}), rule("z", default=True)]
    assert [found.id for found in fired(iter(rules), aged(10))] == ["b", "a"]


def test_no_rule_fires_where_there_is_none() -> None:
    assert fired([], aged(10)) == []


def test_an_example_becomes_the_situation_that_it_describes() -> None:
    example: Terms = {
        "age_months": 20,
        "heels_down": "no",
        "pain": ("pain", "tired"),
        "concerns": ("w_sitting",),
        "conditions": "autism",
        "state": "known",
        "topics": ("gait",),
        "jurisdictions": "AU-NSW",
    }
    assert situation_of(example) == Situation(
        age=Age.of_months(20),
        answers={"heels_down": frozenset({"no"}), "pain": frozenset({"pain", "tired"})},
        concerns=frozenset({"w_sitting"}),
        conditions=frozenset({"autism"}),
        state=frozenset({"known"}),
        topics=frozenset({"gait"}),
        jurisdiction=Jurisdiction("AU-NSW"),
    )


def test_an_empty_example_says_nothing() -> None:
    assert situation_of({}) == Situation()
