"""How often one sender may send forms, and ask for what is costly to make, in a minute.

Counted in the site's own database, so that several processes count together and no other service is needed. The
address of a sender is never stored: what is counted is a keyed hash of it that differs from minute to minute.
"""

import hmac
import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from handrail.family.costly import is_costly

Respond = Callable[[HttpRequest], HttpResponse]
MINUTE_S = 60
_NETWORK_BITS = {4: 32, 6: 64}  # a household has one IPv4 address, and a whole network of IPv6 ones
_COUNT = (
    "INSERT INTO site_requestcount (sender, minute, count) VALUES (%s, %s, 1) "
    "ON CONFLICT (sender) DO UPDATE SET count = site_requestcount.count + 1 RETURNING count"
)
_FORGET = "DELETE FROM site_requestcount WHERE minute < %s"


class Limits:
    """The middleware that answers 429 with a page when one sender asks too often."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """What the site answers."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[object, ...],  # noqa: ARG002  (Django hands them over by place)
        kwargs: dict[str, object],  # noqa: ARG002
    ) -> HttpResponse | None:
        """The page that asks to wait, or None where the request is within its limit."""
        limit = _limit_of(request, view)
        if limit is None:
            return None
        kind, most = limit
        seconds = int(timezone.now().timestamp())
        if not most or counted(kind, sender_of(request), seconds // MINUTE_S) <= most:
            return None
        wait = MINUTE_S - seconds % MINUTE_S
        response = render(request, "site/too_many.html", {"wait": wait}, status=429)
        response["Retry-After"] = str(wait)
        return response


def _limit_of(request: HttpRequest, view: Callable[..., HttpResponse]) -> tuple[str, int] | None:
    if request.method != "POST":
        return None
    return ("costly", settings.MOST_COSTLY_A_MINUTE) if is_costly(view) else ("form", settings.MOST_FORMS_A_MINUTE)


def sender_of(request: HttpRequest) -> str:
    """The network that a request came from, such as "203.0.113.7/32"; behind a proxy the one that the proxy names."""
    named = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    written = named.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(written)
    except ValueError:  # a socket file has no address
        return "unknown"
    return str(ipaddress.ip_network((address, _NETWORK_BITS[address.version]), strict=False))


def counted(kind: str, sender: str, minute: int) -> int:
    """How many requests of this kind the sender has made in this minute, this one with them."""
    told = f"{minute}:{kind}:{sender}".encode()
    hidden = hmac.new(settings.SECRET_KEY.encode(), told, "sha256").hexdigest()[:32]
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [hidden, minute])
        count = int(cursor.fetchone()[0])
        if count == 1:
            cursor.execute(_FORGET, [minute])
    return count
