"""The library is read apart from the rules: own hash, own compiled form, nothing of it in a cold start."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from handrail.knowledge import (
    DATA,
    KnowledgeError,
    Library,
    compile_library,
    find_record,
    load,
    load_library,
    parse_library_folder,
    search_records,
    sources_of,
)
from handrail.knowledge.library import KINDS, library_files, parse_library, table_of
from handrail.vocabulary import InputError

ROW = '[[skill]]\nid = "balance"\nname = "Balance"\n'


@pytest.fixture
def with_library(small_folder: Path) -> Path:
    """The small set with a library of one skill."""
    (small_folder / "library").mkdir()
    (small_folder / "library" / "words.toml").write_text(ROW)
    return small_folder


def test_a_set_without_a_library_has_an_empty_one(small_folder):
    assert load_library(small_folder).origin == {}


def test_the_library_is_no_part_of_the_version_of_the_rules(small_folder):
    before = load(small_folder)
    (small_folder / "library").mkdir()
    (small_folder / "library" / "words.toml").write_text(ROW)
    assert load(small_folder) == before
    assert load_library(small_folder).origin == {"skill:balance": "library/words.toml"}


def test_every_kind_has_a_table():
    assert {table_of(kind) for kind in KINDS} | {"hash", "origin"} == set(Library.__struct_fields__)


def test_the_compiled_form_equals_the_parsed_one_and_is_used(with_library):
    parsed = load_library(with_library)
    path = compile_library(with_library)
    assert msgspec.msgpack.decode(path.read_bytes(), type=Library) == parsed
    marked = msgspec.structs.replace(parsed, origin={"skill:balance": "from the compiled form"})
    path.write_bytes(msgspec.msgpack.encode(marked))
    assert load_library(with_library) == marked


def test_a_stale_compiled_form_is_ignored(with_library):
    compile_library(with_library)
    (with_library / "library" / "words.toml").write_text(ROW.replace('"Balance"', '"Standing steady"'))
    assert load_library(with_library).skills["balance"].name == "Standing steady"


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x80"])
def test_a_compiled_form_of_another_make_is_ignored(with_library, content):
    (with_library / "library.msgpack").write_bytes(content)
    assert "balance" in load_library(with_library).skills


def test_the_compiled_form_of_the_shipped_library_equals_the_parsed_one():
    library = parse_library(library_files(DATA))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(library), type=Library) == library


@pytest.mark.parametrize(
    ("text", "field", "said"),
    [
        ('[[activty]]\nid = "x"\n', "activty", "no kind of record"),
        ('[[skill]]\nid = "x"\nnmae = "X"\n', "", "unknown field `nmae`"),
        ('[[skill]]\nid = "x"\nname = "One"\n[[skill]]\nid = "x"\nname = "Two"\n', "id", "is also in"),
        ("[[skill", "", "not readable TOML"),
        ('[[hazard]]\nid = "sharks"\nname = "Sharks"\n', "id", "Invalid enum value"),
    ],
)
def test_a_mistake_of_shape_is_named_with_its_file(with_library, text, field, said):
    (with_library / "library" / "words.toml").write_text(text)
    problems, library = parse_library_folder(with_library)
    assert library is None
    assert [(row.file, row.field) for row in problems] == [("library/words.toml", field)]
    assert said in problems[0].message
    with pytest.raises(KnowledgeError):
        load_library(with_library)


def test_a_record_of_the_library_is_found_by_id_and_by_kind(knowledge, library):
    assert find_record(knowledge, "sock_race", library)[0] == "activity"
    assert find_record(knowledge, "f015", library)[0] == "source"
    assert find_record(knowledge, "cerebral_palsy", library)[0] == "condition"
    assert find_record(knowledge, "limit:cerebral_palsy", library)[0] == "limit"
    with pytest.raises(InputError):
        find_record(knowledge, "sock_race")


def test_words_are_found_in_the_library_too(knowledge, library):
    found = search_records(knowledge, ["rabbit", "lace"], library)
    assert ("activity", "shoe_lace", "Lace story") in found
    assert search_records(knowledge, ["rabbit", "lace"]) == []


def test_sources_are_those_of_both(knowledge, library):
    assert {"f015", "k076"} <= set(sources_of(knowledge, library))
    assert "f015" not in sources_of(knowledge)


def test_a_check_of_words_decodes_nothing_of_the_library():
    script = (
        "import sys\n"
        "from handrail.knowledge import library\n"
        "library.library_files = library.load_library = None\n"
        "from handrail.cli.main import app\n"
        "try:\n    app(['check', '--text', 'walks on tiptoes', '--age-months', '40'])\n"
        "except SystemExit as end:\n    assert end.code == 0, end.code\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "toe" in done.stdout.lower()
