"""One fact, one number: every record that names a fact states the number that the fact has."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from handrail.knowledge import records
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.errors import Defect
from handrail.knowledge.wording import family_texts

_ANY_DAY = date(2000, 1, 1)
_AGE_TERMS = ("age_from_months", "age_to_months")


def number_in_words(number: float, unit: str) -> str:
    """The age of a fact as sentences quote it: months, years from four years on, or days.

    >>> number_in_words(18, "months"), number_in_words(60, "months"), number_in_words(14, "days")
    ('18 months', '5 years', '14 days')
    """
    if unit == "months" and number >= 48 and number % 12 == 0:
        number, unit = number / 12, "years"
    return f"{number:g} {unit}"


def fact_defects(record: object, knowledge: Knowledge, words: str = "") -> Iterator[Defect]:
    """Each fact of `record` that is not known, or whose number the record does not state.

    A milestone and a concern state it as an age of their own; a red flag, a condition and a role may state it in
    the words that a family reads, a role in its note as well. `words` are those of a record that is only read.
    """
    names: tuple[str, ...] = getattr(record, "facts", ())
    if not names or getattr(record, "status", "") == "retired":
        return
    ages = stated_ages(record)
    words = words or _words(record)
    for name in names:
        fact = knowledge.facts.get(name)
        if fact is None:
            yield "facts", f"{name} is not known."
            continue
        numbers = fact.age_months.values()
        quoted = any(number_in_words(number, fact.unit) in words for number in numbers)
        if not (quoted or (fact.unit == "months" and ages.intersection(numbers)) or _is_soon_enough(record, fact)):
            said = ", ".join(number_in_words(number, fact.unit) for number in numbers)
            yield "facts", f"{name} says {said}, which is stated nowhere here: one fact has one number."


def _words(record: object) -> str:
    if isinstance(record, records.Milestone | records.Concern):
        return ""
    note = record.note if isinstance(record, records.Role) else ""
    return " ".join((*(text for _, text in family_texts(record)), note))


def stated_ages(record: object) -> set[float]:
    """Every age in months that `record` states in a field of its own, windows and the terms of its rules among them."""
    match record:
        case records.Milestone():
            return {record.age_months, record.concern_age_months or record.age_months}
        case records.RedFlag():
            return {record.age_from_months, record.age_to_months}
        case records.Concern():
            return {record.age_from_months, record.age_to_months} | _ages_of_rules(record.rules)
        case records.Condition():
            return _ages_of_rules(record.rules)
        case _:
            return set()


def _ages_of_rules(rules: tuple[records.Rule, ...]) -> set[float]:
    terms = chain.from_iterable((rule.when, rule.unless) for rule in rules)
    return {float(value) for part in terms for key in _AGE_TERMS if isinstance(value := part.get(key), int | float)}


def _is_soon_enough(record: object, fact: records.Fact) -> bool:
    """Whether a red flag is seen within the days of a fact about how soon a doctor should see the child."""
    if fact.unit != "days" or not isinstance(record, records.RedFlag):
        return False
    seen_by = record.urgency.by(_ANY_DAY)
    return seen_by is not None and (seen_by - _ANY_DAY).days <= min(fact.age_months.values())
