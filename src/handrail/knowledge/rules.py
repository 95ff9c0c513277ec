"""Whether a rule fires for a child: the whole meaning of `when` and `unless`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from handrail.knowledge.records import Rule, Terms
from handrail.vocabulary import Age, Jurisdiction

_AGE_FROM, _AGE_TO, _PLACES = "age_from_months", "age_to_months", "jurisdictions"
SETS = ("concerns", "topics", "conditions", "state", "group", "about")
RESERVED = frozenset({_AGE_FROM, _AGE_TO, _PLACES, *SETS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known of a child when one concern or condition is considered.

    `age` follows the age basis of the record; `answers` maps a question id to the answer ids given;
    the sets name other confirmed concerns, their topics, known conditions, known or suspected, and the
    group and the main topic (`about`) of the concern itself.
    """

    age: Age | None = None
    answers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    concerns: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    state: frozenset[str] = frozenset()
    group: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    jurisdiction: Jurisdiction | None = None


def fires(rule: Rule, situation: Situation) -> bool:
    """Whether every key of `when` holds and no key of `unless` does; a default rule fires only by default."""
    if rule.default:
        return False
    return all(_holds(key, value, situation) for key, value in rule.when.items()) and not any(
        _holds(key, value, situation) for key, value in rule.unless.items()
    )


def fired(rules: Iterable[Rule], situation: Situation) -> list[Rule]:
    """Every rule that fires, in their order; the default rules when none does."""
    rules = tuple(rules)
    return [rule for rule in rules if fires(rule, situation)] or [rule for rule in rules if rule.default]


def situation_of(example: Terms) -> Situation:
    """The situation that an example in a knowledge file describes."""
    sets = {name: _as_set(example[name]) for name in SETS if name in example}
    answers = {key: _as_set(value) for key, value in example.items() if key not in RESERVED and key != "age_months"}
    months = example.get("age_months")
    age = Age.of_months(months) if isinstance(months, int | float) else None
    place = example.get(_PLACES)
    jurisdiction = Jurisdiction.parse(str(place)) if place else None
    return Situation(age=age, answers=answers, jurisdiction=jurisdiction, **sets)


def _holds(key: str, value: float | str | tuple[str, ...], situation: Situation) -> bool:
    match key:
        case "age_from_months":
            return situation.age is not None and situation.age.has_reached(float(value))  # type: ignore[arg-type]
        case "age_to_months":
            return situation.age is not None and not situation.age.has_reached(float(value))  # type: ignore[arg-type]
        case "jurisdictions":
            place = situation.jurisdiction
            return place is not None and place.is_within(tuple(_as_set(value)))
        case "concerns" | "topics" | "conditions" | "state" | "group" | "about":
            return not _as_set(value).isdisjoint(getattr(situation, key))
        case _:
            return not _as_set(value).isdisjoint(situation.answers.get(key, frozenset()))


@lru_cache(maxsize=8192)
def _as_set(value: float | str | tuple[str, ...]) -> frozenset[str]:
    return frozenset(value) if isinstance(value, tuple) else frozenset({str(value)})
