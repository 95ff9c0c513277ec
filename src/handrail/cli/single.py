"""One unattended answer: from a file or from words on the command line."""

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console

from handrail.cli.result import result_page
from handrail.triage import Engine
from handrail.vocabulary import STANDARD, InputError


def check_file(path: Path, today: date, *, as_json: bool) -> None:
    """Prints the answer to the check in `path`. Raises InputError for a file that cannot be used."""
    try:
        content = sys.stdin.buffer.read() if path == STANDARD else path.read_bytes()
    except OSError as error:
        raise InputError("--file", f"{path} cannot be read: {error.strerror}.") from None
    try:
        raw = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError("--file", f"{path} is not JSON: {error}.") from None
    check_one(raw, today, as_json=as_json)


def check_one(raw: Mapping[str, Any], today: date, *, as_json: bool) -> None:
    """Prints the answer to one input, as a page for people or as the whole decision in JSON."""
    engine = Engine.start()
    _, decision = engine.decide(raw, today, needs_id=False)
    if as_json:
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(decision), indent=2) + b"\n")
    else:
        Console().print(result_page(decision, engine.knowledge, today))
