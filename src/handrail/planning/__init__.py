"""What a family does: ways in, activities at home, what it tried, and the file in which it keeps its own record."""

from handrail.planning.activities import choose_activities, questions_for
from handrail.planning.family_file import read_family_file, write_family_file
from handrail.planning.family_types import (
    ActivityKept,
    CheckMade,
    FamilyFile,
    KeptChild,
    MilestoneNoted,
    OtherView,
    Rating,
    SaidAge,
    ScoreGiven,
    SeenBy,
    StrategyTried,
    TriedAt,
)
from handrail.planning.phone import words_to_say
from handrail.planning.six_answers import read_six_answers, six_answers, write_six_answers
from handrail.planning.tried import TriedEvidence, TriedLine, WeeksAsked, tried_evidence, weeks_asked
from handrail.planning.tried_words import TriedWords, tried_in_words
from handrail.planning.types import CardLine, ChildAtHome, Offer, Selection, Standing, WeekCard, Wish, Withheld
from handrail.planning.waiting import films_for, packs_for
from handrail.planning.ways_in import Referral, WayIn, ways_in
from handrail.planning.week_card import compose_week_card

__all__ = [
    "ActivityKept",
    "CardLine",
    "CheckMade",
    "ChildAtHome",
    "FamilyFile",
    "KeptChild",
    "MilestoneNoted",
    "Offer",
    "OtherView",
    "Rating",
    "Referral",
    "SaidAge",
    "ScoreGiven",
    "SeenBy",
    "Selection",
    "Standing",
    "StrategyTried",
    "TriedAt",
    "TriedEvidence",
    "TriedLine",
    "TriedWords",
    "WayIn",
    "WeekCard",
    "WeeksAsked",
    "Wish",
    "Withheld",
    "choose_activities",
    "compose_week_card",
    "films_for",
    "packs_for",
    "questions_for",
    "read_family_file",
    "read_six_answers",
    "six_answers",
    "tried_evidence",
    "tried_in_words",
    "ways_in",
    "weeks_asked",
    "words_to_say",
    "write_family_file",
    "write_six_answers",
]
