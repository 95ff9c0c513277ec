"""The D-score: everything public about it, apart from the rest of the package because it needs numpy and scipy."""

from handrail.development.age_equivalent import age_equivalent
from handrail.development.answers import Coordinates, Wide
from handrail.development.change import Change, change_between
from handrail.development.child import ChildScore, score_child
from handrail.development.corrected_days import corrected_days
from handrail.development.key import Grid, Key
from handrail.development.rounding import round_like_r
from handrail.development.score import d_from_daz, daz, posterior, prior_mean, score
from handrail.development.score_words import change_sentence, score_sentence
from handrail.development.scores import Options, Scores
from handrail.development.tables import Tables, shipped_tables

__all__ = [
    "Change",
    "ChildScore",
    "Coordinates",
    "Grid",
    "Key",
    "Options",
    "Scores",
    "Tables",
    "Wide",
    "age_equivalent",
    "change_between",
    "change_sentence",
    "corrected_days",
    "d_from_daz",
    "daz",
    "posterior",
    "prior_mean",
    "round_like_r",
    "score",
    "score_child",
    "score_sentence",
    "shipped_tables",
]
