"""Finds what is wrong in the meaning of the records to read: references, reach, wording, and what must never lack."""

from collections.abc import Iterator
from datetime import date
from typing import get_args

from handrail.knowledge import explained, interventions, records
from handrail.knowledge.check import standing_defects, unknown_ids
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.errors import Defect, Problem
from handrail.knowledge.guidance import Guidance, WholeSet
from handrail.knowledge.stated_facts import fact_defects
from handrail.knowledge.wording import wording_defects

_KEPT = {"strong": "strong", "moderate": "fair", "weak": "weak", "not_recommended": "against"}
"""The words of the sources' own scale for what works, and the grade that each is shown as."""


def check_guidance(whole: WholeSet, today: date) -> list[Problem]:
    """Every defect of meaning in the records to read, with its file, record and field."""
    names = {f"{kind}:{record.id}" for kind, record in whole.clinical_records()}
    problems = []
    for kind, record in whole.guidance.clinical_records():
        for field, message in _defects(record, whole, names, today):
            file = whole.guidance.origin.get(f"{kind}:{record.id}", "")
            problems.append(Problem(file=file, record=record.id, field=field, message=message))
    return problems + list(_lacking(whole))


def _defects(record: records.Record, whole: WholeSet, names: set[str], today: date) -> Iterator[Defect]:
    knowledge = whole.knowledge
    yield from standing_defects(record, today)
    yield from unknown_ids("sources", record.sources, knowledge.sources)
    yield from wording_defects(record)
    yield from fact_defects(record, knowledge)
    match record:
        case explained.Faq():
            yield from unknown_ids("see", record.see, names)
        case explained.Explanation():
            yield from _explanation(record, knowledge, names)
        case explained.Reassurance():
            yield from _reassurance(record, knowledge)
        case explained.ConditionGuide():
            yield from unknown_ids("id", (record.id,), knowledge.conditions)
            yield from unknown_ids("interventions", record.interventions, whole.guidance.interventions)
        case explained.Word():
            yield from _word(record)
        case interventions.GradeMeaning():
            yield from _grade_meaning(record)
        case interventions.Intervention():
            yield from _intervention(record, knowledge)


def _explanation(record: explained.Explanation, knowledge: Knowledge, names: set[str]) -> Iterator[Defect]:
    yield from unknown_ids("disciplines", record.disciplines, knowledge.disciplines)
    for number, section in enumerate(record.sections):
        place = f"sections[{number}]"
        yield from unknown_ids(f"{place}.roles", section.roles, knowledge.roles)
        yield from unknown_ids(f"{place}.see", section.see, names)
        if not (section.text or section.points or section.roles):
            yield place, "says nothing under its heading."


def _reassurance(record: explained.Reassurance, knowledge: Knowledge) -> Iterator[Defect]:
    yield from unknown_ids("concern", (record.concern,), knowledge.concerns)
    yield from unknown_ids("conditions", record.conditions, knowledge.conditions)
    concern = knowledge.concerns.get(record.concern)
    if concern is not None and concern.ordinary is None:
        yield "concern", f"{concern.id} says no age at which this is ordinary."
    if concern is not None and not concern.flags:
        yield "concern", f"{concern.id} asks no sign that would end the reassurance."


def _word(record: explained.Word) -> Iterator[Defect]:
    if set(record.forms) != set(explained.LOCALES):
        yield "forms", f"needs exactly {', '.join(explained.LOCALES)}."
    if len({len(forms) for forms in record.forms.values()}) > 1:
        yield "forms", "needs as many forms in each locale, in the same order."


def _grade_meaning(record: interventions.GradeMeaning) -> Iterator[Defect]:
    yield from unknown_ids("id", (record.id,), get_args(records.Grade))
    if record.id in interventions.UNSUPPORTED and not record.advice:
        yield "advice", "is empty: nobody should stop by themselves what a therapist gave them."


def _intervention(record: interventions.Intervention, knowledge: Knowledge) -> Iterator[Defect]:
    yield from unknown_ids("disciplines", record.disciplines, knowledge.disciplines)
    yield from unknown_ids("studied_in", record.studied_in, knowledge.conditions)
    if _KEPT.get(record.kept_grade) != record.grade:
        yield "grade", f"is {record.grade}, but the sources' scale says {record.kept_grade}."
    if record.age_from_months >= record.age_to_months:
        yield "age_to_months", "must be above age_from_months."


def _lacking(whole: WholeSet) -> Iterator[Problem]:
    """What every set with guidance must have: a guide for each condition, a meaning for each grade, one order."""
    guidance = whole.guidance
    if guidance.condition_guides:
        for condition in whole.knowledge.conditions.values():
            if condition.status != "retired" and condition.id not in guidance.condition_guides:
                yield _problem(condition.id, "condition_guide", "no guide says what families ask about this condition.")
    for record in guidance.interventions.values():
        if record.grade not in guidance.grade_meanings:
            yield _problem(record.id, "grade", f"no grade_meaning says what {record.grade} means.")
    yield from _same_order(guidance)


def _same_order(guidance: Guidance) -> Iterator[Problem]:
    for rows in (guidance.faqs, guidance.explanations):
        seen: dict[int, str] = {}
        for row in rows.values():
            if row.order in seen:
                yield _problem(row.id, "order", f"is also that of {seen[row.order]}.")
            seen[row.order] = row.id


def _problem(record: str, field: str, message: str) -> Problem:
    return Problem(file="", record=record, field=field, message=message)
