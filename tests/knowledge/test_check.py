"""Every defect of meaning is found: the shipped set has none, and one broken record in it is named with its field."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from handrail.knowledge import Knowledge, check
from handrail.vocabulary import Urgency, Who
from knowledge.broken_sets import (
    CONCERN,
    CONDITION,
    FLAG,
    MILESTONE,
    ROLE,
    TABLES,
    assert_found,
    changed,
    problems_of,
    with_rule,
)


def test_the_shipped_set_has_no_problems(knowledge: Knowledge, today: date) -> None:
    assert [str(problem) for problem in check(knowledge, today)] == []


def test_a_small_sound_set_has_no_problems(small: Knowledge, today: date) -> None:
    assert check(small, today) == []


def test_a_problem_names_the_file_too(knowledge: Knowledge, today: date) -> None:
    broken = changed(knowledge, "concern", CONCERN, flags=("rf_nothing",))
    (problem,) = check(broken, today)
    assert problem.file == knowledge.origin[f"concern:{CONCERN}"]


@pytest.mark.parametrize(
    ("kind", "name", "field"),
    [
        ("concern", CONCERN, "sources"),
        ("concern", CONCERN, "flags"),
        ("concern", CONCERN, "topics"),
        ("concern", CONCERN, "also_consider"),
        ("concern", CONCERN, "universal_off"),
        ("red_flag", FLAG, "alongside"),
        ("red_flag", FLAG, "therapy_after"),
        ("red_flag", FLAG, "applies_to_conditions"),
        ("red_flag", FLAG, "topics"),
        ("red_flag", FLAG, "facts"),
        ("condition", CONDITION, "flags"),
        ("condition", CONDITION, "also_consider"),
        ("condition", CONDITION, "facts"),
        ("milestone", MILESTONE, "disciplines"),
        ("milestone", MILESTONE, "facts"),
        ("role", ROLE, "who_leads"),
        ("role", ROLE, "facts"),
        ("role", ROLE, "also_consider"),
        ("concern", CONCERN, "facts"),
        ("topic", "gait", "flags"),
        ("core", "lost_skill", "flags"),
        ("ladder", "standing_walking", "disciplines"),
    ],
)
def test_a_reference_to_nothing_is_refused(kind: str, name: str, field: str, knowledge: Knowledge, today: date) -> None:
    known = getattr(getattr(knowledge, TABLES[kind])[name], field)
    broken = changed(knowledge, kind, name, **{field: (*known, "nothing")})
    assert_found(broken, today, name, field, "nothing is not known.")


@pytest.mark.parametrize(
    ("kind", "name", "changes", "said"),
    [
        ("concern", CONCERN, {"work": {"magic": ("Wands",)}}, "magic is not known"),
        ("condition", CONDITION, {"work": {"magic": ("Wands",)}}, "magic is not known"),
        ("condition", CONDITION, {"leads": "magic"}, "magic, which is no discipline"),
        ("role", ROLE, {"views": {"magic": "Wands"}}, "magic is not known"),
        ("red_flag", FLAG, {"other_service": "magic"}, "magic is no service"),
        ("red_flag", FLAG, {"older_see": "magic"}, "magic is nobody to see"),
        ("milestone", MILESTONE, {"ladder": "magic"}, "magic is not known"),
        ("milestone", MILESTONE, {"no_opens": "magic"}, "magic is not known"),
    ],
)
def test_a_single_name_of_nothing_is_refused(
    kind: str, name: str, changes: dict[str, Any], said: str, knowledge: Knowledge, today: date
) -> None:
    (field,) = changes
    assert_found(changed(knowledge, kind, name, **changes), today, name, field, said)


# Who stands behind a record


def test_a_record_without_sources_must_say_so(knowledge: Knowledge, today: date) -> None:
    broken = changed(knowledge, "concern", CONCERN, sources=(), unverified=False)
    assert_found(broken, today, CONCERN, "sources", "name at least one source")
    assert problems_of(changed(broken, "concern", CONCERN, unverified=True), today) == []


REVIEWED = {"status": "reviewed", "reviewed_on": date(2026, 1, 1), "review_due": date(2028, 1, 1)}


@pytest.mark.parametrize(
    ("kind", "name", "signed", "said"),
    [
        ("concern", CONCERN, (), "needs 1 different"),
        ("red_flag", FLAG, ("Ana",), "needs 2 different"),
        ("red_flag", FLAG, ("Ana", "Ana"), "needs 2 different"),
    ],
)
def test_a_reviewed_record_needs_its_reviewers(
    kind: str, name: str, signed: tuple[str, ...], said: str, knowledge: Knowledge, today: date
) -> None:
    broken = changed(knowledge, kind, name, **REVIEWED, reviewed_by=signed)
    assert_found(broken, today, name, "reviewed_by", said)


@pytest.mark.parametrize(("kind", "name", "signed"), [("concern", CONCERN, 1), ("red_flag", FLAG, 2)])
def test_a_record_signed_by_enough_people_is_sound(
    kind: str, name: str, signed: int, knowledge: Knowledge, today: date
) -> None:
    sound = changed(knowledge, kind, name, **REVIEWED, reviewed_by=("Ana", "Ben")[:signed])
    assert problems_of(sound, today) == []


@pytest.mark.parametrize("missing", ["reviewed_on", "review_due"])
def test_a_reviewed_record_needs_its_dates(missing: str, knowledge: Knowledge, today: date) -> None:
    broken = changed(knowledge, "concern", CONCERN, **{**REVIEWED, "reviewed_by": ("Ana",), missing: None})
    assert_found(broken, today, CONCERN, "reviewed_on", "needs `reviewed_on` and `review_due`")


def test_an_overdue_review_is_refused(knowledge: Knowledge, today: date) -> None:
    reviewed = {**REVIEWED, "reviewed_by": ("Ana",)}
    yesterday = changed(knowledge, "concern", CONCERN, **{**reviewed, "review_due": date(2026, 11, 23)})
    assert_found(yesterday, today, CONCERN, "review_due", "was 2026-11-23")
    on_the_day = changed(knowledge, "concern", CONCERN, **{**reviewed, "review_due": today})
    assert problems_of(on_the_day, today) == []


# Red flags


@pytest.mark.parametrize("urgency", [Urgency.SOON, Urgency.URGENT_2_WEEKS])
@pytest.mark.parametrize("action", ["See a doctor today.", "Ring an ambulance.", "Go now."])
def test_an_action_of_today_on_a_calmer_record_is_refused(
    urgency: Urgency, action: str, knowledge: Knowledge, today: date
) -> None:
    broken = changed(knowledge, "red_flag", FLAG, urgency=urgency, action=action)
    assert_found(broken, today, FLAG, "action", "use `escalates_when`")


def test_an_action_of_today_on_a_record_of_the_same_day_is_sound(knowledge: Knowledge, today: date) -> None:
    sound = changed(
        knowledge, "red_flag", FLAG, urgency=Urgency.SAME_DAY, action="See a doctor today.", escalates_when=()
    )
    assert [place for place in problems_of(sound, today) if place[0] == FLAG] == []


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"needs": 99}, "needs", "asks for 99 of"),
        (
            {"urgency": Urgency.ROUTINE, "therapy_after": (), "alongside": (), "other_service": ""},
            "urgency",
            "needs a service or a therapy",
        ),
        ({"see": Who.CHILD_HEALTH_NURSE, "older_see": "", "age_to_months": 216.0}, "older_see", "under five"),
        ({"phrasings": ("one way",) * 5}, "phrasings", "at least six ways"),
        ({"alongside": (), "doctor_leads": True}, "doctor_leads", "only a doctor with therapy alongside can lead"),
    ],
)
def test_a_flag_that_cannot_work_is_refused(
    changes: dict[str, Any], field: str, said: str, knowledge: Knowledge, today: date
) -> None:
    assert_found(changed(knowledge, "red_flag", FLAG, **changes), today, FLAG, field, said)


def test_a_nurse_may_see_every_child_under_five(knowledge: Knowledge, today: date) -> None:
    seen = {"see": Who.CHILD_HEALTH_NURSE, "older_see": "", "age_to_months": 60.0}
    found = problems_of(changed(knowledge, "red_flag", FLAG, **seen), today)
    assert [place for place in found if place[0] == FLAG] == []


def test_an_escalation_must_be_graver_than_its_flag(knowledge: Knowledge, today: date) -> None:
    flag = knowledge.red_flags[FLAG]
    calmer = replace(flag.escalates_when[0], urgency=flag.urgency)
    broken = changed(knowledge, "red_flag", FLAG, escalates_when=(calmer,))
    assert_found(broken, today, FLAG, f"escalates_when.{calmer.id}", "no graver than the record")


def test_a_sign_and_an_escalation_may_not_share_an_id(knowledge: Knowledge, today: date) -> None:
    flag = knowledge.red_flags[FLAG]
    same = replace(flag.escalates_when[0], id=flag.signs[0].id)
    assert_found(changed(knowledge, "red_flag", FLAG, escalates_when=(same,)), today, FLAG, "signs", "one id twice")


def test_a_fixed_line_needs_no_phrasings_and_no_topic(knowledge: Knowledge, today: date) -> None:
    fixed = next(flag for flag in knowledge.red_flags.values() if flag.fixed_line)
    sound = changed(knowledge, "red_flag", fixed.id, phrasings=(), topics=())
    assert [place for place in problems_of(sound, today) if place[0] == fixed.id] == []


def test_a_retired_flag_is_spared_and_names_its_heir(knowledge: Knowledge, today: date) -> None:
    retired = {"status": "retired", "needs": 99, "phrasings": ()}
    sound = changed(knowledge, "red_flag", FLAG, **retired, replaced_by="rf_blackout")
    assert [place for place in problems_of(sound, today) if place[0] == FLAG] == []
    broken = changed(knowledge, "red_flag", FLAG, **retired, replaced_by="rf_nothing")
    assert_found(broken, today, FLAG, "replaced_by", "rf_nothing is no red flag")


def test_a_flag_that_nothing_asks_is_refused(knowledge: Knowledge, today: date) -> None:
    alone = replace(knowledge.red_flags[FLAG], id="rf_alone")
    broken = replace(knowledge, red_flags={**knowledge.red_flags, "rf_alone": alone})
    assert problems_of(broken, today) == [
        ("rf_alone", "topics", "no topic, concern, condition or core question asks this flag.")
    ]


@pytest.mark.parametrize("changes", [{"status": "retired"}, {"fixed_line": True}])
def test_a_flag_that_is_asked_in_another_way_needs_no_topic(
    changes: dict[str, Any], knowledge: Knowledge, today: date
) -> None:
    alone = replace(knowledge.red_flags[FLAG], id="rf_alone", **changes)
    sound = replace(knowledge, red_flags={**knowledge.red_flags, "rf_alone": alone})
    assert problems_of(sound, today) == []


def test_a_flag_of_a_condition_that_does_not_ask_it_is_refused(knowledge: Knowledge, today: date) -> None:
    alone = replace(knowledge.red_flags[FLAG], id="rf_alone", applies_to_conditions=(CONDITION,))
    broken = replace(knowledge, red_flags={**knowledge.red_flags, "rf_alone": alone})
    assert_found(broken, today, "rf_alone", "topics", "no topic, concern, condition or core question")


@pytest.mark.parametrize(
    ("kind", "name", "field"),
    [
        ("concern", CONCERN, "flags"),
        ("condition", CONDITION, "flags"),
        ("topic", "gait", "flags"),
        ("core", "lost_skill", "flags"),
        ("milestone", MILESTONE, "no_opens"),
    ],
)
def test_nothing_asks_a_retired_flag(kind: str, name: str, field: str, knowledge: Knowledge, today: date) -> None:
    retired = changed(knowledge, "red_flag", "rf_blackout", status="retired")
    asked: str | tuple[str, ...] = "rf_blackout" if field == "no_opens" else ("rf_blackout",)
    assert_found(changed(retired, kind, name, **{field: asked}), today, name, field, "rf_blackout is retired")


@pytest.mark.parametrize(("window", "is_asked"), [((0.0, 35.0), False), ((0.0, 36.0), False), ((0.0, 36.1), True)])
def test_a_concern_asks_only_flags_of_its_ages(
    window: tuple[float, float], is_asked: bool, knowledge: Knowledge, today: date
) -> None:
    older = changed(knowledge, "concern", "hopping_skipping", age_from_months=36.0, flags=("rf_blackout",))
    aged = changed(older, "red_flag", "rf_blackout", age_from_months=window[0], age_to_months=window[1])
    found = [field for name, field, _ in problems_of(aged, today) if (name, field) == ("hopping_skipping", "flags")]
    assert found == ([] if is_asked else ["flags"])


# Milestones


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"domain": "sensory"}, "ladder", "belongs to gross_motor, not to sensory"),
        ({"concern_age_months": 12.0, "facts": ()}, "concern_age_months", "below the expected age"),
        ({"age_months": 15.0, "concern_age_months": 20.0}, "facts", "one fact has one number"),
    ],
)
def test_a_milestone_that_contradicts_itself_is_refused(
    changes: dict[str, Any], field: str, said: str, knowledge: Knowledge, today: date
) -> None:
    assert_found(changed(knowledge, "milestone", MILESTONE, **changes), today, MILESTONE, field, said)


def test_a_retired_milestone_may_state_an_old_number(knowledge: Knowledge, today: date) -> None:
    sound = changed(knowledge, "milestone", MILESTONE, status="retired", age_months=15.0, concern_age_months=20.0)
    assert problems_of(sound, today) == []


# One id, one record; one quotation, one fact


def test_a_sentence_that_quotes_an_unknown_fact_is_refused(knowledge: Knowledge, today: date) -> None:
    broken = with_rule(knowledge, "concern", CONCERN, text="Most do by {fact:nothing}.")
    assert_found(broken, today, CONCERN, "rules.added.text", "nothing")


def test_a_picture_that_does_not_exist_is_refused(knowledge: Knowledge, today: date) -> None:
    broken = changed(knowledge, "red_flag", FLAG, picture="no_such_picture")
    assert_found(broken, today, FLAG, "picture", "which is no picture")
