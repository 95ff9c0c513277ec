"""Ordinary children without a worry: few are sent on, and the quick count is the slow one."""

import importlib
from pathlib import Path

import pytest

TRIAGE = Path(__file__).parents[2] / "benchmarks" / "triage"


@pytest.fixture
def ordinary(monkeypatch):
    monkeypatch.syspath_prepend(str(TRIAGE))
    return importlib.import_module("ordinary")


def test_at_most_one_in_twenty_ordinary_children_is_sent_on(ordinary, knowledge, today):
    sent, seen = ordinary.simulated(ordinary.Crowd(knowledge, today), 5_000)
    assert seen.total() == 5_000
    assert 0 < sent.total() <= 0.05 * seen.total()


def test_children_decided_once_for_all_are_decided_as_one_by_one(ordinary, knowledge, today):
    class OneByOne(ordinary.Crowd):
        def rules_that_send(self, months, chance):
            self.begun.clear()
            self.begun_at.clear()
            return super().rules_that_send(months, chance)

    crowd, single = (kind(knowledge, today) for kind in (ordinary.Crowd, OneByOne))
    assert ordinary.simulated(crowd, 200) == ordinary.simulated(single, 200)
