from datetime import date
from typing import Any

import pytest

from handrail.knowledge import Knowledge
from handrail.matching import ConditionNames
from handrail.triage import Check, CheckInput, ConcernReply, ConditionReply, FlagReply, read_check
from handrail.triage.read_check import MOST_TEXT, answers_to
from handrail.vocabulary import Age, FlagAnswer, InputError, Jurisdiction, MilestoneAnswer


def read(raw: Any, small: Knowledge, *, needs_id: bool = True) -> CheckInput:
    return read_check(raw, small, ConditionNames(small), date(2026, 11, 24), needs_id=needs_id)


def test_every_key_of_the_format_is_read(small: Knowledge) -> None:
    raw = {
        "id": "a1",
        "text": "  walks on tiptoe  ",
        "born_on": "2024-11-24",
        "gestation_weeks": "34+3",
        "concerns": ["handwriting", {"id": "toe_walking", "answers": {"heels_down": "no", "impact": ["home", "play"]}}],
        "conditions": ["CP", "suspected autism", " Rare syndrome "],
        "milestones": {"gm_jumps_24m": "not_yet"},
        "has_walked_six_months": False,
        "red_flags": {"rf_lost_skill": "unsure", "rf_stiff_neck": {"answer": "yes", "signs": ["fever", "drowsy"]}},
        "strong_worry": True,
        "is_second_look": True,
        "therapies_now": ["pt"],
        "jurisdiction": "au-nsw",
        "not_in_the_format": [1, 2],
    }
    assert read(raw, small) == CheckInput(
        id="a1",
        text="walks on tiptoe",
        check=Check(
            age=Age(days=730, counted_from=date(2024, 11, 24)),
            gestation_days=241,
            concerns=(
                ConcernReply(id="handwriting"),
                ConcernReply(
                    id="toe_walking",
                    answers={"heels_down": frozenset({"no"}), "impact": frozenset({"home", "play"})},
                ),
            ),
            conditions=(
                ConditionReply(words="CP", id="cerebral_palsy"),
                ConditionReply(words="suspected autism", id="autism", is_suspected=True),
                ConditionReply(words="Rare syndrome"),
            ),
            milestones={"gm_jumps_24m": MilestoneAnswer.NOT_YET},
            red_flags={
                "rf_lost_skill": FlagReply(answer=FlagAnswer.UNSURE),
                "rf_stiff_neck": FlagReply(answer=FlagAnswer.YES, signs=frozenset({"fever", "drowsy"})),
            },
            strong_worry=True,
            is_second_look=True,
            has_walked_six_months=False,
            therapies_now=frozenset({"pt"}),
            jurisdiction=Jurisdiction("AU-NSW"),
        ),
    )


@pytest.mark.parametrize("months", [0, 0.3, 18.5, 227])
def test_an_age_in_months_may_be_fractional(months: float, small: Knowledge) -> None:
    assert read({"id": "a", "text": "x", "age_months": months}, small).check.age == Age.of_months(months)


def test_a_birth_date_is_taken_before_an_age_in_months(small: Knowledge) -> None:
    age = read({"id": "a", "text": "x", "age_months": 5, "born_on": "2026-11-23"}, small).check.age
    assert age == Age(days=1, counted_from=date(2026, 11, 23))


@pytest.mark.parametrize("missing", [{}, {"age_months": None}, {"born_on": None, "jurisdiction": None}])
def test_a_missing_age_is_unknown_and_no_error(missing: dict[str, Any], small: Knowledge) -> None:
    assert read({"id": "a", "text": "x", **missing}, small).check.age is None


@pytest.mark.parametrize(
    "subject",
    [
        {"text": "falls"},
        {"concerns": ["toe_walking"]},
        {"conditions": ["anything"]},
        {"milestones": {"gm_jumps_24m": "yes"}},
        {"red_flags": {"rf_lost_skill": "no"}},
    ],
)
def test_one_subject_is_enough(subject: dict[str, Any], small: Knowledge) -> None:
    assert read({"id": "a", **subject}, small).id == "a"


