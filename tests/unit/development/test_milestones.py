import itertools
from typing import Any

import msgspec
import pytest

from handrail.development import Ages, ages_of, choose_milestone, due_milestones, read_milestones
from handrail.development.milestones import is_due, is_enough_alone
from handrail.knowledge import Knowledge
from handrail.vocabulary import Age, MilestoneAnswer

STANDS, WALKS, JUMPS, THROWS = "gm_stands_12m", "gm_walks_alone_18m", "gm_jumps_24m", "gm_throws_24m"
DRAWS, WRITES, TURNS = "fm_draws_36m", "fm_writes_60m", "se_turns_10m"
YES, SOMETIMES, NOT_YET = MilestoneAnswer.YES, MilestoneAnswer.SOMETIMES, MilestoneAnswer.NOT_YET


def aged(months: float, gestation_days: int | None = None) -> Ages:
    return ages_of(Age.of_months(months), gestation_days)


def with_milestone(knowledge: Knowledge, name: str, **changes: Any) -> Knowledge:
    row = msgspec.structs.replace(knowledge.milestones[name], **changes)
    return msgspec.structs.replace(knowledge, milestones={**knowledge.milestones, name: row})


@pytest.mark.parametrize(
    ("expected", "due_at"), [(6, 7), (11, 12), (12, 14), (23, 25), (24, 27), (47, 50), (48, 54), (60, 66)]
)
def test_a_milestone_is_due_its_margin_after_its_age(expected: float, due_at: float, small: Knowledge) -> None:
    row = msgspec.structs.replace(small.milestones[JUMPS], age_months=expected)
    assert not is_due(row, aged(due_at - 0.1))
    assert is_due(row, aged(due_at))


def test_a_milestone_is_not_due_before_its_concern_age(small: Knowledge) -> None:
    row = small.milestones[WALKS]
    assert not is_due(row, aged(17.9))
    assert is_due(row, aged(18))


@pytest.mark.parametrize("name", ["se_hopes_12m", "se_weak_12m"])
def test_a_weakly_supported_expectation_is_never_due(name: str, small: Knowledge) -> None:
    assert not is_due(small.milestones[name], aged(200))


def test_nothing_is_due_at_an_unknown_age(small: Knowledge) -> None:
    unknown = ages_of(None, None)
    assert due_milestones(unknown, small) == []
    assert not is_due(small.milestones[WALKS], unknown)
    assert not is_enough_alone(small.milestones[WALKS], unknown)
    assert choose_milestone({}, unknown, (), small) is None


def test_a_milestone_goes_by_the_age_that_its_record_names(small: Knowledge) -> None:
    early = aged(19, 28 * 7)
    row = small.milestones[WALKS]
    assert not is_due(row, early)
    assert is_due(msgspec.structs.replace(row, use_corrected_age=False), early)


@pytest.mark.parametrize(
    ("changes", "enough"),
    [
        ({}, True),
        ({"concern_basis": "guideline"}, True),
        ({"concern_basis": "opinion"}, False),
        ({"opportunity_dependent": True}, False),
        ({"concern_age_months": None}, False),
        ({"concern_age_months": 21.0}, False),
    ],
)
def test_one_missing_skill_is_enough_only_past_a_strong_limit(
    changes: dict[str, Any], enough: bool, small: Knowledge
) -> None:
    row = msgspec.structs.replace(small.milestones[WALKS], **changes)
    assert is_enough_alone(row, aged(20)) is enough


def test_due_milestones_start_with_the_latest_and_leave_out_the_retired(small: Knowledge) -> None:
    assert [row.id for row in due_milestones(aged(30), small)] == [JUMPS, THROWS, WALKS, STANDS, TURNS]


def test_a_milestone_that_is_not_counted_is_never_asked(small: Knowledge) -> None:
    uncounted = with_milestone(small, JUMPS, counted=False)
    assert JUMPS not in [row.id for row in due_milestones(aged(30), uncounted)]
    assert read_milestones({JUMPS: NOT_YET}, aged(30), uncounted).ladders == ()


@pytest.mark.parametrize(
    ("answers", "behind", "missing"),
    [
        ({STANDS: YES, WALKS: YES}, 0, ()),
        ({WALKS: NOT_YET}, 1, (WALKS,)),
        ({WALKS: SOMETIMES}, 0.5, (WALKS,)),
        ({STANDS: NOT_YET, WALKS: NOT_YET}, 2, (STANDS, WALKS)),
        ({STANDS: YES, WALKS: NOT_YET}, 1, (WALKS,)),
        ({STANDS: NOT_YET, WALKS: YES}, 0, ()),  # who walks has climbed the rung below
    ],
)
def test_a_ladder_counts_what_is_missing_above_the_highest_rung(
    answers: dict[str, MilestoneAnswer], behind: float, missing: tuple[str, ...], small: Knowledge
) -> None:
    (ladder,) = read_milestones(answers, aged(30), small).ladders
    assert (ladder.ladder, ladder.domain, ladder.behind) == ("walking", "gross_motor", behind)
    assert tuple(row.id for row in ladder.missing) == missing


def test_a_ladder_is_behind_by_two_at_the_most(small: Knowledge) -> None:
    third = msgspec.structs.replace(small.milestones[WALKS], id="gm_runs", rung=3)
    taller = msgspec.structs.replace(small, milestones={**small.milestones, "gm_runs": third})
    (ladder,) = read_milestones({STANDS: NOT_YET, WALKS: NOT_YET, "gm_runs": NOT_YET}, aged(30), taller).ladders
    assert ladder.behind == 2
    assert len(ladder.missing) == 3


