"""Which activities a family may be shown: by hazard, never by a hand list, and not while a relevant flag is open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from handrail.knowledge import Library
from handrail.knowledge.activity_records import Activity, Hazard, Limit
from handrail.planning.types import ChildAtHome, Offer, Selection, Standing, Wish, Withheld

OTHER_CONDITION = "other_condition"
"""Stands for a diagnosis that is known only in the family's words."""
_EVERY_HAZARD: frozenset[str] = frozenset(get_args(Hazard))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bound:
    """What one thing about a child keeps from them: hazards to hide, hazards to ask about, or everything."""

    id: str
    hides: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()
    hides_all: bool = False
    asks_all: bool = False

    def hides_one_of(self, hazards: frozenset[str]) -> bool:
        """Whether an activity with these hazards is kept back."""
        return self.hides_all or not self.hides.isdisjoint(hazards)

    def asks_about(self, hazards: frozenset[str]) -> bool:
        """Whether the team is asked before an activity with these hazards."""
        return self.asks_all or not self.asks.isdisjoint(hazards)


def choose_activities(library: Library, child: ChildAtHome, wish: Wish | None = None) -> Selection:
    """The activities of the child's age that may be shown, best first, and those kept back with their reasons.

    An activity is kept back when a condition, a finding, a piece of equipment or an open flag hides one of its
    hazards, and put behind "ask first" when one asks about it. An open flag without a limit of its own keeps
    everything back; a flag that a doctor has checked puts the same behind "ask first". A condition without a
    limit asks about everything, a diagnosis known only in words about every hazard. What only a therapist may
    start is never chosen.
    """
    wish = wish or Wish()
    bounds = tuple(_bounds_of(library, child))
    unasked = [limit for limit in questions_for(library, child) if limit.id not in child.findings]
    offers, withheld = [], []
    for activity in library.activities.values():
        if not _suits(activity, child, wish):
            continue
        hazards = frozenset(activity.hazards)
        if because := tuple(bound.id for bound in bounds if bound.hides_one_of(hazards)):
            withheld.append(Withheld(activity=activity.id, because=because))
        else:
            offers.append(_offer(activity, hazards, bounds, unasked))
    return Selection(
        offers=tuple(sorted(offers, key=lambda offer: _rank(offer, library.activities[offer.activity], wish))),
        withheld=tuple(withheld),
        paused_by=tuple(bound.id for bound in bounds if bound.hides_all),
        ask_signs_first=not child.signs_were_asked,
    )


def questions_for(library: Library, child: ChildAtHome) -> tuple[Limit, ...]:
    """The findings and equipment to ask about for a child of this age, in the order of the library."""
    return tuple(
        limit
        for limit in library.limits.values()
        if limit.ask and child.age.has_reached(limit.age_from_months) and not child.age.has_reached(limit.age_to_months)
    )


def _suits(activity: Activity, child: ChildAtHome, wish: Wish) -> bool:
    return (
        activity.status != "retired"
        and not activity.therapist_only
        and child.age.has_reached(activity.age_from_months)
        and not child.age.has_reached(activity.age_to_months)
        and (not wish.skills or not wish.skills.isdisjoint(activity.skills))
        and (not wish.disciplines or not wish.disciplines.isdisjoint(activity.disciplines))
        and (wish.things is None or wish.things.issuperset(activity.things))
        and (wish.minutes is None or activity.minutes <= wish.minutes)
    )


def _bounds_of(library: Library, child: ChildAtHome) -> Iterator[_Bound]:
    has = {name for name, holds in child.findings.items() if holds}
    for name in sorted(child.conditions | has):
        yield _as_it_says(library, name) or _Bound(id=name, asks_all=True)
    if child.has_other_condition:
        yield _Bound(id=OTHER_CONDITION, asks=_EVERY_HAZARD)
    for name in sorted(child.open_flags):
        yield _as_it_says(library, name) or _Bound(id=name, hides_all=True)
    for name in sorted(child.seen_flags - child.open_flags):
        told = _as_it_says(library, name)
        yield _Bound(id=name, asks=told.hides | told.asks) if told else _Bound(id=name, asks_all=True)


def _as_it_says(library: Library, name: str) -> _Bound | None:
    limit = library.limits.get(name)
    if limit is None:
        return None
    return _Bound(
        id=name,
        hides=frozenset(limit.hides),
        asks=frozenset(limit.asks),
        hides_all=limit.hides_all,
        asks_all=limit.asks_all,
    )


def _offer(activity: Activity, hazards: frozenset[str], bounds: Iterable[_Bound], unasked: Iterable[Limit]) -> Offer:
    because = tuple(bound.id for bound in bounds if bound.asks_about(hazards))
    return Offer(
        activity=activity.id,
        standing=Standing.ASK_FIRST if because else Standing.OFFERED,
        because=because,
        not_for=tuple(limit.id for limit in unasked if limit.hides_all or not hazards.isdisjoint(limit.hides)),
    )


def _rank(offer: Offer, activity: Activity, wish: Wish) -> tuple[int, ...]:
    """What may be done outright first, then what serves most of the wish, then what needs the fewest warnings."""
    asks_first = offer.standing is Standing.ASK_FIRST
    return (int(asks_first), -len(wish.skills.intersection(activity.skills)), len(offer.not_for))
