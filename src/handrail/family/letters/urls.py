"""Addresses of the papers: numbers only."""

from django.urls import path

from handrail.family.letters import views

urlpatterns = [
    path("child/<int:number>/letter/", views.letter, name="letter"),
    path("child/<int:number>/summary/", views.summary, name="summary"),
    path("activities/card/", views.week_card, name="week_card"),
]
