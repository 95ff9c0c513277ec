"""Dates as options of the command line."""

from datetime import date

from handrail.vocabulary import InputError


def day_of(option: str, written: str) -> date:
    """The date `written` as YYYY-MM-DD. Raises InputError on `option` for anything else."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InputError(option, "must be a date that exists, written YYYY-MM-DD.") from None
