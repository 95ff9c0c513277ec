"""Addresses of the pages to read."""

from django.urls import path

from handrail.family.learn import views

urlpatterns = [
    path("", views.learn, name="learn"),
    path("conditions/", views.conditions, name="conditions"),
    path("conditions/<slug:condition_id>/", views.condition, name="condition"),
    path("words/", views.words, name="words"),
    path("who-does-what/", views.who_does_what, name="who_does_what"),
    path("who-does-what/<slug:kind>/<slug:problem_id>/", views.problem, name="problem"),
    path("what-helps/", views.what_helps, name="what_helps"),
    path("read/<slug:explanation_id>/", views.explanation, name="explanation"),
    path("ordinary/", views.ordinary_list, name="ordinary_list"),
    path("ordinary/<slug:reassurance_id>/", views.ordinary, name="ordinary"),
    path("questions/", views.questions, name="questions"),
]

SAME_FOR_ALL = frozenset((*(pattern.name for pattern in urlpatterns), "explained"))
"""The names of pages that say the same to everybody in a place: nothing in them comes from a family."""
