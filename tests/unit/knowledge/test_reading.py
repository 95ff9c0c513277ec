"""Records that explain: read strictly, with the ages of facts in their sentences, and signed off like all others."""

from datetime import date
from pathlib import Path

import pytest

from handrail.knowledge import (
    Knowledge,
    Library,
    compile_library,
    find_record,
    load,
    load_library,
    parse_library_folder,
    search_records,
)
from handrail.knowledge.review import review_record

ON, DUE = date(2026, 11, 24), date(2028, 11, 24)


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "record", "field", "said"),
    [
        ('meaning = "Muscles', 'meening = "Muscles', "tone", "", "unknown field `meening`"),
        ('see = ["concern:toe_walking"', 'see = ["toe_walking"', "f1", "see[0]", "regex"),
        ('changes_it = ["The heels get tight.", ', "changes_it = [", "young_tiptoe", "changes_it", "length >= 2"),
        ("look_again_months = 4", "look_again_months = 0", "young_tiptoe", "look_again_months", ">= 1"),
        ("order = 1", "order = 0", "f1", "order", ">= 1"),
    ],
)
def test_a_misshapen_record_is_refused_with_its_field(
    old: str, new: str, record: str, field: str, said: str, library_folder: Path
) -> None:
    replaced(library_folder / "library" / "reading.toml", old, new)
    problems, library = parse_library_folder(library_folder)
    assert library is None
    assert (problems[0].file, problems[0].record, problems[0].field) == ("library/reading.toml", record, field)
    assert said in problems[0].message


def test_a_sentence_quotes_a_fact_of_the_rules(library_folder: Path) -> None:
    replaced(library_folder / "library" / "reading.toml", "Many toddlers do.", "Most by {fact:walks_alone_concern}.")
    assert load_library(library_folder).reassurances["young_tiptoe"].usual == "Most by 18 months."


def test_a_fact_that_changes_makes_the_compiled_library_stale(library_folder: Path) -> None:
    replaced(library_folder / "library" / "reading.toml", "Many toddlers do.", "Most by {fact:walks_alone_concern}.")
    compile_library(library_folder)
    replaced(library_folder / "people.toml", "age_months = { default = 18 }", "age_months = { default = 19 }")
    assert load_library(library_folder).reassurances["young_tiptoe"].usual == "Most by 19 months."


def test_a_library_that_quotes_nothing_does_not_hang_on_the_rules(library_folder: Path) -> None:
    before = load_library(library_folder).hash
    replaced(library_folder / "people.toml", "age_months = { default = 18 }", "age_months = { default = 19 }")
    assert load_library(library_folder).hash == before


def test_what_explains_is_found_by_id_and_by_its_words(small: Knowledge, small_library: Library) -> None:
    assert find_record(small, "tone", small_library)[0] == "term"
    assert find_record(small, "cerebral_palsy", small_library)[0] == "condition"
    assert find_record(small, "condition_guide:cerebral_palsy", small_library)[0] == "condition_guide"
    assert ("term", "tone", "Low tone (hypotonia)") in search_records(small, ["loose"], small_library)
    assert ("explanation", "both", "When a child needs both") in search_records(small, ["one plan"], small_library)


def test_what_explains_is_signed_off_too(library_folder: Path) -> None:
    for name in ("term:tone", "condition_guide:autism"):
        said = review_record(library_folder, name, by="Ana (physiotherapist)", on=ON, due=DUE)
        assert said == f"{name} is reviewed."
    library = load_library(library_folder)
    assert (library.terms["tone"].status, library.terms["muscle"].status) == ("reviewed", "draft")
    assert library.condition_guides["autism"].reviewed_by == ("Ana (physiotherapist)",)
    assert load(library_folder).conditions["autism"].status == "draft"
