"""The knowledge and the reader together, and how they start."""

import gc

import pytest

from handrail.knowledge import KnowledgeError, Problem
from handrail.triage import Engine


def test_starting_leaves_garbage_collection_on() -> None:
    Engine.start()
    assert gc.isenabled()


def test_a_start_that_fails_leaves_garbage_collection_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise KnowledgeError([Problem(file="a.toml", record="", field="", message="is broken.")])

    monkeypatch.setattr("handrail.triage.engine.load", fail)
    with pytest.raises(KnowledgeError):
        Engine.start()
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", []),
        (" , ,", []),
        ("cerebral palsy", [("cerebral_palsy", False)]),
        ("possible autism, Somebody's syndrome", [("autism", True), (None, False)]),
    ],
)
def test_diagnoses_stand_between_commas_and_an_unknown_one_is_kept(knowledge, reader, written, read):
    replies = Engine(knowledge, reader).conditions(written)
    assert [(reply.id, reply.is_suspected) for reply in replies] == read
    assert all(reply.words for reply in replies)
