"""Corrected age: how old a baby born early would be if born at term."""

from dataclasses import dataclass

from handrail.vocabulary import TERM_DAYS, Age

EARLY_BEFORE_DAYS = 37 * 7
CORRECT_UNTIL_MONTHS = 24
FLIP_DAYS = 61  # two months after the change-over both ages are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """The two ages of a child, and whether the change-over at two years is so recent that both matter."""

    birthday: Age | None
    corrected: Age | None
    is_corrected: bool = False
    has_just_changed_over: bool = False

    def by(self, basis: str) -> Age | None:
        """The age that a record with this `age_basis` uses: "corrected" or "birthday"."""
        return self.corrected if basis == "corrected" else self.birthday


def corrected_age(
    age: Age,
    gestation_days: int | None,
    *,
    until_months: float = CORRECT_UNTIL_MONTHS,
    born_before_days: int = EARLY_BEFORE_DAYS,
    term_days: int = TERM_DAYS,
) -> Age:
    """The age counted from term for a child born early, else the birthday age itself.

    Full correction: `term_days` (280) less `gestation_days` (154 to 314; None = not known, no correction),
    for births before `born_before_days` (259 = 37 weeks), until `until_months` (24) after birth. The result
    may be negative before the due date. Not for illness, loss of skills or fever: those use the birthday age.
    Source: notes of the AAP corrected-age handout and NICE NG62 (aap_corrected_age, nice_ng62).

    >>> corrected_age(Age(days=168), 28 * 7).days
    84
    """
    if gestation_days is None or gestation_days >= born_before_days or age.has_reached(until_months):
        return age
    return age.younger_by(term_days - gestation_days)


def ages_of(age: Age | None, gestation_days: int | None) -> Ages:
    """Both ages of a child; None for each when the age is not known."""
    if age is None:
        return Ages(birthday=None, corrected=None)
    corrected = corrected_age(age, gestation_days)
    early = gestation_days is not None and gestation_days < EARLY_BEFORE_DAYS
    before = Age(days=age.days - FLIP_DAYS, counted_from=age.counted_from)
    flipped = early and age.has_reached(CORRECT_UNTIL_MONTHS) and not before.has_reached(CORRECT_UNTIL_MONTHS)
    return Ages(
        birthday=age,
        corrected=corrected,
        is_corrected=corrected is not age,
        has_just_changed_over=flipped,
    )
