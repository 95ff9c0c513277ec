"""What a family can do with the log of what it tried: write a line, change it, take it away."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from handrail.family.skills.given_scores import day_of
from handrail.knowledge import Library
from handrail.planning import KeptChild, Rating, StrategyTried, TriedAt
from handrail.planning.family_types import MOST_ROWS, MOST_TEXT
from handrail.planning.tried import name_of
from handrail.vocabulary import InputError

MOST_TIMES = 99
_Kind = TypeVar("_Kind", Rating, TriedAt)
Sent = Mapping[str, str]


def with_strategy(child: KeptChild, row: int | None, sent: Sent, library: Library, today: date) -> KeptChild:
    """The child with one thing that was tried: in place of line `row`, or added. Raises InputError on a field."""
    before = child.strategies[row] if row is not None else None
    if before is None and len(child.strategies) >= MOST_ROWS:
        raise InputError("what", _("This log is full. Take away what nobody asks for any more."))
    made = _strategy(before, sent, library, today)
    place = len(child.strategies) if row is None else row
    return replace(child, strategies=(*child.strategies[:place], made, *child.strategies[place + 1 :]))


def without_strategy(child: KeptChild, row: int) -> KeptChild:
    """The child without line `row`."""
    return replace(child, strategies=(*child.strategies[:row], *child.strategies[row + 1 :]))


def row_in(written: str | None, child: KeptChild) -> int | None:
    """The line that a form means, counted from 0; None when there is no such line."""
    if written is None or not written.isdecimal() or len(written) > 3:
        return None
    return int(written) if int(written) < len(child.strategies) else None


def _strategy(before: StrategyTried | None, sent: Sent, library: Library, today: date) -> StrategyTried:
    activity, words = _what(before, sent, library)
    from_on = _day(sent, "from_on", today)
    until_on = _day(sent, "until_on", today) if sent.get("until_on", "").strip() else None
    if until_on is not None and until_on < from_on:
        raise InputError("until_on", _("The last day is before the first. Change one of them."))
    return replace(
        before or StrategyTried(from_on=from_on),
        activity=activity,
        words=words,
        from_on=from_on,
        until_on=until_on,
        at=_chosen(TriedAt, sent, "at"),
        times_a_week=_times(sent),
        happened=_text(sent, "happened"),
        rating=_chosen(Rating, sent, "rating"),
    )


def _what(before: StrategyTried | None, sent: Sent, library: Library) -> tuple[str, str]:
    """The activity and the own words in one line, as `name_of` writes them: "Sock steps: with the left"."""
    told = _text(sent, "what")
    if not told:
        raise InputError("what", _("Say what you tried: from our list, or in your own words."))
    if before is not None and told == name_of(before, library):
        return before.activity, before.words
    for activity in library.activities.values():
        name, colon, words = told.partition(":")
        if name.strip().casefold() == activity.name.casefold():
            return activity.id, words.strip() if colon else ""
    return "", told


def _text(sent: Sent, field: str) -> str:
    text = sent.get(field, "").strip()
    if len(text) > MOST_TEXT:
        told = {"most": f"{MOST_TEXT:,}", "number": f"{len(text):,}"}
        raise InputError(field, _("Please shorten this to %(most)s characters; you wrote %(number)s.") % told)
    return text


def _day(sent: Sent, field: str, today: date) -> date:
    try:
        return day_of(sent.get(field, ""), today)
    except ValueError:
        raise InputError(field, _("Give a day up to today, such as 2026-03-01 or 1/3/2026.")) from None


def _times(sent: Sent) -> int | None:
    written = sent.get("times", "").strip()
    if not written:
        return None
    if not (written.isdecimal() and 1 <= int(written[:4]) <= MOST_TIMES):
        raise InputError("times", _("Write how many times a week as a whole number, such as 3."))
    return int(written)


def _chosen(kind: type[_Kind], sent: Sent, field: str) -> _Kind:
    try:
        return kind(sent.get(field, ""))
    except ValueError:
        raise InputError(field, _("Choose what fits best.")) from None
