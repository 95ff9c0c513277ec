"""The log of what a family tried. Every page carries the whole record in its form; the server keeps nothing of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail.family.check.views import from_our_own_pages, sent_from_our_own_pages, today
from handrail.family.engine import the_library
from handrail.family.keeping import tried_actions as actions
from handrail.family.keeping.own_file import carried, child_number, saved, unpacked, uploaded, with_a_child
from handrail.family.keeping.presenters.tried import tried_form, tried_page
from handrail.family.kept import child_of, family_in, with_kept_child
from handrail.planning import FamilyFile
from handrail.vocabulary import InputError

_UNREADABLE = 422


@sent_from_our_own_pages
def tried(request: HttpRequest) -> HttpResponse:
    """The way in; sent with a record, the log and every change to it."""
    if request.method != "POST":
        return _start(request)
    try:
        family = _family(request)
    except InputError as error:
        return _start(request, error)
    return _change(request, with_a_child(family))


def _start(request: HttpRequest, error: InputError | None = None) -> HttpResponse:
    here = family_in(request.session)
    page = {"record": request.POST.get("record", "") or (carried(here) if here else ""), "error": error}
    return render(request, "family/tried_start.html", page, status=_UNREADABLE if error else 200)


def _family(request: HttpRequest) -> FamilyFile:
    """The record that was sent: a new one, one from a file, or the one that the page carried."""
    if "begin" in request.POST:
        return FamilyFile(made_on=today())
    if "open" in request.POST:
        return uploaded(request, today())
    return unpacked(request.POST.get("record", ""), today())


def _change(request: HttpRequest, family: FamilyFile) -> HttpResponse:
    sent, number = request.POST, child_number(request, family)
    child = family.children[number - 1]
    if "new" in sent or "begin" in sent:
        return _form(request, family, number, None)
    if (row := actions.row_in(sent.get("edit"), child)) is not None:
        return _form(request, family, number, row)
    if (row := actions.row_in(sent.get("remove"), child)) is not None:
        family = with_kept_child(family, number, actions.without_strategy(child, row))
        return _log(request, family, number, told="removed")
    if "put" in sent:
        row = actions.row_in(sent.get("row"), child)
        try:
            child = actions.with_strategy(child, row, sent.dict(), the_library(), today())
        except InputError as error:
            return _form(request, family, number, row, error)
        return _log(request, with_kept_child(family, number, child), number, told="written")
    return _log(request, family, number)


def _is_fresh(request: HttpRequest) -> bool:
    return not request.POST.keys().isdisjoint({"begin", "open", "fresh"})


def _log(request: HttpRequest, family: FamilyFile, number: int, *, told: str = "") -> HttpResponse:
    page = tried_page(family, number, carried(family), the_library(), today(), is_fresh=_is_fresh(request))
    return render(request, "family/tried.html", {"page": page, "told": told})


def _form(
    request: HttpRequest, family: FamilyFile, number: int, row: int | None, error: InputError | None = None
) -> HttpResponse:
    child = child_of(family, number)
    assert child is not None  # its number was read from this record
    sent = request.POST.dict() if error else {}
    page = tried_form(child, number, row, carried(family), the_library(), today(), sent, is_fresh=_is_fresh(request))
    status = _UNREADABLE if error else 200
    return render(request, "family/tried_form.html", {"page": page, "error": error}, status=status)


@from_our_own_pages
def save(request: HttpRequest) -> HttpResponse:
    """The file for the family to keep, from the record that the page carried."""
    try:
        return saved(unpacked(request.POST.get("record", ""), today()), today())
    except InputError as error:
        return _start(request, error)
