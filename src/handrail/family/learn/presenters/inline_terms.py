"""Words of the glossary inside a text, each a button that opens its meaning in place, without script."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from handrail.family.engine import the_glossary, the_library
from handrail.family.learn.presenters.addresses import address_of
from handrail.family.presenters.voice import Voice
from handrail.knowledge.glossary import Glossary
from handrail.knowledge.reading_records import Term


class Marked(NamedTuple):
    """A term to be shown, and the word that stands for it in the text."""

    term: Term
    word: str


class InlineTerms:
    """Marks the words of one page: each term where it stands first, the others left plain."""

    def __init__(self, glossary: Glossary, terms: Mapping[str, Term], say: Voice) -> None:
        self._glossary = glossary
        self._terms = terms
        self._say = say
        self._seen: set[str] = set()
        self._count = 0

    def __call__(self, text: str) -> SafeString:
        """`text`, escaped, with a button for each term that this page has not explained yet."""
        parts, end = [], 0
        for here in self._glossary.terms_in(text):
            if here.term not in self._seen:
                self._seen.add(here.term)
                parts += [conditional_escape(text[end : here.start])]
                parts += [self._button(Marked(self._terms[here.term], text[here.start : here.end]))]
                end = here.end
        return mark_safe("".join((*parts, conditional_escape(text[end:]))))  # noqa: S308  (each part is escaped)

    def each(self, texts: Iterable[str]) -> tuple[SafeString, ...]:
        """Each of the texts, marked in their order."""
        return tuple(self(text) for text in texts)

    def begin_again(self) -> "InlineTerms":
        """The same marks for a part that is read by itself: there every term is new."""
        self._seen.clear()
        return self

    def _button(self, marked: Marked) -> SafeString:
        self._count += 1
        shown = {
            "id": f"meaning-{self._count}",
            "word": marked.word,
            "name": marked.term.name,
            "meaning": self._say(marked.term.meaning),
            "address": address_of("term", marked.term.id),
        }
        return mark_safe(render_to_string("family/term.html", shown).strip())  # noqa: S308  (the template escapes)


def terms_of_a_page(say: Voice = Voice()) -> InlineTerms:  # noqa: B008  (a voice is a value)
    """The marks for one page of this reader."""
    return InlineTerms(the_glossary(), the_library().terms, say)
