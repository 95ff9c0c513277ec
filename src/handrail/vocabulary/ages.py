"""Ages are whole days inside; months exist only at the edge, in words and in thresholds."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from handrail.vocabulary.errors import InputError

DAYS_A_MONTH = 30.4375
ADULT_MONTHS = 228  # the nineteenth birthday: Handrail answers for children up to and including 18


@lru_cache(maxsize=4096)  # the knowledge states some hundred ages, and every decision compares with many
def days_of_months(months: float) -> int:
    """Days in `months` (any non-negative number) when no birth date is known: round(months x 30.4375).

    >>> days_of_months(18)
    548
    """
    return round(months * DAYS_A_MONTH)


@lru_cache(maxsize=4096)
def add_months(day: date, months: int) -> date:
    """The day `months` calendar months after `day`; the last of the month where that day does not exist.

    >>> add_months(date(2024, 8, 31), 6)
    datetime.date(2025, 2, 28)
    """
    years, month_index = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month_index + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """A child's age in whole days (may be negative for a corrected age before the due date).

    `counted_from` is the birth date, or for a corrected age the date that the pregnancy would have reached
    term; without it thresholds fall back to days of an average month.
    """

    days: int
    counted_from: date | None = None

    @classmethod
    def on(cls, born_on: date, today: date) -> "Age":
        """The birthday age on `today`. Raises InputError on `born_on` for a birth in the future or past 18."""
        if born_on > today:
            raise InputError("born_on", f"{born_on} is after {today}; give the day the child was born.")
        if today >= add_months(born_on, ADULT_MONTHS):
            raise InputError("born_on", "Handrail answers for children up to 18 years.", code="too_old")
        return cls(days=(today - born_on).days, counted_from=born_on)

    @classmethod
    def of_months(cls, months: float) -> "Age":
        """The age of a child said to be `months` old (0 to 227.99). Raises InputError on `age_months`."""
        if not 0 <= months < ADULT_MONTHS:
            code = "too_old" if months >= ADULT_MONTHS else "bad_input"
            raise InputError("age_months", "must be from 0 up to 18 years (less than 228 months).", code=code)
        return cls(days=days_of_months(months))

    def has_reached(self, months: float) -> bool:
        """Whether the child is `months` old: by the calendar when the birth date is known and months whole."""
        if self.counted_from is not None and float(months).is_integer():
            reached_on = add_months(self.counted_from, int(months))
            return self.counted_from + timedelta(days=self.days) >= reached_on
        return self.days >= days_of_months(months)

    def younger_by(self, days: int) -> "Age":
        """The same child counted from `days` later, as a corrected age is."""
        start = None if self.counted_from is None else self.counted_from + timedelta(days=days)
        return Age(days=self.days - days, counted_from=start)

    @property
    def months(self) -> float:
        """The age in average months, for wording and ranking only; thresholds use `has_reached`."""
        return self.days / DAYS_A_MONTH
