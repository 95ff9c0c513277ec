import numpy as np
import pytest

from handrail.population import answer_store
from handrail.population.answer_store import AnswerStore, without_repetitions


def filled(store: AnswerStore, children: int, count: int) -> list[tuple[int, int, int, int]]:
    """Puts random answers in several times; gives them as they should come back, by child in order of arrival."""
    rng = np.random.default_rng(2)
    everything = []
    for start in range(0, count, 100):
        child, item = rng.integers(0, children, 100), rng.integers(0, 70_000, 100)
        score, line = rng.integers(-1, 2, 100), np.arange(start, start + 100)
        store.add(child.astype(np.int32), item.astype(np.int32), score.astype(np.int8), line)
        everything += list(zip(child.tolist(), item.tolist(), score.tolist(), line.tolist(), strict=True))
    return everything


@pytest.mark.parametrize("in_memory", [1 << 28, 2000, 0])
def test_answers_come_back_by_child_from_memory_and_from_disk(monkeypatch: pytest.MonkeyPatch, in_memory: int) -> None:
    monkeypatch.setattr(answer_store, "CHILDREN_A_PART", 10)
    monkeypatch.setattr(answer_store, "BYTES_IN_MEMORY", in_memory)
    store = AnswerStore()
    expected = filled(store, 35, 1000)
    bounds, found = [], []
    for first, last, answers in store.parts(35):
        bounds.append((first, last))
        found.append(sorted(answers.tolist(), key=lambda answer: answer[3]))
    store.close()
    assert bounds == [(0, 10), (10, 20), (20, 30), (30, 35)]
    for (first, last), part in zip(bounds, found, strict=True):
        assert part == [answer for answer in expected if first <= answer[0] < last]


def test_no_children_have_no_parts() -> None:
    assert list(AnswerStore().parts(0)) == []


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [3, 1, 2, 0]])
def test_the_first_answer_to_an_item_counts(order: list[int]) -> None:
    rows = np.array([(0, 5, 1, 2), (0, 6, 0, 3), (1, 5, 1, 4), (1, 6, 1, 5)], dtype=answer_store.ANSWER)[order]
    again = np.array([(1, 5, 0, 9), (0, 5, 0, 10)], dtype=answer_store.ANSWER)
    kept, repeated = without_repetitions(np.concatenate((rows, again)))
    assert kept.tolist() == [(0, 5, 1, 2), (0, 6, 0, 3), (1, 5, 1, 4), (1, 6, 1, 5)]
    assert sorted(repeated["line"].tolist()) == [9, 10]
