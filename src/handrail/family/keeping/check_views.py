"""A check saved in the family's file, the file opened again, and what changed since."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from handrail.family.check import actions
from handrail.family.check.views import of_a_child, sent_from_our_own_pages, today
from handrail.family.engine import the_engine
from handrail.family.keeping.ask_again import ask_again
from handrail.family.keeping.own_file import carried, saved, unpacked, uploaded, with_a_child
from handrail.family.keeping.presenters.own_file import file_page
from handrail.family.keeping.presenters.since import since_page
from handrail.family.keeping.saved_check import kept_check, reopened, with_check
from handrail.family.kept import family_in, keep_family
from handrail.family.skills.presenters.forms import child_lines
from handrail.family.visit import ChildCheck, Visit, keep, visit_in
from handrail.planning import CheckMade, FamilyFile, KeptChild
from handrail.triage import Engine
from handrail.vocabulary import InputError

_UNREADABLE = 422


@of_a_child
def keep_check(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:  # noqa: ARG001
    """Offers the check as a file, or puts it into a file that the family has."""
    engine = the_engine()
    if actions.ahead(child, engine, today())[1] is not None:
        return redirect("resume", number)
    page: dict[str, object] = {"number": number}
    try:
        if "save" in request.POST:
            return saved(with_check(FamilyFile(made_on=today()), 0, _kept(child), today()), today())
        if "add" in request.POST:
            family = unpacked(request.POST.get("record", ""), today())
            return saved(with_check(family, _place(request, family), _kept(child), today()), today())
        if "open" in request.POST:
            family = uploaded(request, today())
            page |= {"record": carried(family), "children": child_lines(family, today())}
    except InputError as error:
        page |= {"error": InputError("file", error.message)}
    return render(request, "family/keep_check.html", page, status=_UNREADABLE if "error" in page else 200)


def _kept(child: ChildCheck) -> KeptChild:
    return kept_check(child, actions.decision_of(child, the_engine(), today()), today())


def _place(request: HttpRequest, family: FamilyFile) -> int:
    written = request.POST.get("add", "")
    number = int(written) if written.isdecimal() and len(written) < 3 else 0
    return number if number <= len(family.children) else 0


@sent_from_our_own_pages
def own_file(request: HttpRequest) -> HttpResponse:
    """The way into a file; opened, what is in it and where each part of it leads."""
    if request.method != "POST":
        return _file_start(request)
    try:
        family = uploaded(request, today()) if "open" in request.POST else unpacked(_record(request), today())
        family = with_a_child(family)
        if "reopen" in request.POST:
            return _reopen(request, family)
    except InputError as error:
        return _file_start(request, error)
    if "skills" in request.POST:
        keep_family(family, request.session)
        return redirect("skills")
    page = file_page(family, carried(family), the_engine().knowledge, today(), is_fresh="open" in request.POST)
    return render(request, "family/own_file.html", {"page": page})


def _record(request: HttpRequest) -> str:
    return request.POST.get("record", "")


def _file_start(request: HttpRequest, error: InputError | None = None) -> HttpResponse:
    here = family_in(request.session)
    page = {"record": _record(request) or (carried(here) if here else ""), "error": error}
    return render(request, "family/own_file_start.html", page, status=_UNREADABLE if error else 200)


def _reopen(request: HttpRequest, family: FamilyFile) -> HttpResponse:
    """Opens the check that "child-row" names, as a further child of this visit."""
    engine = the_engine()
    kept, made = _named_check(request.POST.get("reopen", ""), family)
    try:
        check = reopened(kept, made, engine, today())
    except InputError as error:
        told = {"field": error.field, "what": error.message}
        raise InputError("file", _("This check cannot be used: %(field)s: %(what)s") % told) from None
    visit = visit_in(request.session)
    place = visit.place or _place_of(check, engine)
    visit, number = visit.with_new_child(check)
    keep(actions.in_place(visit, place, engine), request.session)
    return redirect("since", number)


def _named_check(named: str, family: FamilyFile) -> tuple[KeptChild, CheckMade]:
    child, _dash, row = named.partition("-")
    try:
        kept = family.children[int(child)]
        return kept, kept.checks[int(row)]
    except (ValueError, IndexError):
        raise InputError("file", _("That check is not in this file.")) from None


def _place_of(child: ChildCheck, engine: Engine) -> str:
    """The id of the place in which the check was made; empty where it names none that is on our list."""
    where = child.check.jurisdiction
    return next((place.id for place in engine.knowledge.places.values() if where and place.code == where.code), "")


@of_a_child
def since(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:  # noqa: ARG001
    """What changed since the check that a file held."""
    if child.earlier is None:
        raise Http404
    engine = the_engine()
    is_complete = actions.ahead(child, engine, today())[1] is None
    decision = actions.decision_of(child, engine, today()) if is_complete else None
    page = since_page(child, child.earlier, number, decision, engine, today())
    return render(request, "family/since.html", {"page": page})


@of_a_child
def changed(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:
    """Asks the signs again for a child of this visit, because something has changed."""
    if request.method == "POST":
        child = actions.ahead(ask_again(child, the_engine().knowledge), the_engine(), today())[0]
        keep(visit.with_child(number, child), request.session)
    return redirect("resume", number)
