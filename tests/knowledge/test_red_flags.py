"""Every red flag is asked of someone, and is heard in the words that families use for it."""

from datetime import date
from itertools import chain

import pytest

from handrail.knowledge import Knowledge
from handrail.knowledge.records import RedFlag
from handrail.matching import Reader
from handrail.triage import Check, FlagReply, decide
from handrail.vocabulary import FlagAnswer, Who

HEARD_IN_ALL, HEARD_IN_EACH = 0.9, 0.5


@pytest.fixture(scope="module")
def asked(knowledge: Knowledge) -> list[RedFlag]:
    return [flag for flag in knowledge.red_flags.values() if flag.status != "retired" and not flag.fixed_line]


@pytest.fixture(scope="module")
def heard(asked: list[RedFlag], reader: Reader) -> dict[str, list[bool]]:
    """For every flag, whether each of its phrasings raises it."""
    return {flag.id: [flag.id in reader.read(text).red_flags for text in flag.phrasings] for flag in asked}


def test_every_flag_is_reached_from_a_topic_a_condition_or_the_core_list(
    knowledge: Knowledge, asked: list[RedFlag]
) -> None:
    reached = set(chain.from_iterable(row.flags for row in knowledge.topic_flags.values()))
    reached |= set(chain.from_iterable(row.flags for row in knowledge.cores.values()))
    reached |= set(chain.from_iterable(row.flags for row in knowledge.conditions.values()))
    assert [flag.id for flag in asked if flag.id not in reached] == []


def test_held_phrases_raise_their_flag(heard: dict[str, list[bool]]) -> None:
    every = list(chain.from_iterable(heard.values()))
    assert sum(every) >= HEARD_IN_ALL * len(every)


def test_every_flag_is_heard_in_half_of_its_own_phrasings(heard: dict[str, list[bool]]) -> None:
    assert {name: found for name, found in heard.items() if sum(found) < HEARD_IN_EACH * len(found)} == {}


def test_near_misses_do_not_raise_their_flag(asked: list[RedFlag], reader: Reader) -> None:
    wrong = [(flag.id, text) for flag in asked for text in flag.near_misses if flag.id in reader.read(text).red_flags]
    assert wrong == []


def test_every_flag_has_phrasings_and_near_misses(asked: list[RedFlag]) -> None:
    assert [flag.id for flag in asked if len(flag.phrasings) < 6] == []
    assert [flag.id for flag in asked if not flag.near_misses] == []


def test_every_topic_asks_the_flags_of_its_list_in_its_order(knowledge: Knowledge, asked: list[RedFlag]) -> None:
    known = {flag.id for flag in asked}
    for row in knowledge.topic_flags.values():
        assert len(set(row.flags)) == len(row.flags) <= 6, row.topic
        assert known.issuperset(row.flags), row.topic


def test_every_flag_of_today_says_when_in_its_action(asked: list[RedFlag]) -> None:
    quick = [flag for flag in asked if flag.urgency in ("emergency_now", "same_day")]
    assert len(quick) > 20
    words = ("today", "now", "at once", "straight away", "emergency", "tonight", "same day", "ambulance")
    assert [flag.id for flag in quick if not any(word in flag.action.lower() for word in words)] == []


def test_every_flag_that_is_asked_and_answered_yes_comes_before_therapy(
    asked: list[RedFlag], knowledge: Knowledge, today: date
) -> None:
    """Except the few whose answer is a therapist."""
    for flag in asked:
        check = Check(red_flags={flag.id: FlagReply(answer=FlagAnswer.YES)})
        decision = decide(check, knowledge, today)
        assert decision.must_flag == (flag.see is not Who.THERAPIST), flag.id
        assert (decision.label == "other_first") >= decision.must_flag, flag.id
