"""A check is written and read again without loss; what is no longer known is left out and counted."""

from datetime import date

import pytest

from handrail.matching import Reader, load_index, load_model
from handrail.triage import Check, ConcernReply, ConditionReply, FlagReply, decide, reopen_check, write_check
from handrail.vocabulary import Age, FlagAnswer, InputError, Jurisdiction, MilestoneAnswer

TODAY = date(2026, 11, 24)
AGE = Age.of_months(40)


@pytest.fixture(scope="module")
def names(knowledge):
    return Reader(knowledge, load_model(), load_index(knowledge)).names


@pytest.fixture
def check(knowledge) -> Check:
    milestone = next(iter(knowledge.milestones))
    sentinel = next(iter(knowledge.sentinels))
    return Check(
        age=AGE,
        gestation_days=34 * 7 + 3,
        concerns=(ConcernReply(id="toe_walking", answers={"course": frozenset({"same"})}),),
        conditions=(ConditionReply(words="made-up syndrome"),),
        red_flags={"rf_choking": FlagReply(answer=FlagAnswer.NO)},
        core=dict.fromkeys(knowledge.cores, False),
        milestones={milestone: MilestoneAnswer.NOT_YET},
        sentinels={sentinel: True},
        strong_worry=True,
        has_walked_six_months=False,
        therapies_now=frozenset({"ot"}),
        jurisdiction=Jurisdiction("GB-ENG"),
        answered=frozenset({"core", "age", "words", "concern:toe_walking:course"}),
    )


def test_what_is_written_is_read_again_and_decides_the_same(check, knowledge, names):
    read = reopen_check(write_check(check, "walks on toes"), AGE, knowledge, names, TODAY)
    assert (read.text, read.gone) == ("walks on toes", 0)
    assert read.check == check
    assert decide(read.check, knowledge, TODAY) == decide(check, knowledge, TODAY)


def test_the_age_of_today_counts_and_not_the_one_that_was_written(check, knowledge, names):
    older = Age.of_months(44)
    assert reopen_check(write_check(check), older, knowledge, names, TODAY).check.age == older


def test_an_empty_check_is_written_as_nothing_and_read_as_nothing(knowledge, names):
    assert write_check(Check()) == {}
    assert reopen_check({}, None, knowledge, names, TODAY).check == Check()


def test_what_is_no_longer_known_is_left_out_and_counted(check, knowledge, names):
    raw = write_check(check)
    raw["red_flags"]["rf_of_old"] = "yes"
    raw["milestones"]["old_skill"] = "yes"
    raw["therapies_now"].append("ft")
    raw["concerns"].append({"id": "old_worry", "answers": {}})
    raw["concerns"][0]["answers"] |= {"old_question": ["yes"], "course": ["same", "unheard"]}
    raw["asked"] += ["flag:rf_of_old", "concern:old_worry:course", "concern:hip_pain_gone:course"]
    read = reopen_check(raw, AGE, knowledge, names, TODAY)
    assert read.gone == 4
    assert read.check == check


def test_a_list_of_signs_that_has_grown_is_asked_again(check, knowledge, names):
    raw = write_check(check)
    raw["core"].popitem()
    read = reopen_check(raw, AGE, knowledge, names, TODAY)
    assert read.check.core == {}
    assert "core" not in read.check.answered


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"red_flags": {"rf_choking": "perhaps"}}, "red_flags.rf_choking"),
        ({"red_flags": "no"}, "red_flags"),
        ({"core": {"head_knock": "yes"}}, "core"),
        ({"core": []}, "core"),
        ({"sentinels": 3}, "sentinels"),
        ({"asked": "core"}, "asked"),
        ({"asked": [1]}, "asked"),
        ({"concerns": "toe_walking"}, "concerns"),
        ({"concerns": [{"id": "toe_walking", "answers": ["same"]}]}, "concerns[0].answers"),
        ({"text": 3}, "text"),
    ],
)
def test_what_is_no_answer_is_refused_by_its_field(wrong, field, knowledge, names):
    with pytest.raises(InputError) as refused:
        reopen_check(wrong, AGE, knowledge, names, TODAY)
    assert refused.value.field == field
