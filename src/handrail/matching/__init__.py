"""From a parent's own words to candidate concerns, answers and red-flag questions."""

from handrail.matching.index import compile_index, load_index
from handrail.matching.model import Model, load_model
from handrail.matching.names import ConditionNames, NamedCondition
from handrail.matching.reader import Match, Reader, Reading
from handrail.matching.search import Entry, Hit, SearchIndex, entries_to_read

__all__ = [
    "ConditionNames",
    "Entry",
    "Hit",
    "Match",
    "Model",
    "NamedCondition",
    "Reader",
    "Reading",
    "SearchIndex",
    "compile_index",
    "entries_to_read",
    "load_index",
    "load_model",
]
