"""The files that `handrail schedule` reads and writes; `-` is standard input or standard output."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from rich.console import Console

from handrail.vocabulary import STANDARD, InputError

T = TypeVar("T")


def read(path: Path, reader: Callable[[bytes], T]) -> T:
    """What the reader makes of a file; a fault names the file too."""
    name = "standard input" if path == STANDARD else str(path)
    try:
        return reader(sys.stdin.buffer.read() if path == STANDARD else path.read_bytes())
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror}.") from None
    except InputError as error:
        raise InputError(f"{name}: {error.field}", error.message, code=error.code) from None


def refuse_shared_input(*inputs: Path) -> None:
    """Raises InputError when two files are to come from standard input, which can be read once."""
    if inputs.count(STANDARD) > 1:
        raise InputError("-", "only one file can come from standard input.")


def refuse_unwritable(path: Path, *inputs: Path) -> None:
    """Raises InputError when a file could not be written: better before a minute's work than after."""
    if path == STANDARD:
        return
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise InputError(str(path), "cannot be written: it is a folder, or its folder is not there.")
    if path.resolve() in {source.resolve() for source in inputs}:
        raise InputError(str(path), "is an input; write to another file.")


def write(path: Path, content: bytes) -> None:
    """Writes a file. Raises InputError where that cannot be done."""
    if path == STANDARD:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InputError(str(path), f"cannot be written: {error.strerror}.") from None


def console_beside(out: Path | None) -> Console:
    """Where a command tells what it did: on standard error when its file goes to standard output."""
    return Console(stderr=out == STANDARD)
