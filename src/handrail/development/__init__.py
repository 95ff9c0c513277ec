"""A child's development: the age that counts, which skills are there, and when children first show them.

The D-score stands in `handrail.development.dscore`.
"""

from handrail.development.corrected_age import Ages, ages_of, corrected_age
from handrail.development.milestones import (
    DomainReading,
    LadderReading,
    MilestoneReading,
    choose_milestone,
    due_milestones,
    read_milestones,
)
from handrail.development.window_words import in_months, skill_name, two_ages_sentence, window_sentence
from handrail.development.windows import MotorWindow, achievement_percentile, motor_window, motor_windows

__all__ = [
    "Ages",
    "DomainReading",
    "LadderReading",
    "MilestoneReading",
    "MotorWindow",
    "achievement_percentile",
    "ages_of",
    "choose_milestone",
    "corrected_age",
    "due_milestones",
    "in_months",
    "motor_window",
    "motor_windows",
    "read_milestones",
    "skill_name",
    "two_ages_sentence",
    "window_sentence",
]
