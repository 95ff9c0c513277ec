"""The knowledge, the reader and the library, made once for the whole process."""

from functools import cache

from handrail.family.learn.presenters.site_pages import site_pages
from handrail.knowledge.glossary import Glossary
from handrail.knowledge.library import Library, load_library
from handrail.matching import SearchIndex, entries_to_read
from handrail.triage import Engine


@cache
def the_engine() -> Engine:
    """The engine on the shipped knowledge."""
    return Engine.start()


@cache
def the_library() -> Library:
    """The shipped records to read."""
    return load_library()


@cache
def the_glossary() -> Glossary:
    """What finds the words of the glossary in a text."""
    return Glossary(the_library().terms.values())


@cache
def the_search() -> SearchIndex:
    """The search over everything that can be read."""
    return SearchIndex((*entries_to_read(the_engine().knowledge, the_library()), *site_pages()))
