"""Addresses of the family's pages: numbers only, so that history and logs say nothing of a child."""

from django.urls import include, path

urlpatterns = [
    path("", include("handrail.family.check.urls")),
    path("", include("handrail.family.practice.urls")),
    path("", include("handrail.family.skills.urls")),
    path("", include("handrail.family.keeping.urls")),
    path("", include("handrail.family.waiting.urls")),
    path("", include("handrail.family.letters.urls")),
    path("learn/", include("handrail.family.learn.urls")),
]
