import gc

import pytest

from handrail.cli.engine import Engine
from handrail.knowledge import KnowledgeError, Problem


def test_starting_leaves_garbage_collection_on() -> None:
    Engine.start()
    assert gc.isenabled()


def test_a_start_that_fails_leaves_garbage_collection_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise KnowledgeError([Problem(file="a.toml", record="", field="", message="is broken.")])

    monkeypatch.setattr("handrail.cli.engine.load", fail)
    with pytest.raises(KnowledgeError):
        Engine.start()
    assert gc.isenabled()
