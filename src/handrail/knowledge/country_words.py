"""The same sentence in the English of another country: physical therapy for physiotherapy, diaper for nappy."""

import re
from collections.abc import Iterable

from handrail.knowledge.reading_records import LOCALES, Word
from handrail.vocabulary import InputError

WRITTEN_IN = LOCALES[0]


class CountryWords:
    """Texts written in en-GB, said in the English that a reader chose."""

    def __init__(self, words: Iterable[Word], locale: str) -> None:
        """`locale` is one of LOCALES; raises InputError for any other, because a country is chosen, never guessed."""
        if locale not in LOCALES:
            raise InputError("locale", f'"{locale}" is none of {", ".join(LOCALES)}.')
        self._said = {
            written.casefold(): said
            for word in words
            for written, said in zip(word.forms[WRITTEN_IN], word.forms[locale], strict=True)
            if written != said
        }
        longest_first = sorted(self._said, key=lambda form: (-len(form), form))
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)

    def said(self, text: str) -> str:
        """`text` with every word that differs replaced, a capital at its start kept."""
        return self._pattern.sub(self._one, text) if self._said else text

    def _one(self, found: re.Match[str]) -> str:
        said = self._said[found[0].casefold()]
        starts_sentence = found[0][0].isupper() and found[0][1:].islower()
        return said[0].upper() + said[1:] if starts_sentence else said
