"""Pages that say the same to everybody in a place: made once for a version of the knowledge, then served as they are.

They stand below the language and above the words of the country, so that what is kept is what a family reads.
"""

import gzip
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from handrail.family.engine import the_engine, the_library
from handrail.family.learn.urls import SAME_FOR_ALL
from handrail.family.place import places_of

Respond = Callable[[HttpRequest], HttpResponse]
MOST_PAGES = 1000  # some 25 MB; beyond it all are made anew
_TAKES_GZIP = re.compile(r"\bgzip\b")


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it goes over the wire, and the mark by which a browser asks whether it is still the same."""

    content: bytes
    zipped: bytes
    mark: str


def kept_pages(get_response: Respond) -> Callable[[HttpRequest], HttpResponseBase]:
    """The middleware that keeps those pages; all others pass."""
    kept: dict[tuple[str, ...], KeptPage] = {}

    def respond(request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        key = _key(request)
        page = kept.get(key)
        if page is None:
            response = get_response(request)
            match = request.resolver_match
            if response.status_code != 200 or match is None or match.url_name not in SAME_FOR_ALL:
                return response
            page = _made(response.content)
            if len(kept) >= MOST_PAGES:
                kept.clear()
            kept[key] = page
        return _answer(page, request)

    return respond


def _key(request: HttpRequest) -> tuple[str, ...]:
    """All that such a page depends on: its address, what is known, the language, and the place with its words."""
    place = places_of(request).chosen
    versions = the_engine().knowledge.hash, the_library().hash
    return (request.path, *versions, get_language() or "", place.id if place else "")


def _made(content: bytes) -> KeptPage:
    mark = hashlib.sha256(content).hexdigest()[:20]
    return KeptPage(content, gzip.compress(content, mtime=0), f'W/"{mark}"')


def _answer(page: KeptPage, request: HttpRequest) -> HttpResponseBase:
    """The page, zipped where the browser takes that; only "the same" where it has it already."""
    is_zipped = _TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")) is not None
    response = HttpResponse(page.zipped if is_zipped else page.content)
    if is_zipped:
        response["Content-Encoding"] = "gzip"
    response["ETag"] = page.mark
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ("Accept-Encoding",))
    return get_conditional_response(request, etag=page.mark, response=response) or response
