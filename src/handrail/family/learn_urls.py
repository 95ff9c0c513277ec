"""Addresses of the pages to read."""

from django.urls import path

from handrail.family import learn_views as views

urlpatterns = [
    path("", views.learn, name="learn"),
    path("conditions/", views.conditions, name="conditions"),
    path("conditions/<slug:condition_id>/", views.condition, name="condition"),
    path("words/", views.words, name="words"),
    path("questions/", views.questions, name="questions"),
]
