"""The evidence base: what is known about children's movement, hands and daily life, as records with sources."""

from handrail.knowledge.address import as_you
from handrail.knowledge.check import check
from handrail.knowledge.check_library import check_library, stale_records
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.errors import KnowledgeError, Problem
from handrail.knowledge.freshness import is_stale
from handrail.knowledge.library import Library, compile_library, load_library, parse_library_folder
from handrail.knowledge.load import DATA, compile_set, folder_of, load, parse_folder
from handrail.knowledge.lookup import find_record, search_records, sources_of, title_of
from handrail.knowledge.records import Concern, HelpLine, Place
from handrail.knowledge.wording import frightening_words

__all__ = [
    "DATA",
    "Concern",
    "HelpLine",
    "Knowledge",
    "KnowledgeError",
    "Library",
    "Place",
    "Problem",
    "as_you",
    "check",
    "check_library",
    "compile_library",
    "compile_set",
    "find_record",
    "folder_of",
    "frightening_words",
    "is_stale",
    "load",
    "load_library",
    "parse_folder",
    "parse_library_folder",
    "search_records",
    "sources_of",
    "stale_records",
    "title_of",
]
