"""What a reader reads in a page: its text, with the words of the glossary plain."""

import re

_TERM = re.compile(r'<button type="button" class="term"[^>]*>([^<]*)</button><span class="meaning".*?</a></span>')


def without_meanings(page: str) -> str:
    """The page as written, but each word that opens a meaning is that word alone."""
    return _TERM.sub(r"\1", page)
