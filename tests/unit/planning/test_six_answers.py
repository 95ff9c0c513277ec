"""Six answers as a file: written and read again, unknown keys with them, and refused by the field."""

import json
from datetime import date

import pytest

from handrail.planning import OtherView, SeenBy, read_six_answers, six_answers, write_six_answers
from handrail.vocabulary import InputError

TODAY = date(2026, 11, 24)
VIEW = OtherView(
    on=TODAY, by=SeenBy.SCHOOL, answers={"teacher_hard": "Stairs", "teacher_where": ("table", "floor"), "old": "x"}
)


def refused(library, **more: object) -> InputError:
    raw = json.loads(write_six_answers(VIEW)) | more
    with pytest.raises(InputError) as caught:
        read_six_answers(json.dumps(raw).encode(), library, TODAY)
    return caught.value


def test_what_is_written_is_read_again_with_what_is_unknown(library):
    raw = json.loads(write_six_answers(VIEW)) | {"class": "2b"}
    again = read_six_answers(json.dumps(raw).encode(), library, TODAY)
    assert again.answers == VIEW.answers
    assert json.loads(write_six_answers(again)) == raw


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"format": "handrail-six-2"}, "file"),
        ({"format": "handrail-family-1"}, "file"),
        ({"on": "2026-11-25"}, "on"),
        ({"by": "<script>"}, "by"),
        ({"answers": {"teacher_hard": ["table"]}}, "answers.teacher_hard"),
        ({"answers": {"teacher_where": "table"}}, "answers.teacher_where"),
        ({"answers": {"teacher_where": ["<b>"]}}, "answers[...][0]"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_its_field(library, wrong, field):
    assert refused(library, **wrong).field == field


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 200_000, b"\xff", b" " * 200_000])
def test_what_is_no_such_file_is_refused(library, content):
    with pytest.raises(InputError) as caught:
        read_six_answers(content, library, TODAY)
    assert caught.value.field == "file"


def test_a_form_gives_text_and_ticks_and_leaves_out_what_is_empty(library):
    sent = {"teacher_hard": [" Stairs "], "teacher_often": ["daily"], "teacher_where": ["table", "floor"]}
    assert six_answers(sent | {"teacher_tried": [" "], "other": ["x"]}, library) == {
        "teacher_hard": "Stairs",
        "teacher_often": ("daily",),
        "teacher_where": ("table", "floor"),
    }
    with pytest.raises(InputError) as caught:
        six_answers({"teacher_often": ["always"]}, library)
    assert caught.value.field == "teacher_often"
