"""A part of the diary booked anew, everything else as it stands: some children, some weeks, one model."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from handrail.scheduling.booking.allowance import Standing, standing, therapists_seen
from handrail.scheduling.booking.board import HALVES, Board
from handrail.scheduling.booking.clinic import Bools, Clinic, Ints, Need
from handrail.scheduling.booking.price import family_price, regular_times
from handrail.scheduling.booking.visits import (
    COST,
    DAY,
    FIRST_MEETING,
    KIND,
    SERVES,
    THERAPIST_A,
    THERAPIST_B,
    Visit,
    Visits,
    first_start,
    groups,
)
from handrail.scheduling.improving.family_rows import ChildRows
from handrail.scheduling.improving.siblings import SiblingRows
from handrail.scheduling.solving.columns import Choice, ColumnModel, Effort


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is booked anew: these children in these weeks, and how many therapists each course may consider."""

    children: tuple[int, ...]
    weeks: tuple[int, ...]
    faces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One free child: its kept visits, what they leave room for, and the visits it could make."""

    need: Need
    now: Standing
    kept: list[Visit]
    visits: Ints


class Neighbourhood:
    """The model of one part of a board, built with the part taken off. The board itself is as before afterwards."""

    def __init__(self, board: Board, visits: Visits, part: Part, rng: np.random.Generator) -> None:
        self.board, self.part, self.rng = board, part, rng
        self.clinic: Clinic = board.clinic
        self.weeks = np.array(sorted(part.weeks))
        self.before = {child: set(board.plan[child]) for child in part.children}
        self.model, self.hint = ColumnModel(), set[int]()
        for child, plan in self.before.items():
            board.replace(child, {visit for visit in plan if visit[DAY] // self.clinic.days not in part.weeks})
        self.offers = [self._offer(self.clinic.needs[child], visits.of(child)) for child in part.children]
        self.all = np.concatenate([offer.visits for offer in self.offers])
        self._columns()
        for child, plan in self.before.items():
            board.replace(child, plan)

    def solve(self, effort: Effort) -> Choice | None:
        """The best choice of visits found with this effort; None when nothing was found."""
        return self.model.solve(effort, self.hint)

    def book(self, choice: Choice) -> int:
        """What the choice spares. Books it unless it costs more, or no longer fits what was booked meanwhile."""
        plans = self._plans(choice)
        families = {self.clinic.needs[child].family for child in self.part.children}
        spared = self._price(families, self.before) - self._price(families, plans)
        return spared if spared >= 0 and self._swap(plans) else 0

    def _plans(self, choice: Choice) -> dict[int, set[Visit]]:
        plans = {}
        for offer, columns in zip(self.offers, self.numbers, strict=True):
            taken = offer.visits[choice.chosen[columns]]
            plans[offer.need.index] = {*offer.kept, *map(tuple, taken.tolist())}
        return plans

    def _swap(self, plans: dict[int, set[Visit]]) -> bool:
        """Whether these plans could be booked in place of the ones before; if not, those stand again."""
        board = self.board
        new = [(child, visit) for child, plan in plans.items() for visit in plan - self.before[child]]
        for child, plan in plans.items():
            board.replace(child, plan & self.before[child])
        for child, visit in new:
            if not board.fits(visit):
                for other in plans:  # first everything new off, then back what stood: slots know no double booking
                    board.replace(other, board.plan[other] & self.before[other])
                for other, before in self.before.items():
                    board.replace(other, before)
                return False
            board.add(child, visit)
        return True

    def _price(self, families: Iterable[int], plans: dict[int, set[Visit]]) -> int:
        return sum(
            family_price(
                self.clinic, family, {c: plans.get(c, self.board.plan[c]) for c in self.clinic.families[family]}
            )
            for family in families
        )

    def _offer(self, need: Need, ordinary: Ints) -> Offer:
        kept = list(self.board.plan[need.index])
        open_meeting = need.child.assessment is not None and not any(v[KIND] == FIRST_MEETING for v in kept)
        now = standing(self.clinic, need, kept, meeting_is_open=open_meeting)
        ordinary = ordinary[self._considered(need, ordinary)]
        can = self.board.bookable(ordinary, need.open_days, self.weeks)
        day = ordinary[:, DAY, None] + self.weeks[None, :] * self.clinic.days
        for course in range(len(need.child.courses)):
            can &= now.days[course][day] | (SERVES[ordinary[:, KIND], course] == 0)[:, None]
        meeting = (ordinary[:, KIND] == FIRST_MEETING)[:, None]
        can &= ~meeting | (self._in_time(now) & open_meeting)[None, :]
        row, week = np.nonzero(can)
        visits = ordinary[row]
        visits[:, DAY] = day[row, week]
        present = np.array(sorted(self.before[need.index] - set(kept)), dtype=np.int64).reshape(-1, visits.shape[1])
        visits = np.unique(np.concatenate([visits, present]), axis=0)  # the present plan is always on offer
        return Offer(need=need, now=now, kept=kept, visits=visits)

    def _in_time(self, now: Standing) -> Bools:
        """The weeks that are early enough for an assessment before the sessions that stand."""
        first = self.clinic.weeks if now.first_therapy_week is None else now.first_therapy_week
        early: Bools = self.weeks + self.clinic.instance.rules.precedence_weeks <= first
        return early | (now.first_therapy_week is None)

    def _considered(self, need: Need, ordinary: Ints) -> Bools:
        """The visits with therapists that a course considers: those who treat the child now, and some others."""
        keep = np.ones(len(ordinary), dtype=bool)
        meeting = ordinary[:, KIND] == FIRST_MEETING
        for row in range(len(need.child.courses)):
            both = SERVES[ordinary[:, KIND], 0] > 0
            who = np.where(both & (row == 1), ordinary[:, THERAPIST_B], ordinary[:, THERAPIST_A])
            serving = SERVES[ordinary[:, KIND], row] > 0
            able = np.unique(who[serving])
            seen = therapists_seen(self.before[need.index], row)
            others = [int(one) for one in self.rng.permutation(able) if one not in seen]
            wanted = [*seen, *others[: max(0, self.part.faces - len(seen))]]
            keep &= ~serving | np.isin(who, wanted) | meeting
        return keep

    def _columns(self) -> None:
        self.numbers: list[Ints] = []
        self.pair_rows = SiblingRows(self.clinic, self.board, self.model, self.hint, set(self.part.children))
        for offer in self.offers:
            before = self.before[offer.need.index]
            costs = self._costs(offer, before)
            columns = np.array(self.model.add(costs.tolist()), dtype=np.int64)
            self.numbers.append(columns)
            keys = {tuple(row): column for row, column in zip(offer.visits.tolist(), columns.tolist(), strict=True)}
            self.hint |= {keys[visit] for visit in before - set(offer.kept)}
        for offer, columns in zip(self.offers, self.numbers, strict=True):
            ChildRows(self.clinic, offer.need, self.model, self.hint).add(offer.now, offer.kept, offer.visits, columns)
            self.pair_rows.add(offer.need, offer.visits, columns)
        self._shared_rows()

    def _costs(self, offer: Offer, before: set[Visit]) -> Ints:
        """Each visit's own price: its trip, less the sessions that it books, and a little for an unusual time."""
        need, visits = offer.need, offer.visits
        worth = SERVES[visits[:, KIND]].sum(axis=1)
        if need.child.assessment is not None:
            worth = worth + len(need.child.assessment.disciplines) * (visits[:, KIND] == FIRST_MEETING)
        usual = self._usual_times(offer, before)
        key = (visits[:, DAY] % self.clinic.days) * self.clinic.slots + first_start(visits)
        unusual = ~np.isin(key, [day * self.clinic.slots + start for day, start in usual])
        settled = self.clinic.weeks == 1 or len(usual) >= need.per_weeks
        odd = self.clinic.instance.weights.irregular * (unusual & settled)
        odd[visits[:, KIND] == FIRST_MEETING] = 0
        costs: Ints = visits[:, COST] - need.urgency * worth + odd + self.pair_rows.saved(need, visits)
        return costs

    def _usual_times(self, offer: Offer, before: set[Visit]) -> set[tuple[int, int]]:
        """The times that cost nothing more: those of the visits that stand, or else of the plan so far.

        In a horizon of one week every visit has a time of its own.
        """
        kept = regular_times(self.clinic, offer.kept)
        return kept if kept or self.clinic.weeks == 1 else regular_times(self.clinic, before)

    def _shared_rows(self) -> None:
        """A therapist sees one child at a time and no more than the contact limit; a room holds one appointment."""
        clinic, columns = self.clinic, np.concatenate(self.numbers)
        spans, loads, rooms = [], [], []
        for therapist, start, length, room in HALVES:
            for index, slots in enumerate(clinic.lengths):
                rows = np.flatnonzero(self.all[:, length] == index)
                if slots == 0 or not len(rows):
                    continue
                at = self.all[rows, therapist] * clinic.horizon + self.all[rows, DAY]
                loads.append(np.stack([at, columns[rows], np.full(len(rows), slots)]))
                where = self.all[rows, room] * clinic.horizon + self.all[rows, DAY]
                for slot in range(slots):
                    spans.append(np.stack([at * clinic.slots + self.all[rows, start] + slot, columns[rows]]))
                    rooms.append(np.stack([where * clinic.slots + self.all[rows, start] + slot, columns[rows]]))
        if not spans:
            return
        for _, pack in keyed(np.concatenate(spans, axis=1)):
            self.model.pack(pack[1].tolist())
        left = self.board.contact_left.ravel()
        for at, load in keyed(np.concatenate(loads, axis=1)):
            self.model.weigh(load[1].tolist(), load[2].tolist(), most=int(left[at]))
        free = self.board.rooms_left.ravel()
        for where, pack in keyed(np.concatenate(rooms, axis=1)):
            if where < clinic.nowhere * clinic.horizon * clinic.slots:
                self.model.limit(pack[1].tolist(), most=int(free[where]))


def keyed(table: Ints) -> Iterable[tuple[int, Ints]]:
    """The columns of a table by the key in its first row."""
    return ((key, table[:, rows]) for key, rows in groups(table[0]))
