"""Many unattended answers: one JSON object a line in, one a line out, in order."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import IO, Any

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from handrail.triage import Engine
from handrail.vocabulary import STANDARD, InputError

DONE, DONE_WITH_BAD_LINES, INTERRUPTED = 0, 1, 130
SHORT_BYTES = 200_000  # a file shorter than this is done before a progress bar would be seen


def check_lines(source: Path, target: Path, today: date) -> int:
    """Answers every line of `source` into `target` and returns the exit status.

    A bad line is reported on standard error and answered with an `error` object; the others are answered.
    An interrupt keeps what was finished. Raises InputError for files that cannot be used.
    """
    engine = Engine.start()
    with ExitStack() as stack:
        lines = _opened(source, "--batch", "rb", sys.stdin.buffer, stack)
        out = _opened(target, "--out", "wb", sys.stdout.buffer, stack)
        size = 0 if source == STANDARD else source.stat().st_size
        bad = 0
        seen: set[str] = set()
        try:
            for number, line in enumerate(_with_progress(lines, size, stack), start=1):
                if line.strip():
                    answer, problem = _answer(engine, line, today, seen)
                    out.write(answer)
                    if problem is not None:
                        bad += 1
                        sys.stderr.write(f"line {number}: {problem}\n")
        except KeyboardInterrupt:
            out.flush()
            return INTERRUPTED
    return DONE_WITH_BAD_LINES if bad else DONE


def _answer(engine: Engine, line: bytes, today: date, seen: set[str]) -> tuple[bytes, InputError | None]:
    """The line to write, and what was wrong. `seen` holds the ids so far: a second use is refused."""
    raw: Any = None
    try:
        raw = _decoded(line)
        if isinstance(raw, dict) and isinstance(given := raw.get("id"), str):
            if given in seen:
                raise InputError("id", f'"{given}" stands on an earlier line too.', code="given_twice")
            seen.add(given)
        identifier, decision = engine.decide(raw, today, needs_id=True)
    except InputError as error:
        given = raw.get("id") if isinstance(raw, dict) else None
        report = {"id": given, "error": {"code": error.code, "field": error.field, "message": error.message}}
        return msgspec.json.encode(report) + b"\n", error
    return msgspec.json.encode({"id": identifier, **msgspec.to_builtins(decision)}) + b"\n", None


def _decoded(line: bytes) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError("", f"is not a whole JSON object: {error}.", code="not_json") from None


def _opened(path: Path, option: str, mode: str, standard: IO[bytes], stack: ExitStack) -> IO[bytes]:
    if path == STANDARD:
        return standard
    try:
        return stack.enter_context(path.open(mode))
    except OSError as error:
        raise InputError(option, f"{path} cannot be opened: {error.strerror}.") from None


def _with_progress(lines: IO[bytes], size: int, stack: ExitStack) -> Iterator[bytes]:
    """The lines, with a bar on a terminal's standard error while a long file is worked through."""
    console = Console(stderr=True)
    if size < SHORT_BYTES or not console.is_terminal:
        yield from lines
        return
    columns = (TextColumn("Checking"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    progress = stack.enter_context(Progress(*columns, console=console))
    task = progress.add_task("lines", total=size)
    for line in lines:
        progress.advance(task, len(line))
        yield line
