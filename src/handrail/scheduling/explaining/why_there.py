"""Why an appointment stands where it stands: what it has for itself, and what the other free times would cost."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handrail.scheduling.measuring.family_cost import FamilyCosts
from handrail.scheduling.measuring.metrics import Components, objective, trips_of
from handrail.scheduling.mending.occupancy import Occupancy
from handrail.scheduling.problem import ASSESS, Appointment, Child
from handrail.scheduling.problem.child_rules import keeps_rules
from handrail.scheduling.problem.placements import Placements
from handrail.scheduling.wording.times import clock, kind_words, listed

# What another time would cost a family, the dearest first.
_COSTS = {
    "unmet_weighted": "leave something unbooked",
    "continuity_breaks": "mean another therapist",
    "trips": "cost one more trip",
    "wait_weeks_weighted": "mean a longer wait",
    "irregular": "be at an unusual time of the week",
    "idle_slots": "mean more waiting between appointments",
    "travel_5min": "mean a longer way",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An appointment and why it is there, in plain sentences."""

    appointment: Appointment
    reasons: tuple[str, ...]


def reasons_for(placements: Placements, plan: Sequence[Appointment], child: Child) -> tuple[Placed, ...]:
    """Each appointment of a child with its reasons, in the order of time."""
    own = sorted((part for part in plan if part.child == child.id), key=lambda part: (part.on, part.start))
    taken = Occupancy(placements.instance, plan)
    return tuple(
        Placed(
            appointment=part, reasons=(*_merits(placements, child, part, own), _others(placements, plan, taken, part))
        )
        for part in own
    )


def _merits(placements: Placements, child: Child, part: Appointment, own: Sequence[Appointment]) -> Iterator[str]:
    instance = placements.instance
    for trip in trips_of([each for each in own if each.on == part.on], instance.rules):
        beside = [each for each in trip if each != part]
        if part in trip and beside:
            there = [f"{kind_words(each.kind)} at {clock(instance.calendar, each.start)}" for each in beside]
            yield f"One trip with {listed(there)}."
    if part.kind == ASSESS:
        yield "The assessment comes before all therapy."
        return
    others = [each for each in own if each != part and set(each.therapists) & set(part.therapists)]
    if any(each.kind == ASSESS for each in others):
        yield f"{listed(part.therapists)} also assessed the child."
    if count := sum(each.kind != ASSESS for each in others):
        yield f"The same therapist as in {count} other session{'' if count == 1 else 's'} of {child.id}."
    if any((each.day, each.start) == (part.day, part.start) and each.week != part.week for each in own):
        yield "The same day and time as in other weeks."


def _others(placements: Placements, plan: Sequence[Appointment], taken: Occupancy, part: Appointment) -> str:
    """What every other time would cost at which this appointment could be, were it not here."""
    child = placements.children[part.child]
    rest = [each for each in plan if each != part]
    stays = [each for each in rest if each.child == child.id]
    taken.remove(part)
    free = [place for place in _all_places(placements, child, part) if taken.fits(place)]
    taken.add(part)
    rules = placements.instance.rules
    possible = [place for place in free if _is_other(place, part) and keeps_rules(child, [*stays, place], rules)]
    if not possible:
        return "No other time is free."
    costs = FamilyCosts(placements.instance, rest)
    here = costs.components(child.id, [part])
    return _in_words([costs.components(child.id, [place]) for place in possible], here, placements)


def _in_words(others: Sequence[Components], here: Components, placements: Placements) -> str:
    instance = placements.instance
    price = objective(instance, here)
    better = sum(objective(instance, each) < price for each in others)
    as_good = sum(objective(instance, each) == price for each in others)
    dearer = Counter(_first_cost(each, here) for each in others if objective(instance, each) > price)
    told = [f"{dearer[words]} would {words}" for words in (*_COSTS.values(), _IN_ALL) if dearer[words]]
    told += [f"{as_good} would be as good"] if as_good else []
    told += [f"{better} would be better: plan again"] if better else []
    choice = f"{len(others)} other choice{'' if len(others) == 1 else 's'} of time and therapist"
    return f"Of {choice}, {listed(told)}."


_IN_ALL = "be dearer in all"


def _first_cost(other: Components, here: Components) -> str:
    """The weightiest thing that is worse at the other time."""
    worse = (words for name, words in _COSTS.items() if getattr(other, name) > getattr(here, name))
    return next(worse, _IN_ALL)


def _all_places(placements: Placements, child: Child, part: Appointment) -> Iterator[Appointment]:
    calendar = placements.instance.calendar
    days = ((week, day) for week in range(calendar.weeks) for day in range(calendar.days))
    return placements.of(child, part.kind, days)


def _is_other(place: Appointment, part: Appointment) -> bool:
    return (place.on, place.start, place.site, set(place.therapists)) != (
        part.on,
        part.start,
        part.site,
        set(part.therapists),
    )
