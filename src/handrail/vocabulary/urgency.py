"""How soon someone should see the child, in order."""

from datetime import date, timedelta
from enum import StrEnum


class Urgency(StrEnum):
    """Six levels; `rank` grows with urgency, so the gravest of several is their maximum by rank."""

    NONE = "none"
    ROUTINE = "routine"
    SOON = "soon"
    URGENT_2_WEEKS = "urgent_2_weeks"
    SAME_DAY = "same_day"
    EMERGENCY_NOW = "emergency_now"

    @property
    def rank(self) -> int:
        """0 for none up to 5 for an emergency."""
        return _RANKS[self]

    def by(self, today: date) -> date | None:
        """The day by which someone should have been seen; None when nothing is due."""
        days = _WITHIN_DAYS[self]
        return None if days is None else today + timedelta(days=days)

    @staticmethod
    def gravest(levels: "list[Urgency] | tuple[Urgency, ...]") -> "Urgency":
        """The most urgent of `levels`; none for an empty list."""
        return max(levels, key=_RANKS.__getitem__, default=Urgency.NONE)


_RANKS = {level: rank for rank, level in enumerate(Urgency)}
# "Soon" is within weeks and "routine" at the family's own pace: six weeks and three months make them dates.
_WITHIN_DAYS: dict[Urgency, int | None] = {
    Urgency.NONE: None,
    Urgency.ROUTINE: 90,
    Urgency.SOON: 42,
    Urgency.URGENT_2_WEEKS: 14,
    Urgency.SAME_DAY: 0,
    Urgency.EMERGENCY_NOW: 0,
}
