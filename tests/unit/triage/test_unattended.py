from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from handrail.knowledge import Knowledge
from handrail.matching import Match, Reader, Reading
from handrail.matching.names import NamedCondition
from handrail.triage import Check, CheckInput, ConcernReply, ConditionReply, FlagReply, decide_unattended
from handrail.triage.unattended import KEEP_WITHIN, MOST_CONFIRMED, with_text
from handrail.vocabulary import Age, FlagAnswer, Verdict


class Told:
    """A reader that reads the same out of every text."""

    def __init__(self, *matches: Match, **said: Any) -> None:
        self._reading = Reading(
            matches=matches,
            red_flags=said.get("red_flags", {}),
            smells=(),
            conditions=said.get("conditions", ()),
        )

    def read(self, text: str) -> Reading:
        return self._reading


def match(concern: str, score: float = 0.95, *, is_clear: bool = True) -> Match:
    return Match(concern=concern, score=score, is_clear=is_clear)


def confirmed(check: Check) -> dict[str, bool]:
    return {reply.id: reply.is_confirmed for reply in check.concerns}


def told(check: Check, reader: Any, small: Knowledge, text: str = "words") -> Check:
    return with_text(check, text, reader, small)[0]


def test_a_clear_match_counts_as_confirmed_and_another_only_as_a_candidate(small: Knowledge) -> None:
    reader = Told(match("toe_walking"), match("handwriting", 0.2, is_clear=False))
    assert confirmed(told(Check(), reader, small)) == {"toe_walking": True, "handwriting": False}


def test_a_clear_match_far_below_the_best_is_only_a_candidate(small: Knowledge) -> None:
    near, far = (odds / (1 + odds) for odds in (19.1 / KEEP_WITHIN, 18.9 / KEEP_WITHIN))  # the best: 19 to 1
    reader = Told(match("toe_walking"), match("handwriting", near), match("talking_late", far))
    assert confirmed(told(Check(), reader, small)) == {
        "toe_walking": True,
        "handwriting": True,
        "talking_late": False,
    }


@pytest.mark.parametrize(("how", "counts"), [("hot_fever", True), ("weeks", False)])
def test_a_clear_match_far_below_the_best_counts_where_its_answer_cannot_wait(
    how: str, counts: bool, knowledge: Knowledge
) -> None:
    faint = replace(match("swollen_joint", 0.5), answers={"how": frozenset({how})})
    check = told(Check(), Told(match("knee_pain", 0.98), faint), knowledge)
    assert confirmed(check) == {"knee_pain": True, "swollen_joint": counts}


def test_no_more_than_four_concerns_are_confirmed(knowledge: Knowledge) -> None:
    matches = [match(name) for name in list(knowledge.concerns)[:6]]
    check = told(Check(), Told(*matches), knowledge)
    assert sum(confirmed(check).values()) == MOST_CONFIRMED == 4


@pytest.mark.parametrize(("months", "kept"), [(None, True), (48, True), (47, False)])
def test_a_concern_that_cannot_be_raised_at_this_age_is_left_out(
    months: float | None, kept: bool, small: Knowledge
) -> None:
    check = Check(age=None if months is None else Age.of_months(months))
    assert ("handwriting" in confirmed(told(check, Told(match("handwriting")), small))) is kept


def test_what_was_chosen_stays_as_it_was_told(small: Knowledge) -> None:
    chosen = ConcernReply(id="toe_walking", answers={"heels_down": frozenset({"no"})})
    check = told(Check(concerns=(chosen,)), Told(match("toe_walking"), match("handwriting")), small)
    assert check.concerns == (chosen, ConcernReply(id="handwriting", score=0.95))


def test_a_condition_in_the_text_is_added_once(small: Knowledge) -> None:
    found = (NamedCondition(id="cerebral_palsy", is_suspected=True), NamedCondition(id="autism", is_suspected=False))
    known = ConditionReply(words="CP", id="cerebral_palsy")
    check = told(Check(conditions=(known,)), Told(conditions=found), small)
    assert check.conditions == (known, ConditionReply(words="autism", id="autism"))


def test_a_red_flag_that_the_text_answers_counts_as_yes(small: Knowledge) -> None:
    reader = Told(red_flags={"rf_stiff_neck": frozenset({"drowsy"})})
    check = told(Check(), reader, small)
    assert check.red_flags == {
        "rf_stiff_neck": FlagReply(answer=FlagAnswer.YES, signs=frozenset({"drowsy"}), is_heard=True)
    }


def test_the_plain_signs_that_a_text_names_are_not_counted_as_all_there_are(small: Knowledge) -> None:
    check = told(Check(), Told(red_flags={"rf_stiff_neck": frozenset({"fever"})}), small)
    assert check.red_flags == {"rf_stiff_neck": FlagReply(answer=FlagAnswer.YES, is_heard=True)}


