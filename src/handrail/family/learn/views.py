"""The pages to read: each gives a template what its presenter gathered from the library."""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from handrail.family.check.presenters.worries import tiles
from handrail.family.engine import the_engine, the_library, the_search
from handrail.family.learn.presenters.finding import FINDABLE, search_for
from handrail.family.learn.presenters.inline_terms import terms_of_a_page
from handrail.family.learn.presenters.ordinary import ordinary_in_order, ordinary_to_read
from handrail.family.learn.presenters.pages import (
    condition_to_read,
    conditions_to_read,
    questions_to_read,
    words_to_read,
)
from handrail.family.learn.presenters.reading import (
    explanation_to_read,
    explanations_in_order,
    helps_to_read,
    problem_groups,
    problem_to_read,
)
from handrail.family.place import numbers
from handrail.family.visit import visit_in
from handrail.knowledge import Place
from handrail.vocabulary import InputError


def _place(request: HttpRequest) -> Place | None:
    return numbers(visit_in(request.session).place).chosen


@csrf_exempt  # a search changes nothing; it is sent as a form so that no address holds a family's words
def learn(request: HttpRequest) -> HttpResponse:
    """Where reading starts, with a search over all of it."""
    reading = explanations_in_order(the_library())
    return _with_search(request, "family/learn.html", FINDABLE, {"reading": reading})


@csrf_exempt  # as above
def who_does_what(request: HttpRequest) -> HttpResponse:
    """Every everyday problem, with a search over them."""
    problems = problem_groups(the_engine().knowledge)
    return _with_search(request, "family/who_does_what.html", ("role", "concern"), {"groups": problems})


def _with_search(request: HttpRequest, template: str, kinds: Collection[str], shown: dict[str, object]) -> HttpResponse:
    """A page with what was found for the words sent to it; without words, the page alone."""
    words = request.POST.get("words", "").strip()
    if not words:
        return render(request, template, shown)
    found = search_for(words, the_search(), the_engine(), the_library(), kinds)
    response = render(request, template, {"search": found, "tiles": tiles(get_language()), **shown})
    # The family's own browser may keep what was found, so that going back from a page needs no second sending.
    response["Cache-Control"] = "private, no-cache"
    return response


def ordinary_list(request: HttpRequest) -> HttpResponse:
    """Everything that is ordinary in growing, by name."""
    page = ordinary_in_order(the_engine().knowledge, the_library())
    return render(request, "family/ordinary_list.html", {"page": page})


def ordinary(request: HttpRequest, reassurance_id: str) -> HttpResponse:
    """What is ordinary, until when, and what changes that."""
    try:
        page = ordinary_to_read(the_engine().knowledge, the_library(), reassurance_id, terms_of_a_page())
    except InputError:
        return render(request, "site/not_found.html", status=404)
    return render(request, "family/ordinary.html", {"page": page})


def problem(request: HttpRequest, kind: str, problem_id: str) -> HttpResponse:
    """Who does what for one everyday problem."""
    try:
        page = problem_to_read(the_engine().knowledge, kind, problem_id, _place(request), terms_of_a_page())
    except InputError:
        return render(request, "site/not_found.html", status=404)
    return render(request, "family/problem.html", {"page": page})


def what_helps(request: HttpRequest) -> HttpResponse:
    """What therapists do, with how well it is supported."""
    return render(request, "family/what_helps.html", {"page": helps_to_read(the_engine().knowledge, the_library())})


def explanation(request: HttpRequest, explanation_id: str) -> HttpResponse:
    """One page to read from top to bottom."""
    try:
        page = explanation_to_read(
            the_engine().knowledge, the_library(), explanation_id, _place(request), terms_of_a_page()
        )
    except InputError:
        return render(request, "site/not_found.html", status=404)
    return render(request, "family/explanation.html", {"page": page})


def conditions(request: HttpRequest) -> HttpResponse:
    """Every condition by its name, with its other names."""
    return render(request, "family/conditions.html", {"page": conditions_to_read(the_engine().knowledge)})


def condition(request: HttpRequest, condition_id: str) -> HttpResponse:
    """One condition, with what each therapy does side by side."""
    try:
        page = condition_to_read(
            the_engine().knowledge, the_library(), condition_id, _place(request), terms_of_a_page()
        )
    except InputError:
        return render(request, "site/not_found.html", status=404)
    return render(request, "family/condition.html", {"page": page})


def words(request: HttpRequest) -> HttpResponse:
    """The glossary."""
    return render(request, "family/words.html", {"page": words_to_read(the_engine().knowledge, the_library())})


def questions(request: HttpRequest) -> HttpResponse:
    """What families ask, with the answers."""
    page = questions_to_read(the_engine().knowledge, the_library(), terms_of_a_page())
    return render(request, "family/questions.html", {"page": page})
