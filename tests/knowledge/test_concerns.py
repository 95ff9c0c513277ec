"""Every concern is worded richly enough to be found by families, and is found in its own words."""

from itertools import chain

import pytest

from handrail.knowledge import Knowledge
from handrail.knowledge.records import Concern
from handrail.matching import Model, Reader, load_index
from handrail.matching.index import ReadingIndex
from handrail.matching.words import Speller, sentences

FOUND_IN_ALL, FOUND_IN_EACH = 0.9, 0.5


@pytest.fixture(scope="module")
def concerns(knowledge: Knowledge) -> list[Concern]:
    return [concern for concern in knowledge.concerns.values() if concern.status != "retired"]


@pytest.fixture(scope="module")
def found(concerns: list[Concern], reader: Reader) -> dict[str, list[bool]]:
    """For every concern, whether it is found clearly in each of its phrasings."""
    return {concern.id: [_clearly(concern.id, text, reader) for text in concern.phrasings] for concern in concerns}


def _clearly(concern: str, text: str, reader: Reader) -> bool:
    return any(match.concern == concern and match.is_clear for match in reader.read(text).matches)


def _named_by_cue(text: str, index: ReadingIndex, speller: Speller) -> set[str]:
    scans = (index.cues.scan(part) for part in sentences(text, speller))
    return {index.targets[number].record for scan in scans for number in index.cues.hits(scan, "concern")}


def test_there_are_at_least_150_concerns(concerns: list[Concern]) -> None:
    assert len(concerns) >= 150


def test_every_concern_has_at_least_12_phrasings(concerns: list[Concern]) -> None:
    assert [concern.id for concern in concerns if len(set(concern.phrasings)) < 12] == []


def test_no_phrasing_belongs_to_two_concerns(concerns: list[Concern]) -> None:
    owners: dict[str, set[str]] = {}
    for concern in concerns:
        for text in concern.phrasings:
            owners.setdefault(text.casefold(), set()).add(concern.id)
    assert {text: names for text, names in owners.items() if len(names) > 1} == {}


def test_most_phrasings_are_found_clearly_clearly(found: dict[str, list[bool]]) -> None:
    every = list(chain.from_iterable(found.values()))
    assert sum(every) >= FOUND_IN_ALL * len(every)


def test_every_concern_is_found_clearly_in_half_of_its_own_phrasings(found: dict[str, list[bool]]) -> None:
    assert {name: hits for name, hits in found.items() if sum(hits) < FOUND_IN_EACH * len(hits)} == {}


def test_no_near_miss_is_taken_for_its_concern_by_cue(
    concerns: list[Concern], knowledge: Knowledge, model: Model
) -> None:
    index, speller = load_index(knowledge), Speller(model.words)
    wrong = [
        (concern.id, text)
        for concern in concerns
        for text in concern.near_misses
        if concern.id in _named_by_cue(text, index, speller)
    ]
    assert wrong == []


def test_every_concern_has_a_sign_that_would_change_the_answer(concerns: list[Concern]) -> None:
    assert [concern.id for concern in concerns if not concern.watch_for] == []
