"""From a parent's own words to candidate concerns, answers and red-flag questions."""

from handrail.matching.index import compile_index, load_index
from handrail.matching.model import Model, load_model
from handrail.matching.names import ConditionNames, NamedCondition
from handrail.matching.reader import Match, Reader, Reading

__all__ = [
    "ConditionNames",
    "Match",
    "Model",
    "NamedCondition",
    "Reader",
    "Reading",
    "compile_index",
    "load_index",
    "load_model",
]
