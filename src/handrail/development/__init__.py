"""A child's development: the age that counts, which skills are there, and how far along one scale they are."""

from handrail.development.age_equivalent import age_equivalent
from handrail.development.answers import Coordinates, Wide
from handrail.development.change import Change, change_between
from handrail.development.child import ChildScore, score_child
from handrail.development.corrected_age import Ages, ages_of, corrected_age
from handrail.development.corrected_days import corrected_days
from handrail.development.key import Grid, Key
from handrail.development.milestones import (
    DomainReading,
    LadderReading,
    MilestoneReading,
    choose_milestone,
    due_milestones,
    read_milestones,
)
from handrail.development.rounding import round_like_r
from handrail.development.score import d_from_daz, daz, posterior, prior_mean, score
from handrail.development.scores import Options, Scores
from handrail.development.tables import Tables, shipped_tables
from handrail.development.windows import MotorWindow, achievement_percentile, motor_window, motor_windows
from handrail.development.words import change_sentence, score_sentence, two_ages_sentence, window_sentence

__all__ = [
    "Ages",
    "Change",
    "ChildScore",
    "Coordinates",
    "DomainReading",
    "Grid",
    "Key",
    "LadderReading",
    "MilestoneReading",
    "MotorWindow",
    "Options",
    "Scores",
    "Tables",
    "Wide",
    "achievement_percentile",
    "age_equivalent",
    "ages_of",
    "change_between",
    "change_sentence",
    "choose_milestone",
    "corrected_age",
    "corrected_days",
    "d_from_daz",
    "daz",
    "due_milestones",
    "motor_window",
    "motor_windows",
    "posterior",
    "prior_mean",
    "read_milestones",
    "round_like_r",
    "score",
    "score_child",
    "score_sentence",
    "shipped_tables",
    "two_ages_sentence",
    "window_sentence",
]
