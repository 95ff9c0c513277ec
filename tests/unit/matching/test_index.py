from pathlib import Path

import pytest
from msgspec.structs import replace

from handrail.knowledge import Knowledge
from handrail.matching import Model, Reader, compile_index, load_index
from handrail.matching.index import INDEX, build_index

TEXTS = ("walks on tiptoe, never flat", "messy handwriting. He fell. Now he cannot walk", "does not talk", "")


def test_a_kept_index_reads_as_one_made_anew(knowledge: Knowledge, model: Model, tmp_path: Path) -> None:
    compile_index(knowledge, tmp_path)
    kept = Reader(knowledge, model, load_index(knowledge, tmp_path))
    anew = Reader(knowledge, model)
    assert [kept.read(text) for text in TEXTS] == [anew.read(text) for text in TEXTS]


def test_the_kept_index_is_used(small: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = compile_index(small, tmp_path)
    assert path == tmp_path / INDEX
    monkeypatch.setattr("handrail.matching.index.build_index", lambda _: pytest.fail("was made anew"))
    assert load_index(small, tmp_path).targets


def test_an_index_of_other_knowledge_is_made_anew(small: Knowledge, tmp_path: Path) -> None:
    compile_index(replace(small, concerns={}, hash="0"), tmp_path)
    assert load_index(small, tmp_path) == build_index(small)


def test_an_index_of_other_code_is_made_anew(small: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compile_index(small, tmp_path)
    monkeypatch.setattr("handrail.matching.index._MAKERS", ())
    assert load_index(small, tmp_path).made_of == build_index(small).made_of


@pytest.mark.parametrize("content", [b"", b"\x93\x01\x02", b"not msgpack"])
def test_a_damaged_index_is_made_anew(content: bytes, small: Knowledge, tmp_path: Path) -> None:
    (tmp_path / INDEX).write_bytes(content)
    assert load_index(small, tmp_path) == build_index(small)


def test_without_a_kept_index_one_is_made(small: Knowledge, tmp_path: Path) -> None:
    assert load_index(small, tmp_path) == build_index(small)
