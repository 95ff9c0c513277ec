"""Pages that say what went wrong and what to do next, and the page that shows the design system."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from handrail.site.design import design_page


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page for an address that leads nowhere."""
    return render(request, "site/not_found.html", status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page for a request that cannot be read."""
    return render(request, "site/bad_request.html", status=400)


def form_too_old(request: HttpRequest, reason: str = "", exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """The page for a form whose visit has ended, so that its answers are no longer here."""
    return render(request, "site/visit_ended.html", status=403)


def fault(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The page for a fault of ours; it uses nothing that may be broken itself."""
    return HttpResponseServerError(render_to_string("site/fault.html"))


def design(request: HttpRequest) -> HttpResponse:
    """The design system, live; only in debug mode."""
    return render(request, "site/design.html", design_page())
