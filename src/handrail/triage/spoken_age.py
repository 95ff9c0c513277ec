"""The age that a text states about the child, when nobody gave one."""

import re

from handrail.matching.words import plain
from handrail.vocabulary import Age

_NUMBER = r"(?P<number>\d{1,3}(?:\.\d)?)(?P<half>\s*(?:1/2|and[ -]a[ -]half))?"
_UNIT = r"(?P<unit>years?|yrs?|y|months?|mths?|mos?|m|weeks?|wks?|w|days?)"
_STATED = re.compile(
    rf"(?<![\d.]){_NUMBER}[\s-]*{_UNIT}[\s/-]*(?:and[ -]a[ -]half[\s-]*)?(?:old|o\b)"
    rf"|\b(?:is|aged|age|hes|shes|at)\s+(?P<n2>\d{{1,3}})\s*(?P<u2>months?|mths?|mo|years?|yrs?|weeks?|wks?)\b"
)
_MONTHS = {"y": 12.0, "m": 1.0, "w": 7 / 30.4375, "d": 1 / 30.4375}
_STAGES = (
    (re.compile(r"\bnew ?born\b"), 0.5),
    (re.compile(r"\btoddler\b"), 24.0),
    (re.compile(r"\bpre-?schooler\b"), 48.0),
    (re.compile(r"\bteen(?:ager)?\b"), 168.0),
)


def spoken_age(text: str) -> Age | None:
    """The age in `text` ("my 4-year-old", "18 months old", "newborn"), or None. Stages give a middle age.

    >>> spoken_age("my 3-and-a-half-year-old falls a lot").days
    1278
    """
    words = plain(text)
    found = _STATED.search(words)
    if found is not None:
        number = float(found["number"] or found["n2"])
        unit = (found["unit"] or found["u2"])[0]
        months = number * _MONTHS[unit] + (0.5 * _MONTHS[unit] if "half" in found[0] or "1/2" in found[0] else 0)
    else:
        months = next((middle for pattern, middle in _STAGES if pattern.search(words)), -1.0)
    return Age.of_months(months) if 0 <= months < 228 else None
