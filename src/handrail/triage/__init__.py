"""The guided check and the decision: from answers to whom to see, how soon, and why."""

from handrail.triage.answer import (
    answer,
    answer_age,
    answer_concerns,
    answer_conditions,
    answer_gestation,
)
from handrail.triage.decide import decide
from handrail.triage.engine import Engine
from handrail.triage.questions import Kind, Option, Question, find_question, next_question
from handrail.triage.read_check import CheckInput, read_check
from handrail.triage.types import (
    Action,
    Check,
    ConcernReply,
    ConditionReply,
    Contribution,
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
    "Contribution",
    "Decision",
    "Engine",
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
    "find_question",
    "fitting_matches",
    "next_question",
    "read_check",
]
