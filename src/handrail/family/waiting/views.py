"""Pages for the time of waiting: a pack for each worry, a child's own packs after a check, and the guide to filming."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from handrail.family.check import actions
from handrail.family.check.views import of_a_child, today
from handrail.family.engine import the_engine, the_library
from handrail.family.visit import ChildCheck, Visit
from handrail.family.waiting.presenters.pack import child_waiting_page, film_page, pack_page, packs_page


def waiting(request: HttpRequest) -> HttpResponse:
    """Every pack, by worry."""
    return render(request, "family/waiting.html", {"page": packs_page(the_library())})


def waiting_for(request: HttpRequest, pack_id: str) -> HttpResponse:
    """One pack."""
    pack = the_library().waiting_packs.get(pack_id)
    if pack is None:
        return render(request, "site/not_found.html", status=404)
    return render(request, "family/waiting_for.html", {"page": pack_page(pack, the_library(), today())})


@of_a_child
def child_waiting(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:  # noqa: ARG001
    """The packs that fit the answer of a check, with this child's own words in them."""
    engine = the_engine()
    if actions.ahead(child, engine, today())[1] is not None:
        return redirect("resume", number)
    decision = actions.decision_of(child, engine, today())
    page = child_waiting_page(child, number, decision, engine.knowledge, the_library(), today())
    return render(request, "family/waiting_for.html", {"page": page})


def filming(request: HttpRequest) -> HttpResponse:
    """How to film ten useful seconds that stay on the phone."""
    return render(request, "family/filming.html", {"page": film_page(the_library())})
