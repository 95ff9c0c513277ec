"""Finds what is wrong in the records that explain: references, reach, and what must never lack."""

from collections.abc import Iterator
from typing import get_args

from handrail.knowledge import intervention_records, reading_records, records
from handrail.knowledge.check import unknown_ids
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.errors import Defect, Problem
from handrail.knowledge.library import Library
from handrail.knowledge.reading_wording import texts_to_read
from handrail.knowledge.stated_facts import fact_defects

_KEPT = {"strong": "strong", "moderate": "fair", "weak": "weak", "not_recommended": "against"}
"""The words of the sources' own scale for what works, and the grade that each is shown as."""


def reading_defects(record: object, library: Library, knowledge: Knowledge) -> Iterator[Defect]:
    """What is wrong in one record that explains; nothing for a record of any other kind."""
    match record:
        case reading_records.Faq():
            yield from unknown_ids("see", record.see, _names(library, knowledge))
        case reading_records.Explanation():
            yield from _explanation(record, library, knowledge)
        case reading_records.Reassurance():
            yield from _reassurance(record, knowledge)
        case reading_records.ConditionGuide():
            yield from unknown_ids("id", (record.id,), knowledge.conditions)
            yield from unknown_ids("interventions", record.interventions, library.interventions)
        case reading_records.Word():
            yield from _word(record)
        case intervention_records.GradeMeaning():
            yield from _grade_meaning(record)
        case intervention_records.Intervention():
            yield from _intervention(record, knowledge)


def reading_gaps(library: Library, knowledge: Knowledge) -> Iterator[Problem]:
    """What whoever explains must have: a guide for each condition, a meaning for each grade, one order."""
    if library.condition_guides:
        for condition in knowledge.conditions.values():
            if condition.status != "retired" and condition.id not in library.condition_guides:
                yield _gap(condition.id, "condition_guide", "no guide says what families ask about this condition.")
    for record in library.interventions.values():
        if record.grade not in library.grade_meanings:
            yield _gap(record.id, "grade", f"no grade_meaning says what {record.grade} means.")
    for rows in (library.faqs, library.explanations):
        seen: dict[int, str] = {}
        for row in rows.values():
            if row.order in seen:
                yield _gap(row.id, "order", f"is also that of {seen[row.order]}.")
            seen[row.order] = row.id


def _names(library: Library, knowledge: Knowledge) -> set[str]:
    return {f"{kind}:{record.id}" for part in (knowledge, library) for kind, record in part.clinical_records()}


def _explanation(record: reading_records.Explanation, library: Library, knowledge: Knowledge) -> Iterator[Defect]:
    names = _names(library, knowledge)
    yield from unknown_ids("disciplines", record.disciplines, knowledge.disciplines)
    for number, section in enumerate(record.sections):
        place = f"sections[{number}]"
        yield from unknown_ids(f"{place}.roles", section.roles, knowledge.roles)
        yield from unknown_ids(f"{place}.see", section.see, names)
        if not (section.text or section.points or section.roles):
            yield place, "says nothing under its heading."


def _reassurance(record: reading_records.Reassurance, knowledge: Knowledge) -> Iterator[Defect]:
    yield from fact_defects(record, knowledge, " ".join(text for _, text in texts_to_read(record)))
    yield from unknown_ids("concern", (record.concern,), knowledge.concerns)
    yield from unknown_ids("conditions", record.conditions, knowledge.conditions)
    concern = knowledge.concerns.get(record.concern)
    if concern is not None and concern.ordinary is None:
        yield "concern", f"{concern.id} says no age at which this is ordinary."
    if concern is not None and not concern.flags:
        yield "concern", f"{concern.id} asks no sign that would end the reassurance."


def _word(record: reading_records.Word) -> Iterator[Defect]:
    if set(record.forms) != set(reading_records.LOCALES):
        yield "forms", f"needs exactly {', '.join(reading_records.LOCALES)}."
    if len({len(forms) for forms in record.forms.values()}) > 1:
        yield "forms", "needs as many forms in each locale, in the same order."


def _grade_meaning(record: intervention_records.GradeMeaning) -> Iterator[Defect]:
    yield from unknown_ids("id", (record.id,), get_args(records.Grade))
    if record.id in intervention_records.UNSUPPORTED and not record.advice:
        yield "advice", "is empty: nobody should stop by themselves what a therapist gave them."


def _intervention(record: intervention_records.Intervention, knowledge: Knowledge) -> Iterator[Defect]:
    yield from unknown_ids("disciplines", record.disciplines, knowledge.disciplines)
    yield from unknown_ids("studied_in", record.studied_in, knowledge.conditions)
    if _KEPT.get(record.kept_grade) != record.grade:
        yield "grade", f"is {record.grade}, but the sources' scale says {record.kept_grade}."
    if record.age_from_months >= record.age_to_months:
        yield "age_to_months", "must be above age_from_months."


def _gap(record: str, field: str, message: str) -> Problem:
    return Problem(file="library", record=record, field=field, message=message)
