import time
from typing import Any

import msgspec
import numpy as np
import pytest

from handrail.knowledge import Knowledge
from handrail.matching import Match, Model, Reader
from handrail.matching.gravity import ALARM
from handrail.matching.training import train_on


def best(reader: Reader, text: str) -> Match:
    return reader.read(text).matches[0]


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("My son walks on tip toes", "toe_walking"),
        ("he's up on his toes", "toe_walking"),
        ("MESSY HANDWRITING!!!", "handwriting"),
        ("hand writing is fine but writes so slow", "handwriting"),
        ("doesn't talk", "talking_late"),
        ("<p>doesn&#39;t talk, does not speak</p>", "talking_late"),
        ("handwritting 😢", "handwriting"),
    ],
)
def test_a_cue_is_a_clear_match(text: str, concern: str, small_reader: Reader) -> None:
    match = best(small_reader, text)
    assert (match.concern, match.is_clear) == (concern, True)
    assert 0.5 <= match.score <= 1


def test_the_model_alone_can_find_a_concern(small_reader: Reader) -> None:
    match = best(small_reader, "feet dangle at his desk, chair too big")
    assert (match.concern, match.is_clear) == ("school_chair", True)
    assert match.score >= 0.5


def test_matches_come_from_best_to_least(small_reader: Reader) -> None:
    scores = [match.score for match in small_reader.read("on tiptoe at his desk and writing is slow").matches]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)


def test_several_worries_are_all_found(small_reader: Reader) -> None:
    reading = small_reader.read("Walks on tiptoe. Handwriting is messy. Not talking.")
    assert {match.concern for match in reading.matches if match.is_clear} >= {
        "toe_walking", "handwriting", "talking_late",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["", "   ", "!!!", "😀", "不会走路", "qwertz uiop"])
def test_a_text_that_says_nothing_known_has_no_clear_match(text: str, small_reader: Reader) -> None:
    reading = small_reader.read(text)
    assert [match for match in reading.matches if match.is_clear] == []
    assert (dict(reading.red_flags), reading.conditions) == ({}, ())


def test_the_follow_up_that_a_text_answers_is_answered(small_reader: Reader) -> None:
    match = best(small_reader, "Walks on tiptoe. The heels do not go down to the floor.")
    assert match.answers["heels_down"] == {"no"}


def test_a_universal_answer_counts_from_a_sentence_about_the_concern(small_reader: Reader) -> None:
    match = best(small_reader, "Suddenly on tiptoe")
    assert match.answers["onset"] == {"new"}


def test_a_universal_answer_counts_from_a_sentence_about_no_concern(small_reader: Reader) -> None:
    match = best(small_reader, "On tiptoe. It is only on the left.")
    assert match.answers["side"] == {"one"}


def test_a_universal_answer_about_another_concern_does_not_count(small_reader: Reader) -> None:
    reading = small_reader.read("Handwriting has been messy. Suddenly on tiptoe.")
    answers = {match.concern: dict(match.answers) for match in reading.matches}
    assert answers["toe_walking"] == {"onset": {"new"}}
    assert answers["handwriting"] == {}


def test_a_universal_question_that_means_nothing_here_is_not_answered(small_reader: Reader) -> None:
    match = best(small_reader, "messy handwriting with the left")
    assert match.concern == "handwriting"
    assert "side" not in match.answers


def test_a_red_flag_is_raised_by_its_cue_with_the_signs_named(small_reader: Reader) -> None:
    reading = small_reader.read("She has a stiff neck and a fever and is drowsy")
    assert dict(reading.red_flags) == {"rf_stiff_neck": {"fever", "drowsy"}}


def test_a_sign_alone_raises_no_flag(small_reader: Reader) -> None:
    assert dict(small_reader.read("a bit of fever yesterday").red_flags) == {}


