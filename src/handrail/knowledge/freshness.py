"""How long a fact about a service or a payer may stand before a reader is warned."""

from datetime import date

from handrail.vocabulary import add_months

STALE_AFTER_MONTHS = 6


def is_stale(checked_on: date, today: date) -> bool:
    """Whether a fact checked on `checked_on` is more than six months old on `today`.

    >>> is_stale(date(2026, 5, 24), date(2026, 11, 24)), is_stale(date(2026, 5, 23), date(2026, 11, 24))
    (False, True)
    """
    return add_months(checked_on, STALE_AFTER_MONTHS) < today
