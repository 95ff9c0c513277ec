"""Compares two versions of the knowledge, each a folder or a git revision."""

import io
import subprocess
import tarfile
from datetime import date
from pathlib import Path

import typer

from handrail.knowledge import Knowledge, KnowledgeError, load
from handrail.knowledge.load import parse
from handrail.triage.replay import changes_between
from handrail.vocabulary import InputError

_DATA = "src/handrail/knowledge/data"


def print_diff(old: str, new: str, today: date) -> None:
    """Prints every made-up child whose decision changes between `old` and `new`, with the rules behind it."""
    before, after = _side(old, "OLD"), _side(new, "NEW")
    # The hash is over every file, and the same content decides the same.
    changes = [] if before.hash == after.hash else changes_between(before, after, today)
    for change in changes:
        typer.echo(f"{change.child}\n  - {change.before}\n  + {change.after}")
    plural = "decision changes" if len(changes) == 1 else "decisions change"
    typer.echo(f"{len(changes)} {plural} from {before.version} ({before.hash[:12]}) to {after.hash[:12]}.")


def _side(written: str, argument: str) -> Knowledge:
    folder = Path(written)
    if folder.is_dir():
        return load(folder)
    try:
        return parse(_files_of_revision(written, argument))
    except KnowledgeError as error:
        problems = [str(problem) for problem in error.problems]
        more = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
        raise InputError(
            argument,
            f'"{written}" is written for another version of the program, which has rules that this one cannot '
            f"replay ({problems[0].removesuffix('.')}{more}). Compare with a later revision, or run the program of "
            "that revision.",
        ) from error


def _files_of_revision(revision: str, argument: str) -> dict[str, bytes]:
    """The knowledge files of a git revision, read out of `git archive` without touching the work tree."""
    command = ["git", "archive", "--format=tar", revision, _DATA]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell, one program
    if done.returncode:
        raise InputError(argument, f'"{revision}" is neither a folder nor a git revision that holds {_DATA}.')
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        members = [member for member in archive if member.isfile() and member.name.endswith(".toml")]
        return {m.name.removeprefix(f"{_DATA}/"): archive.extractfile(m).read() for m in members}  # type: ignore[union-attr]