@pytest.mark.parametrize(
    "text", ["no stiff neck", "No fever, no stiff neck, no rash, just walks on tiptoe", "never had a fit", "no limp"]
)
def test_what_is_denied_raises_no_flag(text: str, reader: Reader) -> None:
    assert dict(reader.read(text).red_flags) == {}


def test_a_flag_is_raised_by_two_sentences_together(small_reader: Reader) -> None:
    assert "rf_lost_skill" in small_reader.read("She stopped last week. She does not walk.").red_flags


def test_a_retired_flag_is_never_raised(small_reader: Reader) -> None:
    assert "rf_old" not in small_reader.read("once there was an old question, was this once asked").red_flags


def test_a_retired_concern_is_not_found(small: Knowledge) -> None:
    retired = msgspec.structs.replace(small.concerns["toe_walking"], status="retired")
    knowledge = msgspec.structs.replace(small, concerns={**small.concerns, "toe_walking": retired})
    reading = Reader(knowledge, train_on(knowledge)).read("walks on tiptoe")
    assert "toe_walking" not in [match.concern for match in reading.matches]


def test_conditions_named_in_a_text_are_found(small_reader: Reader) -> None:
    (condition,) = small_reader.read("Walks on tiptoe, has cerebral palsy").conditions
    assert (condition.id, condition.is_suspected) == ("cerebral_palsy", False)


def test_a_concern_that_the_model_knows_and_the_knowledge_does_not_is_left_out(small: Knowledge) -> None:
    model: Model = train_on(small)
    fewer: dict[str, Any] = {name: row for name, row in small.concerns.items() if name != "school_chair"}
    reading = Reader(msgspec.structs.replace(small, concerns=fewer), model).read("school chair too big")
    assert "school_chair" not in [match.concern for match in reading.matches]


def test_ten_thousand_characters_are_read_within_a_second(reader: Reader) -> None:
    text = ("he walks on tiptoe and his handwritting is messy, suddenly falls " * 200)[:10_000]
    begin = time.perf_counter()
    reading = reader.read(text)
    assert time.perf_counter() - begin < 1
    assert reading.matches


def test_reading_is_the_same_every_time(reader: Reader) -> None:
    text = "He used to walk and now he can't. Falls a lot. His sister has autism."
    assert reader.read(text) == reader.read(text)


@pytest.mark.parametrize(
    ("text", "is_hard"),
    [
        ("walks on tiptoe", False),
        ("walks on tiptoe and struggles with it", True),
        ("walks on tiptoe and struggles with it, is that normal", False),
        ("walks on tiptoe. Handwriting is a struggle", False),
    ],
)
def test_a_worry_is_hard_where_the_words_about_it_say_so_and_do_not_only_ask(
    text: str, is_hard: bool, small: Knowledge
) -> None:
    words = {"stated_hard": ("struggles", "struggle"), "asked_late": ("is that normal",)}
    reader = Reader(msgspec.structs.replace(small, lexicon={**small.lexicon, **words}), train_on(small))
    found = {match.concern: match.is_hard for match in reader.read(text).matches}
    assert found["toe_walking"] is is_hard


@pytest.mark.parametrize(("alarm", "raised"), [(2.0, {"rf_stiff_neck"}), (1.0, set())])
def test_faint_urgent_signs_together_raise_the_likeliest_of_them(
    alarm: float, raised: set[str], small: Knowledge
) -> None:
    faint = {ALARM: alarm, "rf_stiff_heel": -1.0, "rf_stiff_neck": -2.0, "rf_lost_skill": -3.0}
    model = Model(
        labels=tuple(faint),
        vocabulary={"grey": 0},
        idf=np.ones(1, np.float32),
        weights=np.zeros((1, len(faint)), np.int8),
        scale=np.ones(len(faint), np.float32),
        bias=np.array(list(faint.values()), np.float32),
        trained_on="",
        words=(),
    )
    assert Reader(small, model).read("so grey and quiet all week").red_flags.keys() == raised
