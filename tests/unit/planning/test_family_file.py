"""The family's own file: what is written is read again, what cannot be used is refused by its place."""

import json
from dataclasses import is_dataclass
from datetime import date
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.knowledge import load
from handrail.planning import (
    ActivityKept,
    CheckMade,
    FamilyFile,
    KeptChild,
    MilestoneNoted,
    OtherView,
    Rating,
    SaidAge,
    SeenBy,
    StrategyTried,
    TriedAt,
    read_family_file,
    write_family_file,
)
from handrail.planning.family_file import MOST_BYTES
from handrail.planning.unknown_fields import PARTS
from handrail.vocabulary import InputError, MilestoneAnswer

TODAY = date(2026, 11, 24)
KNOWLEDGE = load()
HARM = "rf_child_in_danger_now"

days = st.dates(date(2010, 1, 1), TODAY)
ids = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
words = st.text(max_size=60).filter(str.strip)
plain = st.one_of(st.booleans(), st.integers(-99, 99), words, st.none())
tried = st.builds(
    StrategyTried,
    from_on=days,
    until_on=st.just(TODAY) | st.none(),
    activity=ids | st.just(""),
    words=words,
    at=st.sampled_from(TriedAt),
    times_a_week=st.integers(1, 99) | st.none(),
    happened=st.text(max_size=60),
    rating=st.sampled_from(Rating),
)
answer = words | st.lists(ids, max_size=3).map(tuple)
children = st.builds(
    KeptChild,
    name=st.text(max_size=20) | st.none(),
    born_on=days | st.none(),
    gestation=st.sampled_from([None, 34, 34.5, "34+3"]),
    checks=st.lists(
        st.builds(
            CheckMade,
            on=days,
            answers=st.dictionaries(ids, plain, max_size=3),
            decision=st.none() | st.dictionaries(ids, plain, max_size=3),
        ),
        max_size=2,
    ).map(tuple),
    strategies=st.lists(tried, max_size=3).map(tuple),
    milestones=st.lists(
        st.builds(MilestoneNoted, id=ids, on=days, answer=st.sampled_from(MilestoneAnswer)), max_size=3
    ).map(tuple),
    motor_ages=st.dictionaries(ids, st.floats(0, 60), max_size=3),
    activities=st.lists(st.builds(ActivityKept, id=ids, week_of=days, times_done=st.none()), max_size=3).map(tuple),
    others=st.lists(
        st.builds(OtherView, on=days, by=st.sampled_from(SeenBy), answers=st.dictionaries(ids, answer, max_size=3)),
        max_size=2,
    ).map(tuple),
    unknown=st.dictionaries(words.map("x-{}".format), plain, max_size=2),
)


def written(**child) -> bytes:
    return json.dumps({"format": "handrail-family-1", "made_on": "2026-11-24", "children": [child]}).encode()


