"""The pages to read: each gives a template what its presenter gathered from the library."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail.family.engine import the_engine, the_library
from handrail.family.place import numbers
from handrail.family.presenters.learn import condition_to_read, conditions_to_read, questions_to_read, words_to_read
from handrail.family.visit import visit_in
from handrail.vocabulary import InputError


def learn(request: HttpRequest) -> HttpResponse:
    """Where reading starts."""
    return render(request, "family/learn.html")


def conditions(request: HttpRequest) -> HttpResponse:
    """Every condition by its name, with its other names."""
    return render(request, "family/conditions.html", {"page": conditions_to_read(the_engine().knowledge)})


def condition(request: HttpRequest, condition_id: str) -> HttpResponse:
    """One condition, with what each therapy does side by side."""
    chosen = numbers(visit_in(request.session).place).chosen
    try:
        page = condition_to_read(the_engine().knowledge, the_library(), condition_id, chosen)
    except InputError:
        return render(request, "site/not_found.html", status=404)
    return render(request, "family/condition.html", {"page": page})


def words(request: HttpRequest) -> HttpResponse:
    """The glossary."""
    return render(request, "family/words.html", {"page": words_to_read(the_engine().knowledge, the_library())})


def questions(request: HttpRequest) -> HttpResponse:
    """What families ask, with the answers."""
    return render(request, "family/questions.html", {"page": questions_to_read(the_engine().knowledge, the_library())})
