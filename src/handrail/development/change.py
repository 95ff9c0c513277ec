"""The change between two scores of a child, with its error.

This definition is ours and is no part of the D-score method, which has none. Wherever it is shown it is labelled so.
"""

import math
from dataclasses import dataclass

from handrail.development.child import ChildScore
from handrail.vocabulary import InputError, NotAssessable

CLEAR_ABOVE = 1.96  # standard errors: by chance alone one difference in twenty would be larger
OWN_DEFINITION = "How two scores are compared is Handrail's own rule."


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The later D less the earlier one, and the standard error of that difference, both in units of D.

    The error is the square root of the summed squared standard errors, as for two independent measurements. `daz` is
    the difference of the two age-adjusted scores: zero for a child who grows in skills as children of that age do.
    """

    d: float
    error: float
    daz: float | NotAssessable

    @property
    def is_clear(self) -> bool:
        """Whether the difference is larger than measurement error explains."""
        return abs(self.d) > CLEAR_ABOVE * self.error


def change_between(earlier: ChildScore, later: ChildScore) -> Change | NotAssessable:
    """The change from one score of a child to a later one; NotAssessable when either score is missing.

    Raises InputError on `scores` when they are on different scales: another key, table version or grid would look
    like progress, or like loss, where there is none.
    """
    if earlier.scale != later.scale:
        raise InputError("scores", f"are on different scales: {earlier.scale_name} and {later.scale_name}.")
    for which, score in (("earlier", earlier), ("later", later)):
        if isinstance(score.d, NotAssessable):
            return NotAssessable(reason=f"The {which} score is missing: {score.d.reason}")
    difference = _numbers(later.d) - _numbers(earlier.d)
    error = math.hypot(_numbers(earlier.sem), _numbers(later.sem))
    return Change(d=difference, error=error, daz=_daz_change(earlier, later))


def _daz_change(earlier: ChildScore, later: ChildScore) -> float | NotAssessable:
    for score in (earlier, later):
        if isinstance(score.daz, NotAssessable):
            return score.daz
    return _numbers(later.daz) - _numbers(earlier.daz)


def _numbers(value: float | NotAssessable) -> float:
    assert not isinstance(value, NotAssessable)  # refused before
    return value
