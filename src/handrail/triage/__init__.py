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
from handrail.triage.flags import bears_on
from handrail.triage.kept_check import Reopened, reopen_check, write_check
from handrail.triage.phrases import (
    by_when,
    danger_line,
    day_in_words,
    discipline_name,
    headline,
    joined,
    order_of_therapies,
    practitioner_name,
    who_to_see,
)
from handrail.triage.questions import NONE_OF_THESE, Kind, Option, Question, find_question, next_question
from handrail.triage.read_check import MOST_TEXT, CheckInput, read_check
from handrail.triage.spoken_age import spoken_age
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
    "MOST_TEXT",
    "NONE_OF_THESE",
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
    "Reopened",
    "answer",
    "answer_age",
    "answer_concerns",
    "answer_conditions",
    "answer_gestation",
    "bears_on",
    "by_when",
    "danger_line",
    "day_in_words",
    "decide",
    "decide_unattended",
    "discipline_name",
    "find_question",
    "fitting_matches",
    "headline",
    "joined",
    "next_question",
    "order_of_therapies",
    "practitioner_name",
    "read_check",
    "reopen_check",
    "spoken_age",
    "who_to_see",
    "write_check",
]
