"""Which children and weeks are worth booking anew together: those who want the same hours of the same therapists."""

import numpy as np
from numpy.typing import NDArray

from handrail.scheduling.booking.board import HALVES, Board
from handrail.scheduling.booking.clinic import Clinic
from handrail.scheduling.booking.price import breaks_of, child_price
from handrail.scheduling.booking.visits import DAY, Visits
from handrail.scheduling.improving.family_rows import price_of_change
from handrail.scheduling.improving.neighbourhood import Neighbourhood, Part
from handrail.scheduling.solving.search import Kind

FACES = (2, 2, 3, 3, 4)  # how many therapists a course considers, drawn by lot
START_SIZE, SPAN_POWER, LARGEST = 24.0, 0.75, 90.0
GAP_LONG, GAP_SHORT = 4, 2  # slots between two sessions of a visit: in parts of few weeks, and of many
FEW_WEEKS = 2
CALM = 60  # so much a child without any trouble weighs when one is drawn to begin with


class Diary:
    """A board that can be improved part by part."""

    def __init__(self, board: Board) -> None:
        self.board, self.clinic = board, board.clinic
        self.visits = {gap: Visits(board.clinic, longest_gap=gap) for gap in (GAP_SHORT, GAP_LONG)}
        weeks = self.clinic.weeks
        self.spans = sorted({1, min(FEW_WEEKS, weeks), -(-weeks // 2), weeks})
        self.related = relatedness(self.clinic, self.visits[GAP_SHORT])
        self.taken: set[int] = set()
        self.trouble = np.array([self._trouble_of(child) for child in range(len(self.clinic.needs))])

    def kinds(self) -> list[Kind]:
        """A way to choose parts for each length of time: the fewer weeks, the more children."""
        largest = min(LARGEST, len(self.clinic.needs))
        return [Kind(size=min(largest, START_SIZE / span**SPAN_POWER), largest=largest) for span in self.spans]

    def part(self, kind: int, size: int, rng: np.random.Generator) -> Neighbourhood | None:
        """Some children and their siblings over some weeks; None when all are being worked on."""
        children = self._children(size, rng)
        if not children:
            return None
        span = self.spans[kind]
        first = int(rng.integers(self.clinic.weeks - span + 1))
        part = Part(children=children, weeks=tuple(range(first, first + span)), faces=int(rng.choice(FACES)))
        self.taken.update(children)
        return Neighbourhood(self.board, self.visits[GAP_LONG if span <= FEW_WEEKS else GAP_SHORT], part, rng)

    def release(self, part: Neighbourhood) -> None:
        """Others may book these children anew."""
        for child in part.part.children:
            self.trouble[child] = self._trouble_of(child)
        self.taken.difference_update(part.part.children)

    def _trouble_of(self, child: int) -> int:
        """How much would be gained if this child's plan were perfect, and a little for every child."""
        need, plan = self.clinic.needs[child], self.board.plan[child]
        more = price_of_change(self.clinic) - self.clinic.instance.weights.continuity
        return CALM + child_price(self.clinic, need, plan) + more * breaks_of(need, plan)

    def _children(self, size: int, rng: np.random.Generator) -> tuple[int, ...]:
        """One child, oftener one whose plan is dear, and those related to it, with all their siblings."""
        needs = self.clinic.needs
        free = np.array([need.index not in self.taken for need in needs])
        if not free.any():
            return ()
        trouble = self.trouble * free
        first = int(rng.choice(len(needs), p=trouble / trouble.sum()))
        closeness = (self.related[first] + 1e-6) * rng.random(len(needs)) * free
        closeness[first] = np.inf
        chosen: dict[int, None] = {}
        for child in np.argsort(-closeness, kind="stable").tolist():
            if len(chosen) >= size or not free[child]:
                break
            chosen |= dict.fromkeys(one for one in self.clinic.families[needs[child].family] if free[one])
        return tuple(chosen)


def relatedness(clinic: Clinic, visits: Visits) -> NDArray[np.float32]:
    """How much of the same therapists' time each two children could use, from 0 to 1, shape (children, children)."""
    could_use = np.zeros((len(clinic.needs), (clinic.nobody + 1) * clinic.days * clinic.slots), dtype=np.float32)
    for need in clinic.needs:
        rows = visits.of(need.index)
        for therapist, start, length, _ in HALVES:
            begins = (rows[:, therapist] * clinic.days + rows[:, DAY]) * clinic.slots + rows[:, start]
            for index, slots in enumerate(clinic.lengths):
                for slot in range(slots):
                    could_use[need.index, begins[rows[:, length] == index] + slot] = 1
    could_use /= np.maximum(1, np.linalg.norm(could_use, axis=1, keepdims=True))
    return could_use @ could_use.T
