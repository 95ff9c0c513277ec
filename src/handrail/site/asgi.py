"""The site for an ASGI server: `handrail.site.asgi:application`."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.site.settings")
application = get_asgi_application()
