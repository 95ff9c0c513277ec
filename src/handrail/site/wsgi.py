"""The site for a WSGI server: `handrail.site.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.site.settings")
application = get_wsgi_application()
