"""What goes into the choice of things to do at home, and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from handrail.vocabulary import Age


class Standing(StrEnum):
    """Whether an activity is offered outright, or only after the child's own team was asked."""

    OFFERED = "offered"
    ASK_FIRST = "ask_first"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildAtHome:
    """What is known of a child when activities are chosen. Nothing in it names the child.

    `age` is counted from the due date while the child is under two. `conditions` are ids, known or suspected; a
    diagnosis kept only as words sets `has_other_condition`. `findings` holds the answers to the questions of
    findings and equipment, by id; one that was not put is absent, and absent is never no. `open_flags` were
    answered yes or unsure, `seen_flags` yes but checked by a doctor since. `signs_were_asked` says whether the
    signs to check were asked at all.
    """

    age: Age
    conditions: frozenset[str] = frozenset()
    has_other_condition: bool = False
    findings: Mapping[str, bool] = field(default_factory=dict)
    open_flags: frozenset[str] = frozenset()
    seen_flags: frozenset[str] = frozenset()
    signs_were_asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a family looks for: skills, disciplines, what is in the house (None: anything), minutes at the most."""

    skills: frozenset[str] = frozenset()
    disciplines: frozenset[str] = frozenset()
    things: frozenset[str] | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An activity that may be shown.

    `because` are the limits that put it behind "ask first"; `not_for` are findings and equipment that nobody
    asked about and that would change the answer: the page says for whom it is not.
    """

    activity: str
    standing: Standing
    because: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """An activity of this age that is not shown, with the limits or open flags that keep it back."""

    activity: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What may be shown, best first, and what is kept back.

    `paused_by` names the open flags for which nothing at all is shown until someone has seen the child.
    `ask_signs_first` is set when the signs to check were not asked: the page puts them before the list.
    """

    offers: tuple[Offer, ...]
    withheld: tuple[Withheld, ...]
    paused_by: tuple[str, ...]
    ask_signs_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """One line of a weekly card: an activity and the daily routine that it is tied to."""

    activity: str
    routine: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCard:
    """Two or three activities for one week; empty when none can be offered outright."""

    lines: tuple[CardLine, ...]
    minutes_a_day: int
