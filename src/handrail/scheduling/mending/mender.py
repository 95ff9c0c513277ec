"""The search for a mended plan: first nobody else moves, then those in the way, then what is free is filled."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from handrail.scheduling.measuring.metrics import by_child, cost
from handrail.scheduling.mending.blockers import Blockers
from handrail.scheduling.mending.changes import Changes, Comparison, is_past
from handrail.scheduling.mending.disruption import Disruption, closures_of
from handrail.scheduling.mending.doors import in_rooms
from handrail.scheduling.mending.repair import COMES_BACK, Freedom, Mending
from handrail.scheduling.problem import ASSESS, Appointment, Child, Day, Instance
from handrail.scheduling.problem.placements import Placements, lacking
from handrail.scheduling.solving.columns import Effort

_TOGETHER = 60  # children whose missing appointments are booked in one model
_ATTEMPT_SECONDS, _LEAST_SECONDS = 2.0, 0.1
_IN_THE_WAY = 8  # sets of appointments in a child's way that one attempt may move
_IN_ONE_WAY, _IN_ONE_WAY_IN_NEED = 2, 4  # appointments in such a set; the second where too few of the lost came back
_FEWEST_MOVES = 3  # so many standing appointments may always be moved
_MOVABLE_SHARE, _MOVABLE_IN_NEED = 0.001, 0.02  # or this share; the second where too few of the lost came back
_BACK_ENOUGH = 0.85  # of the lost appointments
_TURNS_FOR_THERAPY = 5  # attempts a week to find room for an assessment on which therapy hangs
_ONLY_IF_IT_MUST = 100_000  # the price of a move where nobody is to be moved


class Mender:
    """The best mended plan so far, and the attempts to better it."""

    def __init__(
        self,
        instance: Instance,
        standing: Sequence[Appointment],
        disruption: Disruption,
        *,
        keep_others: bool,
        tell: Callable[[Changes], None] | None,
    ) -> None:
        self._began, self._longest_build = time.monotonic(), 0.0
        self._standing, self._now = standing, disruption.now
        self._closures = closures_of(disruption, standing)
        self._instance = self._closures.applied_to(instance)
        self._placements = Placements(self._instance)
        self._keep_others, self._tell = keep_others, tell
        self._comparison = Comparison(self._instance, standing, self._now, self._closures)
        self.hit, quiet = self._comparison.hit, self._comparison.quiet
        self._lost = {name: Counter(part.kind for part in parts) for name, parts in by_child(self.hit).items()}
        self._orphans = [part for part in quiet if part.kind != ASSESS and ASSESS in self._lost.get(part.child, ())]
        self._quiet_count = len(quiet)
        gone = {*self.hit, *self._orphans}
        self._stood = by_child(part for part in standing if part not in gone)
        self.best = [part for part in standing if part not in gone]
        self._booked = by_child(self.best)
        self._best_changes = self.changes(self.best)
        self._score = self._score_of(self.best, self._best_changes)
        self._is_in_need = False  # whether too few of the lost came back with few moves

    def changes(self, plan: Sequence[Appointment]) -> Changes:
        """What the plan changes."""
        return self._comparison.changes_to(plan)

    def mend(self, effort: Effort) -> None:
        """Searches until the time is over or nothing more is found."""
        ends = self._began + (effort.seconds or 0.0)
        children = self._placements.children
        self._keep_therapy(effort, ends)
        self._book_missing([children[name] for name in self._lost], effort, ends)
        self._move_others(effort, ends, most=_IN_ONE_WAY)
        if not self._has_enough_back:
            self._is_in_need = True
            self._move_others(effort, ends, most=_IN_ONE_WAY_IN_NEED)
        self._book_missing(sorted(children.values(), key=lambda child: child.priority), effort, ends)

    def _keep_therapy(self, effort: Effort, ends: float) -> None:
        """Books lost assessments again so early that as little as can be of the therapy behind them must move."""
        for name, orphans in by_child(self._orphans).items():
            plan, blockers = self.best, Blockers(self._placements, self.best, len(orphans))
            others_moved = self._best_changes.unforced_moves - len(orphans)
            for week in range(self._now[0], max(part.week for part in orphans) + 1):
                too_early = sum(part.week < week + self._instance.rules.precedence_weeks for part in orphans)
                if others_moved + too_early >= self._best_changes.unforced_moves:
                    break
                assessed = self._assessed_in(week, name, orphans)
                for freedoms in self._rooms_for(blockers, assessed):
                    self._attempt(freedoms, effort, ends, plan)

    def _rooms_for(self, blockers: Blockers, assessed: Freedom) -> Iterator[list[Freedom]]:
        """The assessment where it is free; then with others who would make room for it, some of them at a time."""
        yield [assessed]
        for turn in range(0 if self._keep_others else _TURNS_FOR_THERAPY):
            if freedoms := self._making_room(blockers, assessed, assessed.kinds, turn):
                yield freedoms

    def _assessed_in(self, week: int, name: str, orphans: Sequence[Appointment]) -> Freedom:
        """A new assessment in this week, and the therapy that hangs on it where it is."""
        return Freedom(
            child=self._placements.children[name],
            kinds=(ASSESS,),
            days=tuple(on for on in self._days_to_come() if on[0] == week),
            movable=tuple(orphans),
            price_of_move=self._price_of_move,
            lost=Counter({ASSESS: 1}),
        )

    def _book_missing(self, children: Sequence[Child], effort: Effort, ends: float) -> None:
        """Books what these children lack where nobody else moves, some children at a time."""
        short = [freedom for child in children if (freedom := self._freedom(child)).kinds]
        for first in range(0, len(short), _TOGETHER):
            self._attempt(short[first : first + _TOGETHER], effort, ends)

    def _move_others(self, effort: Effort, ends: float, most: int) -> None:
        """Moves those in the way of what is still lost, at most `most` for one place, as long as there are any."""
        for turn in range(0 if self._keep_others else len(self._standing)):
            blockers = Blockers(self._placements, self.best, most)
            lost = {name: tuple(self._still_lost(name)) for name in self._lost}
            lacks = {name: self._freedom(self._placements.children[name]) for name in lost if lost[name]}
            free = [found for name in lacks if (found := self._making_room(blockers, lacks[name], lost[name], turn))]
            if not free:
                return
            for freedoms in (_joined(free), *free):
                if time.monotonic() > ends or self._has_moved_enough():
                    return
                self._attempt(freedoms, effort, ends)

    def _making_room(self, blockers: Blockers, lack: Freedom, kinds: Sequence[str], turn: int) -> list[Freedom]:
        """What a child lacks and the freedom of those in its way; with each turn of others, until there are no more."""
        in_the_way = blockers.of(lack.child, kinds, lack.days)
        sets = in_the_way[turn * _IN_THE_WAY : (turn + 1) * _IN_THE_WAY]
        moving = by_child({part: None for each in sets for part in each if not is_past(part, self._now)})
        others = [self._moving(self._placements.children[other], parts) for other, parts in moving.items()]
        return [lack, *others] if others else []

    def _moving(self, child: Child, parts: Sequence[Appointment]) -> Freedom:
        weeks = {part.week for part in parts}
        return Freedom(
            child=child,
            kinds=tuple(dict.fromkeys(part.kind for part in parts)),
            days=tuple(on for on in self._days_to_come() if on[0] in weeks),
            movable=tuple(parts),
            price_of_move=self._instance.weights.move_unforced,
        )

    def _freedom(self, child: Child) -> Freedom:
        """What the child lacks; when its assessment is lost, its therapy waits for the new one."""
        booked = self._booked[child.id]
        orphans = tuple(part for part in self._orphans if part.child == child.id and part not in booked)
        return Freedom(
            child=child,
            kinds=lacking(child, [*booked, *orphans]),
            days=tuple(self._days_to_come()),
            movable=orphans,
            price_of_move=self._price_of_move,
            lost=self._still_lost(child.id),
        )

    def _still_lost(self, name: str) -> Counter[str]:
        """By kind, how many lost appointments of a child have not come back."""
        if name not in self._lost:
            return Counter()
        stood, booked = (Counter(part.kind for part in plan[name]) for plan in (self._stood, self._booked))
        return self._lost[name] - (booked - stood)

    def _days_to_come(self) -> Iterator[Day]:
        calendar = self._instance.calendar
        days = ((week, day) for week in range(calendar.weeks) for day in range(calendar.days))
        return (on for on in days if on >= self._now)

    def _attempt(
        self, free: Sequence[Freedom], effort: Effort, ends: float, plan: list[Appointment] | None = None
    ) -> None:
        """Takes the plan that these freedoms give, in the best one or in `plan`, if it is better."""
        began = time.monotonic()
        if ends - began <= self._longest_build:
            return
        before = self.best if plan is None else plan
        moves_left = self._most_moves() - (self._best_changes.unforced_moves if plan is None else 0)
        model = Mending(self._placements, before, free, moves_left)
        self._longest_build = max(self._longest_build, time.monotonic() - began)
        left = max(_LEAST_SECONDS, ends - time.monotonic())
        after = model.solved(replace(effort, seconds=min(left, _ATTEMPT_SECONDS))) or before
        housed, _ = in_rooms(self._instance, after)
        changes = self.changes(housed)
        score = self._score_of(housed, changes)
        if score < self._score and self._moves_for_a_reason(changes):
            self.best, self._best_changes, self._score = housed, changes, score
            self._booked = by_child(housed)
            if self._tell:
                self._tell(changes)

    @property
    def _price_of_move(self) -> int:
        return _ONLY_IF_IT_MUST if self._keep_others else self._instance.weights.move_unforced

    def _score_of(self, plan: Sequence[Appointment], changes: Changes) -> int:
        """What is made small: the objective and the moves, less what comes back of the lost."""
        moves = self._price_of_move * changes.unforced_moves
        return cost(self._instance, plan) + moves - COMES_BACK * changes.hit_rebooked

    def _moves_for_a_reason(self, changes: Changes) -> bool:
        """Whether no more move than may, and one more only where one more comes back."""
        more_back = changes.hit_rebooked - self._best_changes.hit_rebooked
        more_moves = changes.unforced_moves - self._best_changes.unforced_moves
        return changes.unforced_moves <= self._most_moves() and (more_moves <= 0 or more_back > 0)

    def _most_moves(self) -> int:
        """How many standing appointments the next plan may move: no more than now, if those are not few."""
        share = _MOVABLE_IN_NEED if self._is_in_need else _MOVABLE_SHARE
        few = max(_FEWEST_MOVES, int(self._quiet_count * share))
        return max(self._best_changes.unforced_moves, few)

    def _has_moved_enough(self) -> bool:
        in_need_no_more = self._is_in_need and self._has_enough_back
        return in_need_no_more or self._best_changes.unforced_moves >= self._most_moves()

    @property
    def _has_enough_back(self) -> bool:
        return self._best_changes.hit_rebooked >= _BACK_ENOUGH * len(self.hit)


def _joined(free: Sequence[Sequence[Freedom]]) -> list[Freedom]:
    """All these freedoms in one attempt; those of one child as one."""
    by_name: dict[str, Freedom] = {}
    for freedom in chain.from_iterable(free):
        other = by_name.get(freedom.child.id)
        by_name[freedom.child.id] = freedom if other is None else _of_one_child(other, freedom)
    return list(by_name.values())


def _of_one_child(one: Freedom, other: Freedom) -> Freedom:
    return replace(
        one,
        kinds=tuple(dict.fromkeys((*one.kinds, *other.kinds))),
        days=tuple(sorted({*one.days, *other.days})),
        movable=tuple(dict.fromkeys((*one.movable, *other.movable))),
        price_of_move=max(one.price_of_move, other.price_of_move),
        lost=one.lost or other.lost,
    )
