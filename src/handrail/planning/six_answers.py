"""The six questions as a file of their own (handrail-six-1): sent to school or nursery, filled in, and sent back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from handrail.knowledge import Library
from handrail.planning.family_types import OtherView
from handrail.planning.unknown_fields import fold, unfold
from handrail.vocabulary import InputError

FORMAT = "handrail-six-1"
MOST_BYTES = 100_000


def read_six_answers(content: bytes, library: Library, today: date) -> OtherView:
    """The answers in `content`; an answer to a question that is no longer asked is kept as it is.

    Raises InputError on `file` for what is no such file, and on the field's path for what is no answer.
    """
    raw = _decoded(content)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise InputError("file", "is not a file of the six questions. Choose the one that came back.")
    body = {key: value for key, value in raw.items() if key != "format"}
    try:
        view = msgspec.convert(fold(body, OtherView), OtherView)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at ")
        raise InputError(path.strip("`").removeprefix("$."), f"{message}.") from None
    if view.on > today:
        raise InputError("on", f"{view.on} is still to come.")
    for name, given in view.answers.items():
        _check_answer(name, given, library)
    return view


def write_six_answers(view: OtherView) -> bytes:
    """The file of the answers, as indented UTF-8 JSON: what `read_six_answers` reads."""
    content = {"format": FORMAT} | unfold(msgspec.to_builtins(view), OtherView)
    return msgspec.json.format(msgspec.json.encode(content), indent=2)


def _decoded(content: bytes) -> Any:
    if len(content) > MOST_BYTES:
        raise InputError("file", f"is larger than {MOST_BYTES // 1000} kB; six answers are much smaller.")
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise InputError("file", "is not a file of the six questions, or only part of one.") from None


def _check_answer(name: str, given: str | tuple[str, ...], library: Library) -> None:
    question = library.teacher_questions.get(name)
    if question is None:
        return
    if isinstance(given, str) is bool(question.answers):
        kind = "a list of what was ticked" if question.answers else "text"
        raise InputError(f"answers.{name}", f"must be {kind}.")


def six_answers(sent: Mapping[str, list[str]], library: Library) -> dict[str, str | tuple[str, ...]]:
    """The answers that a form sent, by question; what was left empty is missing. Raises InputError on a question."""
    answers: dict[str, str | tuple[str, ...]] = {}
    for name, question in library.teacher_questions.items():
        given = [value.strip() for value in sent.get(name, []) if value.strip()]
        if not given:
            continue
        if not question.answers:
            answers[name] = given[0]
        elif {answer.id for answer in question.answers}.issuperset(given):
            answers[name] = tuple(given if question.several else given[:1])
        else:
            raise InputError(name, "Choose from the answers shown.")
    return answers
