"""Where, for whom and when a record about a service or a payer holds."""

from datetime import date
from enum import StrEnum

from handrail.knowledge.access_records import Dated
from handrail.vocabulary import Age, Jurisdiction

MONTHS_A_YEAR = 12


class InForce(StrEnum):
    """Whether a fact holds on a day."""

    NOW = "now"
    TO_COME = "to_come"
    OVER = "over"


def is_at(places: tuple[str, ...], place: Jurisdiction) -> bool:
    """Whether a record for `places` bears on `place`: the same, the country around it, or a region within it.

    >>> is_at(("AU-WA",), Jurisdiction.parse("AU")), is_at(("AU-WA",), Jurisdiction.parse("AU-QLD"))
    (True, False)
    """
    names_a_country = place.code == place.country
    return place.is_within(places) or (names_a_country and place.country in {code[:2] for code in places})


def is_of_age(age: Age | None, from_years: float, to_years: float | None) -> bool:
    """Whether a child is of the ages from `from_years` up to, not including, `to_years`; an unknown age may be."""
    if age is None:
        return True
    begun = age.has_reached(from_years * MONTHS_A_YEAR)
    return begun and (to_years is None or not age.has_reached(to_years * MONTHS_A_YEAR))


def in_force(record: Dated, today: date) -> InForce:
    """Whether a record holds on `today`; without dates it does."""
    if record.effective_from is not None and today < record.effective_from:
        return InForce.TO_COME
    if record.effective_until is not None and record.effective_until < today:
        return InForce.OVER
    return InForce.NOW


def serves_one_of(disciplines: frozenset[str], offered: tuple[str, ...]) -> bool:
    """Whether a record that offers these disciplines bears on a child who needs `disciplines`; none named: any."""
    return not disciplines or not disciplines.isdisjoint(offered)
