"""WHO windows of motor achievement: at which ages children first show six skills, by percentile."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from handrail.vocabulary import InputError, NotAssessable
from handrail.vocabulary.ages import DAYS_A_MONTH

FILE = Path(__file__).parent / "data" / "who_motor" / "windows.csv"
VERSION = "WHO motor development study 2006"


@dataclass(frozen=True, slots=True, kw_only=True)
class MotorWindow:
    """One skill: the ages in months (ascending) by which `percentiles` per cent of children first showed it."""

    milestone: str
    percentiles: tuple[float, ...]
    months: tuple[float, ...]

    @property
    def first_months(self) -> float:
        """The age by which 1 in 100 children show the skill."""
        return self.months[0]

    @property
    def last_months(self) -> float:
        """The age by which 99 in 100 children show the skill."""
        return self.months[-1]

    @property
    def median_months(self) -> float:
        """The age by which half of the children show the skill."""
        return self.months[self.percentiles.index(50)]


@lru_cache(maxsize=1)
def motor_windows() -> dict[str, MotorWindow]:
    """The six windows by the name of the skill, in the order in which most children show them."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        name: MotorWindow(
            milestone=name,
            percentiles=tuple(float(row["percentile"]) for row in rows if row["milestone"] == name),
            months=tuple(float(row["months"]) for row in rows if row["milestone"] == name),
        )
        for name in dict.fromkeys(row["milestone"] for row in rows)
    }


def motor_window(milestone: str) -> MotorWindow:
    """The window of one skill. Raises InputError on `milestone` for one that is not among the six."""
    known = motor_windows()
    if milestone not in known:
        raise InputError("milestone", f'"{milestone}" is not one of {", ".join(known)}.', code="unknown_milestone")
    return known[milestone]


def achievement_percentile(milestone: str, age_days: float) -> float | NotAssessable:
    """The percentage of children (1 to 99) who first showed the skill by this age, in days.

    By straight lines between the published percentiles. NotAssessable before the 1st and after the 99th, where
    nothing is published. For a child born early give the corrected age: the study left such children out.

    >>> achievement_percentile("walking_alone", 12.0 * 30.4375)
    50.0
    """
    window = motor_window(milestone)
    months = age_days / DAYS_A_MONTH
    if not window.first_months <= months <= window.last_months:
        side = "before the first" if months < window.first_months else "after the last"
        return NotAssessable(reason=f"The age lies {side} percentile that is published.")
    place = max(i for i, month in enumerate(window.months[:-1]) if month <= months)
    share = (months - window.months[place]) / (window.months[place + 1] - window.months[place])
    low, high = window.percentiles[place : place + 2]
    return low + share * (high - low)
