"""The pages on which a family sees how a child's skills grow, over the record in the family's own file."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from handrail.family.check.views import from_our_own_pages, of_a_child, today
from handrail.family.engine import the_engine
from handrail.family.keeping.own_file import saved, uploaded
from handrail.family.kept import child_of, family_in, keep_family, with_kept_child
from handrail.family.skills import actions
from handrail.family.skills.given_scores import MOST_BYTES as MOST_SCORE_BYTES
from handrail.family.skills.given_scores import read_scores
from handrail.family.skills.presenters.forms import day_form, first_times_form, score_form, start_form
from handrail.family.skills.presenters.page import skills_page
from handrail.family.visit import ChildCheck, Visit
from handrail.planning import FamilyFile, KeptChild
from handrail.vocabulary import InputError

View = Callable[..., HttpResponse]
_UNREADABLE = 422


def of_a_kept_child(view: View) -> View:
    """`view` with the record and the child that the address means; a plain page when that visit has ended."""

    @wraps(view)
    def found(request: HttpRequest, number: int) -> HttpResponse:
        family = family_in(request.session)
        child = child_of(family, number)
        if child is None:
            return render(request, "site/visit_ended.html", status=404)
        return view(request, family, child, number)

    return found


def skills(request: HttpRequest) -> HttpResponse:
    """The way in: a new record, or the family's file."""
    return _start(request)


def _start(request: HttpRequest, error: InputError | None = None) -> HttpResponse:
    page = start_form(family_in(request.session), request.POST, today(), error)
    return render(
        request, "family/skills_start.html", {"page": page, "error": error}, status=_UNREADABLE if error else 200
    )


@from_our_own_pages
def begin(request: HttpRequest) -> HttpResponse:
    """Begins the record of a child."""
    try:
        child = actions.new_child(request.POST.dict(), today())
        return _added(request, child)
    except InputError as error:
        return _start(request, error)


def _added(request: HttpRequest, child: KeptChild) -> HttpResponse:
    family, number = actions.add_child(family_in(request.session), child, today())
    keep_family(family, request.session)
    return redirect("skills_of", number)


@from_our_own_pages
def open_file(request: HttpRequest) -> HttpResponse:
    """Opens a file that the family saved. What was shown before gives way to it."""
    try:
        family = uploaded(request, today())
    except InputError as error:
        return _start(request, error)
    keep_family(family, request.session)
    return redirect("skills_of", 1) if len(family.children) == 1 else redirect("skills")


def save_file(request: HttpRequest) -> HttpResponse:
    """The family's file, to keep."""
    family = family_in(request.session)
    if family is None:
        return render(request, "site/visit_ended.html", status=404)
    return saved(family, today())


@of_a_kept_child
def skills_of(request: HttpRequest, family: FamilyFile, child: KeptChild, number: int) -> HttpResponse:
    """How one child's skills grow; a form sent here sets the switch "born early"."""
    error = None
    if request.method == "POST":
        try:
            return _kept(request, family, number, actions.born_early(child, request.POST.dict()))
        except InputError as refused:
            error = refused
    page = skills_page(child, number, len(family.children), the_engine().knowledge, today())
    status = _UNREADABLE if error else 200
    return render(request, "family/skills.html", {"page": page, "error": error, "sent": request.POST}, status=status)


@of_a_kept_child
def first_times(request: HttpRequest, family: FamilyFile, child: KeptChild, number: int) -> HttpResponse:
    """The ages at which the six movement skills were first seen."""
    error = None
    if request.method == "POST":
        try:
            sent, not_yet = request.POST.dict(), request.POST.getlist("not_yet")
            return _kept(request, family, number, actions.with_first_times(child, sent, not_yet, today()))
        except InputError as refused:
            error = refused
    page = first_times_form(child, number, request.POST, error)
    return _form(request, "family/skills_first_times.html", page, error)


@of_a_kept_child
def answers_of_a_day(request: HttpRequest, family: FamilyFile, child: KeptChild, number: int) -> HttpResponse:
    """What a child could do on one day."""
    error, known = None, the_engine().knowledge
    if request.method == "POST":
        try:
            return _kept(request, family, number, actions.with_day(child, request.POST.dict(), known, today()))
        except InputError as refused:
            error = refused
    return _form(request, "family/skills_day.html", day_form(child, number, known, today(), request.POST), error)


@of_a_kept_child
def scores(request: HttpRequest, family: FamilyFile, child: KeptChild, number: int) -> HttpResponse:
    """The D-scores that a professional gave."""
    error = None
    if request.method == "POST":
        try:
            given = read_scores(_table(request), request.POST.get("key", ""), today())
            return _kept(request, family, number, actions.with_scores(child, given))
        except InputError as refused:
            error = refused
    return _form(request, "family/skills_scores.html", score_form(number, request.POST), error)


def _table(request: HttpRequest) -> str:
    sent = request.FILES.get("scores_file")
    if sent is None:
        return request.POST.get("scores", "")
    try:
        return str(sent.read(MOST_SCORE_BYTES).decode("utf-8"))
    except UnicodeDecodeError:
        raise InputError("scores", _("That file is no table in plain text (CSV).")) from None


@of_a_child
def from_check(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:  # noqa: ARG001
    """Begins a record with what a guided check learned of the child's skills."""
    if request.method != "POST":
        return redirect("result", number)
    try:
        return _added(request, actions.from_check(child, today()))
    except InputError as error:
        return _start(request, error)


def _form(request: HttpRequest, template: str, page: object, error: InputError | None) -> HttpResponse:
    return render(request, template, {"page": page, "error": error}, status=_UNREADABLE if error else 200)


def _kept(request: HttpRequest, family: FamilyFile, number: int, child: KeptChild) -> HttpResponse:
    keep_family(with_kept_child(family, number, child), request.session)
    return redirect("skills_of", number)
