"""What a family does: ways in, activities at home, what it tried, and the file in which it keeps its own record."""

from handrail.planning.activities import choose_activities, questions_for
from handrail.planning.family_file import read_family_file, write_family_file
from handrail.planning.family_types import (
    ActivityKept,
    CheckMade,
    FamilyFile,
    KeptChild,
    MilestoneNoted,
    Rating,
    SaidAge,
    ScoreGiven,
    StrategyTried,
    TriedAt,
)
from handrail.planning.phone import words_to_say
from handrail.planning.tried import TriedEvidence, TriedLine, tried_evidence
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
    "Rating",
    "Referral",
    "SaidAge",
    "ScoreGiven",
    "Selection",
    "Standing",
    "StrategyTried",
    "TriedAt",
    "TriedEvidence",
    "TriedLine",
    "WayIn",
    "WeekCard",
    "Wish",
    "Withheld",
    "choose_activities",
    "compose_week_card",
    "films_for",
    "packs_for",
    "questions_for",
    "read_family_file",
    "tried_evidence",
    "ways_in",
    "words_to_say",
    "write_family_file",
]
