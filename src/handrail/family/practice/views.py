"""The pages that help a family to act. What a family sends here is answered and forgotten."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from handrail.family.check import actions
from handrail.family.check.presenters.calendar import look_again_file
from handrail.family.check.views import from_our_own_pages, of_a_child, today
from handrail.family.engine import the_engine, the_library
from handrail.family.practice.presenters.access import PlaceLink, find_place, funding_page, ways_page
from handrail.family.practice.presenters.activities import ActivitiesPage, activities_page
from handrail.family.visit import ChildCheck, Visit, visit_in


def activities(request: HttpRequest) -> HttpResponse:
    """The form that asks what has to be known before anything is shown; a check of this visit answers most of it."""
    visit = visit_in(request.session)
    if visit.children and "other" not in request.GET:
        return redirect("child_activities", len(visit.children))
    return render(request, "family/activities.html", {"page": activities_page(the_library(), the_engine())})


@from_our_own_pages
def chosen_activities(request: HttpRequest) -> HttpResponse:
    """What a child may be shown of whom no check of this visit told, with a card for the week."""
    return _found_activities(request, activities_page(the_library(), the_engine(), request.POST))


@of_a_child
def child_activities(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:  # noqa: ARG001
    """What this child may be shown; the signs and diagnoses of the check count in any case."""
    sent = request.POST if request.method == "POST" else None
    page = activities_page(the_library(), the_engine(), sent, known=child, number=number)
    return _found_activities(request, page)


def _found_activities(request: HttpRequest, page: ActivitiesPage) -> HttpResponse:
    return render(request, "family/activities.html", {"page": page}, status=422 if page.error else 200)


def places(request: HttpRequest) -> HttpResponse:
    """The countries and regions whose ways in we know."""
    page = ways_page(the_library(), the_engine().knowledge, None, today())
    return render(request, "family/places.html", {"page": page})


def ways_at(request: HttpRequest, code: str) -> HttpResponse:
    """The ways into therapy at one place."""
    page = ways_page(the_library(), the_engine().knowledge, _place(code), today())
    return render(request, "family/places.html", {"page": page})


def funding(request: HttpRequest) -> HttpResponse:
    """The countries and regions whose payers we know."""
    page = funding_page(the_library(), the_engine().knowledge, None, today())
    return render(request, "family/funding.html", {"page": page})


def funding_at(request: HttpRequest, code: str) -> HttpResponse:
    """What may pay at one place."""
    page = funding_page(the_library(), the_engine().knowledge, _place(code), today())
    return render(request, "family/funding.html", {"page": page})


def _place(code: str) -> PlaceLink:
    place = find_place(code, the_library(), the_engine().knowledge)
    if place is None:
        raise Http404
    return place


@of_a_child
def look_again(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:  # noqa: ARG001
    """The day to look again, as a file for a calendar."""
    engine = the_engine()
    if actions.ahead(child, engine, today())[1] is not None:
        return redirect("resume", number)
    day = actions.decision_of(child, engine, today()).watch_on
    if day is None:
        raise Http404
    content = look_again_file(day, made_at=timezone.now(), title=_("Look again"))
    file = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    file["Content-Disposition"] = 'attachment; filename="look-again.ics"'
    return file
