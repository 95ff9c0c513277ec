"""Sentences for families about ages and motor windows: plain, never a verdict."""

from handrail.development.windows import motor_window
from handrail.vocabulary.ages import DAYS_A_MONTH

SKILLS = {
    "sitting_without_support": ("sit without support", "Sits without support"),
    "standing_with_assistance": ("stand while holding on", "Stands while holding on"),
    "hands_and_knees_crawling": ("crawl on hands and knees", "Crawls on hands and knees"),
    "walking_with_assistance": ("walk while holding on", "Walks while holding on"),
    "standing_alone": ("stand alone", "Stands alone"),
    "walking_alone": ("walk alone", "Walks alone"),
}
ASK = "Please talk about it with your doctor or child health nurse."
SKIPPED = "Some children never crawl on hands and knees and move in another way."


def skill_name(milestone: str) -> str:
    """The name of one of the six motor skills, as a label."""
    motor_window(milestone)
    return SKILLS[milestone][1]


def window_sentence(milestone: str, first_seen_days: float | None, age_days: float | None = None) -> str:
    """What the window of a skill is, and when this child showed it; ages in days.

    `first_seen_days` None means not seen yet; then `age_days`, the age now, tells whether to ask somebody. Both are
    the ages that count: for a child born early the corrected ones.

    >>> window_sentence("walking_alone", 487)
    'Most children walk alone between 8 and 18 months; yours at 16 months.'
    """
    window = motor_window(milestone)
    doing = SKILLS[milestone][0]
    told = f"Most children {doing} between {window.first_months:.0f} and {window.last_months:.0f} months"
    if first_seen_days is not None:
        sentence = f"{told}; yours at {in_months(first_seen_days)}."
        is_late = first_seen_days / DAYS_A_MONTH > window.last_months
        return f"{sentence} That is later than in nearly all children. {ASK}" if is_late else sentence
    if age_days is None:
        return f"{told}; yours has not shown it yet."
    sentence = f"{told}; yours has not shown it yet, at {in_months(age_days)}."
    return sentence + _when_not_seen(milestone, is_past=age_days / DAYS_A_MONTH > window.last_months)


def _when_not_seen(milestone: str, *, is_past: bool) -> str:
    if not is_past:
        return ""
    return f" {SKIPPED} {ASK}" if milestone == "hands_and_knees_crawling" else f" {ASK}"


def in_months(days: float) -> str:
    """An age in whole months, in words.

    >>> in_months(31)
    '1 month'
    """
    months = round(days / DAYS_A_MONTH)
    return f"{months} month" if months == 1 else f"{months} months"


def two_ages_sentence(birthday_days: float, corrected_days: float) -> str:
    """Both ages of a child born early.

    >>> two_ages_sentence(300, 216)
    'Counted from birth: 10 months. Counted from the due date: 7 months. We compare by the second.'
    """
    birth, due = in_months(birthday_days), in_months(corrected_days)
    if corrected_days < 0:
        return f"Counted from birth: {birth}. The due date is still to come."
    return f"Counted from birth: {birth}. Counted from the due date: {due}. We compare by the second."
