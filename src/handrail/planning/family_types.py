"""What a family keeps in its own file (handrail-family-1): children, checks, what was tried, what was noticed.

`unknown` holds the keys that a newer program wrote beside those named here; they are written again as they were.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from msgspec import Meta

from handrail.vocabulary import MilestoneAnswer

MOST_TEXT = 2_000
MOST_ROWS = 500
MOST_CHILDREN = 12
MOST_TICKS = 20
Words = Annotated[str, Meta(max_length=MOST_TEXT)]
RecordId = Annotated[str, Meta(pattern=r"^([a-z][a-z0-9_]*)?$", max_length=80)]
Months = Annotated[float, Meta(ge=0, lt=228)]
Unknown = dict[str, Any]


class Rating(StrEnum):
    """What a family says of a thing it tried."""

    HELPED = "helped"
    HELPED_A_LITTLE = "helped_a_little"
    NO_CHANGE = "no_change"
    WORSE = "worse"
    CANNOT_TELL = "cannot_tell"


class TriedAt(StrEnum):
    """Where a thing was tried."""

    HOME = "home"
    SCHOOL = "school"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyTried:
    """One thing that was tried: an activity of the library, or own words, or both.

    `until_on` is None while it goes on. `times_a_week` is how often, as the family remembers (None: not said).
    """

    from_on: date
    until_on: date | None = None
    activity: RecordId = ""
    words: Words = ""
    at: TriedAt = TriedAt.HOME
    times_a_week: Annotated[int, Meta(ge=1, le=99)] | None = None
    happened: Words = ""
    rating: Rating = Rating.CANNOT_TELL
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckMade:
    """One guided check: the day, the answers as check-batch-1 writes them, and the decision as it was given."""

    on: date
    answers: dict[str, Any]
    decision: dict[str, Any] | None = None
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneNoted:
    """What a family noticed of one milestone on one day."""

    id: RecordId
    on: date
    answer: MilestoneAnswer
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityKept:
    """An activity on a weekly card, and how often it was done (None: not said)."""

    id: RecordId
    week_of: date
    times_done: Annotated[int, Meta(ge=0, le=99)] | None = None
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAge:
    """An age as it was said, in months, on a day: for a family that gives no birth date."""

    months: Months
    on: date
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreGiven:
    """A D-score that a professional worked out: its day, its scale, how exact it is, and from how many answers."""

    on: date
    d: Annotated[float, Meta(ge=-100, le=200)]
    sem: Annotated[float, Meta(gt=0, le=50)]
    n: Annotated[int, Meta(ge=1, le=5_000)]
    key: Annotated[str, Meta(pattern=r"^[a-z0-9_]+$", max_length=80)]
    unknown: Unknown = field(default_factory=dict)


class SeenBy(StrEnum):
    """Who answered the six questions."""

    SCHOOL = "school"
    HOME = "home"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherView:
    """The six questions as someone who knows the child answered them on a day, by the question's id.

    An answer is text, or the ids of what was ticked.
    """

    on: date
    by: SeenBy
    answers: dict[RecordId, Words | Annotated[tuple[RecordId, ...], Meta(max_length=MOST_TICKS)]]
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptChild:
    """One child. The name is the family's own, may be a nickname, and may be missing.

    `gestation` is weeks, or weeks and days as "34+3". `motor_ages` are ages in months since birth at first sight of a
    skill, and `motor_not_yet` the day on which a skill was said not to be there yet.
    """

    name: Annotated[str, Meta(max_length=80)] | None = None
    born_on: date | None = None
    age: SaidAge | None = None
    gestation: int | float | str | None = None
    checks: Annotated[tuple[CheckMade, ...], Meta(max_length=MOST_ROWS)] = ()
    strategies: Annotated[tuple[StrategyTried, ...], Meta(max_length=MOST_ROWS)] = ()
    milestones: Annotated[tuple[MilestoneNoted, ...], Meta(max_length=MOST_ROWS)] = ()
    motor_ages: dict[RecordId, Months] = field(default_factory=dict)
    motor_not_yet: dict[RecordId, date] = field(default_factory=dict)
    scores: Annotated[tuple[ScoreGiven, ...], Meta(max_length=MOST_ROWS)] = ()
    activities: Annotated[tuple[ActivityKept, ...], Meta(max_length=MOST_ROWS)] = ()
    others: Annotated[tuple[OtherView, ...], Meta(max_length=MOST_ROWS)] = ()
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyFile:
    """Everything in one family's file."""

    made_on: date
    children: Annotated[tuple[KeptChild, ...], Meta(max_length=MOST_CHILDREN)] = ()
    unknown: Unknown = field(default_factory=dict)
