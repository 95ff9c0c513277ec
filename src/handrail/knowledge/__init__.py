"""The evidence base: what is known about children's movement, hands and daily life, as records with sources."""

from handrail.knowledge.address import as_you
from handrail.knowledge.check import check
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.errors import KnowledgeError, Problem
from handrail.knowledge.load import DATA, compile_set, folder_of, load, parse_folder
from handrail.knowledge.lookup import find_record, search_records, title_of
from handrail.knowledge.records import Concern, HelpLine, Place
from handrail.knowledge.wording import frightening_words

__all__ = [
    "DATA",
    "Concern",
    "HelpLine",
    "Knowledge",
    "KnowledgeError",
    "Place",
    "Problem",
    "as_you",
    "check",
    "compile_set",
    "find_record",
    "folder_of",
    "frightening_words",
    "load",
    "parse_folder",
    "search_records",
    "title_of",
]