def refused(content: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        read_family_file(content, today=TODAY)
    return caught.value


@given(family=st.builds(FamilyFile, made_on=st.just(TODAY), children=st.lists(children, max_size=3).map(tuple)))
def test_what_is_written_is_read_again(family):
    assert read_family_file(write_family_file(family, KNOWLEDGE), today=TODAY) == family


def test_an_age_that_was_said_is_kept_with_its_day():
    child = KeptChild(age=SaidAge(months=18.5, on=TODAY))
    family = FamilyFile(made_on=TODAY, children=(child,))
    assert read_family_file(write_family_file(family, KNOWLEDGE), today=TODAY) == family


def test_the_file_says_its_format_and_is_readable():
    content = write_family_file(FamilyFile(made_on=TODAY), KNOWLEDGE).decode()
    assert json.loads(content)["format"] == "handrail-family-1"
    assert content.count("\n") > 3


def test_unknown_keys_survive_at_every_depth():
    rows = {
        "checks": [{"on": "2026-11-01", "answers": {"age_months": 4}, "by": "gran"}],
        "strategies": [{"from_on": "2026-10-01", "words": "dough", "cost": {"cents": 300}}],
        "milestones": [{"id": "walks", "on": "2026-10-02", "answer": "yes", "film": "a.mp4"}],
        "scores": [{"on": "2026-10-02", "d": 40, "sem": 1, "n": 30, "key": "gsed2406", "who": "Ann"}],
        "activities": [{"id": "sock_race", "week_of": "2026-10-02", "mood": "good"}],
        "others": [{"on": "2026-10-02", "by": "school", "answers": {"teacher_where": ["table"]}, "class": "2b"}],
        "age": {"months": 18, "on": "2026-10-02", "said_by": "us"},
    }
    raw = json.loads(written(name="Sam", shoe_size=21, unknown={"x": 1}, **rows)) | {"colour": ["blue", None]}
    again = json.loads(write_family_file(read_family_file(json.dumps(raw).encode(), today=TODAY), KNOWLEDGE))
    assert again["colour"] == ["blue", None]
    child = again["children"][0]
    assert (child["shoe_size"], child["unknown"]) == (21, {"x": 1})
    for name, value in rows.items():
        pairs = zip(value, child[name], strict=True) if isinstance(value, list) else [(value, child[name])]
        for before, after in pairs:
            assert before.items() <= after.items(), name


def test_no_part_of_the_file_is_forgotten_when_unknown_keys_are_folded():
    nested = {
        (kind, name)
        for kind in (*PARTS, *(part for parts in PARTS.values() for part in parts.values()))
        for name, hint in get_type_hints(kind).items()
        if any(is_dataclass(inner) for inner in _inner(hint))
    }
    assert nested == {(kind, name) for kind, parts in PARTS.items() for name in parts}


def _inner(hint) -> list[object]:
    return [hint, *(inner for argument in get_args(hint) for inner in _inner(argument))]


def test_the_day_on_which_it_was_made_may_be_ahead_of_this_clock():
    raw = json.loads(written(name="Sam")) | {"made_on": "2026-11-25"}
    assert read_family_file(json.dumps(raw).encode(), today=TODAY).made_on == date(2026, 11, 25)


def test_a_newer_version_is_refused_with_a_sentence():
    error = refused(written().replace(b"handrail-family-1", b"handrail-family-2"))
    assert error.field == "file"
    assert "newer Handrail" in error.message


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'"handrail-family-1"',
        b'{"made_on": "2026-11-24"}',
        b'{"format": 1}',
        b'{"format": "handrail-family-0"}',
        b'{"format": "handrail-family-1.5"}',
        b'{"format": "check-batch-1"}',
        b"\xff\xfe",
        b"[" * 200_000,
    ],
)
def test_what_is_no_family_file_is_refused_with_what_to_do(content):
    error = refused(content)
    assert error.field == "file"
    assert "Choose the file you saved here" in error.message


def test_a_file_that_is_too_large_is_refused():
    assert "larger than" in refused(b" " * (MOST_BYTES + 1)).message