@pytest.mark.parametrize("answer", [MilestoneAnswer.NOT_TRIED, MilestoneAnswer.NOT_SURE])
def test_what_was_not_tried_or_is_not_sure_counts_for_nothing(answer: MilestoneAnswer, small: Knowledge) -> None:
    reading = read_milestones({WALKS: answer}, aged(30), small)
    assert (reading.ladders, dict(reading.domains), reading.alone_enough) == ((), {}, ())


def test_what_is_not_due_yet_counts_for_nothing(small: Knowledge) -> None:
    assert read_milestones({JUMPS: NOT_YET}, aged(26), small).ladders == ()
    assert read_milestones({JUMPS: NOT_YET}, aged(27), small).ladders != ()


def test_a_domain_sums_its_ladders_and_no_other(small: Knowledge) -> None:
    answers = {WALKS: SOMETIMES, JUMPS: NOT_YET, THROWS: YES, DRAWS: NOT_YET}
    domains = read_milestones(answers, aged(60), small).domains
    assert {name: (row.behind, row.ladders) for name, row in domains.items()} == {
        "fine_motor": (1, 1),
        "gross_motor": (1.5, 3),
    }


def test_three_answered_ladders_are_enough_to_speak_of_a_domain(small: Knowledge) -> None:
    two = read_milestones({WALKS: YES, JUMPS: YES}, aged(60), small)
    three = read_milestones({WALKS: YES, JUMPS: YES, THROWS: YES}, aged(60), small)
    assert not two.domains["gross_motor"].is_enough
    assert three.domains["gross_motor"].is_enough


@pytest.mark.parametrize(("answer", "alone"), [(NOT_YET, (WALKS,)), (SOMETIMES, ()), (YES, ())])
def test_only_not_yet_is_enough_alone(answer: MilestoneAnswer, alone: tuple[str, ...], small: Knowledge) -> None:
    reading = read_milestones({WALKS: answer}, aged(20), small)
    assert tuple(row.id for row in reading.alone_enough) == alone


def test_read_milestones_answers_for_every_mixture_of_answers_at_every_age(small: Knowledge) -> None:
    for months, first, second in itertools.product((0, 18, 30, 200), MilestoneAnswer, MilestoneAnswer):
        reading = read_milestones({STANDS: first, JUMPS: second}, aged(months), small)
        assert all(0 <= ladder.behind <= 2 for ladder in reading.ladders)


def test_no_answers_say_nothing(small: Knowledge) -> None:
    assert read_milestones({}, aged(30), small).ladders == ()


def chosen(answers: dict[str, MilestoneAnswer], months: float, domains: tuple[str, ...], knowledge: Knowledge) -> str:
    row = choose_milestone(answers, aged(months), domains, knowledge)
    return "" if row is None else row.id


def test_the_latest_due_rung_is_asked_first(small: Knowledge) -> None:
    assert chosen({}, 60, (), small) == DRAWS
    assert chosen({}, 30, (), small) == JUMPS


def test_the_domain_of_the_worry_is_asked_first(small: Knowledge) -> None:
    assert chosen({}, 40, ("fine_motor", "gross_motor"), small) == DRAWS
    assert chosen({}, 40, ("gross_motor", "fine_motor"), small) == JUMPS
    assert chosen({}, 19, ("sensory",), small) == TURNS


def test_a_rung_that_is_not_there_yet_brings_up_the_one_below(small: Knowledge) -> None:
    assert chosen({WALKS: NOT_YET}, 19, ("gross_motor",), small) == STANDS


@pytest.mark.parametrize("answer", [YES, SOMETIMES, MilestoneAnswer.NOT_TRIED, MilestoneAnswer.NOT_SURE])
def test_any_other_answer_closes_the_ladder(answer: MilestoneAnswer, small: Knowledge) -> None:
    assert chosen({WALKS: answer}, 19, ("gross_motor",), small) == TURNS


def test_no_more_than_two_rungs_of_a_ladder_are_asked(small: Knowledge) -> None:
    third = msgspec.structs.replace(small.milestones[WALKS], id="gm_runs", rung=3)
    taller = msgspec.structs.replace(small, milestones={**small.milestones, "gm_runs": third})
    assert chosen({"gm_runs": NOT_YET, WALKS: NOT_YET, TURNS: YES}, 19, (), taller) == ""


@pytest.mark.parametrize(("walked", "counts"), [(None, True), (True, True), (False, False)])
def test_what_needs_walking_counts_six_months_after_it_began(
    walked: bool | None, counts: bool, small: Knowledge
) -> None:
    answers = {"gm_jumps_24m": MilestoneAnswer.NOT_YET}
    reading = read_milestones(answers, ages_of(Age.of_months(40), None), small, has_walked_six_months=walked)
    assert [ladder.ladder for ladder in reading.ladders] == (["jumping"] if counts else [])


def test_a_child_who_does_not_walk_is_not_asked_what_needs_walking(small: Knowledge) -> None:
    assert chosen({WALKS: NOT_YET}, 30, ("gross_motor",), small) == THROWS


def test_a_skill_of_less_than_half_the_age_is_not_worth_asking(small: Knowledge) -> None:
    assert chosen({WALKS: YES}, 19.9, (), small) == TURNS
    assert chosen({WALKS: YES}, 20.5, (), small) == ""


def test_nothing_is_left_to_ask_when_every_ladder_is_answered(small: Knowledge) -> None:
    assert chosen({WALKS: YES, TURNS: YES}, 19, (), small) == ""
    assert chosen({}, 3, (), small) == ""
