"""Who has to sign a record off, and when two signatures are one person's."""

from handrail.knowledge.records import Record, RedFlag

REVIEWERS_OF_A_RED_FLAG = 2


def reviewers_wanted(record: Record) -> int:
    """How many different people sign one review of `record`."""
    return REVIEWERS_OF_A_RED_FLAG if isinstance(record, RedFlag) else 1


def person_of(signature: str) -> str:
    """Who signed, whatever the role or spelling.

    >>> person_of("Ana  Lee (physiotherapist)")
    'ana lee'
    """
    return " ".join(signature.partition("(")[0].split()).casefold()
