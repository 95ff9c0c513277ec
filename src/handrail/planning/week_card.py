"""A weekly card: two or three activities, each tied to something that happens every day anyway."""

from collections.abc import Iterable

from handrail.knowledge import Library
from handrail.knowledge.activity_records import Activity
from handrail.planning.types import CardLine, Selection, Standing, WeekCard

FEWEST_LINES, MOST_LINES = 2, 3
MOST_MINUTES_A_DAY = 15
"""A card longer than this is not done."""


def compose_week_card(
    library: Library, selection: Selection, *, done: frozenset[str] = frozenset(), chosen: tuple[str, ...] = ()
) -> WeekCard:
    """A card of up to three activities that are offered outright, of different routines and skills.

    `chosen` are ids that the family picked: those of them that are offered outright come first. `done` are those
    of the weeks before: they come back only when nothing new is left. At most fifteen minutes a day, except that
    one single activity may be longer. Empty when nothing is offered outright.
    """
    free = [library.activities[offer.activity] for offer in selection.offers if offer.standing is Standing.OFFERED]
    picked = [activity for name in chosen for activity in free if activity.id == name]
    fresh = [activity for activity in free if activity.id not in done]
    card: list[Activity] = []
    _fill(card, picked, varied=False)
    for row in (fresh, free):
        _fill(card, row, varied=True)
    if len(card) < FEWEST_LINES:  # a young baby has few routines: better two at the same one than a single one
        _fill(card, free, varied=False)
    return WeekCard(
        lines=tuple(
            CardLine(activity=row.id, routine=library.routines[row.routine].name, minutes=row.minutes) for row in card
        ),
        minutes_a_day=sum(row.minutes for row in card),
    )


def _fill(card: list[Activity], candidates: Iterable[Activity], *, varied: bool) -> None:
    """Add to `card` what fits; `varied` asks for a new routine and a new main skill on every line."""
    for activity in candidates:
        if len(card) == MOST_LINES:
            return
        fits = not card or sum(row.minutes for row in card) + activity.minutes <= MOST_MINUTES_A_DAY
        repeats = varied and any(row.routine == activity.routine or row.skills[0] == activity.skills[0] for row in card)
        if fits and not repeats and activity not in card:
            card.append(activity)
