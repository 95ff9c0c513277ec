"""Addresses of the growing of skills."""

from django.urls import path

from handrail.family.skills import views

urlpatterns = [
    path("child/<int:number>/skills/", views.from_check, name="skills_from_check"),
    path("skills/", views.skills, name="skills"),
    path("skills/begin/", views.begin, name="skills_begin"),
    path("skills/open/", views.open_file, name="skills_open"),
    path("skills/file/", views.save_file, name="skills_file"),
    path("skills/<int:number>/", views.skills_of, name="skills_of"),
    path("skills/<int:number>/first-times/", views.first_times, name="skills_first_times"),
    path("skills/<int:number>/day/", views.answers_of_a_day, name="skills_day"),
    path("skills/<int:number>/scores/", views.scores, name="skills_scores"),
]
