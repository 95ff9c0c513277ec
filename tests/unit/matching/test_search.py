from collections import Counter

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.knowledge import Knowledge, Library
from handrail.matching import Entry, SearchIndex, entries_to_read

READ_AND_DONE = (
    "term", "faq", "explanation", "reassurance", "intervention", "activity", "waiting_pack", "pathway", "funding",
)  # fmt: skip
SMALL = SearchIndex(
    [
        Entry(kind="concern", id="shoes_laces", name="Shoe laces", said=("cannot tie his shoelaces",)),
        Entry(kind="concern", id="talking", name="Few words", said=("says nothing when I tie his coat",)),
        Entry(kind="term", id="pt", name="Physiotherapist", other_names=("physical therapist",)),
        Entry(kind="faq", id="f1", name="How do I start?", texts=("Ask for physiotherapy.",)),
        Entry(kind="concern", id="tummy_time", name="Tummy time"),
    ]
)


def found(text: str, **more) -> list[str]:
    return [hit.entry.id for hit in SMALL.search(text, **more)]


@pytest.fixture(scope="module")
def index(knowledge: Knowledge, library: Library) -> SearchIndex:
    return SearchIndex(entries_to_read(knowledge, library))


@pytest.mark.parametrize("text", ["shoelaces", "shoe laces", "shoelases", "SHOELACE", "shoelac"])
def test_a_slip_a_gap_a_start_or_another_case_finds_the_same(text):
    assert found(text)[0] == "shoes_laces"


def test_two_words_written_as_one_are_found():
    assert found("tummytime") == ["tummy_time"]


def test_a_long_word_may_have_two_slips_and_a_short_one_none():
    assert found("fysiotherapist")[0] == "pt"
    assert found("tye") == []


def test_a_name_counts_more_than_a_text():
    assert found("physio") == ["pt", "f1"]


def test_an_entry_that_holds_more_of_the_words_comes_first():
    assert found("tie laces")[0] == "shoes_laces"


def test_a_retired_worry_is_no_longer_found(small: Knowledge, small_library: Library):
    name, concern = next(iter(small.concerns.items()))
    of_old = msgspec.structs.replace(concern, status="retired")
    retired = msgspec.structs.replace(small, concerns={**small.concerns, name: of_old})
    kept = {entry.id for entry in entries_to_read(retired, small_library) if entry.kind == "concern"}
    assert kept == small.concerns.keys() - {name}


def test_small_words_alone_find_nothing():
    assert found("how do I") == []
    assert found("") == []


def test_only_the_kinds_asked_for_are_found():
    assert found("physiotherapy", kinds={"faq"}) == ["f1"]


def test_no_more_are_found_than_asked_for():
    assert len(found("tie", limit=1)) == 1


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        ("shoelaces", ("role", "concern"), "shoes_laces"),
        ("stairs", ("role", "concern"), "stairs"),
        ("handwriting", ("condition",), "handwriting"),
        ("hand writting", ("condition",), "handwriting"),
        ("tummy time", ("role", "concern"), "tummy_time_hated"),
        ("loud noises", ("role", "concern"), "noise_sensitive"),
        ("tiptoe walking", ("reassurance",), "early_toe_walking"),
        ("flat feat", (), "flat_feet"),
        ("cerebal palsy", (), "cerebral_palsy"),
        ("autsim", (), "autism"),
        ("weigted vest", ("intervention",), "weighted_vest"),
        ("fysiotherapy", (), "pt"),
        ("physical therapy", ("discipline",), "pt"),
        ("ADLs", (), "adl"),
        ("first visit", (), "first_visit"),
        ("brittle bones", (), "osteogenesis_imperfecta"),
        ("who pays", ("faq",), "f4"),
        ("hopscotch", ("activity",), "hopscotch"),
        ("ndis", ("term",), "ndis"),
    ],
)
def test_what_families_look_for_comes_first(text, kinds, expected, index):
    assert index.search(text, kinds=kinds)[0].entry.id == expected


def test_everything_that_can_be_opened_is_in_the_index(knowledge: Knowledge, library: Library):
    found = Counter(entry.kind for entry in entries_to_read(knowledge, library))
    assert found["condition"] == len(knowledge.conditions)
    assert found["concern"] == len(knowledge.concerns)
    assert {kind: found[kind] for kind in READ_AND_DONE} == {kind: len(library.table(kind)) for kind in READ_AND_DONE}


def test_every_name_finds_its_own_entry_among_the_first(knowledge: Knowledge, library: Library, index):
    lost = [
        (entry.kind, entry.id)
        for entry in entries_to_read(knowledge, library)
        if entry.kind in {"condition", "term", "intervention", "reassurance", "explanation"}
        and (entry.kind, entry.id)
        not in [(hit.entry.kind, hit.entry.id) for hit in index.search(entry.name, kinds={entry.kind}, limit=5)]
    ]
    assert lost == []


@settings(max_examples=50)
@given(text=st.text(max_size=60))
def test_any_text_can_be_looked_for(text):
    hits = SMALL.search(text)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.score > 0 for hit in hits)
