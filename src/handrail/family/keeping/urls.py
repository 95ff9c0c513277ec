"""Addresses of what a family keeps: none of them says anything of a child."""

from django.urls import path

from handrail.family.keeping import check_views, tried_views

urlpatterns = [
    path("file/", check_views.own_file, name="file"),
    path("child/<int:number>/keep/", check_views.keep_check, name="keep_check"),
    path("child/<int:number>/since/", check_views.since, name="since"),
    path("child/<int:number>/changed/", check_views.changed, name="changed"),
    path("tried/", tried_views.tried, name="tried"),
    path("file/save/", tried_views.save, name="file_save"),
]
