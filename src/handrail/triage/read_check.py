"""Reads one check as other programs write it (check-batch-1) and refuses what it cannot use, by field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.knowledge.collection import Knowledge
from handrail.knowledge.records import Concern, Question, Sign, UniversalQuestion
from handrail.matching import ConditionNames
from handrail.triage.types import Check, ConcernReply, ConditionReply, FlagReply
from handrail.vocabulary import UNSURE, Age, FlagAnswer, InputError, Jurisdiction, MilestoneAnswer, gestation_days

MOST_TEXT = 10_000
SUBJECTS = ("text", "concerns", "conditions", "milestones", "red_flags")
_CALENDAR_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInput:
    """One input as read: the caller's id, the family's words, and the check made of everything else."""

    id: str
    text: str
    check: Check


def read_check(
    raw: Mapping[str, Any],
    knowledge: Knowledge,
    names: ConditionNames,
    today: date,
    *,
    needs_id: bool = True,
    needs_subject: bool = True,
) -> CheckInput:
    """The check written in `raw`, keys and values as in check-batch-1.

    Keys that are not named there are ignored. Raises InputError with the field's path for a wrong type, an
    impossible value or an unknown id, and with `needs_subject` when nothing is said of the child at all.
    """
    if not isinstance(raw, Mapping):
        raise InputError("", "each line must be a JSON object.")
    identifier = _text(raw, "id") if needs_id or "id" in raw else ""
    if needs_id and not identifier:
        raise InputError("id", "is required and must not be empty.")
    text = _text(raw, "text").strip()
    if len(text) > MOST_TEXT:
        raise InputError("text", f"is longer than {MOST_TEXT:,} characters.", code="text_too_long")
    if needs_subject and not text and not any(raw.get(name) for name in SUBJECTS if name != "text"):
        raise InputError("text", f"give at least one of {', '.join(SUBJECTS)}.", code="nothing_said")
    check = Check(
        age=_age(raw, today),
        gestation_days=_gestation(raw),
        concerns=tuple(_concern(item, place, knowledge) for place, item in enumerate(_list(raw, "concerns"))),
        conditions=tuple(_condition(item, place, names) for place, item in enumerate(_list(raw, "conditions"))),
        red_flags={name: _flag(name, value, knowledge) for name, value in _object(raw, "red_flags").items()},
        milestones={name: _milestone(name, value, knowledge) for name, value in _object(raw, "milestones").items()},
        strong_worry=_flagged(raw, "strong_worry"),
        is_second_look=_flagged(raw, "is_second_look"),
        has_walked_six_months=_told(raw, "has_walked_six_months"),
        therapies_now=frozenset(_known(raw, "therapies_now", knowledge.disciplines)),
        jurisdiction=Jurisdiction.parse(place) if (place := _text(raw, "jurisdiction")) else None,
    )
    _refuse_repeats("concerns", [reply.id for reply in check.concerns])
    return CheckInput(id=identifier, text=text, check=check)


def _age(raw: Mapping[str, Any], today: date) -> Age | None:
    if raw.get("born_on") is not None:
        written = _text(raw, "born_on")
        try:
            born_on = date.fromisoformat(written if _CALENDAR_DAY.fullmatch(written) else "")
        except ValueError:
            raise InputError("born_on", "must be a date that exists, written YYYY-MM-DD.") from None
        return Age.on(born_on, today)
    months = raw.get("age_months")
    if months is None:
        return None
    if isinstance(months, bool) or not isinstance(months, int | float):
        raise InputError("age_months", "must be a number of months.")
    return Age.of_months(months)


def _gestation(raw: Mapping[str, Any]) -> int | None:
    weeks = raw.get("gestation_weeks")
    if isinstance(weeks, bool) or not (weeks is None or isinstance(weeks, int | float | str)):
        raise InputError("gestation_weeks", 'must be a number or text such as "34+3".')
    return None if weeks is None else gestation_days(weeks)


def _concern(item: Any, place: int, knowledge: Knowledge) -> ConcernReply:
    path = f"concerns[{place}]"
    if isinstance(item, str):
        item = {"id": item}
    if not isinstance(item, Mapping) or not isinstance(item.get("id"), str):
        raise InputError(path, "must be a concern id, or an object with an id and answers.")
    concern = knowledge.concerns.get(item["id"])
    if concern is None:
        raise InputError(f"{path}.id", f'"{item["id"]}" is no concern.', code="unknown_id")
    given = item.get("answers") or {}
    if not isinstance(given, Mapping):
        raise InputError(f"{path}.answers", "must be an object of question ids and answers.")
    options = answers_to(concern, knowledge)
    answers = {
        question: _choices(f"{path}.answers.{question}", value, options.get(question))
        for question, value in given.items()
    }
    return ConcernReply(id=concern.id, answers=answers)


def answers_to(concern: Concern, knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """The answers that may be given about `concern`, by question: its own follow-ups and the universal six."""
    questions: list[Question | UniversalQuestion] = [*concern.questions, *knowledge.universals.values()]
    return {q.id: frozenset({*(answer.id for answer in q.answers), UNSURE}) for q in questions}


def _choices(path: str, value: Any, options: frozenset[str] | None) -> frozenset[str]:
    if options is None:
        raise InputError(path, "is no question of this concern.", code="unknown_id")
    values = value if isinstance(value, list) else [value]
    for item in values:
        if not isinstance(item, str) or item not in options:
            raise InputError(path, f"{item!r} is no answer; choose from {', '.join(sorted(options))}.")
    return frozenset(values)


def _condition(item: Any, place: int, names: ConditionNames) -> ConditionReply:
    if not isinstance(item, str) or not item.strip():
        raise InputError(f"conditions[{place}]", "must be the name of a condition.")
    found = names.resolve(item)
    if found is None:
        return ConditionReply(words=item.strip())
    return ConditionReply(words=item.strip(), id=found.id, is_suspected=found.is_suspected)


def _flag(name: str, value: Any, knowledge: Knowledge) -> FlagReply:
    flag = knowledge.red_flags.get(name)
    if flag is None:
        raise InputError(f"red_flags.{name}", "is no red flag.", code="unknown_id")
    signs: Any = ()
    answer = value
    if isinstance(value, Mapping):
        answer, signs = value.get("answer"), value.get("signs") or ()
    if answer not in tuple(FlagAnswer):  # a list or an object has no hash
        raise InputError(f"red_flags.{name}", f"answer with one of {', '.join(FlagAnswer)}.")
    every: list[Sign] = [*flag.signs, *flag.escalates_when]
    known = {sign.id for sign in every}
    if not isinstance(signs, list | tuple) or not known.issuperset(map(str, signs)):
        raise InputError(f"red_flags.{name}.signs", f"must be a list of {', '.join(sorted(known))}.")
    return FlagReply(answer=FlagAnswer(answer), signs=frozenset(map(str, signs)))


def _milestone(name: str, value: Any, knowledge: Knowledge) -> MilestoneAnswer:
    if name not in knowledge.milestones:
        raise InputError(f"milestones.{name}", "is no milestone.", code="unknown_id")
    if value not in tuple(MilestoneAnswer):
        raise InputError(f"milestones.{name}", f"answer with one of {', '.join(MilestoneAnswer)}.")
    return MilestoneAnswer(value)


def _known(raw: Mapping[str, Any], field: str, known: Mapping[str, object]) -> list[str]:
    values = _list(raw, field)
    for place, value in enumerate(values):
        if not isinstance(value, str) or value not in known:
            raise InputError(f"{field}[{place}]", f"{value!r} is not known.", code="unknown_id")
    _refuse_repeats(field, values)
    return values


def _refuse_repeats(field: str, values: list[str]) -> None:
    for place, value in enumerate(values):
        if value in values[:place]:
            raise InputError(f"{field}[{place}]", f'"{value}" is given twice.', code="given_twice")


def _text(raw: Mapping[str, Any], field: str) -> str:
    value = raw.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(field, "must be text.")
    return value


def _list(raw: Mapping[str, Any], field: str) -> list[Any]:
    value = raw.get(field)
    if value is None:
        return []
    if not isinstance(value, list):
        raise InputError(field, "must be a list.")
    return value


def _object(raw: Mapping[str, Any], field: str) -> dict[str, Any]:
    value = raw.get(field)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise InputError(field, "must be an object of ids and answers.")
    return value


def _flagged(raw: Mapping[str, Any], field: str) -> bool:
    return bool(_told(raw, field))


def _told(raw: Mapping[str, Any], field: str) -> bool | None:
    value = raw.get(field)
    if value is not None and not isinstance(value, bool):
        raise InputError(field, "must be true or false.")
    return value
