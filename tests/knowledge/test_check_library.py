"""What `handrail knowledge check` finds in the library: each defect in a library that is sound but for it."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from handrail.knowledge import Library, check_library, stale_records
from handrail.knowledge.access_records import Amount
from handrail.knowledge.library import KINDS, table_of
from handrail.knowledge.library_wording import library_texts


def changed(library: Library, kind: str, name: str, /, **changes: Any) -> Library:
    table = library.table(kind)
    return replace(library, **{table_of(kind): {**table, name: replace(table[name], **changes)}})


def without(library: Library, kind: str, name: str) -> Library:
    return replace(library, **{table_of(kind): {key: row for key, row in library.table(kind).items() if key != name}})


@pytest.fixture
def found(library, knowledge, today):
    """The fields and messages that the check finds for one record of a changed library."""

    def problems_of(broken: Library, record: str) -> list[tuple[str, str]]:
        assert check_library(library, knowledge, today) == []
        problems = check_library(broken, knowledge, today)
        assert {problem.record for problem in problems} <= {record}, problems
        return [(problem.field, problem.message) for problem in problems]

    return problems_of


AMOUNT = Amount(
    id="a", what="A visit", cents=100, currency="AUD", per="visit", basis="As listed", sources=("f015",),
    effective_from=date(2026, 1, 1),
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "name", "changes", "field", "said"),
    [
        ("activity", "hopscotch", {"sources": (), "unverified": False}, "sources", "is empty"),
        ("activity", "hopscotch", {"sources": ("nobody",)}, "sources", "nobody is not known"),
        ("activity", "hopscotch", {"disciplines": ("dance",)}, "disciplines", "dance is not known"),
        ("activity", "hopscotch", {"skills": ("flying",)}, "skills", "flying is not known"),
        ("activity", "hopscotch", {"things": ("ladder",)}, "things", "ladder is not known"),
        ("activity", "hopscotch", {"age_to_months": 48}, "age_to_months", "must be above"),
        ("activity", "hopscotch", {"hazards": ()}, "hazards", "in which the body works"),
        ("activity", "hopscotch", {"safety": "None."}, "safety", "says none"),
        ("activity", "hopscotch", {"helps": "A child who failed"}, "helps", "frightens"),
        ("activity", "hopscotch", {"status": "reviewed"}, "reviewed_by", "needs 1"),
        ("activity", "hopscotch", {"review_due": date(2026, 1, 1)}, "review_due", "review the record again"),
        ("limit", "hip_harness", {"hides": (), "asks": ()}, "hides", "why ask"),
        ("limit", "hip_harness", {"asks": ("propped_sitting",)}, "asks", "hidden already"),
        ("limit", "hip_harness", {"ask": ""}, "ask", "how would a page know"),
        ("limit", "hip_harness", {"id": "perthes"}, "id", "also a condition"),
        ("limit", "perthes", {"id": "no_such_condition"}, "id", "not known"),
        ("limit", "rf_tiptoe_after_3", {"id": "rf_no_such_flag"}, "id", "not known"),
        ("pathway", "nz_acc", {"disciplines": ("dance",)}, "disciplines", "not known"),
        ("pathway", "nz_acc", {"who": {"family": "yes"}}, "who", "write unknown"),
        ("pathway", "nz_acc", {"wait": "Two months."}, "wait_as_of", "without its date"),
        ("pathway", "nz_acc", {"checked_on": date(2026, 11, 25)}, "checked_on", "still to come"),
        (
            "pathway",
            "nz_acc",
            {"effective_from": date(2026, 2, 1), "effective_until": date(2026, 1, 1)},
            "effective_until",
            "before effective_from",
        ),
        ("pathway", "us_part_c", {"seen": "unverified", "unverified": False}, "unverified", "must be true"),
        ("funding", "nz_public", {"disciplines": ("dance",)}, "disciplines", "not known"),
        ("funding", "nz_public", {"pathways": ("no_such_way",)}, "pathways", "not known"),
        ("funding", "nz_public", {"pays_for": "Gives $ 90 a visit."}, "pays_for", "names a sum"),
        ("funding", "nz_public", {"limits": ("At most 200 dollars.",)}, "limits", "names a sum"),
        ("funding", "nz_public", {"pays_for": "They will pay for all visits."}, "pays_for", "nothing is promised"),
        ("funding", "nz_public", {"amounts": (replace(AMOUNT, sources=("x1",)),)}, "amounts.a.sources", "not known"),
        (
            "funding",
            "nz_public",
            {"amounts": (replace(AMOUNT, disciplines=("dance",)),)},
            "amounts.a.disciplines",
            "not known",
        ),
        (
            "funding",
            "nz_public",
            {"amounts": (replace(AMOUNT, effective_until=date(2025, 1, 1)),)},
            "amounts.a.effective_until",
            "before effective_from",
        ),
        ("waiting_pack", "eating", {"films": ("no_such_film",)}, "films", "not known"),
        ("film_scene", "meal", {"topics": ("no_such_topic",)}, "topics", "not known"),
        ("phone_words", "book_gp", {"say": "My {dog} is ill."}, "say", "dog is not known"),
    ],
)
def test_a_defect_of_one_record_is_found(found, library, kind, name, changes, field, said):
    problems = found(changed(library, kind, name, **changes), name)
    assert [place for place, message in problems if said in message] == [field], problems


@pytest.mark.parametrize(
    ("kind", "name", "record", "field", "said"),
    [
        ("limit", "perthes", "perthes", "limit", "no limit says"),
        ("hazard", "heat", "heat", "hazard", "no words"),
        ("routine", "bath", "bath", "routine", "no words"),
        ("teacher_question", "teacher_tried", "", "teacher_question", "six questions"),
    ],
)
def test_a_gap_is_found(found, library, kind, name, record, field, said):
    ((place, message),) = found(without(library, kind, name), record)
    assert place == field
    assert said in message


def test_a_topic_without_a_pack_and_one_with_two_are_found(library, knowledge, today):
    pack = library.waiting_packs["toilet"]
    more = changed(library, "waiting_pack", "toilet", topics=("toileting", "feeding_textures", "no_such_topic"))
    said = {problem.record: problem.message for problem in check_library(more, knowledge, today)}
    assert "constipation" in pack.topics
    assert said["constipation"].startswith("0 packs")
    assert said["feeding_textures"].startswith("2 packs")
    assert "not known" in said["toilet"]


def test_a_retired_condition_needs_no_limit(found, library, knowledge, today):
    retired = replace(knowledge.conditions["perthes"], status="retired")
    shrunk = replace(knowledge, conditions={**knowledge.conditions, "perthes": retired})
    assert check_library(without(library, "limit", "perthes"), shrunk, today) == []


def test_a_set_without_a_library_has_no_gaps(small, today, library):
    bare = replace(library, origin={}, **{table_of(kind): {} for kind in KINDS})
    assert check_library(bare, small, today) == []


def test_old_facts_are_listed_and_fail_nothing(library, knowledge):
    assert stale_records(library, date(2027, 5, 23)) == []
    later = date(2027, 5, 24)
    assert set(stale_records(library, later)) == {*library.pathways, *library.fundings}
    assert check_library(library, knowledge, later) == []


def test_every_kind_of_record_has_texts_for_families(library):
    for kind in ("activity", "limit", "pathway", "funding", "waiting_pack", "phone_words", "film_scene", "film_rule"):
        for name, record in library.table(kind).items():
            assert list(library_texts(record)), (kind, name)
    assert dict(library_texts(library.skills["balance"])) == {"name": "Balance"}
    assert dict(library_texts(object())) == {}
