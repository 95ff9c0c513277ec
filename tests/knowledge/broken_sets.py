"""Sets with one broken record, for the tests of what the check finds."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from handrail.knowledge import Knowledge, check
from handrail.knowledge.records import Outcome, Rule
from handrail.vocabulary import Urgency, Verdict

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
    "sentinel": "sentinels",
    "discipline": "disciplines",
    "service": "services",
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
    """Record, field and message of every problem."""
    return [(problem.record, problem.field, problem.message) for problem in check(knowledge, today)]


def assert_found(knowledge: Knowledge, today: date, record: str, field: str, said: str) -> None:
    """Fails unless a problem names this record and field and says this."""
    problems = problems_of(knowledge, today)
    found = [message for name, place, message in problems if (name, place) == (record, field)]
    assert any(said in message for message in found), problems
