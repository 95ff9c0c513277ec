"""The evidence base: what is known about children's movement, hands and daily life, as records with sources."""

from handrail.knowledge.check import check
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.errors import KnowledgeError, Problem
from handrail.knowledge.load import DATA, compile_set, folder_of, load, parse_folder
from handrail.knowledge.lookup import find_record, search_records, title_of

__all__ = [
    "DATA",
    "Knowledge",
    "KnowledgeError",
    "Problem",
    "check",
    "compile_set",
    "find_record",
    "folder_of",
    "load",
    "parse_folder",
    "search_records",
    "title_of",
]
