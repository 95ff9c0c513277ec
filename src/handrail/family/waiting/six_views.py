"""Six questions for a teacher or nursery: a page to print or fill in, its file, and both views side by side."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from handrail.family.check.views import from_our_own_pages, sent_from_our_own_pages, today
from handrail.family.engine import the_engine, the_library
from handrail.family.keeping.own_file import carried, child_number, unpacked, uploaded, with_a_child
from handrail.family.kept import with_kept_child
from handrail.family.visit import visit_in
from handrail.family.waiting.presenters.six_questions import six_back_page, six_form
from handrail.planning import FamilyFile, OtherView, SeenBy, read_six_answers, six_answers, write_six_answers
from handrail.planning.family_types import MOST_ROWS, MOST_TEXT
from handrail.planning.six_answers import MOST_BYTES
from handrail.vocabulary import InputError

FILE_NAME = "handrail-six-questions.json"
_UNREADABLE = 422


def six_questions(request: HttpRequest) -> HttpResponse:
    """The page to print, or to fill in and save."""
    return _form(request)


def _form(request: HttpRequest, error: InputError | None = None) -> HttpResponse:
    page = six_form(the_library(), request.POST)
    status = _UNREADABLE if error else 200
    return render(request, "family/six_questions.html", {"page": page, "error": error}, status=status)


@from_our_own_pages
def six_file(request: HttpRequest) -> HttpResponse:
    """The answers as a file to send back."""
    try:
        content = write_six_answers(_answered(request))
    except InputError as error:
        return _form(request, error)
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return HttpResponse(content, content_type="application/json", headers=headers)


def _answered(request: HttpRequest) -> OtherView:
    answers = six_answers(dict(request.POST.lists()), the_library())
    if not answers:
        raise InputError("six", _("Answer at least one question."))
    for name, given in answers.items():
        if isinstance(given, str) and len(given) > MOST_TEXT:
            raise InputError(name, _("Please shorten this to %(most)s characters.") % {"most": f"{MOST_TEXT:,}"})
    by = SeenBy.HOME if request.POST.get("by") == SeenBy.HOME.value else SeenBy.SCHOOL
    return OtherView(on=today(), by=by, answers=answers)


@sent_from_our_own_pages
def six_back(request: HttpRequest) -> HttpResponse:
    """What came back, beside the family's own answers; every page carries the record, and the server keeps nothing."""
    family, error = FamilyFile(made_on=today()), None
    try:
        if record := request.POST.get("record", ""):
            family = unpacked(record, today())
        if "file" in request.FILES:
            family = uploaded(request, today())
        family = _with_views(request, with_a_child(family))
    except InputError as refused:
        error = refused
    family = with_a_child(family)
    visit = visit_in(request.session)
    known = visit.children[-1] if visit.children else None
    number = child_number(request, family)
    page = six_back_page(
        family, number, carried(family), the_library(), the_engine(), known, today(), is_fresh="file" in request.FILES
    )
    return render(request, "family/six_back.html", {"page": page, "error": error}, status=_UNREADABLE if error else 200)


def _with_views(request: HttpRequest, family: FamilyFile) -> FamilyFile:
    """The record with the views of every file of answers that was chosen. Raises InputError on `answers`."""
    number, files = child_number(request, family), request.FILES.getlist("answers")
    if files and len(family.children) > 1 and "file" in request.FILES:
        raise InputError("answers", _("Your file holds several children. Choose the child, then the answers again."))
    child = family.children[number - 1]
    views = list(child.others)
    for sent in files:
        try:
            view = read_six_answers(sent.read(MOST_BYTES + 1), the_library(), today())
        except InputError as error:
            told = {"what": error.message if error.field == "file" else f"{error.field}: {error.message}"}
            raise InputError("answers", _("This file of answers cannot be used: %(what)s") % told) from None
        if view not in views:
            views.append(view)
    if len(views) > MOST_ROWS:
        raise InputError("answers", _("This file is full."))
    return with_kept_child(family, number, replace(child, others=tuple(views)))
