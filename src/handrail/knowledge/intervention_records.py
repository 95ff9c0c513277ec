"""The shape of what therapists do, with how well it is supported."""

from handrail.knowledge.reading_records import ToRead
from handrail.knowledge.records import Months, Text, Texts

Goal = str
"""What an intervention works towards, in one word: "walking"."""
UNSUPPORTED = ("weak", "against")
"""Grades with which a family must also read that nobody should stop by themselves."""


class GradeMeaning(ToRead, frozen=True, kw_only=True):
    """What one grade of evidence means to a family, and what to do with it. Its id is the grade."""

    label: Text
    meaning: Text
    advice: str = ""


class Intervention(ToRead, frozen=True, kw_only=True):
    """One thing that therapists do. `grade` holds for children with one of the conditions in `studied_in`;
    where none is named, the studies cover children with several conditions.

    `kept_grade` is the word of the scale that the sources were read with: strong, moderate, weak, not_recommended.
    """

    name: Text
    disciplines: tuple[str, ...]
    goals: tuple[Goal, ...]
    age_from_months: Months = 0
    age_to_months: Months = 216
    summary: Text
    cautions: Texts = ()
    equipment: Texts = ()
    studied_in: tuple[str, ...] = ()
    disagreement: str = ""
    kept_grade: str
