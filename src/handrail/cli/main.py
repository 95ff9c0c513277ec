"""The entry point: commands, the version, and the outermost edge where errors become sentences."""

import sys
from typing import Annotated

import typer

from handrail import __version__
from handrail.cli import check, development, knowledge, schedule, serve
from handrail.vocabulary import HandrailError

app = typer.Typer(
    name="handrail",
    help="Does my child need physiotherapy, occupational therapy, both, or someone else first?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("check")(check.check)
app.command("serve")(serve.serve)
app.command("site", context_settings={"ignore_unknown_options": True})(serve.site)
app.add_typer(development.app, name="development")
app.add_typer(knowledge.app, name="knowledge")
app.add_typer(schedule.app, name="schedule")

INTERRUPTED = 130


def _show_version(wanted: bool) -> None:
    if not wanted:
        return
    from handrail.knowledge import load

    known = load()
    typer.echo(f"handrail {__version__}, knowledge {known.version} ({known.hash[:12]})")
    raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Program and knowledge version.")
    ] = False,
) -> None:
    """Options that stand before a command."""


def run() -> None:
    """Runs the command line; a HandrailError becomes a sentence on standard error and its exit status."""
    try:
        app()
    except HandrailError as error:
        typer.echo(f"handrail: {error}", err=True)
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
