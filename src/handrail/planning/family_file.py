"""Reads and writes the file that a family keeps (handrail-family-1): theirs alone, readable, and never the server's."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec

from handrail.knowledge import Knowledge
from handrail.knowledge.harm import is_flag_of_harm, is_worry_of_harm
from handrail.planning.family_types import CheckMade, FamilyFile, KeptChild
from handrail.planning.unknown_fields import fold, unfold
from handrail.vocabulary import InputError, gestation_days

FORMAT_NAME, FORMAT_VERSION = "handrail-family", 1
MOST_BYTES = 2_000_000
_FORMAT = re.compile(rf"{FORMAT_NAME}-([1-9]\d{{0,3}})")


def read_family_file(content: bytes, *, today: date) -> FamilyFile:
    """The family file in `content`; keys that are not known are kept as they are, and written again.

    Raises InputError on `file` for what is no such file, is too large, or was written by a newer Handrail, and on
    the field's path for a value that cannot be used, such as a day in the future.
    """
    if len(content) > MOST_BYTES:
        raise InputError("file", f"is larger than {MOST_BYTES // 1_000_000} MB; a family file is much smaller.")
    try:
        raw = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):  # the last: brackets within brackets
        raise InputError("file", "is not a family file, or only part of one. Choose the file you saved here.") from None
    try:
        family = msgspec.convert(fold(_body(raw), FamilyFile), FamilyFile)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at ")
        raise InputError(path.strip("`").removeprefix("$."), f"{message}.") from None
    for place, message in _impossible(family, today):
        raise InputError(place, message)
    return family


def write_family_file(family: FamilyFile, knowledge: Knowledge) -> bytes:
    """The family file as indented UTF-8 JSON: what `read_family_file` reads.

    Answers about harm by someone are left out of every check: others in the house may open this file.
    """
    kept = replace(family, children=tuple(_without_safeguarding(child, knowledge) for child in family.children))
    head = {"format": f"{FORMAT_NAME}-{FORMAT_VERSION}"}
    content = unfold(msgspec.to_builtins(kept), FamilyFile)
    return msgspec.json.format(msgspec.json.encode(head | content), indent=2)


def _body(raw: object) -> dict[str, Any]:
    """Everything but the name of the format, which must be ours and not newer than this program."""
    written = raw.get("format") if isinstance(raw, dict) else None
    found = _FORMAT.fullmatch(written) if isinstance(written, str) else None
    if found is None or not isinstance(raw, dict):
        raise InputError("file", "is not a family file. Choose the file you saved here.")
    if int(found[1]) > FORMAT_VERSION:
        raise InputError("file", "was saved by a newer Handrail. Open it there, or ask for this one to be renewed.")
    return {key: value for key, value in raw.items() if key != "format"}


def _impossible(family: FamilyFile, today: date) -> Iterator[tuple[str, str]]:
    for number, child in enumerate(family.children):
        place = f"children[{number}]"
        if child.born_on is not None and child.age is not None:
            yield f"{place}.age", "give the birth date or an age, not both."
        if child.gestation is not None:
            _check_gestation(child.gestation, f"{place}.gestation")
        for field, day in _days(child):
            if day > today:
                yield f"{place}.{field}", f"{day} is still to come."
        for row, tried in enumerate(child.strategies):
            if not (tried.activity or tried.words.strip()):
                yield f"{place}.strategies[{row}].words", "say what was tried."
            if tried.until_on is not None and tried.until_on < tried.from_on:
                yield f"{place}.strategies[{row}].until_on", "is before the day it began."


def _check_gestation(written: float | str, place: str) -> None:
    try:
        gestation_days(written)
    except InputError as error:
        raise InputError(place, error.message) from None


def _days(child: KeptChild) -> Iterator[tuple[str, date]]:
    if child.born_on is not None:
        yield "born_on", child.born_on
    if child.age is not None:
        yield "age.on", child.age.on
    for row, made in enumerate(child.checks):
        yield f"checks[{row}].on", made.on
    for row, tried in enumerate(child.strategies):
        yield f"strategies[{row}].from_on", tried.from_on
    for row, noted in enumerate(child.milestones):
        yield f"milestones[{row}].on", noted.on
    for name, day in child.motor_not_yet.items():
        yield f"motor_not_yet.{name}", day
    for row, given in enumerate(child.scores):
        yield f"scores[{row}].on", given.on
    for row, seen in enumerate(child.others):
        yield f"others[{row}].on", seen.on


def _without_safeguarding(child: KeptChild, knowledge: Knowledge) -> KeptChild:
    return replace(child, checks=tuple(_keepable(made, knowledge) for made in child.checks))


def _keepable(made: CheckMade, knowledge: Knowledge) -> CheckMade:
    """A check without the answers about harm by someone, in whatever shape they were given.

    Where harm was told, the family's own words and the decision are left out as well: they may speak of it.
    """
    answers: dict[str, Any] = dict(made.answers)
    told_of_harm = _names_harm(made.decision, knowledge)
    if isinstance(flags := answers.get("red_flags"), dict):
        of_harm = {name for name in flags if is_flag_of_harm(name, knowledge)}
        told_of_harm |= any(flags[name] != "no" for name in of_harm)
        answers["red_flags"] = {name: told for name, told in flags.items() if name not in of_harm}
    if isinstance(asked := answers.get("asked"), list):
        answers["asked"] = [name for name in asked if not _is_question_of_harm(name, knowledge)]
    if isinstance(concerns := answers.get("concerns"), list):
        answers["concerns"] = [told for told in concerns if not is_worry_of_harm(_id_of(told), knowledge)]
        told_of_harm |= len(answers["concerns"]) < len(concerns)
    if told_of_harm:
        answers.pop("text", None)
    return replace(made, answers=answers, decision=None if told_of_harm else made.decision)


def _names_harm(decision: dict[str, Any] | None, knowledge: Knowledge) -> bool:
    """Whether a decision speaks of harm by someone: as a flag, or as a rule of one or of a worry about it."""
    rows = [*_rows(decision, "red_flags"), *_rows(decision, "reasons"), *_rows(decision, "concerns")]
    named = {str(row.get("id") or row.get("rule")) for row in rows if row.get("answer") != "not_asked"}
    return any(is_flag_of_harm(name, knowledge) or is_worry_of_harm(name, knowledge) for name in named)


def _rows(decision: dict[str, Any] | None, key: str) -> list[dict[str, Any]]:
    rows = (decision or {}).get(key)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _id_of(told: object) -> str:
    return str(told.get("id") if isinstance(told, dict) else told)


def _is_question_of_harm(name: object, knowledge: Knowledge) -> bool:
    kind, _, record = str(name).partition(":")
    is_worry = kind == "concern" and is_worry_of_harm(record.partition(":")[0], knowledge)
    return is_worry or (kind == "flag" and is_flag_of_harm(record, knowledge))
