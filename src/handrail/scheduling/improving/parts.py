"""Which children and weeks are worth booking anew together: those who want the same hours of the same therapists."""

import numpy as np
from numpy.typing import NDArray

from handrail.scheduling.booking.board import HALVES, Board
from handrail.scheduling.booking.clinic import Clinic, Ints
from handrail.scheduling.booking.price import breaks_of, child_price, too_many
from handrail.scheduling.booking.visits import DAY, Visits
from handrail.scheduling.improving.handovers import Weeks, handovers
from handrail.scheduling.improving.neighbourhood import Neighbourhood, Part
from handrail.scheduling.solving.search import Kind

FACES = (2, 2, 3, 3, 4)  # how many therapists a course considers, drawn by lot
START_SIZE, SPAN_POWER, LARGEST = 24.0, 0.75, 90.0
GAP_LONG, GAP_SHORT = 4, 2  # slots between two sessions of a visit: in parts of few weeks, and of many
FEW_WEEKS = 2
WITHIN_A_COURSE = 4  # so much oftener a change within a course is looked at than one after the assessment
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
        self.trouble = np.zeros(len(self.clinic.needs), dtype=np.int64)
        self.changes = np.zeros(len(self.clinic.needs), dtype=np.int64)
        for child in range(len(self.clinic.needs)):
            self._look_at(child)

    def kinds(self) -> list[Kind]:
        """A way to choose parts for each length of time, the fewer weeks, the more children; and one for handovers."""
        largest = min(LARGEST, len(self.clinic.needs))
        spans = [*self.spans, FEW_WEEKS]
        return [Kind(size=min(largest, START_SIZE / span**SPAN_POWER), largest=largest) for span in spans]

    def part(self, kind: int, size: int, rng: np.random.Generator) -> Neighbourhood | None:
        """Some children and their siblings over some weeks; None when all are being worked on."""
        is_handover = kind == len(self.spans)
        first = self._first(self.changes if is_handover else self.trouble, rng)
        if first is None:
            return None
        weeks = self._weeks_of_handover(first, rng) if is_handover else self._weeks(self.spans[kind], rng)
        part = Part(children=self._beside(first, size, rng), weeks=weeks, faces=int(rng.choice(FACES)))
        self.taken.update(part.children)
        return Neighbourhood(self.board, self.visits[GAP_LONG if len(weeks) <= FEW_WEEKS else GAP_SHORT], part, rng)

    def release(self, part: Neighbourhood) -> None:
        """Others may book these children anew."""
        for child in part.part.children:
            self._look_at(child)
        self.taken.difference_update(part.part.children)

    def _look_at(self, child: int) -> None:
        """How much would be gained if this child's plan were perfect, and a little for every child; and its changes."""
        need, plan = self.clinic.needs[child], self.board.plan[child]
        self.trouble[child] = CALM + child_price(self.clinic, need, plan)
        self.changes[child] = WITHIN_A_COURSE * too_many(need, plan) + breaks_of(need, plan)

    def _weeks(self, span: int, rng: np.random.Generator) -> Weeks:
        """So many weeks in a row."""
        first = int(rng.integers(self.clinic.weeks - span + 1))
        return tuple(range(first, first + span))

    def _weeks_of_handover(self, child: int, rng: np.random.Generator) -> Weeks:
        """The weeks in which a child is with a therapist too many."""
        found = handovers(self.clinic, self.clinic.needs[child], self.board.plan[child])
        return found[int(rng.integers(len(found)))]

    def _first(self, weight: Ints, rng: np.random.Generator) -> int | None:
        """One child, oftener one that weighs more; None when those with any weight are being worked on."""
        weight = weight.copy()
        weight[list(self.taken)] = 0
        return int(rng.choice(len(weight), p=weight / weight.sum())) if weight.any() else None

    def _beside(self, first: int, size: int, rng: np.random.Generator) -> tuple[int, ...]:
        """The first child and those related to it, with all their siblings."""
        needs = self.clinic.needs
        free = np.array([need.index not in self.taken for need in needs])
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
