"""A page in the English of the country that the family chose: the one place where words are exchanged.

Pages are written in one English. What a person reads of them (texts, and the attributes that are read out or shown)
is said in another; marks, addresses, fields that a family filled in, and every part marked `data-as-written` (sources,
names of services, quotations) stay.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from handrail.family.place import english_at, places_of
from handrail.knowledge.country_words import WRITTEN_IN, CountryWords

Respond = Callable[[HttpRequest], HttpResponse]
_PARTS = re.compile(r"<!--.*?-->|<(textarea|script|style|title)\b.*?</\1>|<[a-zA-Z/!?][^>]*>|[^<]+|<", re.DOTALL)
_TAG = re.compile(r"<(/?)([\w-]+)")
_READ_OUT = re.compile(r'(\b(?:alt|aria-label|placeholder|data-label)=")([^"]*)"')
_TITLE = re.compile(r"(<title>)(.*)(</title>)", re.DOTALL)
_WITHIN_A_SENTENCE = frozenset(("a", "abbr", "b", "button", "em", "i", "span", "strong", "svg", "use"))
_SENTENCE_ENDS = (".", "!", "?")


def country_english(get_response: Respond) -> Respond:
    """The middleware that says every page in the English of the place chosen; without a choice nothing changes."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming
        if is_page and (get_language() or "").startswith("en"):
            place = places_of(request).chosen
            if place is not None:
                response.content = page_said(response.content.decode(), english_at(place.id)).encode()
        return response

    return respond


def page_said(page: str, words: CountryWords) -> str:
    """The page with its texts said in those words.

    >>> page_said('<p>As it is.</p>', CountryWords((), "en-GB"))
    '<p>As it is.</p>'
    """
    if words.locale == WRITTEN_IN:
        return page
    return "".join(map(_Saying(words).part, _PARTS.finditer(page)))


class _Saying:
    """Where in a page the saying stands: inside which kept element, and whether a sentence begins."""

    def __init__(self, words: CountryWords) -> None:
        self.words = words
        self.begins = True
        self.kept_tag, self.depth = "", 0

    def part(self, found: re.Match[str]) -> str:
        """One piece of the page: a text, a tag, or an element that is taken whole."""
        piece = found[0]
        if found[1] == "title":
            return _TITLE.sub(lambda title: title[1] + self.words.said(title[2]) + title[3], piece)
        if found[1] or piece.startswith(("<!", "<?")):
            return piece
        return self._tag(piece) if len(piece) > 2 and piece[0] == "<" else self._text(piece)

    def _text(self, text: str) -> str:
        said = text if self.kept_tag else self.words.said(text, begins=self.begins)
        if stripped := text.rstrip():
            self.begins = stripped.endswith(_SENTENCE_ENDS)
        return said

    def _tag(self, tag: str) -> str:
        closing, name = tag[1] == "/", _TAG.match(tag)
        named = name[2] if name else ""
        if named not in _WITHIN_A_SENTENCE:
            self.begins = True
        if self.kept_tag:
            self.depth += (-1 if closing else 1) if named == self.kept_tag else 0
            self.kept_tag = self.kept_tag if self.depth else ""
            return tag
        if " data-as-written" in tag:
            self.kept_tag, self.depth = named, 1
            return tag
        return _READ_OUT.sub(lambda found: f'{found[1]}{self.words.said(found[2])}"', tag)
