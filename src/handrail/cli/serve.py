"""`handrail serve`: the site on this machine. `handrail site`: Django's own commands for those who deploy it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from handrail.vocabulary import MissingExtraError

_STATE_HELP = "The folder for the visits of the moment, the secret key and the collected files."


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 for any free one.")] = 8000,
    state: Annotated[Path, typer.Option(help=_STATE_HELP)] = Path("handrail-state"),
    debug: Annotated[bool, typer.Option("--debug", help="Show errors and the design system.")] = False,
) -> None:
    """Serve the pages for families until Ctrl-C.

    Listens on this machine alone unless --host says otherwise; put a proxy with TLS before it for the world.
    """
    _need_the_web()
    from handrail.site.serve import prepare, serve

    prepare(state, debug=debug)
    serve(host, port, on_ready=lambda address: typer.echo(f"Handrail is at {address} (Ctrl-C stops it)"))


def site(arguments: Annotated[list[str], typer.Argument(help="A command of Django with its options.")]) -> None:
    """Run a command of Django on the site, such as `handrail site check --deploy`."""
    _need_the_web()
    import os

    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.site.settings")
    execute_from_command_line([sys.argv[0], *arguments])


def _need_the_web() -> None:
    try:
        import django  # noqa: F401
    except ModuleNotFoundError:
        raise MissingExtraError('the pages need the extra "web": pip install "handrail[web]"') from None
