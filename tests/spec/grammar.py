"""The words of the scenario tables: a child in therapists' terms in, the answer in therapists' terms out.

    age,concern,answer,verdict,urgency,because
    18 m,late_walking,cruises=yes,PT with GP beside,soon,late_walking_eighteen

age: "3 d", "6 w", "18 m", "5 y", each with "born 30+0" after it where the child came early, or empty (unknown).
concern: ids joined by "+", or "-" for none.
answer: items joined by "; ":
    question=answer                 a follow-up or universal question, for every named concern that has it
    flag rf_id=yes                  or no, unsure, yes_and_seen; signs behind it: flag rf_id=yes[sign_id, sign_id]
    condition NAME                  as a family would write it; "suspected NAME" for one not yet named by a doctor
    milestone id=not_yet            or yes, sometimes, not_tried, not_sure
    worry                           the family is strongly worried
    has ot                          the child already has this therapy
    safeguarding shown              safeguarding answers were asked for, else no output names them
verdict: "PT", "OT+PT", "PT with GP beside", "own team OT+PT", "GP first", "paediatrician first with OT+PT beside",
    "emergency department first, then PT", "elsewhere: school", "reassure" (always with a date), "unclear".
because: a rule that must be among the reasons, or "-" where there is none to give.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from handrail.knowledge import Knowledge
from handrail.matching import ConditionNames
from handrail.triage import Action, Check, Decision, read_check
from handrail.triage.read_check import answers_to
from handrail.vocabulary import Verdict, Who, add_months

TABLES = Path(__file__).with_name("scenarios")
COLUMNS = ("age", "concern", "answer", "verdict", "urgency", "because")

_AGE = re.compile(r"(?P<count>\d+) (?P<unit>[dwmy])(?: born (?P<gestation>\d\d\+[0-6]))?")
_FLAG = re.compile(r"flag (?P<flag>\w+)=(?P<answer>\w+)(?:\[(?P<signs>[\w, ]+)\])?")
_BORN: Mapping[str, Callable[[date, int], date]] = {
    "d": lambda today, count: today - timedelta(days=count),
    "w": lambda today, count: today - timedelta(weeks=count),
    "m": lambda today, count: add_months(today, -count),
    "y": lambda today, count: add_months(today, -12 * count),
}
_SAID = {
    Who.EMERGENCY_DEPARTMENT: "emergency department",
    Who.GP: "GP",
    Who.CHILD_HEALTH_NURSE: "nurse",
    Who.OWN_TEAM: "own team",
    Who.CRISIS_LINE: "crisis line",
    Who.CHILD_PROTECTION: "child protection",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table, with the file and line that it stands on."""

    place: str
    age: str
    concern: str
    answer: str
    verdict: str
    urgency: str
    because: str

    def __str__(self) -> str:
        return f"{self.place}-{self.concern}"


def rows() -> Iterator[Row]:
    """Every row of every table, in order of file name and line."""
    for path in sorted(TABLES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            table = csv.DictReader(lines, strict=True)
            assert tuple(table.fieldnames or ()) == COLUMNS, f"{path.name}: columns are {', '.join(COLUMNS)}"
            for line in table:
                assert None not in line and None not in line.values(), f"{path.name}:{table.line_num}: ragged line"
                yield Row(place=f"{path.stem}:{table.line_num}", **line)


def check_of(row: Row, knowledge: Knowledge, names: ConditionNames, today: date) -> Check:
    """The check that `row` describes. Raises ValueError for words outside the grammar, InputError for unknown ids."""
    raw: dict[str, Any] = {**_age(row.age, today), "concerns": _concerns(row.concern)}
    for item in filter(None, row.answer.split("; ")):
        _put(item, raw, knowledge)
    shown = raw.pop("shows_safeguarding", False)
    check = read_check(raw, knowledge, names, today, needs_id=False).check
    return replace(check, shows_safeguarding=shown)


def said(decision: Decision, knowledge: Knowledge) -> str:
    """The verdict as a therapist would say it: who first, which therapy, and what goes on beside it."""
    match decision.verdict:
        case Verdict.REASSURE | Verdict.UNCLEAR:
            return decision.verdict.value
        case Verdict.ELSEWHERE:
            return f"elsewhere: {_words(decision.other_service)}"
    therapy = next((action for action in decision.actions if action.disciplines), None)
    doctors = [action for action in decision.actions if not action.disciplines]
    treats = "" if therapy is None else _therapy(therapy, knowledge)
    if decision.verdict is Verdict.THERAPY:
        beside = " and ".join(_contact(action) for action in doctors)
        return f"{treats} with {beside} beside" if beside else treats
    first = f"{_contact(doctors[0])} first"
    if therapy is None:
        return first
    return f"{first} with {treats} beside" if therapy.alongside else f"{first}, then {treats}"


def _age(text: str, today: date) -> dict[str, str]:
    if not text:
        return {}
    found = _AGE.fullmatch(text)
    if found is None:
        raise ValueError(f'"{text}" is no age: write 6 w, 18 m, 5 y or 18 m born 30+0.')
    born_on = _BORN[found["unit"]](today, int(found["count"]))
    return {"born_on": born_on.isoformat()} | ({"gestation_weeks": found["gestation"]} if found["gestation"] else {})


def _concerns(text: str) -> list[dict[str, Any]]:
    return [] if text == "-" else [{"id": name, "answers": {}} for name in text.split("+")]


def _put(item: str, raw: dict[str, Any], knowledge: Knowledge) -> None:
    kind, _, rest = item.partition(" ")
    match kind:
        case "flag":
            _put_flag(item, raw)
        case "condition":
            raw.setdefault("conditions", []).append(rest)
        case "milestone":
            name, _, answer = rest.partition("=")
            raw.setdefault("milestones", {})[name] = answer
        case "has":
            raw.setdefault("therapies_now", []).append(rest)
        case "worry":
            raw["strong_worry"] = True
        case "safeguarding":  # "safeguarding shown": asked for, else no output names it
            raw["shows_safeguarding"] = rest == "shown"
        case _:
            _put_answer(item, raw, knowledge)


def _put_flag(item: str, raw: dict[str, Any]) -> None:
    found = _FLAG.fullmatch(item)
    if found is None:
        raise ValueError(f'"{item}": write flag rf_id=yes, or flag rf_id=yes[sign_id].')
    signs = found["signs"].split(", ") if found["signs"] else []
    raw.setdefault("red_flags", {})[found["flag"]] = {"answer": found["answer"], "signs": signs}


def _put_answer(item: str, raw: dict[str, Any], knowledge: Knowledge) -> None:
    """Gives `question=answer` to every concern of the row that asks the question; given twice, both are ticked."""
    question, _, answer = item.partition("=")
    asked = [entry for entry in raw["concerns"] if question in answers_to(knowledge.concerns[entry["id"]], knowledge)]
    if not asked:
        raise ValueError(f'"{question}" is no question of this concern.')
    for entry in asked:
        entry["answers"].setdefault(question, []).append(answer)


def _therapy(action: Action, knowledge: Knowledge) -> str:
    names = "+".join(name.upper() for name in action.disciplines if name in knowledge.disciplines)
    return f"own team {names}" if action.who is Who.OWN_TEAM else names


def _contact(action: Action) -> str:
    if action.who is Who.OTHER_SERVICE:
        return _words(action.other_service)
    return _SAID.get(action.who, action.who.value)


def _words(service: str | None) -> str:
    return (service or "nobody").replace("_", " ")
