"""What every template may use."""

from functools import cache

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from handrail.family.place import numbers, places_of

_HERE = "{{ here }}"


def site(request: HttpRequest) -> dict[str, object]:
    """The numbers to ring where the family is, as values and as the folded part of the head of every page."""
    ring = places_of(request)
    folded = _folded(ring.chosen.id if ring.chosen else "", get_language())
    return {"ring": ring, "ring_folded": mark_safe(folded.replace(_HERE, escape(request.path)))}  # noqa: S308


@cache
def _folded(place_id: str, language: str) -> SafeString:  # noqa: ARG001  (the language is part of the key)
    """The folded numbers, rendered once for a place and a language; only the address of the page is open."""
    return render_to_string("site/ring.html", {"ring": numbers(place_id), "here": mark_safe(_HERE)})  # noqa: S308
