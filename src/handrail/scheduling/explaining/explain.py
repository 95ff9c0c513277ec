"""Explains one child's part of a plan: why each appointment is there, why others are missing, what would help most."""

from dataclasses import dataclass

from handrail.scheduling.explaining.hindrance import Missing, missing_of
from handrail.scheduling.explaining.single_change import Change, best_change
from handrail.scheduling.explaining.why_there import Placed, reasons_for
from handrail.scheduling.problem import Child, Instance, Solution
from handrail.scheduling.problem.placements import Placements
from handrail.scheduling.wording.times import kind_words
from handrail.vocabulary import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One child's appointments with their reasons, what is missing and why, and the change that would help most."""

    child: Child
    placed: tuple[Placed, ...]
    missing: tuple[Missing, ...]
    change: Change | None


def explain(instance: Instance, solution: Solution, *, child: str) -> Explanation:
    """The explanation of this child's part of the plan. Raises InputError for a child that is not in the instance.

    Where something is missing and no single change books more of it, `change` is None.
    """
    placements = Placements(instance)
    if child not in placements.children:
        raise InputError("--child", f"there is no child {child!r}.")
    found, plan = placements.children[child], solution.appointments
    missing = missing_of(placements, plan, found)
    return Explanation(
        child=found,
        placed=reasons_for(placements, plan, found),
        missing=missing,
        change=best_change(instance, plan, found) if missing else None,
    )


def change_words(explanation: Explanation) -> str:
    """What would help most, in a sentence; what was tried, where nothing helps."""
    if explanation.change is None:
        return (
            "Neither one more window, nor another site, a joint session or a longer day of one therapist books more:"
            " other families would move."
        )
    gain = explanation.change.gain
    return f"{explanation.change.words}. It books {gain} more session{'' if gain == 1 else 's'}, and nobody else moves."


def missing_words(missing: Missing) -> str:
    """What is missing, in a heading."""
    return f"{kind_words(missing.kind)}: {missing.count} not booked"