def test_an_id_may_be_missing_where_none_is_needed(small: Knowledge) -> None:
    assert read({"text": "falls"}, small, needs_id=False).id == ""
    assert read({"text": "falls", "id": "a"}, small, needs_id=False).id == "a"


def test_text_of_the_greatest_length_is_read(small: Knowledge) -> None:
    assert len(read({"id": "a", "text": "x" * MOST_TEXT}, small).text) == 10_000


def test_every_answer_of_a_concern_may_be_unsure(small: Knowledge) -> None:
    answers = answers_to(small.concerns["toe_walking"], small)
    assert answers["heels_down"] == {"yes", "no", "unsure"}
    assert answers["side"] == {"both", "one", "unsure"}
    assert set(answers) == {"heels_down", "onset", "course", "side", "impact"}


BAD = [
    ({"id": None}, "id", "bad_input"),
    ({"id": ""}, "id", "bad_input"),
    ({"id": 7}, "id", "bad_input"),
    ({"text": 7}, "text", "bad_input"),
    ({"text": ["x"]}, "text", "bad_input"),
    ({"text": "x" * 10_001}, "text", "text_too_long"),
    ({"text": ""}, "text", "nothing_said"),
    ({"text": "  \n "}, "text", "nothing_said"),
    ({"text": None, "concerns": [], "conditions": [], "milestones": {}, "red_flags": {}}, "text", "nothing_said"),
    ({"age_months": "18"}, "age_months", "bad_input"),
    ({"age_months": True}, "age_months", "bad_input"),
    ({"age_months": -1}, "age_months", "bad_input"),
    ({"age_months": float("nan")}, "age_months", "bad_input"),
    ({"age_months": 228}, "age_months", "too_old"),
    ({"born_on": "2026-02-30"}, "born_on", "bad_input"),
    ({"born_on": "yesterday"}, "born_on", "bad_input"),
    ({"born_on": ""}, "born_on", "bad_input"),
    ({"born_on": 2024}, "born_on", "bad_input"),
    ({"born_on": "2024-W01-1"}, "born_on", "bad_input"),
    ({"born_on": "20240101"}, "born_on", "bad_input"),
    ({"born_on": "2026-11-25"}, "born_on", "bad_input"),
    ({"born_on": "2000-01-01"}, "born_on", "too_old"),
    ({"gestation_weeks": True}, "gestation_weeks", "bad_input"),
    ({"gestation_weeks": [34]}, "gestation_weeks", "bad_input"),
    ({"gestation_weeks": 21}, "gestation_weeks", "bad_input"),
    ({"gestation_weeks": "early"}, "gestation_weeks", "bad_input"),
    ({"gestation_weeks": float("inf")}, "gestation_weeks", "bad_input"),
    ({"concerns": "toe_walking"}, "concerns", "bad_input"),
    ({"concerns": [7]}, "concerns[0]", "bad_input"),
    ({"concerns": [{"answers": {}}]}, "concerns[0]", "bad_input"),
    ({"concerns": [{"id": 7}]}, "concerns[0]", "bad_input"),
    ({"concerns": ["toe_walking", "flying"]}, "concerns[1].id", "unknown_id"),
    ({"concerns": [{"id": "flying"}]}, "concerns[0].id", "unknown_id"),
    ({"concerns": [{"id": "toe_walking", "answers": ["no"]}]}, "concerns[0].answers", "bad_input"),
    ({"concerns": [{"id": "toe_walking", "answers": {"wings": "no"}}]}, "concerns[0].answers.wings", "unknown_id"),
    (
        {"concerns": [{"id": "toe_walking", "answers": {"heels_down": "maybe"}}]},
        "concerns[0].answers.heels_down",
        "bad_input",
    ),
    (
        {"concerns": [{"id": "toe_walking", "answers": {"side": ["one", "maybe"]}}]},
        "concerns[0].answers.side",
        "bad_input",
    ),
    ({"concerns": [{"id": "toe_walking", "answers": {"side": {}}}]}, "concerns[0].answers.side", "bad_input"),
    ({"concerns": [{"id": "toe_walking", "answers": {"side": [["one"]]}}]}, "concerns[0].answers.side", "bad_input"),
    ({"concerns": [{"id": "toe_walking", "answers": {"side": None}}]}, "concerns[0].answers.side", "bad_input"),
    ({"concerns": ["toe_walking", "toe_walking"]}, "concerns[1]", "given_twice"),
    ({"conditions": "CP"}, "conditions", "bad_input"),
    ({"conditions": ["CP", 7]}, "conditions[1]", "bad_input"),
    ({"conditions": [" "]}, "conditions[0]", "bad_input"),
    ({"milestones": ["gm_jumps_24m"]}, "milestones", "bad_input"),
    ({"milestones": {"gm_flies": "yes"}}, "milestones.gm_flies", "unknown_id"),
    ({"milestones": {"gm_jumps_24m": "no"}}, "milestones.gm_jumps_24m", "bad_input"),
    ({"milestones": {"gm_jumps_24m": []}}, "milestones.gm_jumps_24m", "bad_input"),
    ({"red_flags": ["rf_lost_skill"]}, "red_flags", "bad_input"),
    ({"red_flags": {"rf_flies": "yes"}}, "red_flags.rf_flies", "unknown_id"),
    ({"red_flags": {"rf_lost_skill": "perhaps"}}, "red_flags.rf_lost_skill", "bad_input"),
    ({"red_flags": {"rf_lost_skill": True}}, "red_flags.rf_lost_skill", "bad_input"),
    ({"red_flags": {"rf_lost_skill": []}}, "red_flags.rf_lost_skill", "bad_input"),
    ({"red_flags": {"rf_lost_skill": {}}}, "red_flags.rf_lost_skill", "bad_input"),
    ({"red_flags": {"rf_lost_skill": {"answer": {}}}}, "red_flags.rf_lost_skill", "bad_input"),
    (
        {"red_flags": {"rf_lost_skill": {"answer": "yes", "signs": ["wings"]}}},
        "red_flags.rf_lost_skill.signs",
        "bad_input",
    ),
    (
        {"red_flags": {"rf_lost_skill": {"answer": "yes", "signs": "lost"}}},
        "red_flags.rf_lost_skill.signs",
        "bad_input",
    ),
    (
        {"red_flags": {"rf_lost_skill": {"answer": "yes", "signs": [["lost"]]}}},
        "red_flags.rf_lost_skill.signs",
        "bad_input",
    ),
    ({"strong_worry": "yes"}, "strong_worry", "bad_input"),
    ({"strong_worry": 1}, "strong_worry", "bad_input"),
    ({"is_second_look": "no"}, "is_second_look", "bad_input"),
    ({"has_walked_six_months": 6}, "has_walked_six_months", "bad_input"),
    ({"therapies_now": "pt"}, "therapies_now", "bad_input"),
    ({"therapies_now": ["pt", "magic"]}, "therapies_now[1]", "unknown_id"),
    ({"therapies_now": [["pt"]]}, "therapies_now[0]", "unknown_id"),
    ({"therapies_now": ["pt", "pt"]}, "therapies_now[1]", "given_twice"),
    ({"jurisdiction": "Australia"}, "jurisdiction", "bad_input"),
    ({"jurisdiction": 61}, "jurisdiction", "bad_input"),
]


@pytest.mark.parametrize(("wrong", "field", "code"), BAD, ids=[str(row[0])[:60] for row in BAD])
def test_what_cannot_be_used_is_refused_by_field_and_code(
    wrong: dict[str, Any], field: str, code: str, small: Knowledge
) -> None:
    with pytest.raises(InputError) as caught:
        read({"id": "a", "text": "falls", **wrong}, small)
    assert (caught.value.field, caught.value.code) == (field, code)
    assert caught.value.message.endswith(".")


@pytest.mark.parametrize("raw", [None, [], "text", 7])
def test_a_line_that_is_no_object_is_refused(raw: Any, small: Knowledge) -> None:
    with pytest.raises(InputError, match="must be a JSON object") as caught:
        read(raw, small)
    assert caught.value.field == ""
