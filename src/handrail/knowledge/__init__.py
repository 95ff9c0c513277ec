"""The evidence base: what is known about children's movement, hands and daily life, as records with sources."""

from handrail.knowledge.collection import Knowledge
from handrail.knowledge.errors import KnowledgeError, Problem
from handrail.knowledge.load import DATA, compile_set, load

__all__ = ["DATA", "Knowledge", "KnowledgeError", "Problem", "compile_set", "load"]
