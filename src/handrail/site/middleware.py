"""Headers that every answer carries: what a page may load, and that nobody keeps it."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_INDEXED = b'<meta name="robots" content="index">'
_HEAD_BYTES = 1000  # in which the mark of a page to read stands
Respond = Callable[[HttpRequest], HttpResponse]


def content_security_policy(quick_exit: str) -> str:
    """The policy of every page: its own files only, no inline script or style, no frame.

    `quick_exit` is the one foreign address to which a form may lead: "Leave this page" is a form.
    """
    exit_parts = urlsplit(quick_exit)
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            f"form-action 'self' {exit_parts.scheme}://{exit_parts.netloc}",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def headers(get_response: Respond) -> Respond:
    """The middleware that adds the policy, and says that nothing between here and the family stores an answer."""
    policy = content_security_policy(settings.QUICK_EXIT)

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Content-Security-Policy"] = policy
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), interest-cohort=()"
        response.setdefault("Cache-Control", "no-store")
        return response

    return respond


def robots(get_response: Respond) -> Respond:
    """The innermost middleware: what does not say itself that it may be found stays out of search engines."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.streaming or _INDEXED not in response.content[:_HEAD_BYTES]:
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return respond
