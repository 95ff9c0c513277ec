"""Length of pregnancy at birth, in days."""

import re

from handrail.vocabulary.errors import InputError

TERM_DAYS = 40 * 7
_WEEKS_AND_DAYS = re.compile(r"\s*(\d{1,2})\s*(?:\+\s*([0-6]))?\s*")


def gestation_days(value: float | str) -> int:
    """Days of pregnancy at birth from whole or part weeks (34, 34.5) or weeks and days ("34+3").

    Returns 154 to 314 (22+0 to 44+6). Raises InputError on `gestation_weeks` for anything else.

    >>> gestation_days("34+3")
    241
    """
    days = _days_of_text(value) if isinstance(value, str) else _days_of_number(value)
    if days is None or not 22 * 7 <= days < 45 * 7:
        raise InputError("gestation_weeks", 'must be 22 to 44 weeks, as a number or as "34+3".')
    return days


def _days_of_number(weeks: float) -> int | None:
    return round(weeks * 7) if 0 <= weeks < 100 else None  # neither infinity nor NaN can be rounded


def _days_of_text(text: str) -> int | None:
    found = _WEEKS_AND_DAYS.fullmatch(text)
    return None if found is None else int(found[1]) * 7 + int(found[2] or 0)
