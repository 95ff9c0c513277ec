"""Tables of scores as they come out of other programs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.family.skills.given_scores import day_of, read_scores
from handrail.vocabulary import InputError

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "written",
    [
        "on,d,sem,n\n2026-03-01,42.5,1.2,30",
        "\ufeffON;D;SEM;N\r\n1/3/2026;42,5;1,2;30\r\n",
        "id\ton\tn\tsem\td\nx\t1.3.2026\t30\t1.2\t42.5\n",
        '"id","on","d","sem","n"\n"x",2026-03-01,42.5,1.2,30',
        "on, d, sem, n\n2026-03-01, 42.5, 1.2, 30",
    ],
)
def test_the_same_score_is_read_from_every_kind_of_table(written: str) -> None:
    (score,) = read_scores(written, "gsed2406", TODAY)
    assert (score.on, score.d, score.sem, score.n, score.key) == (date(2026, 3, 1), 42.5, 1.2, 30, "gsed2406")


def test_the_tables_own_scale_counts_before_the_chosen_one() -> None:
    (score,) = read_scores("on,d,sem,n,key\n2026-03-01,42,1,30,dutch", "gsed2406", TODAY)
    assert score.key == "dutch"


def test_scores_come_in_the_order_of_their_days_and_the_last_of_a_day_counts() -> None:
    table = "on,d,sem,n\n2026-05-01,45,1,30\n2026-03-01,40,1,30\n2026-05-01,46,1,30"
    assert [score.d for score in read_scores(table, "gcdg", TODAY)] == [40, 46]


def test_an_unknown_scale_is_refused_and_never_taken_for_another() -> None:
    with pytest.raises(InputError, match="which scale"):
        read_scores("on,d,sem,n,key\n2026-03-01,42,1,30,made_up", "gsed2406", TODAY)


def test_a_day_to_come_is_no_day() -> None:
    with pytest.raises(ValueError, match="still to come"):
        day_of("2026-11-25", TODAY)


@given(st.text(max_size=200), st.sampled_from(["", "on,d,sem,n\n", "on;d;sem;n;key\n2026-01-01;"]))
def test_whatever_is_pasted_is_read_or_refused_with_a_sentence(rest: str, start: str) -> None:
    try:
        assert read_scores(start + rest, "gsed2406", TODAY)
    except InputError as error:
        assert error.field == "scores"
        assert error.message.endswith((".", "?"))
