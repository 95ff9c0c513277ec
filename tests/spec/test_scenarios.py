"""The scenario tables: what a therapist expects for a child, row by row. The tables also make the reference."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from handrail.knowledge import Knowledge
from handrail.matching import ConditionNames
from handrail.triage import decide
from handrail.vocabulary import InputError
from spec.grammar import Row, check_of, rows, said

ROWS = tuple(rows())
REASSURING = tuple(row for row in ROWS if row.verdict == "reassure")
A_ROW = Row(place="here:2", age="18 m", concern="late_walking", answer="", verdict="", urgency="", because="")


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_decide_answers_as_a_therapist_would(
    row: Row, knowledge: Knowledge, names: ConditionNames, today: date
) -> None:
    decision = decide(check_of(row, knowledge, names, today), knowledge, today)
    assert (said(decision, knowledge), decision.urgency.value) == (row.verdict, row.urgency)
    because = [reason.rule for reason in decision.reasons]
    assert row.because in (because or ["-"])


@pytest.mark.parametrize("row", REASSURING, ids=str)
def test_reassurance_always_comes_with_a_date(
    row: Row, knowledge: Knowledge, names: ConditionNames, today: date
) -> None:
    decision = decide(check_of(row, knowledge, names, today), knowledge, today)
    assert decision.watch_on is not None
    assert decision.watch_on > today


def test_tables_hold_at_least_170_rows_and_none_twice() -> None:
    told = Counter((row.age, row.concern, row.answer) for row in ROWS)
    assert len(ROWS) >= 170
    assert [child for child, times in told.items() if times > 1] == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"age": "18 months"}, "is no age"),
        ({"answer": "cruise=yes"}, "is no question"),
        ({"answer": "flag rf_limp_with_fever"}, "write flag"),
    ],
)
def test_grammar_refuses_words_that_it_does_not_know(
    changed: dict[str, str], words: str, knowledge: Knowledge, names: ConditionNames, today: date
) -> None:
    with pytest.raises(ValueError, match=words):
        check_of(replace(A_ROW, **changed), knowledge, names, today)


@pytest.mark.parametrize("answer", ["cruises=perhaps", "flag rf_nothing=yes", "milestone gm_nothing=yes"])
def test_grammar_refuses_ids_that_the_knowledge_does_not_hold(
    answer: str, knowledge: Knowledge, names: ConditionNames, today: date
) -> None:
    with pytest.raises(InputError):
        check_of(replace(A_ROW, answer=answer), knowledge, names, today)
