"""What a family does: the file in which it keeps its own record."""

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

__all__ = [
    "ActivityKept",
    "CheckMade",
    "FamilyFile",
    "KeptChild",
    "MilestoneNoted",
    "Rating",
    "SaidAge",
    "ScoreGiven",
    "StrategyTried",
    "TriedAt",
    "read_family_file",
    "write_family_file",
]
