"""Each view reads the request, lets an action do the work, and gives a page what its presenter made."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from handrail.family.check import actions
from handrail.family.check.presenters.answers import answers_page
from handrail.family.check.presenters.question import question_page
from handrail.family.check.presenters.result import result_page
from handrail.family.check.presenters.result_reading import reading_for, with_words_explained
from handrail.family.check.presenters.worries import find_group, tiles
from handrail.family.check.replies import MOST_WORRIES, words_of
from handrail.family.engine import the_engine, the_library
from handrail.family.learn.presenters.explained import explained_page
from handrail.family.learn.presenters.inline_terms import terms_of_a_page
from handrail.family.learn.presenters.reading import explanations_in_order
from handrail.family.place import jurisdiction_of, numbers
from handrail.family.presenters.voice import Voice
from handrail.family.visit import ChildCheck, Visit, keep, visit_in
from handrail.triage import day_in_words
from handrail.vocabulary import InputError

View = Callable[..., HttpResponse]
_OWN = frozenset({"same-origin", "none", ""})
_WAYS = {"therapist": ("therapies",), "diagnosis": ("conditions",), "self": ("words",)}


def today() -> date:
    """The day it is now, where the server stands."""
    return timezone.localdate()


def from_our_own_pages(view: View) -> View:
    """`view`, for forms that stand on pages without a session: the browser vouches for them instead of a token."""

    @wraps(view)
    def posted(request: HttpRequest, *args: object) -> HttpResponse:
        if request.method != "POST":  # someone reads the address of a form
            return redirect("home")
        return view(request, *args)

    return sent_from_our_own_pages(posted)


def sent_from_our_own_pages(view: View) -> View:
    """`view`, which shows a page and takes its form as well; the form is vouched for by the browser."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object) -> HttpResponse:
        if request.method == "POST" and request.headers.get("Sec-Fetch-Site", "") not in _OWN:
            return render(request, "site/visit_ended.html", status=403)
        return view(request, *args)

    return csrf_exempt(checked)


def of_a_child(view: View) -> View:
    """`view` with the visit and the child that the address means; a plain page when that visit has ended."""

    @wraps(view)
    def found(request: HttpRequest, number: int, **more: int) -> HttpResponse:
        visit = visit_in(request.session)
        child = visit.child(number)
        if child is None:
            return render(request, "site/visit_ended.html", status=404)
        return view(request, visit, child, number, **more)

    return found


def home(request: HttpRequest) -> HttpResponse:
    """The first page: one clear way in, and the others below it."""
    return render(request, "family/home.html", _home(request))


def _home(request: HttpRequest, error: InputError | None = None) -> dict[str, object]:
    visit = visit_in(request.session)
    children = range(1, len(visit.children) + 1)
    return {"tiles": tiles(get_language()), "children": children, "error": error, "sent": request.POST}


@from_our_own_pages
def start(request: HttpRequest) -> HttpResponse:
    """Begins a child's check from words, from a worry on the list, or by one of the other ways in."""
    visit, engine = visit_in(request.session), the_engine()
    place = jurisdiction_of(numbers(visit.place).chosen)
    way = request.POST.get("way", "")
    try:
        text = "" if way in _WAYS or "answer" in request.POST else words_of(request.POST, "words")
        chosen = request.POST.getlist("answer")[:MOST_WORRIES]
        child = actions.begin(
            engine,
            today(),
            text=text,
            worries=chosen,
            opening=_WAYS.get(way, ()),
            is_self=way == "self" or request.POST.get("who") == "self",
            place=place,
        )
    except InputError as error:
        return render(request, "family/home.html", _home(request, error), status=422)
    visit, number = visit.with_new_child(child)
    keep(visit, request.session)
    return redirect("step", number, 1)


def worries(request: HttpRequest) -> HttpResponse:
    """The list of worries, by group."""
    child = _pending(request)
    return render(request, "family/worries.html", {"tiles": tiles(get_language(), child), "child": child})


def worry_group(request: HttpRequest, group_id: str) -> HttpResponse:
    """One group of worries, to choose from."""
    group = find_group(group_id)
    if group is None:
        return render(request, "site/not_found.html", status=404)
    return render(request, "family/worry_group.html", {"group": group, "child": _pending(request)})


def _pending(request: HttpRequest) -> int:
    """The child whose worry is being looked for in the list; 0 for a new check."""
    return visit_in(request.session).named_child(request.GET.get("child", ""))[1]


