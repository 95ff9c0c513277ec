"""Addresses of what a family keeps: none of them says anything of a child."""

from django.urls import path

from handrail.family.keeping import tried_views

urlpatterns = [
    path("tried/", tried_views.tried, name="tried"),
    path("file/save/", tried_views.save, name="file_save"),
]
