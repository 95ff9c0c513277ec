"""The words of the glossary that stand in a text, so that each can open its meaning in place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from handrail.knowledge.reading_records import Term

_ABBREVIATION = re.compile(r"[A-Z][A-Z-]+s?")
_IN_BRACKETS = re.compile(r"\s*\(.*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TermHere:
    """A term and where it stands: `text[start:end]` is its word."""

    term: str
    start: int
    end: int


class Glossary:
    """Finds terms in texts; abbreviations in capitals only, all else in any case."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._term_of: dict[str, str] = {}
        for term in terms:
            for form in (_IN_BRACKETS.sub("", term.name), *term.also):
                self._term_of.setdefault(_key(form), term.id)
        longest_first = sorted(self._term_of, key=lambda form: (-len(form), form))
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)

    def terms_in(self, text: str) -> tuple[TermHere, ...]:
        """Each term of `text` where it stands first, in the order of the text, none inside another."""
        found: dict[str, TermHere] = {}
        for match in self._pattern.finditer(text):
            term = self._term_of.get(_key(match[0]))
            if term is not None and term not in found:
                found[term] = TermHere(term=term, start=match.start(), end=match.end())
        return tuple(found.values())


def _key(form: str) -> str:
    return form if _ABBREVIATION.fullmatch(form) else form.casefold()