@of_a_child
def choose(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:
    """Takes worries from the list for a check that has begun."""
    if request.method != "POST":
        return redirect("resume", number)
    engine = the_engine()
    try:
        chosen = actions.choose_worries(child, request.POST.getlist("answer")[:MOST_WORRIES], engine)
    except InputError:
        return redirect("worries")
    return _go_on(request, visit, number, *actions.ahead(chosen, engine, today()))


@of_a_child
def step(request: HttpRequest, visit: Visit, child: ChildCheck, number: int, place: int) -> HttpResponse:
    """One question of a check: shows it, or takes its answer and leads on."""
    if not 1 <= place <= len(child.trail):
        return redirect("resume", number)
    engine = the_engine()
    if request.method != "POST":
        notice = _("This check went on in another window. Here is where it is now.") if "moved" in request.GET else ""
        page = question_page(child, number, place, engine, notice=notice, asks_words_again="words" in request.GET)
        return render(request, "family/question.html", {"page": page})
    question = request.POST.get("question", "")
    if question != child.trail[place - 1]:
        last = len(child.trail)
        return HttpResponseRedirect(f"{reverse('step', args=(number, last))}?moved=1")
    try:
        child, following = actions.reply(child, question, request.POST, engine, today())
    except InputError as error:
        sent = dict(request.POST.lists())
        again = "words" in request.POST
        page = question_page(child, number, place, engine, sent=sent, error=error, asks_words_again=again)
        return render(request, "family/question.html", {"page": page}, status=422)
    return _go_on(request, visit, number, child, following)


def _go_on(request: HttpRequest, visit: Visit, number: int, child: ChildCheck, following: int | None) -> HttpResponse:
    keep(visit.with_child(number, child), request.session)
    return redirect("result", number) if following is None else redirect("step", number, following)


@of_a_child
def resume(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:  # noqa: ARG001
    """Leads to where the check stands."""
    _child, following = actions.ahead(child, the_engine(), today())
    return redirect("result", number) if following is None else redirect("step", number, following)


@of_a_child
def result(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:
    """The answer, once there is enough; before that, the question that is still open."""
    engine = the_engine()
    following = actions.ahead(child, engine, today())[1]
    if following is not None:
        return redirect("step", number, following)
    if child.shows_private is None and actions.has_private_help(child, engine):
        return redirect("private", number)
    chosen = numbers(visit.place).chosen
    decision = actions.decision_of(child, engine, today())
    page = result_page(child, number, decision, engine.knowledge, chosen, today())
    others = [other for other in range(1, len(visit.children) + 1) if other != number]
    since = day_in_words(child.earlier.on) if child.earlier else ""
    shown = {"page": page, "others": others, "last": len(child.trail), "since": since}
    if page.is_emergency:
        return render(request, "family/emergency.html", shown)
    explained_in_place = with_words_explained(page, terms_of_a_page(Voice(child.is_self)))
    reading = reading_for(child, decision, engine.knowledge, the_library())
    return render(request, "family/result.html", {**shown, "page": explained_in_place, "reading": reading})


@of_a_child
def private(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:
    """Asks whether it is safe to show help that not everybody at this screen may see."""
    if request.method == "POST":
        return _set_private(request, visit, child, number)
    return render(request, "family/private.html", {"number": number, "last": len(child.trail)})


def _set_private(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:
    keep(
        visit.with_child(number, actions.show_private(child, is_safe=request.POST.get("answer") == "yes")),
        request.session,
    )
    return redirect("result", number)


@of_a_child
def answers(request: HttpRequest, visit: Visit, child: ChildCheck, number: int) -> HttpResponse:  # noqa: ARG001
    """Everything that was answered, each line with a way back to its question."""
    return render(request, "family/answers.html", {"page": answers_page(child, number, the_engine())})


def explained(request: HttpRequest) -> HttpResponse:
    """What the therapies are and how they differ."""
    chosen = numbers(visit_in(request.session).place).chosen
    page = explained_page(the_engine().knowledge, chosen)
    reading = explanations_in_order(the_library())
    return render(request, "family/explained.html", {"page": page, "reading": reading})


@from_our_own_pages
def choose_place(request: HttpRequest) -> HttpResponse:
    """Remembers the country for this visit, so that the right numbers are shown."""
    visit = visit_in(request.session)
    wanted = request.POST.get("place", "")
    keep(actions.in_place(visit, wanted, the_engine()), request.session)
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return HttpResponseRedirect(back if safe else reverse("home"))


@from_our_own_pages
def finish(request: HttpRequest) -> HttpResponse:
    """Removes everything at once: what the server kept for this visit, and what the browser kept of it."""
    return _cleared(request, redirect("finished"))


@from_our_own_pages
def leave(request: HttpRequest) -> HttpResponse:
    """Removes everything and leads away to a page that says nothing."""
    return _cleared(request, HttpResponseRedirect(settings.QUICK_EXIT))


def _cleared(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    request.session.flush()
    response["Clear-Site-Data"] = '"cookies", "storage"'
    return response


def finished(request: HttpRequest) -> HttpResponse:
    """Says that nothing is kept any more."""
    return render(request, "family/finished.html")
