"""What every template may use: the frame of a page, rendered once for a language, and the numbers to ring."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi

from handrail.family.place import numbers, places_of
from handrail.site.offline import may_be_kept

_HERE = "{{ here }}"


@dataclass(frozen=True, slots=True)
class Shell:
    """The parts of a page that are the same on every page of a language."""

    direction: str
    head: SafeString
    brand: SafeString
    back: SafeString
    foot: SafeString
    finish: SafeString


def site(request: HttpRequest) -> dict[str, object]:
    """The frame, and where the family is: its numbers to ring, folded for the head of the page, and its English."""
    language = get_language() or ""
    ring = places_of(request)
    place_id = ring.chosen.id if ring.chosen else ""
    return {
        "shell": _shell(language),
        "may_be_kept": may_be_kept(request.path),
        "page_language": ring.chosen.english if ring.chosen and language.startswith("en") else language,
        "ring": ring,
        "ring_folded": _at(request, _folded("site/ring.html", place_id, language)),
        "words_of": _at(request, _folded("site/words_of.html", place_id, language)),
    }


def _at(request: HttpRequest, folded: str) -> SafeString:
    return mark_safe(folded.replace(_HERE, escape(request.path)))  # noqa: S308  (the path is escaped)


@cache
def _shell(language: str) -> Shell:  # noqa: ARG001  (the language is part of the key)
    """The frame in the language that is active, which is `language`."""
    return Shell(
        direction="rtl" if get_language_bidi() else "ltr",
        head=render_to_string("site/shell_head.html"),
        brand=render_to_string("site/shell_brand.html"),
        back=render_to_string("site/shell_back.html"),
        foot=render_to_string("site/shell_foot.html"),
        finish=render_to_string("site/finish.html"),
    )


@cache
def _folded(template: str, place_id: str, language: str) -> SafeString:  # noqa: ARG001  (the language is part of the key)
    """A part of the page that is the same for a place and a language; only the address of the page is open."""
    here = mark_safe(_HERE)  # noqa: S308
    return render_to_string(template, {"ring": numbers(place_id), "here": here})
