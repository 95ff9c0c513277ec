"""From a parent's own words to candidate concerns, answers and red-flag questions."""

from handrail.matching.model import Model, load_model
from handrail.matching.names import ConditionNames, NamedCondition
from handrail.matching.reader import Match, Reader, Reading
from handrail.matching.search import Entry, Hit, SearchIndex, entries_to_read
from handrail.matching.training import fingerprint, train_on

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
    "entries_to_read",
    "fingerprint",
    "load_model",
    "train_on",
]
