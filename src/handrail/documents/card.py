"""The weekly card: two or three activities on a page for the kitchen door, with boxes to tick."""

from dataclasses import replace

from handrail.documents.fields import checked, titled
from handrail.documents.sheet import Look, Sheet, Task
from handrail.documents.types import Mark, Summary
from handrail.documents.words import DAYS, card_foot
from handrail.knowledge import Library
from handrail.planning import CardLine, WeekCard
from handrail.triage import day_in_words
from handrail.vocabulary import InputError
from handrail.vocabulary import said as _


def card_sheet(card: WeekCard, library: Library, mark: Mark, *, child_name: str = "") -> Sheet:
    """The page of `card`. Raises InputError on `pick` when nothing is on it, and on a name that is too long."""
    if not card.lines:
        raise InputError("pick", _("There is nothing on the card."))
    name = checked(Summary(child_name=child_name)).child_name
    together = _(
        "Together %(minutes)d minutes a day. Stop when it is no fun, or when something hurts. "
        "A day missed is only a day missed."
    )
    return Sheet(
        look=Look.CARD,
        title=titled(_("This week with %(name)s"), name) or _("A card for this week"),
        made_on=day_in_words(mark.made_on),
        tasks=tuple(_task(line, library) for line in card.lines),
        tasks_label=_("Tick a day when you did it."),
        safety_label=_("Safe:"),
        days=tuple(map(_, DAYS)),
        closing=together % {"minutes": card.minutes_a_day},
        foot=card_foot(replace(mark, rules=tuple(line.activity for line in card.lines))),
    )


def _task(line: CardLine, library: Library) -> Task:
    record = library.activities[line.activity]
    return Task(
        routine=line.routine,
        name=record.name,
        minutes=_("%(number)d min") % {"number": line.minutes},
        need=record.need,
        steps=tuple(record.how),
        safety=record.safety,
    )
