"""Sentences for families about scores and their change: never a verdict, measurement error always told."""

from handrail.development.change import OWN_DEFINITION, Change
from handrail.development.child import ChildScore
from handrail.vocabulary import NotAssessable

LIKELY_WITHIN = 1.96  # standard errors to each side hold about 95 of 100 true values
FEW_ANSWERS = 5  # below this the age says more about D than the answers do


def score_sentence(score: ChildScore) -> str:
    """The score of a child with its measurement error, for a family."""
    if isinstance(score.d, NotAssessable) or isinstance(score.sem, NotAssessable):
        reason = score.d.reason if isinstance(score.d, NotAssessable) else ""
        return f"There is no score yet. {reason}".strip()
    low, high = score.d - LIKELY_WITHIN * score.sem, score.d + LIKELY_WITHIN * score.sem
    sentence = (
        f"The score is {score.d:.0f}, from {score.n} answers. No measure is exact: "
        f"the true score most likely lies between {low:.0f} and {high:.0f}."
    )
    if score.n < FEW_ANSWERS:
        sentence += " With so few answers it mostly repeats what the age alone would say."
    return f"{sentence} A score describes a day. It does not say what a child can become, and it is no diagnosis."


def change_sentence(change: Change | NotAssessable) -> str:
    """The change between two scores, for a family: "no clear change" within measurement error."""
    if isinstance(change, NotAssessable):
        return f"The change cannot be told. {change.reason}"
    if not change.is_clear:
        return f"No clear change: the two scores differ by no more than such measures do by chance. {OWN_DEFINITION}"
    direction = "higher" if change.d > 0 else "lower"
    span = LIKELY_WITHIN * change.error
    low, high = abs(change.d) - span, abs(change.d) + span
    sentence = (
        f"The later score is {direction} by {abs(change.d):.0f}. "
        f"Measures are not exact: the change most likely lies between {low:.0f} and {high:.0f}."
    )
    lost = " If your child has lost a skill they had before, see a doctor soon."
    return f"{sentence}{lost if change.d < 0 else ''} {OWN_DEFINITION}"
