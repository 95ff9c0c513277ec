"""The papers: a form with every field to edit, and the paper itself as the answer. Nothing of it is kept."""

from dataclasses import fields, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from handrail.documents import (
    Letter,
    Mark,
    Sheet,
    Summary,
    card_sheet,
    letter_sheet,
    pdf_of,
    said_with,
    setting_for,
    summary_sheet,
    text_of,
)
from handrail.family.check import actions as check_actions
from handrail.family.check.views import from_our_own_pages, of_a_child, today
from handrail.family.costly import costly
from handrail.family.engine import the_engine, the_library
from handrail.family.keeping.own_file import uploaded
from handrail.family.kept import family_in
from handrail.family.letters import actions
from handrail.family.letters.presenters.papers import letter_form, summary_form
from handrail.family.place import english_at, jurisdiction_of, numbers
from handrail.family.practice.presenters.activities import activities_page
from handrail.family.visit import ChildCheck, Visit, visit_in
from handrail.vocabulary import InputError, MissingExtraError, Urgency

_UNREADABLE = 422


def _is_ready(child: ChildCheck) -> bool:
    """Whether a check has an answer that a paper can carry: an emergency is no time for one."""
    engine = the_engine()
    if check_actions.ahead(child, engine, today())[1] is not None:
        return False
    return check_actions.decision_of(child, engine, today()).urgency is not Urgency.EMERGENCY_NOW


@costly
@of_a_child
def letter(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:
    """The letter: the form, and what it is sent for (the PDF, its text, or something to put into it)."""
    if not _is_ready(child):
        return redirect("resume", number)
    say, family = english_at(visit.place).said, family_in(request.session)
    drafted, mark = actions.drafted_letter(child, the_engine(), the_library(), today(), say=say, family=family)
    if request.method != "POST":
        return _letter_form(request, drafted, mark, child, number)
    sent = Letter(**_sent(request, Letter))
    try:
        sent = _put_in(request, sent, child)
        if "pdf" in request.POST:
            return _pdf(letter_sheet(sent, mark), visit, "letter.pdf")
        text = text_of(letter_sheet(sent, mark)) if "text" in request.POST else ""
    except InputError as error:
        return _letter_form(request, sent, mark, child, number, error=error)
    return _letter_form(request, sent, mark, child, number, text=text)


def _put_in(request: HttpRequest, sent: Letter, child: ChildCheck) -> Letter:
    """The letter with what a family asked to be put in: what a service wants, or what it tried, from its file."""
    if "service" in request.POST.getlist("put"):
        ways = actions.ways_for(child, the_library(), today())
        return actions.with_service(sent, request.POST.get("way", ""), ways, the_library())
    if "tried" in request.POST.getlist("put"):
        return actions.with_tried(sent, uploaded(request, today()), the_library(), today())
    return sent


def _letter_form(
    request: HttpRequest,
    letter: Letter,
    mark: Mark,
    child: ChildCheck,
    number: int,
    *,
    text: str = "",
    error: InputError | None = None,
) -> HttpResponse:
    page = letter_form(
        letter,
        number,
        the_library(),
        actions.ways_for(child, the_library(), today()),
        mark,
        chosen_way=request.POST.get("way", ""),
        text=text,
        error=error,
        is_self=child.is_self,
    )
    return render(
        request, "family/letter.html", {"page": page, "error": page.error}, status=_UNREADABLE if error else 200
    )


@costly
@of_a_child
def summary(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:
    """The family's own summary: the form, and the PDF that it is sent for."""
    if not _is_ready(child):
        return redirect("resume", number)
    place, say = numbers(visit.place).chosen, english_at(visit.place).said
    paper, mark = actions.drafted_summary(child, number, the_engine(), place, today(), say=say)
    error = None
    if request.method == "POST":
        paper = Summary(**_sent(request, Summary))
        try:
            return _pdf(summary_sheet(paper, mark), visit, "summary.pdf")
        except InputError as refused:
            error = refused
    page = summary_form(paper, number, mark, error=error)
    return render(
        request, "family/summary.html", {"page": page, "error": page.error}, status=_UNREADABLE if error else 200
    )


@costly
@from_our_own_pages
def week_card(request: HttpRequest) -> HttpResponse:
    """The weekly card as PDF, from the same form as the page of activities and by the same rules."""
    visit = visit_in(request.session)
    known, number = visit.named_child(request.POST.get("child", ""))
    page = activities_page(the_library(), the_engine(), request.POST, known=known, number=number)
    if page.found and page.found.week.lines:
        mark = Mark(rules=(), knowledge=page.version, is_draft=page.is_draft, made_on=today())
        try:
            sheet = card_sheet(page.found.week, the_library(), mark, child_name=request.POST.get("child_name", ""))
            return _pdf(said_with(sheet, english_at(visit.place).said), visit, "card-for-the-week.pdf")
        except InputError as refused:
            page = replace(page, error=refused)
    return render(request, "family/activities.html", {"page": page}, status=_UNREADABLE if page.error else 200)


def _sent(request: HttpRequest, paper: type[Letter] | type[Summary]) -> dict[str, str]:
    return {field.name: request.POST.get(field.name, "") for field in fields(paper)}


def _pdf(sheet: Sheet, visit: Visit, name: str) -> HttpResponse:
    """The file, whose name says nothing of a child. Raises InputError on the field that cannot be printed."""
    setting = setting_for(jurisdiction_of(numbers(visit.place).chosen), today())
    try:
        content = pdf_of(sheet, setting)
    except MissingExtraError:
        raise InputError(
            "pdf", _("This site cannot make PDF files. Take the text instead, or print the page.")
        ) from None
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
