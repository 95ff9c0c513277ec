"""A check as a family keeps it: written as check-batch-1 with what a guided check asks beside it, and read again."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from handrail.knowledge.collection import Knowledge
from handrail.matching import ConditionNames
from handrail.triage.questions import find_question
from handrail.triage.read_check import answers_to, read_check
from handrail.triage.types import Check, FlagReply
from handrail.vocabulary import Age, InputError

_EMPTY: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """A check that was read again, the family's words, and how many answers had no question any more."""

    check: Check
    text: str
    gone: int


def write_check(check: Check, text: str = "") -> dict[str, Any]:
    """The answers as check-batch-1 writes them, with `core`, `sentinels` and `asked` beside them; nothing empty."""
    early = check.gestation_days
    raw: dict[str, Any] = {
        "age_months": None if check.age is None else round(check.age.months, 2),
        "gestation_weeks": None if early is None else f"{early // 7}+{early % 7}",
        "text": text,
        "concerns": [
            {"id": row.id, "answers": {part: sorted(given) for part, given in row.answers.items()}}
            for row in check.concerns
        ],
        "conditions": [row.words for row in check.conditions],
        "milestones": {name: given.value for name, given in check.milestones.items()},
        "red_flags": {name: _flag(row) for name, row in check.red_flags.items()},
        "strong_worry": check.strong_worry or None,
        "is_second_look": check.is_second_look or None,
        "has_walked_six_months": check.has_walked_six_months,
        "therapies_now": sorted(check.therapies_now),
        "jurisdiction": check.jurisdiction.code if check.jurisdiction else None,
        "core": dict(check.core),
        "sentinels": dict(check.sentinels),
        "asked": sorted(check.answered),
    }
    return {key: value for key, value in raw.items() if value not in _EMPTY}


def _flag(reply: FlagReply) -> str | dict[str, Any]:
    answer = reply.answer.value
    return {"answer": answer, "signs": sorted(reply.signs)} if reply.signs else answer


def reopen_check(
    raw: Mapping[str, Any], age: Age | None, knowledge: Knowledge, names: ConditionNames, today: date
) -> Reopened:
    """The check that `write_check` wrote, for a child who is now of `age`.

    An answer whose question the knowledge no longer has is left out and counted; its place is asked anew. Raises
    InputError with the field's path for what is no answer at all.
    """
    known, gone = _still_known(raw, knowledge)
    read = read_check(known, knowledge, names, today, needs_id=False, needs_subject=False)
    asked = [name for name in _names(raw, "asked") if _is_question(name, knowledge)]
    check = replace(
        read.check,
        age=age,
        core=_told(raw, "core", knowledge.cores),
        sentinels=_told(raw, "sentinels", knowledge.sentinels),
        answered=frozenset(name for name in asked if _is_answerable(name, read.check)),
    )
    if check.core.keys() != knowledge.cores.keys():  # a sign is on the list that was not on it then
        check = replace(check, core={}, answered=check.answered - {"core"})
    return Reopened(check=check, text=read.text, gone=gone)


def _still_known(raw: Mapping[str, Any], knowledge: Knowledge) -> tuple[dict[str, Any], int]:
    """What read_check reads of `raw` without ids that are no longer known, and how many those were."""
    kept = {key: value for key, value in raw.items() if key not in ("age_months", "born_on", "id")}
    gone = 0
    tables: tuple[tuple[str, Container[object]], ...] = (
        ("red_flags", knowledge.red_flags),
        ("milestones", knowledge.milestones),
        ("therapies_now", knowledge.disciplines),
    )
    for key, known in tables:
        left = _only(kept.get(key), known)
        gone += _size(kept.get(key)) - _size(left)
        kept[key] = left
    if isinstance(rows := kept.get("concerns"), list):
        kept["concerns"] = [_asked_still(row, knowledge) for row in rows if _id_of(row) in knowledge.concerns]
        gone += len(rows) - len(kept["concerns"])
    return kept, gone


def _only(value: Any, known: Container[object]) -> Any:
    """A row or an object without the ids that are not `known`; anything else as it is, for read_check to refuse."""
    if isinstance(value, dict):
        return {name: given for name, given in value.items() if name in known}
    if isinstance(value, list):
        return [name for name in value if not isinstance(name, str) or name in known]
    return value


def _size(value: Any) -> int:
    return len(value) if isinstance(value, dict | list) else 0


def _id_of(row: Any) -> str:
    name = row.get("id") if isinstance(row, dict) else row
    return name if isinstance(name, str) else ""


def _asked_still(row: Any, knowledge: Knowledge) -> Any:
    """A worry without the answers to questions, or choices, that it no longer has."""
    if not isinstance(row, dict) or not isinstance(row.get("answers"), dict):
        return row
    options = answers_to(knowledge.concerns[_id_of(row)], knowledge)
    answers = {part: _only(given, options[part]) for part, given in row["answers"].items() if part in options}
    return {**row, "answers": answers}


def _is_question(name: str, knowledge: Knowledge) -> bool:
    try:
        find_question(name, knowledge)
    except InputError:
        return False
    return True


def _is_answerable(name: str, check: Check) -> bool:
    """Whether what a question is about is still in the check."""
    kind, _, record = name.partition(":")
    return kind != "concern" or any(record.startswith(f"{reply.id}:") for reply in check.concerns)


def _names(raw: Mapping[str, Any], field: str) -> list[str]:
    value = raw.get(field, [])
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise InputError(field, "must be a list of questions.")
    return value


def _told(raw: Mapping[str, Any], field: str, known: Mapping[str, object]) -> dict[str, bool]:
    value = raw.get(field, {})
    if not isinstance(value, dict) or not all(isinstance(given, bool) for given in value.values()):
        raise InputError(field, "must be an object of ids with true or false.")
    return {name: given for name, given in value.items() if name in known}
