"""The weekly card: two or three activities on a page for the kitchen door, with boxes to tick."""

from dataclasses import replace

from handrail.documents.fields import checked
from handrail.documents.sheet import Look, Sheet, Task
from handrail.documents.types import Mark, Summary
from handrail.documents.words import CardWords
from handrail.knowledge import Library
from handrail.planning import CardLine, WeekCard
from handrail.triage import day_in_words
from handrail.vocabulary import InputError


def card_sheet(
    card: WeekCard, library: Library, mark: Mark, *, child_name: str = "", words: CardWords | None = None
) -> Sheet:
    """The page of `card`. Raises InputError on `card` when nothing is on it, and on a name that is too long."""
    words = words or CardWords()
    if not card.lines:
        raise InputError("card", words.nothing)
    name = checked(Summary(child_name=child_name)).child_name
    return Sheet(
        look=Look.CARD,
        title=words.title_named.format(name=name) if name else words.title,
        made_on=day_in_words(mark.made_on),
        tasks=tuple(_task(line, library, words) for line in card.lines),
        tasks_label=words.tick,
        safety_label=words.safe,
        days=words.days,
        closing=words.together.format(minutes=card.minutes_a_day),
        foot=words.foot(replace(mark, rules=tuple(line.activity for line in card.lines))),
    )


def _task(line: CardLine, library: Library, words: CardWords) -> Task:
    record = library.activities[line.activity]
    return Task(
        routine=line.routine,
        name=record.name,
        minutes=words.minutes.format(minutes=line.minutes),
        need=record.need,
        steps=tuple(record.how),
        safety=record.safety,
    )
