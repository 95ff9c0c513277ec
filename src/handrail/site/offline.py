"""Reading without a network: which pages a browser may keep, and the worker that keeps them there.

Only pages to read are kept. What a family answers, the answer, and a letter are never in that store.
"""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail import __version__
from handrail.family.engine import the_engine, the_library
from handrail.site.middleware import content_security_policy

_READ = ("learn", "explained", "activities", "places", "funding")
_FORGET = ("place", "finish", "leave")
_FILES = (
    "handrail.css",
    "handrail.js",
    "figtree.woff2",
    "icons.svg",
    "mark.svg",
    "pictures/home.svg",
    "pictures/rail.svg",
)
_WORKER = Path(__file__).with_name("worker.js").read_text(encoding="utf-8")


def may_be_kept(path: str) -> bool:
    """Whether the page at this path may be kept for reading without a network."""
    return path.startswith(_kept())


@cache
def _kept() -> tuple[str, ...]:
    return tuple(map(reverse, _READ))


def worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The service worker, with what it has to know written above it."""
    told = {
        "version": version(),
        "files": [static(name) for name in _FILES],
        "statics": settings.STATIC_URL,
        "kept": _kept(),
        "forgets": [reverse(name) for name in _FORGET],
        "offline": reverse("offline"),
        "policy": content_security_policy(settings.QUICK_EXIT),
        "notice": _("You are offline. This page was kept when you last read it, and may have changed since."),
    }
    written = f"const HANDRAIL = {json.dumps(told)};\n{_WORKER}"
    return HttpResponse(written, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@cache
def version() -> str:
    """What changes with the program, its files and its knowledge."""
    parts = (__version__, *map(static, _FILES), the_engine().knowledge.hash, the_library().hash, _WORKER)
    return sha256("\n".join(parts).encode()).hexdigest()[:12]


def manifest(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """What a device shows when the site is put on its first screen."""
    told = {
        "name": "Handrail",
        "short_name": "Handrail",
        "description": _("Whom to see about how a child moves, plays or copes with the day, and how soon."),
        "start_url": reverse("home"),
        "scope": reverse("home"),
        "display": "minimal-ui",
        "background_color": "#fbf6ee",
        "theme_color": "#fbf6ee",
        "icons": [{"src": static("mark.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }
    return JsonResponse(told, content_type="application/manifest+json")


def offline(request: HttpRequest) -> HttpResponse:
    """What is shown without a network in place of a page that was not kept."""
    return render(request, "site/offline.html")
