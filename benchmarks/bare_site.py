"""A Django site with one view that says "ok" and no middleware: what the pages are measured beside."""

import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from waitress.server import create_server


def ok(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The shortest answer."""
    return HttpResponse("ok")


urlpatterns = [path("", ok)]


def main(threads: int) -> None:
    """Serve until ended; the first line of output is the address."""
    settings.configure(SECRET_KEY="bare", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=[])
    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=threads, ident=None)
    print(f"http://127.0.0.1:{server.effective_port}/", flush=True)
    server.run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
