"""Every drawing of the pages to read is there, belongs to a record, and is told to those who cannot see it."""

from architecture.sources import SOURCE
from handrail.family.learn.presenters.drawings import DRAWINGS, drawing_of
from handrail.knowledge import find_record

MOST_BYTES = 2_500


def test_every_drawing_is_a_small_file_and_belongs_to_a_record(knowledge, library):
    for name, drawing in DRAWINGS.items():
        assert (SOURCE / "site" / "static" / drawing.address).stat().st_size <= MOST_BYTES, name
        assert find_record(knowledge, name, library)
        assert str(drawing.alt).endswith(".")


def test_a_drawing_turns_dark_by_itself():
    for drawing in DRAWINGS.values():
        assert "prefers-color-scheme:dark" in (SOURCE / "site" / "static" / drawing.address).read_text(encoding="utf-8")


def test_a_record_without_a_drawing_has_none():
    assert drawing_of("reassurance", "curly_toes") is None
