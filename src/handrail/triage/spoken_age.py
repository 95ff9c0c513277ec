"""The age that a text states about the child, when nobody gave one."""

import re

from handrail.matching.words import plain
from handrail.vocabulary import Age

_HALF = r"(?:\s*1\s*[/\u2044]\s*2|[\s-]*and[\s-]+a[\s-]+half)"
_UNIT = r"(?P<unit>years?|yrs?|y|months?|mths?|mos?|m|weeks?|wks?|w|days?)"
_NUMBER = rf"(?<![\d.])(?P<number>\d{{1,3}}(?:\.\d)?)(?P<half>{_HALF})?[\s-]*{_UNIT}(?P<half_after>{_HALF})?"
_AS_AGE = re.compile(rf"{_NUMBER}[\s/-]*(?:old\b|o\b)")
_SAID = re.compile(rf"\b(?:is|aged|age|hes|shes|now)\s+(?:now\s+|only\s+|just\s+)?{_NUMBER}\b")
# An age in the past: when the child was born, walked or spoke.
_PAST = re.compile(
    r"\b(?:born|walked|walking|sat|crawled|talked|words?|premature|prem|since|until|till|at|by)\s+(?:at\s+)?$"
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

    An age at which something happened ("walked at 18 months") is not the child's age.

    >>> spoken_age("my 3-and-a-half-year-old falls a lot").days
    1278
    """
    words = plain(text)
    stated = [found for pattern in (_AS_AGE, _SAID) for found in pattern.finditer(words)]
    present = [found for found in stated if not _PAST.search(words[: found.start()])]
    if present:
        months = _months(present[0])
    else:
        months = next((middle for pattern, middle in _STAGES if pattern.search(words)), -1.0)
    return Age.of_months(months) if 0 <= months < 228 else None


def _months(found: re.Match[str]) -> float:
    groups = found.groupdict()
    unit = _MONTHS[groups["unit"][0]]
    half = 0.5 if groups.get("half") or groups.get("half_after") else 0.0
    return (float(groups["number"]) + half) * unit
