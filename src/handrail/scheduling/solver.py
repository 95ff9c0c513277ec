"""Books a whole clinic: the receptionist's plan first, then better ones until time, rounds or an interrupt end it."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Literal

from handrail.scheduling.booking.board import Board
from handrail.scheduling.booking.clinic import Clinic
from handrail.scheduling.booking.greedy import book_greedily
from handrail.scheduling.booking.rooms import appointments_of
from handrail.scheduling.bounding.bound import lower_bound
from handrail.scheduling.bounding.bound_process import BoundProcess
from handrail.scheduling.improving.neighbourhood import Neighbourhood
from handrail.scheduling.improving.parts import Diary
from handrail.scheduling.measuring.metrics import Metrics, measure
from handrail.scheduling.problem import Instance, Solution
from handrail.scheduling.solving.search import Search
from handrail.scheduling.solving.solver_library import solver_library

SECONDS_BETWEEN_REPORTS = 1.0
LOOK_UP_S = 0.2
BOUND_SHARE = 0.4  # of the time, for one of several workers, at most
Method = Literal["best", "greedy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a search has come; `bound` is what no plan can be below, None while it is not known."""

    seconds: float
    rounds: int
    bound: float | None
    metrics: Metrics

    @property
    def gap(self) -> float | None:
        """The share of the objective that the bound leaves open."""
        return gap_of(self.metrics.objective, self.bound)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A plan with its figures; `proven` when no plan is better, `interrupted` when someone stopped the search."""

    solution: Solution
    metrics: Metrics
    bound: float | None
    interrupted: bool
    rounds: int

    @property
    def gap(self) -> float | None:
        """The share of the objective that the bound leaves open."""
        return gap_of(self.metrics.objective, self.bound)

    @property
    def proven(self) -> bool:
        """Whether no plan can be better."""
        return self.bound is not None and self.bound >= self.metrics.objective


def gap_of(objective: int, bound: float | None) -> float | None:
    """The share of the objective that the bound leaves open.

    >>> gap_of(200, 150)
    0.25
    """
    if bound is None:
        return None
    return (objective - bound) / objective if objective else 0.0


def solve(
    instance: Instance,
    *,
    seconds: float = 60.0,
    rounds: int | None = None,
    seed: int = 0,
    workers: int = 2,
    method: Method = "best",
    on_progress: Callable[[Progress], None] | None = None,
) -> Result:
    """The best plan found, never worse than the receptionist's.

    Ends after `seconds`, or after `rounds` parts were booked anew when they are given, or on an interrupt (Ctrl-C);
    in each case with the best plan so far. With `rounds` and one worker the plan is the same for the same seed.
    Raises MissingExtraError without ortools, unless the method is `greedy`.
    """
    if method == "best":
        solver_library()
    booking = _Booking(instance, seconds=None if rounds is not None else seconds, rounds=rounds, seed=seed)
    booking.on_progress = on_progress
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(booking.run, workers if method == "best" else 0)
        interrupted = not _wait(job, booking)
        job.result()
    return booking.result(method, interrupted=interrupted)


def _wait(job: "Future[None]", booking: "_Booking") -> bool:
    """Whether the job came to its own end; an interrupt makes it stop early, with a sound plan."""
    try:
        while not wait((job,), timeout=LOOK_UP_S).done:  # short waits: an interrupt is heard between them
            pass
    except KeyboardInterrupt:
        booking.stop()
        return False
    return True


class _Booking:
    """One run from an empty diary to a plan."""

    def __init__(self, instance: Instance, *, seconds: float | None, rounds: int | None, seed: int) -> None:
        self.instance, self.seconds, self.rounds, self.seed = instance, seconds, rounds, seed
        self.began, self.reported = time.monotonic(), 0.0
        self.on_progress: Callable[[Progress], None] | None = None
        self.search: Search[Neighbourhood] | None = None
        self.board: Board | None = None
        self.bound: float | None = None
        self.bounding: BoundProcess | None = None
        self.stopped = False

    def run(self, workers: int) -> None:
        """Fills the board; without workers as the receptionist does."""
        clinic = Clinic(self.instance)
        self.board = book_greedily(clinic, lambda: self.seconds_left() > 0)
        self._report()
        if workers and not clinic.needs:
            self.bound = 0.0
        elif workers:
            self._improve(clinic, self.board, workers)

    def stop(self) -> None:
        """Makes the run end soon."""
        self.stopped = True
        if self.search is not None:
            self.search.stopped = True

    def seconds_left(self) -> float:
        """How long the run may still take."""
        if self.stopped:
            return 0.0
        return float("inf") if self.seconds is None else self.seconds - (time.monotonic() - self.began)

    def result(self, method: Method, *, interrupted: bool) -> Result:
        """The plan as it is now, with its figures and claims."""
        appointments = appointments_of(self.board) if self.board is not None else ()
        return Result(
            solution=Solution(
                instance=self.instance.name,
                appointments=appointments,
                solver=f"handrail schedule ({method})",
                wall_seconds=None if self.rounds is not None else round(time.monotonic() - self.began, 2),
                bound=self.bound,
            ),
            metrics=measure(self.instance, appointments),
            bound=self.bound,
            interrupted=interrupted,
            rounds=self.search.rounds if self.search else 0,
        )

    def _improve(self, clinic: Clinic, board: Board, workers: int) -> None:
        diary = Diary(board)
        self.search = Search(
            plan=diary,
            kinds=diary.kinds(),
            seed=self.seed,
            seconds_left=self.seconds_left,
            most_rounds=self.rounds,
            on_round=lambda _: self._report(),
        )
        self.search.stopped = self.stopped
        if self.rounds is None and workers > 1:
            self.bounding = BoundProcess(self.instance, seconds=max(0.0, self.seconds_left() * BOUND_SHARE))
        try:
            self.search.run(workers)
        finally:
            if self.bounding is not None:
                self.bound = self.bounding.bound()
                self.bounding.stop()
        if self.rounds is not None:
            self.bound = lower_bound(clinic)

    def _report(self) -> None:
        """Tells how far the run has come, a few times a second at most."""
        now = time.monotonic() - self.began
        if self.on_progress is None or self.board is None or now - self.reported < SECONDS_BETWEEN_REPORTS:
            return
        self.reported = now
        if self.bounding is not None:
            self.bound = self.bounding.bound()
        self.on_progress(
            Progress(
                seconds=now,
                rounds=self.search.rounds if self.search else 0,
                bound=self.bound,
                metrics=measure(self.instance, appointments_of(self.board)),
            )
        )
