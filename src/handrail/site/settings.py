"""Django's settings, each read from the environment of the deployment. The defaults are the safe ones.

HANDRAIL_SECRET_KEY    signs sessions and forms; required
HANDRAIL_HOSTS         names under which the site is reached, with commas between them
HANDRAIL_STATE         the folder of the session database and the collected files (default: handrail-state)
HANDRAIL_HTTPS         "off" only where nothing but this machine can reach the site
HANDRAIL_BEHIND_PROXY  "on" where a proxy ends TLS and sets X-Forwarded-Proto
HANDRAIL_LANGUAGES     language codes that the pages offer (default: en-gb)
HANDRAIL_QUICK_EXIT    the address to which "Leave this page" goes
HANDRAIL_FORMS_A_MINUTE   how many forms one sender may send in a minute (default: 120; 0: no limit)
HANDRAIL_COSTLY_A_MINUTE  how many PDFs and the like one sender may ask for in a minute (default: 20; 0: no limit)
HANDRAIL_DEBUG         "on" shows errors and /design/; never where families are
"""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from handrail.site import environment

HERE = Path(__file__).parent
STATE = Path(environment.text("HANDRAIL_STATE", "handrail-state"))

DEBUG = environment.switch("HANDRAIL_DEBUG", default=False)
SECRET_KEY = environment.text("HANDRAIL_SECRET_KEY")
if not SECRET_KEY:
    raise ImproperlyConfigured("Set HANDRAIL_SECRET_KEY: fifty or more random characters that only this site knows.")
ALLOWED_HOSTS = environment.words("HANDRAIL_HOSTS", "localhost,127.0.0.1,[::1]")
HTTPS = environment.switch("HANDRAIL_HTTPS", default=True)
BEHIND_PROXY = environment.switch("HANDRAIL_BEHIND_PROXY", default=False)
MOST_FORMS_A_MINUTE = environment.number("HANDRAIL_FORMS_A_MINUTE", 120)
MOST_COSTLY_A_MINUTE = environment.number("HANDRAIL_COSTLY_A_MINUTE", 20)
QUICK_EXIT = environment.text("HANDRAIL_QUICK_EXIT", "https://www.bbc.co.uk/weather")

INSTALLED_APPS = ["django.contrib.sessions", "django.contrib.staticfiles", "handrail.family", "handrail.site"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "handrail.site.middleware.headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "handrail.site.limits.Limits",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "handrail.site.kept_pages.kept_pages",
    "handrail.site.country_english.country_english",
    "handrail.site.middleware.robots",
]
ROOT_URLCONF = "handrail.site.urls"
WSGI_APPLICATION = "handrail.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "handrail.site.context.site",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# Nothing is kept but the session of a family that is here now. What is deleted is overwritten, not only unlinked.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": STATE / "sessions.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
        },
    }
}
SESSION_ENGINE = "handrail.site.sessions"
SESSION_COOKIE_NAME = "visit"
SESSION_COOKIE_AGE = 2 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

CSRF_USE_SESSIONS = True  # so that a page which only shows something sets no cookie
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "handrail.site.views.form_too_old"

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"  # nothing to other sites; our own forms must still say where they stand
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 200_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]  # a family's file never on a disk

STATIC_URL = "static/"
STATICFILES_DIRS = [HERE.parent / "charts" / "data"]  # the style sheet of the charts
STATIC_ROOT = STATE / "static"
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    }
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False

LANGUAGE_CODE = "en-gb"
LANGUAGES = [(code, code) for code in environment.words("HANDRAIL_LANGUAGES", LANGUAGE_CODE)]
LOCALE_PATHS = [HERE.parent / "locale"]  # one catalogue for pages and core
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Addresses and answers stay out of the log: only faults of ours are written, without the request's data.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
