import pytest

from handrail.matching.phrases import Phrases

PHRASES = Phrases.of([("on",), ("on", "his", "toe"), ("toe", "walk"), ("his", "toe", "hurt")])


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("", []),
        ("walk", []),
        ("on", [(0, 0, 1)]),
        ("on his", [(0, 0, 1)]),
        ("on his toe", [(0, 0, 1), (1, 0, 3)]),
        ("on his toe walk on", [(0, 0, 1), (1, 0, 3), (2, 2, 4), (0, 4, 5)]),
        ("his toe hurt", [(3, 0, 3)]),
    ],
)
def test_phrases_are_found_by_place_from_short_to_long(sentence: str, found: list[tuple[int, int, int]]) -> None:
    assert list(PHRASES.found_in(tuple(sentence.split()))) == found


def test_no_phrases_are_found_nowhere() -> None:
    assert list(Phrases.of([]).found_in(("on", "his", "toe"))) == []
