"""The same sentence in the English of another country: physical therapy for physiotherapy, diaper for nappy."""

import re
from collections.abc import Iterable

from handrail.knowledge.reading_records import LOCALES, Word
from handrail.vocabulary import InputError

WRITTEN_IN = LOCALES[0]
_SENTENCE_ENDS = (".", "!", "?")
# What somebody else wrote stays as it is: quotations, addresses of pages and of mail.
_AS_WRITTEN = (
    r"“[^”]*”",
    r"(?:\"|&quot;)[^\"&]*(?:\"|&quot;)",
    r"\b(?:https?://|www\.)\S+",
    r"[\w.+-]+@\w[\w.-]*",
    r"\b\w[\w-]*(?:\.\w[\w-]*)+(?:/\S*)?",
)


class CountryWords:
    """Texts written in en-GB, said in the English that a reader chose."""

    def __init__(self, words: Iterable[Word], locale: str, *, names: Iterable[str] = ()) -> None:
        """`names` are those of services, which are said as they are everywhere.

        `locale` is one of LOCALES; raises InputError for any other, because a country is chosen, never guessed.
        """
        if locale not in LOCALES:
            raise InputError("locale", f'"{locale}" is none of {", ".join(LOCALES)}.')
        self.locale = locale
        self._said = {
            written.casefold(): (written, said)
            for word in words
            for written, said in zip(word.forms[WRITTEN_IN], word.forms[locale], strict=True)
            if written != said
        }
        forms = r"\b(?:" + _any_of(self._said) + r")\b"
        changed = re.compile(forms, re.IGNORECASE)
        fixed = (name for name in names if self._said and changed.search(name))
        self._pattern = re.compile("|".join((*_AS_WRITTEN, *map(re.escape, fixed), forms)), re.IGNORECASE)

    def said(self, text: str, *, begins: bool = True) -> str:
        """`text` with every word that differs replaced, its capitals kept.

        `begins` tells whether the text starts a sentence: a short form such as "GP" says nothing of that itself.
        """
        if not self._said:
            return text
        return self._pattern.sub(lambda found: self._one(found, begins=begins), text)

    def _one(self, found: re.Match[str], *, begins: bool) -> str:
        written, said = self._said.get(found[0].casefold(), ("", ""))
        if not written:
            return found[0]
        if found[0].isupper() and not written.isupper():
            return said.upper()
        if written[0].isupper():
            before = found.string[: found.start()].rstrip()
            is_capital = before.endswith(_SENTENCE_ENDS) if before else begins
        else:
            is_capital = found[0][0].isupper()
        return said[0].upper() + said[1:] if is_capital else said


def _any_of(forms: Iterable[str]) -> str:
    """The longest first, so that a pair has a word of its own."""
    return "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))
