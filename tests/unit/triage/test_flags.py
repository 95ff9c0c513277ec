"""What ticked signs do to the answer to a red flag."""

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from handrail.knowledge import Knowledge
from handrail.triage import Check, FlagReply, decide
from handrail.triage.flags import borne_out
from handrail.vocabulary import Age, FlagAnswer, Urgency

NO, SEEN, UNSURE, YES = FlagAnswer


@pytest.fixture
def needs_two(small: Knowledge) -> Knowledge:
    """The small set, where a stiff neck counts with two of its two plain signs."""
    flag = structs.replace(small.red_flags["rf_stiff_neck"], needs=2)
    return structs.replace(small, red_flags={**small.red_flags, flag.id: flag})


@pytest.mark.parametrize(
    ("answer", "signs", "counts_as"),
    [
        (YES, set(), YES),  # nobody told of signs: the yes to the whole question stands
        (YES, {"stiff"}, UNSURE),
        (YES, {"stiff", "fever"}, YES),
        (YES, {"stiff", "drowsy"}, YES),  # what makes it graver stands by itself
        (YES, {"drowsy"}, YES),
        (UNSURE, {"stiff"}, UNSURE),
        (SEEN, {"stiff"}, SEEN),
        (NO, {"stiff"}, NO),
    ],
)
def test_a_yes_with_too_few_of_its_signs_is_unsure(
    answer: FlagAnswer, signs: set[str], counts_as: FlagAnswer, needs_two: Knowledge
) -> None:
    reply = FlagReply(answer=answer, signs=frozenset(signs))
    assert borne_out(needs_two.red_flags["rf_stiff_neck"], reply) is counts_as


def test_one_sign_is_enough_where_a_flag_needs_no_more(small: Knowledge) -> None:
    reply = FlagReply(answer=YES, signs=frozenset({"stiff"}))
    assert borne_out(small.red_flags["rf_stiff_neck"], reply) is YES


@pytest.mark.parametrize(
    ("signs", "urgency", "must_flag"),
    [({"fever"}, Urgency.SAME_DAY, False), ({"fever", "stiff"}, Urgency.SAME_DAY, True)],
)
def test_too_few_signs_keep_a_phone_call_but_not_the_flag(
    signs: set[str], urgency: Urgency, must_flag: bool, needs_two: Knowledge
) -> None:
    told = {"rf_stiff_neck": FlagReply(answer=YES, signs=frozenset(signs))}
    decision = decide(Check(red_flags=told), needs_two, date(2026, 11, 24))
    assert (decision.urgency, decision.must_flag) == (urgency, must_flag)
    assert (decision.red_flags[0].id, decision.red_flags[0].answer) == ("rf_stiff_neck", "yes")


@pytest.mark.parametrize(
    ("changes", "months", "comes_first"),
    [
        ({}, 10, False),
        ({"first_under_months": 18}, 10, True),
        ({"first_under_months": 18}, 18, False),
        ({"first_under_months": 18}, None, False),
        ({"safeguarding": True}, None, True),
    ],
)
def test_what_was_only_heard_comes_first_in_a_young_baby_or_where_a_child_may_be_unsafe(
    changes: dict[str, Any], months: float | None, comes_first: bool, small: Knowledge
) -> None:
    plain = {"urgency": Urgency.SOON, "lost_skill": False, "escalates_when": (), "safeguarding": False}
    flag = structs.replace(small.red_flags["rf_stiff_neck"], **{**plain, **changes})
    heard = FlagReply(answer=YES, is_heard=True)
    check = Check(age=None if months is None else Age.of_months(months), red_flags={flag.id: heard})
    known = structs.replace(small, red_flags={**small.red_flags, flag.id: flag})
    assert decide(check, known, date(2026, 11, 24)).must_flag is comes_first


@pytest.mark.parametrize(("doctor_leads", "label"), [(False, "pt"), (True, "other_first")])
def test_a_sign_of_the_nerves_or_muscles_puts_the_doctor_before_the_therapy_beside(
    doctor_leads: bool, label: str, small: Knowledge
) -> None:
    changes = {"urgency": Urgency.SOON, "lost_skill": False, "escalates_when": (), "alongside": ("pt",)}
    flag = structs.replace(small.red_flags["rf_stiff_neck"], **changes, doctor_leads=doctor_leads)
    check = Check(red_flags={flag.id: FlagReply(answer=YES, is_heard=True)})
    known = structs.replace(small, red_flags={**small.red_flags, flag.id: flag})
    decision = decide(check, known, date(2026, 11, 24))
    assert (decision.label, decision.must_flag) == (label, False)
