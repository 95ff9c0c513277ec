"""Addresses of what helps while a family waits: names of worries at most, as on the list of worries."""

from django.urls import path

from handrail.family.waiting import six_views, views

urlpatterns = [
    path("waiting/", views.waiting, name="waiting"),
    path("waiting/<slug:pack_id>/", views.waiting_for, name="waiting_for"),
    path("child/<int:number>/waiting/", views.child_waiting, name="child_waiting"),
    path("filming/", views.filming, name="filming"),
    path("six-questions/", six_views.six_questions, name="six_questions"),
    path("six-questions/file/", six_views.six_file, name="six_file"),
    path("six-questions/back/", six_views.six_back, name="six_back"),
]
