"""Brothers and sisters who come together make one trip: what a visit spares beside theirs."""

import numpy as np

from handrail.scheduling.booking.board import Board
from handrail.scheduling.booking.clinic import Clinic, Ints, Need
from handrail.scheduling.booking.price import span_of
from handrail.scheduling.booking.visits import DAY, LENGTH_A, LENGTH_B, SITE, START_A, START_B, first_start
from handrail.scheduling.solving.columns import ColumnModel


class SiblingRows:
    """Prices visits beside those of brothers and sisters, and rewards two free children for coming together."""

    def __init__(self, clinic: Clinic, board: Board, model: ColumnModel, hint: set[int], free: set[int]) -> None:
        self.clinic, self.board, self.model, self.hint, self.free = clinic, board, model, hint, free
        self.first_of: dict[int, tuple[Ints, Ints]] = {}  # by family: the visits and columns of the first free child

    def saved(self, need: Need, visits: Ints) -> Ints:
        """What each visit costs less, below zero, because a sibling whose visits stand is there already."""
        saved = np.zeros(len(visits), dtype=np.int64)
        start, end = spans(self.clinic, visits)
        for sibling in self.clinic.families[need.family]:
            if sibling == need.index:
                continue
            for visit in self.board.plan[sibling]:
                other_start, other_end = span_of(self.clinic, visit)
                apart = np.maximum(start - other_end, other_start - end)
                meets = (visits[:, DAY] == visit[DAY]) & (visits[:, SITE] == visit[SITE])
                saved = np.minimum(saved, np.where(meets, self._spared(need, visits, apart), 0))
        return saved

    def add(self, need: Need, visits: Ints, columns: Ints) -> None:
        """Rewards for coming together with a sibling who is free as well."""
        if len(self.free & set(self.clinic.families[need.family])) < 2:
            return
        if need.family not in self.first_of:
            self.first_of[need.family] = visits, columns
            return
        others, other_columns = self.first_of[need.family]
        start, end = spans(self.clinic, visits)
        other_start, other_end = spans(self.clinic, others)
        for row, visit in enumerate(visits):
            meets = np.flatnonzero((others[:, DAY] == visit[DAY]) & (others[:, SITE] == visit[SITE]))
            apart = np.maximum(start[row] - other_end[meets], other_start[meets] - end[row])
            near = meets[apart <= self.clinic.instance.rules.trip_gap_slots]
            if len(near):
                self._reward(need, int(columns[row]), other_columns[near].tolist(), int(visit[SITE]))

    def _reward(self, need: Need, column: int, others: list[int], site: int) -> None:
        together = self.model.add([-need.trip_cost[site]])[0]
        self.model.need([together], [column])
        self.model.need([together], others)
        if column in self.hint and not self.hint.isdisjoint(others):
            self.hint.add(together)

    def _spared(self, need: Need, visits: Ints, apart: Ints) -> Ints:
        rules, weights = self.clinic.instance.rules, self.clinic.instance.weights
        trip = np.zeros(len(self.clinic.instance.sites), dtype=np.int64)
        for site, cost in need.trip_cost.items():
            trip[site] = cost
        spared = weights.idle_slot * np.maximum(apart, 0) - trip[visits[:, SITE]]
        return np.where(apart <= rules.trip_gap_slots, spared, 0)


def spans(clinic: Clinic, visits: Ints) -> tuple[Ints, Ints]:
    """The first slot of each visit and the first one after it."""
    lengths = np.array(clinic.lengths)
    end_a = visits[:, START_A] + lengths[visits[:, LENGTH_A]]
    end_b = np.where(visits[:, LENGTH_B] > 0, visits[:, START_B] + lengths[visits[:, LENGTH_B]], 0)
    return first_start(visits), np.maximum(end_a, end_b)
