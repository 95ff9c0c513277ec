"""The evidence base: what is known about children's movement, hands and daily life, as records with sources."""

from handrail.knowledge.check import check
from handrail.knowledge.check_guidance import check_guidance
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.errors import KnowledgeError, Problem
from handrail.knowledge.guidance import Guidance, WholeSet
from handrail.knowledge.load import DATA, compile_set, folder_of, load, load_guidance, load_whole, parse_folder
from handrail.knowledge.lookup import Collection, find_record, search_records, title_of

__all__ = [
    "DATA",
    "Collection",
    "Guidance",
    "Knowledge",
    "KnowledgeError",
    "Problem",
    "WholeSet",
    "check",
    "check_guidance",
    "compile_set",
    "find_record",
    "folder_of",
    "load",
    "load_guidance",
    "load_whole",
    "parse_folder",
    "search_records",
    "title_of",
]
