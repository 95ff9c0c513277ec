"""A child's development: the age that counts, and which skills are there."""

from handrail.development.corrected_age import Ages, ages_of, corrected_age
from handrail.development.milestones import (
    DomainReading,
    LadderReading,
    MilestoneReading,
    choose_milestone,
    due_milestones,
    read_milestones,
)

__all__ = [
    "Ages",
    "DomainReading",
    "LadderReading",
    "MilestoneReading",
    "ages_of",
    "choose_milestone",
    "corrected_age",
    "due_milestones",
    "read_milestones",
]
