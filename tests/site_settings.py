"""The site's settings for tests: no TLS, a database in memory, static files as they stand."""

import os

os.environ.setdefault("HANDRAIL_SECRET_KEY", "for tests only: signs nothing that matters, but long enough")
os.environ.setdefault("HANDRAIL_HTTPS", "off")
os.environ.setdefault("HANDRAIL_HOSTS", "testserver")

from handrail.site.settings import *  # noqa: F403

STATIC_ROOT = HERE / "static"  # noqa: F405
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
