"""What was tried in sentences, for a letter."""

from datetime import date, timedelta

from handrail.knowledge import load_library
from handrail.planning import Rating, StrategyTried, TriedAt, tried_evidence, tried_in_words, weeks_asked

LIBRARY = load_library()
TODAY = date(2026, 11, 24)


def told(*rows: StrategyTried):
    return tried_in_words(tried_evidence(rows, LIBRARY, today=TODAY))


def test_a_line_says_what_where_how_often_how_long_and_with_what_effect():
    row = StrategyTried(
        from_on=date(2026, 9, 1),
        until_on=date(2026, 10, 13),
        activity="sock_race",
        at=TriedAt.SCHOOL,
        times_a_week=3,
        happened="Fewer tears",
        rating=Rating.HELPED_A_LITTLE,
    )
    words = told(row)
    assert words.lines == (
        "Sock steps, at school or nursery, about 3 times a week. From 1 September 2026, until 13 October 2026 "
        "(6 weeks). It helped a little. Fewer tears.",
    )
    assert words.text == f"The family tried 1 thing, over 6 weeks in all.\n- {words.lines[0]}"


def test_what_goes_on_and_what_was_not_told_is_said_so():
    words = told(StrategyTried(from_on=TODAY, words="big spoon"), StrategyTried(from_on=TODAY, words="pegs"))
    assert words.lines[0] == (
        "big spoon, at home. From 24 November 2026, still going on (less than a week). We cannot tell yet."
    )
    assert words.summary == "The family tried 2 things, over less than a week in all."


def test_once_a_week_is_no_times_and_a_full_stop_stands_once():
    row = StrategyTried(from_on=TODAY - timedelta(days=7), words="pool", times_a_week=1, happened="She swam!")
    assert "about once a week." in told(row).lines[0]
    assert told(row).lines[0].endswith("(1 week). We cannot tell yet. She swam!")


def test_nothing_tried_is_said_as_such():
    assert told().lines == ()
    assert "Nothing has been written down" in told().text


def test_the_weeks_that_a_service_asks_for_come_with_their_source():
    asked = weeks_asked(LIBRARY)
    assert asked is not None
    assert (asked.weeks, bool(asked.sources)) == (12, True)
    assert set(asked.sources) <= LIBRARY.sources.keys()
