"""Books missing appointments of a few children at once, and may move some that stand: one small CP-SAT model.

Each place is one yes-or-no variable. What a place costs beside what stays is exact; a trip that two new places share
is taken off once. The rest of the plan is a wall.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handrail.scheduling.measuring.family_cost import FamilyCosts
from handrail.scheduling.measuring.metrics import travel_of
from handrail.scheduling.mending.child_model import Place, keep_child_rules
from handrail.scheduling.mending.occupancy import Occupancy, slots_of
from handrail.scheduling.problem import Appointment, Child, Day
from handrail.scheduling.problem.child_rules import keeps_course
from handrail.scheduling.problem.placements import Placements
from handrail.scheduling.solving.columns import Effort
from handrail.scheduling.solving.solver_library import solver_library

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

COMES_BACK = 45  # what it is worth that a lost appointment comes back as what it was; more than one move


@dataclass(frozen=True, slots=True, kw_only=True)
class Freedom:
    """What may change for one child: the kinds that it lacks, on which days, and what may move, at which price.

    `lost` counts by kind the appointments that an event took.
    """

    child: Child
    kinds: tuple[str, ...]
    days: tuple[Day, ...]
    movable: tuple[Appointment, ...] = ()
    price_of_move: int = 0
    lost: Mapping[str, int] = field(default_factory=dict)


class Mending:
    """The model of one attempt, in which at most `most_moves` appointments of those who lost nothing move."""

    def __init__(
        self,
        placements: Placements,
        plan: Sequence[Appointment],
        free: Sequence[Freedom],
        most_moves: int | None = None,
    ) -> None:
        moving = {part for freedom in free for part in freedom.movable}
        self._placements = placements
        self._walls = [part for part in plan if part not in moving]
        self._taken = Occupancy(placements.instance, self._walls)
        self._family_costs = FamilyCosts(placements.instance, self._walls)
        self._model: cp_model.CpModel = solver_library().CpModel()
        self._gains: list[tuple[int, cp_model.IntVar]] = []
        self._places: list[Place] = []
        self._standing: list[cp_model.IntVar] = []  # of those who lost nothing
        for freedom in free:
            self._free(freedom)
        if most_moves is not None:
            self._model.add(sum(self._standing) >= len(self._standing) - most_moves)
        self._share_therapists()
        self._share_rooms()

    def solved(self, effort: Effort) -> list[Appointment] | None:
        """The plan with the best places found, or None when none was found in time."""
        self._model.maximize(sum(gain * chosen for gain, chosen in self._gains))
        library = solver_library()
        solver = library.CpSolver()
        solver.parameters.catch_sigint_signal = False  # Python is told of an interrupt, and keeps the plan so far
        if effort.seconds is not None:
            solver.parameters.max_time_in_seconds = effort.seconds
        solver.parameters.num_workers = effort.workers
        solver.parameters.random_seed = effort.seed
        if solver.solve(self._model) not in (library.OPTIMAL, library.FEASIBLE):
            return None
        return [*self._walls, *(place for place, chosen in self._places if solver.boolean_value(chosen))]

    def _free(self, freedom: Freedom) -> None:
        stays = [part for part in self._walls if part.child == freedom.child.id]
        places = [(part, self._model.new_bool_var("")) for part in self._candidates(freedom, stays)]
        stood = set(freedom.movable)
        for part, chosen in places:
            worth = freedom.price_of_move if part in stood else 0
            self._gains.append((worth - self._family_costs.added(part), chosen))
            self._model.add_hint(chosen, part in stood)
            if part in stood and not freedom.lost:
                self._standing.append(chosen)
        keep_child_rules(self._model, freedom.child, places, stays, self._placements.instance)
        self._reward_return(freedom, places)
        self._share_trips(freedom.child, places)
        self._places += places

    def _candidates(self, freedom: Freedom, stays: Sequence[Appointment]) -> Iterator[Appointment]:
        """What stands and may move, then every free place that goes with what stays.

        An attempt made since this freedom was drawn up may have given the time of what stood to somebody else.
        """
        own: dict[Day, int] = defaultdict(int)
        for part in stays:
            own[part.on] |= slots_of(part)

        def is_free(place: Appointment) -> bool:
            return not own[place.on] & slots_of(place) and self._taken.fits(place)

        yield from filter(is_free, freedom.movable)
        stood = {_same(part) for part in freedom.movable}
        allowed: dict[tuple[str, Day], bool] = {}
        rules = self._placements.instance.rules
        for kind in freedom.kinds:
            for place in self._placements.of(freedom.child, kind, freedom.days):
                if (kind, place.on) not in allowed:
                    allowed[kind, place.on] = all(
                        keeps_course(course, [part for part in (*stays, place) if part.serves(course)], rules)
                        for course in freedom.child.courses
                    )
                if allowed[kind, place.on] and _same(place) not in stood and is_free(place):
                    yield place

    def _reward_return(self, freedom: Freedom, places: Sequence[Place]) -> None:
        standing = set(freedom.movable)
        for kind, count in freedom.lost.items():
            of_kind = [chosen for place, chosen in places if place.kind == kind]
            stood = sum(place.kind == kind for place, _ in places if place in standing)
            back = self._model.new_int_var(0, count, "")
            self._model.add(back <= sum(of_kind) - stood)
            self._gains.append((COMES_BACK, back))

    def _share_trips(self, child: Child, places: Sequence[Place]) -> None:
        """Takes one trip off where two new places of a child follow one another on one day."""
        weights, gap = self._placements.instance.weights, self._placements.instance.rules.trip_gap_slots
        family = self._placements.family_of[child.id]
        by_trip: dict[tuple[Day, str], list[Place]] = defaultdict(list)
        for place, chosen in places:
            by_trip[place.on, place.site].append((place, chosen))
        for (_, site), together in by_trip.items():
            first_kind = min(place.kind for place, _ in together)
            others = [(place, chosen) for place, chosen in together if place.kind != first_kind]
            saved = weights.trip + weights.travel_5min * travel_of(family, site)
            for place, chosen in together if others else ():
                if place.kind != first_kind:
                    continue
                near = [beside for other, beside in others if _gap(place, other) in range(gap + 1)]
                shared = self._model.new_bool_var("")
                self._model.add_implication(shared, chosen)
                self._model.add(shared <= sum(near))
                self._gains.append((saved, shared))

    def _share_therapists(self) -> None:
        slots: dict[tuple[str, Day, int], list[cp_model.IntVar]] = defaultdict(list)
        contact: dict[tuple[str, Day], list[tuple[int, cp_model.IntVar]]] = defaultdict(list)
        for place, chosen in self._places:
            for therapist in place.therapists:
                contact[therapist, place.on].append((place.length, chosen))
                for slot in range(place.start, place.end):
                    slots[therapist, place.on, slot].append(chosen)
        for at_once in slots.values():
            self._model.add_at_most_one(at_once)
        for (therapist, on), asked in contact.items():
            left = self._taken.contact_left(therapist, on)
            self._model.add(sum(length * chosen for length, chosen in asked) <= left)

    def _share_rooms(self) -> None:
        asked: dict[tuple[str, str, Day, int], list[cp_model.IntVar]] = defaultdict(list)
        for place, chosen in self._places:
            for slot in self._taken.room_slots(place):
                asked[slot].append(chosen)
        for slot, at_once in asked.items():
            self._model.add(sum(at_once) <= self._taken.rooms_left(*slot))


def _gap(one: Appointment, other: Appointment) -> int:
    """The slots between two appointments of a day; negative where they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)


def _same(part: Appointment) -> tuple[object, ...]:
    return part.kind, part.on, part.start, part.site, frozenset(part.therapists)
