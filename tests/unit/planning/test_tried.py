"""What was tried, as evidence: whole weeks, overlaps counted once, own words or the library's."""

from datetime import date, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from handrail.knowledge import load_library
from handrail.planning import Rating, StrategyTried, tried_evidence, weeks_asked

LIBRARY = load_library()
TODAY = date(2026, 11, 24)


def tried(from_days_ago: int, until_days_ago: int | None = None, **rest) -> StrategyTried:
    until = None if until_days_ago is None else TODAY - timedelta(days=until_days_ago)
    return StrategyTried(from_on=TODAY - timedelta(days=from_days_ago), until_on=until, **{"words": "dough", **rest})


def evidence(*rows: StrategyTried):
    return tried_evidence(rows, LIBRARY, today=TODAY)


def test_twelve_weeks_are_twelve_weeks_and_a_day_less_is_not():
    assert evidence(tried(83)).covers(12)
    assert not evidence(tried(82)).covers(12)


def test_what_goes_on_is_counted_up_to_today():
    line = evidence(tried(13)).lines[0]
    assert (line.weeks, line.until_on) == (2, None)


def test_days_on_which_two_things_ran_count_once():
    assert evidence(tried(27, 0), tried(20, 7)).weeks_covered == 4
    assert evidence(tried(27, 14), tried(13, 0)).weeks_covered == 4
    assert evidence(tried(41, 28), tried(13, 0)).weeks_covered == 4


def test_the_oldest_stands_first():
    lines = evidence(tried(10, words="pegs"), tried(30, words="dough")).lines
    assert [line.name for line in lines] == ["dough", "pegs"]


def test_a_line_is_named_by_the_activity_by_own_words_or_by_both():
    assert evidence(tried(7, activity="sock_race", words="")).lines[0].name == "Sock steps"
    assert evidence(tried(7, words=" big spoon ")).lines[0].name == "big spoon"
    assert evidence(tried(7, activity="sock_race", words="with the left")).lines[0].name == "Sock steps: with the left"


def test_an_activity_that_is_no_longer_known_keeps_its_id():
    assert evidence(tried(7, activity="old_one", words="")).lines[0].name == "old_one"


def test_what_happened_is_told_as_the_family_rated_it():
    line = evidence(tried(7, happened=" less crying ", rating=Rating.HELPED_A_LITTLE, times_a_week=3)).lines[0]
    assert (line.happened, line.rating, line.times_a_week) == ("less crying", "helped_a_little", 3)


def test_the_most_weeks_that_any_way_in_asks_for_are_asked_and_none_where_none_does():
    asking = [way for way in LIBRARY.pathways.values() if way.weeks_tried]
    asked = weeks_asked(LIBRARY)
    assert asked is not None
    assert asked.weeks == max(way.weeks_tried for way in asking)
    silent = {name: way for name, way in LIBRARY.pathways.items() if not way.weeks_tried}
    assert silent
    assert weeks_asked(msgspec.structs.replace(LIBRARY, pathways=silent)) is None


def test_nothing_tried_covers_nothing():
    found = evidence()
    assert (found.lines, found.weeks_covered, found.covers(1)) == ((), 0, False)


spans = st.tuples(st.integers(0, 200), st.integers(0, 200)).map(lambda pair: (max(pair), min(pair)))


@given(st.lists(spans, max_size=6))
def test_weeks_covered_are_the_different_days_by_seven(pairs):
    days = {day for first, last in pairs for day in range(last, first + 1)}
    assert evidence(*(tried(first, last) for first, last in pairs)).weeks_covered == len(days) // 7
