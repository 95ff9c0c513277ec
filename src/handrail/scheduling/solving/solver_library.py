"""The solver, imported when it is needed: reading, showing and exporting a plan work without it."""

from typing import Any

from handrail.vocabulary import MissingExtraError

WHAT_TO_INSTALL = 'Booking a diary needs ortools: install it with "pip install handrail[schedule]".'


def solver_library() -> Any:
    """The CP-SAT module of ortools. Raises MissingExtraError when it is not installed."""
    try:
        from ortools.sat.python import cp_model
    except ImportError:
        raise MissingExtraError(WHAT_TO_INSTALL) from None
    return cp_model
