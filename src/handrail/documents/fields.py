"""What a family typed, made fit to print: no control characters, no more than a field can hold."""

import unicodedata
from dataclasses import fields, replace
from datetime import date
from typing import TypeVar

from handrail.documents.types import Letter, Summary
from handrail.vocabulary import InputError
from handrail.vocabulary import said as _

MOST_SHORT, MOST_LONG = 160, 1_500
"""Characters in a line such as a name, and in a paragraph."""
SHORT = frozenset(
    {"to", "child_name", "born_on", "age", "written_by", "contact", "interpreter", "school", "look_again"}
)
Typed = TypeVar("Typed", Letter, Summary)


def most_of(field: str) -> int:
    """How many characters a field may hold.

    >>> most_of("child_name"), most_of("why_now")
    (160, 1500)
    """
    return MOST_SHORT if field in SHORT else MOST_LONG


def checked(typed: Typed) -> Typed:
    """`typed` with every field made fit to print. Raises InputError on a field that is too long."""
    clean = {field.name: _clean(field.name, str(getattr(typed, field.name))) for field in fields(typed)}
    return replace(typed, **clean)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a paragraph that hold something.

    >>> lines_of("falls  often\\n\\n- on stairs ")
    ('falls  often', '- on stairs')
    """
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def titled(title: str, name: str) -> str:
    """`title` with the name in its blank; empty without a name.

    >>> titled("Letter about %(name)s", "Sam")
    'Letter about Sam'
    """
    return title % {"name": name} if name else ""


def day_as_printed(written: str) -> str:
    """A day as people read it, when it was written by a calendar; else what was written.

    >>> day_as_printed("2025-05-03"), day_as_printed("May 2025")
    ('3 May 2025', 'May 2025')
    """
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return written
    return f"{day.day} {day:%B %Y}"


def _clean(field: str, text: str) -> str:
    most = most_of(field)
    spaced = text.replace("\r\n", "\n").replace("\t", " ")
    kept = "".join(sign for sign in spaced if sign == "\n" or unicodedata.category(sign) != "Cc")
    kept = kept.strip()
    if field in SHORT:
        kept = " ".join(kept.split())
    if len(kept) > most:
        told = {"most": f"{most:,}", "number": f"{len(kept):,}"}
        raise InputError(field, _("Shorten this to %(most)s characters; it has %(number)s.") % told)
    return kept
