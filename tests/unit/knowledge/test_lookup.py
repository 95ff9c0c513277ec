import msgspec
import pytest

from handrail.knowledge import Knowledge, find_record, search_records, title_of
from handrail.vocabulary import InputError


@pytest.mark.parametrize(
    ("record_id", "kind"),
    [("toe_walking", "concern"), ("rf_lost_skill", "red_flag"), ("pt", "discipline"), ("gm_jumps_24m", "milestone")],
)
def test_a_record_is_found_by_its_id(record_id: str, kind: str, small: Knowledge) -> None:
    found_kind, record = find_record(small, record_id)
    assert (found_kind, record.id) == (kind, record_id)


def test_a_source_is_found_too(small: Knowledge) -> None:
    assert find_record(small, "s1") == ("source", small.sources["s1"])


def test_an_unknown_id_is_refused_with_a_way_on(small: Knowledge) -> None:
    with pytest.raises(InputError, match=r'no record is called "nothing".*knowledge search') as caught:
        find_record(small, "nothing")
    assert caught.value.field == "ID"


def test_search_needs_every_word_in_any_case(small: Knowledge) -> None:
    assert ("concern", "toe_walking", "Walks on tiptoe") in search_records(small, ["BALLERINA", "toe"])
    assert search_records(small, ["ballerina", "handwriting"]) == []


def test_search_for_no_word_finds_everything(small: Knowledge) -> None:
    assert len(search_records(small, [])) == len(list(small.clinical_records()))


@pytest.mark.parametrize(
    ("record_id", "title"),
    [
        ("toe_walking", "Walks on tiptoe"),
        ("role_scissors", "Cutting with scissors"),
        ("gm_jumps_24m", "Does your child jump?"),
        ("sentinel_hears", "Does your child turn to a voice?"),
        ("walks_alone_concern", "Most children walk by {age}."),
    ],
)
def test_a_record_is_titled_by_what_it_calls_itself(record_id: str, title: str, small: Knowledge) -> None:
    assert title_of(find_record(small, record_id)[1]) == title  # type: ignore[arg-type]


def test_a_record_without_a_title_goes_by_its_id(small: Knowledge) -> None:
    assert title_of(msgspec.structs.replace(small.facts["walks_alone_concern"], statement="")) == "walks_alone_concern"
