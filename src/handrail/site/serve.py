"""Starts the site on this machine: one process, a few threads, SQLite for the visits of the moment."""

import os
import secrets
import threading
from collections.abc import Callable
from pathlib import Path

PURGE_EVERY_S = 10 * 60
THREADS = 8


def prepare(state: Path, *, debug: bool = False, https: bool = False) -> None:
    """Makes `state` ready: its secret key, its database, the files that pages use. Safe to repeat."""
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ["HANDRAIL_STATE"] = str(state)
    os.environ.setdefault("HANDRAIL_SECRET_KEY", _secret_key(state / "secret-key"))
    os.environ.setdefault("HANDRAIL_HTTPS", "on" if https else "off")
    os.environ.setdefault("HANDRAIL_DEBUG", "on" if debug else "off")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.site.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


def serve(host: str, port: int, on_ready: Callable[[str], None]) -> None:
    """Answers requests until it is stopped; calls `on_ready` with its address. Call `prepare` first.

    The data of visits that have ended is deleted every ten minutes.
    """
    from waitress.server import create_server

    from handrail.family.engine import the_engine
    from handrail.site.wsgi import application
    from handrail.vocabulary import InputError

    the_engine()  # the first family should not wait for the knowledge
    _purge_now_and_then()
    try:
        server = create_server(application, host=host, port=port, threads=THREADS, ident=None)
    except OSError as error:
        raise InputError(
            "--port", f"{host}:{port} cannot be used: {error.strerror}. Choose another with --port."
        ) from None
    on_ready(f"http://{host}:{server.effective_port}/")
    server.run()


def _purge_now_and_then() -> None:
    from django.contrib.sessions.backends.db import SessionStore

    SessionStore.clear_expired()
    timer = threading.Timer(PURGE_EVERY_S, _purge_now_and_then)
    timer.daemon = True
    timer.start()


def _secret_key(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return path.read_text(encoding="ascii")
