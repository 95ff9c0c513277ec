"""What a family does: activities at home, what it tried, and the file in which it keeps its own record."""

from handrail.planning.activities import choose_activities, questions_for
from handrail.planning.types import (
    CardLine,
    ChildAtHome,
    Offer,
    Selection,
    Standing,
    WeekCard,
    Wish,
    Withheld,
)
from handrail.planning.week_card import compose_week_card

__all__ = [
    "CardLine",
    "ChildAtHome",
    "Offer",
    "Selection",
    "Standing",
    "WeekCard",
    "Wish",
    "Withheld",
    "choose_activities",
    "compose_week_card",
    "questions_for",
]
