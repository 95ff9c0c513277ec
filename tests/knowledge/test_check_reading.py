"""Every defect in the records to read is found and named with its field."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from handrail.knowledge import Knowledge, Library, check_library
from handrail.knowledge.reading_records import Section


def changed(library: Library, table: str, name: str, /, **changes: Any) -> Library:
    """The library with one record that explains replaced."""
    rows = getattr(library, table)
    return replace(library, **{table: {**rows, name: replace(rows[name], **changes)}})


def problems_of(library: Library, knowledge: Knowledge, today: date) -> list[tuple[str, str, str]]:
    """What the check finds, but for the gaps of a library that has nothing to do in it."""
    found = check_library(library, knowledge, today)
    to_do = {"limit", "hazard", "routine", "waiting_pack", "teacher_question"}
    return [(problem.record, problem.field, problem.message) for problem in found if problem.field not in to_do]


def test_the_small_library_is_sound(small_library: Library, small: Knowledge, today: date) -> None:
    assert problems_of(small_library, small, today) == []


@pytest.mark.parametrize(
    ("table", "name", "changes", "field", "said"),
    [
        ("terms", "tone", {"sources": ()}, "sources", "is empty"),
        ("terms", "tone", {"sources": ("s9",)}, "sources", "s9 is not known"),
        ("terms", "tone", {"status": "reviewed"}, "reviewed_by", "needs 1 different"),
        ("terms", "tone", {"review_due": date(2020, 1, 1)}, "review_due", "review the record again"),
        ("terms", "tone", {"meaning": "It failed."}, "meaning", "frightens"),
        ("faqs", "f1", {"see": ("term:nothing",)}, "see", "term:nothing is not known"),
        ("faqs", "f1", {"answer": "All is well."}, "answer", "frightens"),
        ("explanations", "both", {"disciplines": ("magic",)}, "disciplines", "magic is not known"),
        ("explanations", "both", {"lead": "A normal child."}, "lead", "frightens"),
        ("reassurances", "young_tiptoe", {"concern": "nothing"}, "concern", "nothing is not known"),
        ("reassurances", "young_tiptoe", {"concern": "handwriting"}, "concern", "says no age"),
        ("reassurances", "young_tiptoe", {"conditions": ("magic",)}, "conditions", "magic is not known"),
        ("reassurances", "young_tiptoe", {"facts": ("walks_alone_concern",)}, "facts", "stated nowhere"),
        ("reassurances", "young_tiptoe", {"changes_it": ("He is behind.", "It hurts.")}, "changes_it", "frightens"),
        ("condition_guides", "autism", {"id": "magic"}, "id", "magic is not known"),
        ("condition_guides", "autism", {"interventions": ("magic",)}, "interventions", "magic is not known"),
        ("condition_guides", "autism", {"ask_your_team": ("On track?", "What now?")}, "ask_your_team", "frightens"),
        ("words", "doctor", {"forms": {"en-GB": ("GP",)}}, "forms", "needs exactly"),
        ("grade_meanings", "weak", {"advice": ""}, "advice", "nobody should stop"),
        ("grade_meanings", "weak", {"id": "splendid"}, "id", "splendid is not known"),
        ("interventions", "vest", {"disciplines": ("magic",)}, "disciplines", "magic is not known"),
        ("interventions", "vest", {"studied_in": ("magic",)}, "studied_in", "magic is not known"),
        ("interventions", "vest", {"kept_grade": "strong"}, "grade", "scale says strong"),
        ("interventions", "vest", {"age_to_months": 0}, "age_to_months", "must be above"),
        ("interventions", "vest", {"cautions": ("It suffers from heat.",)}, "cautions", "frightens"),
    ],
)
def test_a_defect_is_named_with_its_field(
    table: str,
    name: str,
    changes: dict[str, Any],
    field: str,
    said: str,
    small_library: Library,
    small: Knowledge,
    today: date,
) -> None:
    found = problems_of(changed(small_library, table, name, **changes), small, today)
    assert (found[0][1], said in found[0][2]) == (field, True)
    assert {record for record, _, _ in found} == {name}


@pytest.mark.parametrize(
    ("section", "field", "said"),
    [
        (Section(heading="Empty"), "sections[0]", "says nothing"),
        (Section(heading="Rows", roles=("nothing",)), "sections[0].roles", "nothing is not known"),
        (Section(heading="See", text=("Words.",), see=("faq:f9",)), "sections[0].see", "faq:f9 is not known"),
        (Section(heading="Words", points=("All is well.",)), "sections[0]", "frightens"),
    ],
)
def test_a_defect_of_a_section_is_named_by_its_place(
    section: Section, field: str, said: str, small_library: Library, small: Knowledge, today: date
) -> None:
    ((record, at, message),) = problems_of(
        changed(small_library, "explanations", "both", sections=(section,)), small, today
    )
    assert (record, at) == ("both", field)
    assert said in message


def test_forms_of_a_word_stand_side_by_side(small_library: Library, small: Knowledge, today: date) -> None:
    forms = {**small_library.words["doctor"].forms, "en-US": ("pediatrician", "pediatricians")}
    ((_, field, message),) = problems_of(changed(small_library, "words", "doctor", forms=forms), small, today)
    assert (field, "as many forms" in message) == ("forms", True)


def test_a_reassurance_needs_signs_that_end_it(small_library: Library, small: Knowledge, today: date) -> None:
    concerns = small.concerns
    calm = replace(concerns["toe_walking"], flags=())
    knowledge = replace(small, concerns={**concerns, "toe_walking": calm})
    ((record, field, message),) = problems_of(small_library, knowledge, today)
    assert (record, field) == ("young_tiptoe", "concern")
    assert "no sign that would end" in message


def test_every_condition_needs_a_guide(small_library: Library, small: Knowledge, today: date) -> None:
    guides = {name: row for name, row in small_library.condition_guides.items() if name != "autism"}
    changed_library = replace(small_library, condition_guides=guides)
    ((record, field, _),) = problems_of(changed_library, small, today)
    assert (record, field) == ("autism", "condition_guide")


def test_a_retired_condition_needs_no_guide(small_library: Library, small: Knowledge, today: date) -> None:
    conditions = small.conditions
    retired = replace(conditions["autism"], status="retired")
    knowledge = replace(small, conditions={**conditions, "autism": retired})
    guides = {name: row for name, row in small_library.condition_guides.items() if name != "autism"}
    changed_library = replace(small_library, condition_guides=guides)
    assert problems_of(changed_library, knowledge, today) == []


def test_a_set_without_anything_to_read_is_sound(small_library: Library, small: Knowledge, today: date) -> None:
    empty = {table: {} for table in ("terms", "faqs", "explanations", "reassurances", "condition_guides", "words")}
    changed_library = replace(small_library, **empty, interventions={}, grade_meanings={})
    assert problems_of(changed_library, small, today) == []


def test_every_grade_in_use_has_a_meaning(small_library: Library, small: Knowledge, today: date) -> None:
    meanings = {name: row for name, row in small_library.grade_meanings.items() if name != "weak"}
    changed_library = replace(small_library, grade_meanings=meanings)
    ((record, field, message),) = problems_of(changed_library, small, today)
    assert (record, field, "what weak means" in message) == ("vest", "grade", True)


def test_two_questions_cannot_stand_in_one_place(small_library: Library, small: Knowledge, today: date) -> None:
    faqs = small_library.faqs
    changed_library = replace(small_library, faqs={**faqs, "f2": replace(faqs["f1"], id="f2")})
    ((record, field, message),) = problems_of(changed_library, small, today)
    assert (record, field, message) == ("f2", "order", "is also that of f1.")


def test_a_problem_names_its_file(small_library: Library, small: Knowledge, today: date) -> None:
    problems = check_library(changed(small_library, "terms", "tone", sources=()), small, today)
    assert [problem.file for problem in problems if problem.record == "tone"] == ["library/reading.toml"]
