"""The site's addresses as they are in debug mode."""

from django.urls import path

from handrail.site import views
from handrail.site.urls import urlpatterns as without

urlpatterns = [*without, path("design/", views.design, name="design")]
