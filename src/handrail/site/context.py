"""What every template may use: the frame of a page, rendered once for a language, and the numbers to ring."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi

from handrail.family.place import numbers, places_of

_HERE = "{{ here }}"


@dataclass(frozen=True, slots=True)
class Shell:
    """The parts of a page that are the same on every page of a language."""

    language: str
    direction: str
    head: SafeString
    brand: SafeString
    back: SafeString
    foot: SafeString
    finish: SafeString


def site(request: HttpRequest) -> dict[str, object]:
    """The frame, and the numbers to ring where the family is: as values, and folded for the head of the page."""
    language = get_language() or ""
    ring = places_of(request)
    folded = _folded(ring.chosen.id if ring.chosen else "", language)
    here = mark_safe(folded.replace(_HERE, escape(request.path)))  # noqa: S308  (the path is escaped)
    return {"shell": _shell(language), "ring": ring, "ring_folded": here}


@cache
def _shell(language: str) -> Shell:
    """The frame in the language that is active, which is `language`."""
    return Shell(
        language=language,
        direction="rtl" if get_language_bidi() else "ltr",
        head=render_to_string("site/shell_head.html"),
        brand=render_to_string("site/shell_brand.html"),
        back=render_to_string("site/shell_back.html"),
        foot=render_to_string("site/shell_foot.html"),
        finish=render_to_string("site/finish.html"),
    )


@cache
def _folded(place_id: str, language: str) -> SafeString:  # noqa: ARG001  (the language is part of the key)
    """The folded numbers, rendered once for a place and a language; only the address of the page is open."""
    here = mark_safe(_HERE)  # noqa: S308
    return render_to_string("site/ring.html", {"ring": numbers(place_id), "here": here})