def test_an_answer_that_was_given_wins_over_the_text(small: Knowledge) -> None:
    given = {"rf_stiff_neck": FlagReply(answer=FlagAnswer.NO)}
    check = told(Check(red_flags=given), Told(red_flags={"rf_stiff_neck": frozenset()}), small)
    assert check.red_flags == given


@pytest.mark.parametrize(("months", "raised"), [(11, False), (12, True)])
def test_a_red_flag_of_another_age_is_not_raised(months: float, raised: bool, small: Knowledge) -> None:
    reader = Told(red_flags={"rf_stiff_heel": frozenset()})
    assert ("rf_stiff_heel" in told(Check(age=Age.of_months(months)), reader, small).red_flags) is raised


def test_a_retired_red_flag_is_not_raised(small: Knowledge) -> None:
    assert told(Check(), Told(red_flags={"rf_old": frozenset()}), small).red_flags == {}


def test_a_red_flag_of_a_condition_is_raised_when_the_text_names_it(small: Knowledge) -> None:
    hip = {"rf_hip_out": frozenset[str]()}
    found = (NamedCondition(id="cerebral_palsy", is_suspected=False),)
    assert told(Check(), Told(red_flags=hip), small).red_flags == {}
    assert set(told(Check(), Told(red_flags=hip, conditions=found), small).red_flags) == {"rf_hip_out"}


def test_an_age_in_the_text_is_used_and_said(small: Knowledge) -> None:
    check, warnings = with_text(Check(), "my 4 year old", Told(), small)  # type: ignore[arg-type]
    assert check.age == Age.of_months(48)
    assert warnings == ("The age was read from the text.",)


def test_a_given_age_wins_over_the_text(small: Knowledge) -> None:
    age = Age.of_months(20)
    check, warnings = with_text(Check(age=age), "my 4 year old", Told(), small)  # type: ignore[arg-type]
    assert (check.age, warnings) == (age, ())


def test_a_text_is_decided_with_what_it_says(small: Knowledge, small_reader: Reader, today: date) -> None:
    given = CheckInput(id="a", text="My 5 year old walks on tiptoe, the heels do not go down", check=Check())
    decision = decide_unattended(given, small_reader, small, today)
    assert (decision.verdict, decision.label) == (Verdict.THERAPY, "pt")
    assert decision.warnings[-1] == "The age was read from the text."
    assert not decision.complete


def test_a_check_without_text_is_decided_as_it_is(small: Knowledge, small_reader: Reader, today: date) -> None:
    check = Check(concerns=(ConcernReply(id="handwriting"),), age=Age.of_months(80))
    decision = decide_unattended(CheckInput(id="a", text="", check=check), small_reader, small, today)
    assert (decision.label, decision.warnings) == ("ot", ())


def test_what_the_words_call_hard_goes_with_the_worry(small: Knowledge) -> None:
    hard = Match(concern="toe_walking", score=0.95, is_clear=True, is_hard=True)
    assert [reply.is_hard for reply in told(Check(), Told(hard), small).concerns] == [True]


def unsure_of(clear: str) -> Told:
    """A reader that takes the words for `clear`, while most of what else they may say is about handwriting."""
    return Told(
        match(clear, 0.55),
        match("handwriting_messy", 0.5),
        match("handwriting_slow", 0.5, is_clear=False),
        match("pencil_grip", 0.45, is_clear=False),
    )


def answered(raw: CheckInput, reader: Any, knowledge: Knowledge) -> str:
    return decide_unattended(raw, reader, knowledge, date(2026, 11, 25)).label


def at_eight(text: str = "words", **given: Any) -> CheckInput:
    return CheckInput(id="a", check=Check(age=Age.of_months(96), **given), text=text)


def test_an_answer_without_therapy_gives_way_to_what_most_likely_readings_come_to(knowledge: Knowledge) -> None:
    assert answered(at_eight(), unsure_of("attention"), knowledge) == "ot"


def test_what_the_family_chose_itself_never_gives_way(knowledge: Knowledge) -> None:
    chosen = (ConcernReply(id="attention", is_confirmed=True, score=1.0),)
    sure = Told(match("handwriting_messy", 0.7, is_clear=False), match("pencil_grip", 0.7, is_clear=False))
    assert answered(at_eight(), sure, knowledge) == "ot"
    assert answered(at_eight(concerns=chosen), sure, knowledge) == "not_for_therapy"


def test_a_red_flag_never_gives_way(knowledge: Knowledge) -> None:
    raw = at_eight(red_flags={"rf_lost_movement_skills": FlagReply(answer=FlagAnswer.YES)})
    assert decide_unattended(raw, unsure_of("attention"), knowledge, date(2026, 11, 25)).must_flag
