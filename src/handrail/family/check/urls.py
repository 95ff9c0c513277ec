"""Addresses of the guided check: a child is a number, so that history and logs say nothing of one."""

from django.urls import path

from handrail.family.check import views

urlpatterns = [
    path("", views.home, name="home"),
    path("start/", views.start, name="start"),
    path("worries/", views.worries, name="worries"),
    path("worries/<slug:group_id>/", views.worry_group, name="worry_group"),
    path("child/<int:number>/", views.resume, name="resume"),
    path("child/<int:number>/<int:place>/", views.step, name="step"),
    path("child/<int:number>/choose/", views.choose, name="choose"),
    path("child/<int:number>/result/", views.result, name="result"),
    path("child/<int:number>/before/", views.private, name="private"),
    path("child/<int:number>/answers/", views.answers, name="answers"),
    path("explained/", views.explained, name="explained"),
    path("place/", views.choose_place, name="place"),
    path("finish/", views.finish, name="finish"),
    path("leave/", views.leave, name="leave"),
    path("finished/", views.finished, name="finished"),
]
