"""The family's own record while a family is here: in the session until it is saved as a file, and nowhere else."""

from dataclasses import replace
from datetime import date

import msgspec

from handrail.development import Ages, ages_of
from handrail.family.visit import Session
from handrail.planning import FamilyFile, KeptChild
from handrail.vocabulary import Age, InputError, days_of_months, gestation_days

_KEY = "family"


def family_in(session: Session) -> FamilyFile | None:
    """The record that this session holds; None when there is none, or one that cannot be read."""
    kept = session.get(_KEY)
    try:
        return None if kept is None else msgspec.convert(kept, FamilyFile)
    except msgspec.ValidationError:  # written by another version of the program
        return None


def keep_family(family: FamilyFile, session: Session) -> None:
    """Puts the record into the session."""
    session[_KEY] = msgspec.to_builtins(family)


def child_of(family: FamilyFile | None, number: int) -> KeptChild | None:
    """The child with this number (from 1), or None."""
    return family.children[number - 1] if family and 1 <= number <= len(family.children) else None


def with_kept_child(family: FamilyFile, number: int, child: KeptChild) -> FamilyFile:
    """The record with that child in place of what it was."""
    children = family.children
    return replace(family, children=(*children[: number - 1], child, *children[number:]))


def early_days(child: KeptChild) -> int | None:
    """The days of pregnancy, or None where nothing was said of them."""
    return None if child.gestation is None else gestation_days(child.gestation)


def ages_on(child: KeptChild, day: date) -> Ages:
    """Both ages of a child on a day; None for each before the birth, past 18 years, and where no age is known."""
    age = _age_on(child, day)
    return ages_of(age if age and age.days >= 0 else None, early_days(child))


def ages_after(child: KeptChild, months: float) -> Ages:
    """Both ages of a child so many months after birth."""
    return ages_of(Age(days=days_of_months(months), counted_from=child.born_on), early_days(child))


def _age_on(child: KeptChild, day: date) -> Age | None:
    if child.born_on is not None:
        try:
            return Age.on(child.born_on, day)
        except InputError:
            return None
    if child.age is None:
        return None
    return Age(days=days_of_months(child.age.months) + (day - child.age.on).days)