@pytest.mark.parametrize(
    ("child", "field"),
    [
        ({"born_on": "2026-13-01"}, "children[0].born_on"),
        ({"born_on": "2026-11-25"}, "children[0].born_on"),
        ({"born_on": "2024-01-01", "age": {"months": 3, "on": "2026-11-01"}}, "children[0].age"),
        ({"age": {"months": 228, "on": "2026-11-01"}}, "children[0].age.months"),
        ({"age": {"months": 3, "on": "2026-12-01"}}, "children[0].age.on"),
        ({"gestation": "soon"}, "children[0].gestation"),
        ({"gestation": 12}, "children[0].gestation"),
        ({"name": "x" * 81}, "children[0].name"),
        ({"checks": [{"on": "2026-11-25", "answers": {}}]}, "children[0].checks[0].on"),
        ({"checks": [{"on": "2026-11-24"}]}, "children[0].checks[0]"),
        ({"strategies": [{"from_on": "2026-11-25", "words": "dough"}]}, "children[0].strategies[0].from_on"),
        ({"strategies": [{"from_on": "2026-10-01", "words": " "}]}, "children[0].strategies[0].words"),
        (
            {"strategies": [{"from_on": "2026-10-02", "until_on": "2026-10-01", "words": "dough"}]},
            "children[0].strategies[0].until_on",
        ),
        (
            {"strategies": [{"from_on": "2026-10-02", "words": "dough", "rating": "great"}]},
            "children[0].strategies[0].rating",
        ),
        ({"milestones": [{"id": "Walks!", "on": "2026-10-02", "answer": "yes"}]}, "children[0].milestones[0].id"),
        ({"others": [{"on": "2026-12-02", "by": "school", "answers": {}}]}, "children[0].others[0].on"),
        ({"others": [{"on": "2026-11-02", "by": "<script>", "answers": {}}]}, "children[0].others[0].by"),
        ({"strategies": [{"from_on": "2026-10-02", "activity": "<b>"}]}, "children[0].strategies[0].activity"),
        ({"milestones": [{"id": "walks", "on": "2026-12-02", "answer": "yes"}]}, "children[0].milestones[0].on"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_its_place(child, field):
    assert refused(written(**child)).field == field


def test_a_strategy_that_began_and_ended_today_is_taken():
    row = {"from_on": "2026-11-24", "until_on": "2026-11-24", "activity": "sock_race"}
    tried_one = read_family_file(written(strategies=[row]), today=TODAY).children[0].strategies[0]
    assert (tried_one.activity, tried_one.rating) == ("sock_race", Rating.CANNOT_TELL)


def kept(answers, decision=None) -> CheckMade:
    made = CheckMade(on=TODAY, answers=answers, decision=decision)
    family = FamilyFile(made_on=TODAY, children=(KeptChild(checks=(made,)),))
    return read_family_file(write_family_file(family, KNOWLEDGE), today=TODAY).children[0].checks[0]


def test_no_answer_about_harm_is_written():
    for flag in (flag for flag in KNOWLEDGE.red_flags.values() if flag.safeguarding):
        for answer in ("yes", "no", {"answer": "unsure", "signs": []}):
            assert kept({"red_flags": {flag.id: answer, "rf_choking": "no"}}).answers == {
                "red_flags": {"rf_choking": "no"}
            }


@pytest.mark.parametrize("worry", ["not_safe_at_home", {"id": "not_safe_at_home", "answers": {}}])
def test_no_worry_about_harm_is_written(worry):
    assert kept({"concerns": [worry, "toe_walking"], "text": "he hits us"}).answers == {"concerns": ["toe_walking"]}


def test_where_harm_was_told_words_and_decision_are_left_out_too():
    made = kept({"text": "he hits us", "red_flags": {HARM: "yes"}}, {"label": "other_first"})
    assert (made.answers, made.decision) == ({"red_flags": {}}, None)


def test_where_harm_was_asked_and_denied_words_and_decision_stay():
    made = kept({"text": "walks on toes", "red_flags": {HARM: "no"}}, {"label": "pt"})
    assert (made.answers, made.decision) == ({"text": "walks on toes", "red_flags": {}}, {"label": "pt"})


@pytest.mark.parametrize(
    "decision",
    [
        {"red_flags": [{"id": HARM, "answer": "yes"}]},
        {"reasons": [{"rule": HARM}]},
        {"concerns": [{"id": "not_safe_at_home"}]},
    ],
)
def test_a_decision_that_names_harm_is_left_out(decision):
    assert kept({"text": "words"}, decision) == CheckMade(on=TODAY, answers={})


@pytest.mark.parametrize(
    "decision",
    [
        {"red_flags": [{"id": HARM, "answer": "not_asked"}]},
        {"red_flags": [{"id": "rf_choking", "answer": "yes"}], "reasons": "none", "concerns": ["toe_walking"]},
    ],
)
def test_a_decision_that_names_no_harm_stays(decision):
    assert kept({"text": "words"}, decision).decision == decision


def test_answers_of_an_unexpected_shape_are_kept_as_they_are():
    answers = {"red_flags": "none", "concerns": "toe_walking"}
    assert kept(answers).answers == answers
