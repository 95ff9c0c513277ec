"""Addresses of things to do at home, of ways in and of what may pay."""

from django.urls import path

from handrail.family.practice import views

urlpatterns = [
    path("child/<int:number>/look-again.ics", views.look_again, name="look_again"),
    path("activities/", views.activities, name="activities"),
    path("child/<int:number>/activities/", views.child_activities, name="child_activities"),
    path("activities/chosen/", views.chosen_activities, name="chosen_activities"),
    path("places/", views.places, name="places"),
    path("places/<str:code>/", views.ways_at, name="ways_at"),
    path("funding/", views.funding, name="funding"),
    path("funding/<str:code>/", views.funding_at, name="funding_at"),
]
