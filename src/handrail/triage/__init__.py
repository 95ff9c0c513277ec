"""The guided check and the decision: from answers to whom to see, how soon, and why."""

from handrail.triage.decide import decide
from handrail.triage.types import (
    Action,
    Check,
    ConcernReply,
    ConditionReply,
    Decision,
    FlagReply,
    Reason,
)

__all__ = [
    "Action",
    "Check",
    "ConcernReply",
    "ConditionReply",
    "Decision",
    "FlagReply",
    "Reason",
    "decide",
]
