"""Which standing appointments keep a lost one from coming back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from handrail.scheduling.measuring.metrics import by_child
from handrail.scheduling.mending.occupancy import Occupancy
from handrail.scheduling.problem import Appointment, Child, Day
from handrail.scheduling.problem.child_rules import keeps_rules
from handrail.scheduling.problem.placements import Placements


class Blockers:
    """The appointments of a plan, found by the therapist and the site whose day they take.

    A place with more than `most` of them in the way is left out.
    """

    def __init__(self, placements: Placements, plan: Iterable[Appointment], most: int) -> None:
        self._most = most
        self._placements = placements
        self._plan = list(plan)
        self._booked = by_child(self._plan)
        self._with: dict[tuple[str, Day], list[Appointment]] = defaultdict(list)
        self._at: dict[tuple[str, Day], list[Appointment]] = defaultdict(list)
        for part in self._plan:
            self._at[part.site, part.on].append(part)
            for therapist in part.therapists:
                self._with[therapist, part.on].append(part)
        self._taken = Occupancy(placements.instance, self._plan)

    def of(self, child: Child, kinds: Sequence[str], days: Iterable[Day]) -> list[tuple[Appointment, ...]]:
        """Sets of appointments, any of which would make room for this child if it moved, the smallest first."""
        stays = self._booked[child.id]
        rules = self._placements.instance.rules
        found: dict[tuple[Appointment, ...], None] = {}
        for kind in kinds:
            for place in self._placements.of(child, kind, days):
                if keeps_rules(child, [*stays, place], rules):
                    found[self._in_the_way(place)] = None
        return sorted((each for each in found if 0 < len(each) <= self._most), key=len)

    def _in_the_way(self, place: Appointment) -> tuple[Appointment, ...]:
        """What overlaps the place in its therapists' time; else what fills their contact or the rooms."""
        at_once = {part for name in place.therapists for part in self._with[name, place.on] if _overlap(part, place)}
        if at_once or self._taken.fits(place):
            return tuple(sorted(at_once))
        if not self._taken.has_contact_for(place):
            short = [name for name in place.therapists if self._taken.contact_left(name, place.on) < place.length]
            return tuple(sorted({part for name in short for part in self._with[name, place.on]})[: self._most])
        feature = self._taken.feature_of(place)
        alike = [part for part in self._at[place.site, place.on] if self._taken.feature_of(part) == feature]
        return tuple(sorted(part for part in alike if _overlap(part, place))[: self._most])


def _overlap(one: Appointment, other: Appointment) -> bool:
    return one.start < other.end and other.start < one.end
