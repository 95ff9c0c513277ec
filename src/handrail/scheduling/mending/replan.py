"""Mends a plan when the day goes wrong: books again what was hit, and moves as few others as it can."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from handrail.scheduling.mending.changes import Changes
from handrail.scheduling.mending.disruption import Disruption
from handrail.scheduling.mending.mender import Mender
from handrail.scheduling.problem import Instance, Solution
from handrail.scheduling.solving.columns import Effort

REPLAN_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanned:
    """The mended plan and what it changes; `interrupted` when someone stopped the search."""

    solution: Solution
    changes: Changes
    interrupted: bool = False


def replan(
    instance: Instance,
    standing: Solution,
    disruption: Disruption,
    *,
    seconds: float = REPLAN_SECONDS,
    seed: int = 0,
    workers: int = 2,
    keep_others: bool = False,
    tell: Callable[[Changes], None] | None = None,
) -> Replanned:
    """The standing plan mended for the events, within `seconds`.

    What lies before `now` stays. `keep_others` moves no appointment that was not hit. An interrupt ends the search
    with the best plan so far. `tell` is called with each better plan. Events that hit nothing change nothing.
    Raises InputError for an event that is past.
    """
    mender = Mender(instance, standing.appointments, disruption, keep_others=keep_others, tell=tell)
    if not mender.hit:
        return Replanned(solution=standing, changes=mender.changes(standing.appointments))
    interrupted = False
    try:
        mender.mend(Effort(seconds=seconds, workers=workers, seed=seed))
    except KeyboardInterrupt:
        interrupted = True
    mended = replace(standing, appointments=tuple(mender.best), solver="handrail replan", wall_seconds=None, bound=None)
    return Replanned(solution=mended, changes=mender.changes(mended.appointments), interrupted=interrupted)
