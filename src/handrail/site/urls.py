"""Every address of the site. None of them says anything of a child."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from handrail.site import offline, views

handler400 = "handrail.site.views.bad_request"
handler403 = "handrail.site.views.form_too_old"
handler404 = "handrail.site.views.not_found"
handler500 = "handrail.site.views.fault"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("handrail.family.urls")),
    path("worker.js", offline.worker, name="worker"),
    path("handrail.webmanifest", offline.manifest, name="manifest"),
    path("offline/", offline.offline, name="offline"),
]
if settings.DEBUG:
    urlpatterns.append(path("design/", views.design, name="design"))
