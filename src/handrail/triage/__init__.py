"""The guided check and the decision: from answers to whom to see, how soon, and why."""

from handrail.triage.answer import (
    answer,
    answer_age,
    answer_concerns,
    answer_conditions,
    answer_gestation,
)
from handrail.triage.decide import decide
from handrail.triage.questions import Kind, Option, Question, next_question
from handrail.triage.read_check import CheckInput, read_check
from handrail.triage.types import (
    Action,
    Check,
    ConcernReply,
    ConditionReply,
    Decision,
    FlagReply,
    Reason,
)
from handrail.triage.unattended import decide_unattended, fitting_matches

__all__ = [
    "Action",
    "Check",
    "CheckInput",
    "ConcernReply",
    "ConditionReply",
    "Decision",
    "FlagReply",
    "Kind",
    "Option",
    "Question",
    "Reason",
    "answer",
    "answer_age",
    "answer_concerns",
    "answer_conditions",
    "answer_gestation",
    "decide",
    "decide_unattended",
    "fitting_matches",
    "next_question",
    "read_check",
]
