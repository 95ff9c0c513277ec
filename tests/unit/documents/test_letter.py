"""The letter as words: what it asks, which signs it tells, and how it is made fit to print."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from handrail.documents import (
    Letter,
    Summary,
    card_sheet,
    draft_letter,
    letter_sheet,
    most_of,
    said_with,
    service_paragraph,
    setting_for,
    summary_sheet,
    text_of,
    tried_lines,
)
from handrail.knowledge import Knowledge, Library
from handrail.planning import CardLine, StrategyTried, WeekCard, tried_evidence, ways_in
from handrail.triage import Check, ConcernReply, ConditionReply, FlagReply
from handrail.vocabulary import Age, FlagAnswer, InputError, Jurisdiction, MilestoneAnswer
from unit.documents.pages import LETTER, MARK

FALLS = Check(
    age=Age.of_months(48),
    concerns=(
        ConcernReply(
            id="falls_trips",
            answers={"onset": frozenset({"always"}), "course": frozenset({"worse"}), "impact": frozenset({"unsure"})},
        ),
    ),
    jurisdiction=Jurisdiction("GB"),
)


@pytest.fixture(scope="module")
def falls(knowledge: Knowledge) -> Check:
    """A check of a child who falls, with a worry that the knowledge holds."""
    name = next(name for name in sorted(knowledge.concerns) if "fall" in name)
    return replace(FALLS, concerns=(replace(FALLS.concerns[0], id=name),))


def drafted(check: Check, knowledge: Knowledge, today: date, **more) -> Letter:
    return draft_letter(check, knowledge, today, **more).letter


def flag_of(knowledge: Knowledge, urgency: str, see: str):
    return next(
        flag
        for flag in knowledge.red_flags.values()
        if (flag.urgency, flag.see) == (urgency, see) and not flag.safeguarding and flag.age_from_months <= 48 < 60
    )


def test_a_letter_tells_the_worry_how_it_changes_and_what_it_stops(falls, knowledge, today):
    why = drafted(falls, knowledge, today).why_now
    assert why.startswith(f"{knowledge.concerns[falls.concerns[0].id].name}.")
    assert "Course: getting worse." in why
    assert "Effect: not sure." in why
    assert "Side:" not in why


def test_a_letter_tells_what_was_answered_in_the_words_of_the_questions(falls, knowledge, today):
    concern = knowledge.concerns[falls.concerns[0].id]
    question = concern.questions[0]
    reply = replace(falls.concerns[0], answers={question.id: frozenset({question.answers[0].id})})
    why = drafted(replace(falls, concerns=(reply,)), knowledge, today).why_now
    assert f"{question.ask} {question.answers[0].text}." in why
    assert "Onset" not in why


def test_two_worries_that_go_alike_say_so_once(falls, knowledge, today):
    other = next(name for name in sorted(knowledge.concerns) if "toe" in name)
    both = replace(falls, concerns=(*falls.concerns, replace(falls.concerns[0], id=other)))
    assert drafted(both, knowledge, today).why_now.count("Course:") == 1


def test_a_letter_tells_what_is_not_there_yet_and_what_was_answered_no(knowledge, today):
    skill, sentinel = next(iter(knowledge.milestones.values())), next(iter(knowledge.sentinels.values()))
    check = Check(milestones={skill.id: MilestoneAnswer.NOT_YET}, sentinels={sentinel.id: False})
    why = drafted(check, knowledge, today).why_now
    assert why == f"{skill.question} Not yet.\n{sentinel.ask} No."


def test_a_sign_told_later_takes_the_line_of_the_list_back(falls, knowledge, today):
    core = knowledge.cores["head_knock"]
    told = replace(falls, core={core.id: False}, red_flags={core.flags[-1]: FlagReply(answer=FlagAnswer.UNSURE)})
    assert drafted(told, knowledge, today).signs_no == ""


@pytest.mark.parametrize(
    ("urgency", "see", "asks", "by"),
    [
        ("emergency_now", "emergency_department", "see our child at the emergency department", "We suggest now."),
        ("same_day", "gp", "examine our child", "We suggest today."),
        ("urgent_2_weeks", "gp", "examine our child", "We suggest within two weeks, by Tuesday 8 December 2026."),
        ("soon", "paediatrician", "refer our child to a paediatrician", "within six weeks"),
    ],
)
def test_a_letter_asks_for_whom_the_answer_names_and_by_when(knowledge, today, urgency, see, asks, by):
    flag = flag_of(knowledge, urgency, see)
    check = Check(age=Age.of_months(48), red_flags={flag.id: FlagReply(answer=FlagAnswer.YES)})
    ask = drafted(check, knowledge, today).ask
    assert asks in ask
    assert by in ask


def test_a_reassured_family_still_has_something_to_ask(knowledge, today):
    assert drafted(Check(), knowledge, today).ask.startswith("Please ")
    calm = Check(age=Age.of_months(48), milestones={next(iter(knowledge.milestones)): MilestoneAnswer.YES})
    assert drafted(calm, knowledge, today).ask.startswith("Please ")


def test_a_young_person_asks_for_themselves(falls, knowledge, today):
    ask = drafted(replace(falls, age=Age.of_months(170)), knowledge, today, is_self=True).ask
    assert " me" in ask
    assert "our child" not in ask


def test_a_sign_is_told_with_what_was_ticked_and_how_sure_the_family_is(knowledge, today):
    flag = flag_of(knowledge, "urgent_2_weeks", "gp")
    ticked = frozenset({flag.signs[0].id})

    def told(answer):
        check = Check(age=Age.of_months(48), red_flags={flag.id: FlagReply(answer=answer, signs=ticked)})
        return drafted(check, knowledge, today).signs_yes

    assert told(FlagAnswer.YES) == f"{flag.name}: {flag.signs[0].text}"
    assert told(FlagAnswer.UNSURE).endswith("(not sure)")
    assert "a doctor has checked it" in told(FlagAnswer.YES_AND_SEEN)
    assert told(FlagAnswer.NO) == ""


def test_what_was_not_asked_is_never_told_as_no(falls, knowledge, today):
    letter = drafted(falls, knowledge, today)
    assert letter.signs_no == ""
    assert letter.signs_not_asked
    core = next(core for core in knowledge.cores.values() if core.id == "head_knock")
    listed = drafted(replace(falls, core={core.id: False}), knowledge, today)
    assert listed.signs_no == core.text
    ticked = drafted(replace(falls, core={core.id: True}), knowledge, today)
    assert core.text not in ticked.signs_no


def test_a_line_of_the_list_that_is_not_for_this_age_is_not_told(falls, knowledge, today):
    baby = knowledge.cores["very_unwell_baby"]
    assert drafted(replace(falls, core={baby.id: False}), knowledge, today).signs_no == ""


def test_a_no_that_was_only_heard_is_not_told(falls, knowledge, today):
    flag = flag_of(knowledge, "same_day", "gp")
    asked, heard = (FlagReply(answer=FlagAnswer.NO, is_heard=is_heard) for is_heard in (False, True))
    assert drafted(replace(falls, red_flags={flag.id: asked}), knowledge, today).signs_no == flag.name
    assert drafted(replace(falls, red_flags={flag.id: heard}), knowledge, today).signs_no == ""


def test_many_that_were_not_asked_are_counted(knowledge, today):
    concerns = tuple(ConcernReply(id=name) for name in sorted(knowledge.concerns)[:12])
    told = drafted(Check(concerns=concerns), knowledge, today).signs_not_asked
    assert len(told.split("; ")) >= 12
    assert " more" in told


@pytest.mark.parametrize(("days", "told"), [(241, "34+3 weeks"), (238, "34 weeks"), (None, "Birth:")])
def test_the_history_knows_how_early_and_leaves_the_rest_open(knowledge, today, days, told):
    conditions = (ConditionReply(words="zebra", is_suspected=True), ConditionReply(words="cp", id="cerebral_palsy"))
    check = Check(gestation_days=days, conditions=conditions, therapies_now=frozenset({"pt"}))
    history = drafted(check, knowledge, today).history
    assert told in history
    assert "zebra (suspected)" in history
    assert knowledge.conditions["cerebral_palsy"].name in history
    assert knowledge.disciplines["pt"].name in history
    assert history.endswith("Medicines:")


def test_what_is_left_open_is_printed_as_not_stated():
    shown = letter_sheet(replace(LETTER, history="Born at term\nMedicines:\nWalked early!"), MARK)
    history = next(section for section in shown.sections if section.field == "history")
    assert history.lines == ("Born at term. Medicines: not stated. Walked early!",)


def test_what_was_tried_goes_in(falls, knowledge, library, today):
    evidence = tried_evidence([StrategyTried(from_on=date(2026, 9, 1), words="Stairs")], library, today=today)
    assert "Stairs" in drafted(falls, knowledge, today, tried=evidence).tried
    assert tried_lines(tried_evidence([], library, today=today)) == ""


def test_what_a_service_wants_names_who_may_refer_and_when_it_was_read(library: Library, today):
    ways = {way.pathway: way for way in ways_in(library, place=Jurisdiction("GB-ENG"), today=today)}
    twelve = next(way for way in ways.values() if library.pathways[way.pathway].weeks_tried)
    told = service_paragraph(twelve, library.pathways[twelve.pathway])
    assert "Wants 12 weeks of things tried" in told
    assert "Takes referrals from the family" in told
    assert "more than six months ago" not in told
    stale = service_paragraph(replace(twelve, is_stale=True, may_refer={}), library.pathways[twelve.pathway])
    assert "more than six months ago" in stale
    assert "Takes referrals" not in stale


def test_a_service_that_asks_for_nothing_is_told_without_it(library: Library, today):
    way = ways_in(library, place=Jurisdiction("GB-ENG"), today=today)[0]
    record = msgspec.structs.replace(library.pathways[way.pathway], bring="", weeks_tried=None)
    told = service_paragraph(way, record)
    assert "Asks for" not in told
    assert "Wants" not in told


def test_text_to_paste_is_a_line_for_each_part():
    lines = text_of(letter_sheet(LETTER, MARK)).splitlines()
    assert lines[0] == "Letter about Sam Example, Tuesday 24 November 2026"
    assert "Why now: Does not walk alone. Is carried at nursery every day." in lines
    assert len(lines) == 12


def test_an_empty_letter_is_a_letter_to_fill_in_by_hand():
    sheet = letter_sheet(Letter(ask="Please look"), MARK)
    assert sheet.title == "Letter to a doctor"
    assert [fact.field for fact in sheet.facts if not fact.value] == [
        "to", "child_name", "born_on", "age", "written_by", "contact",
    ]  # fmt: skip
    assert "To:" not in text_of(sheet)


@pytest.mark.parametrize("field", list(Letter.__dataclass_fields__))
def test_a_field_that_is_too_long_is_named_with_its_limit(field):
    with pytest.raises(InputError, match="Shorten this to") as refused:
        letter_sheet(replace(LETTER, **{field: "x" * (most_of(field) + 1)}), MARK)
    assert refused.value.field == field


def test_what_no_page_can_show_is_dropped_and_a_name_stays_on_one_line():
    sheet = letter_sheet(replace(LETTER, child_name="Sam\x00 \r\n Example\x07", ask="Please\x0b look"), MARK)
    assert sheet.title == "Letter about Sam Example"
    assert sheet.sections[0].lines == ("Please look",)


def test_a_page_without_what_it_is_for_is_refused():
    for refused, field in ((lambda: letter_sheet(replace(LETTER, ask=" \n"), MARK), "ask"),
                           (lambda: summary_sheet(Summary(), MARK), "answer")):  # fmt: skip
        with pytest.raises(InputError) as error:
            refused()
        assert error.value.field == field


def test_a_card_without_activities_is_refused(library):
    with pytest.raises(InputError) as error:
        card_sheet(WeekCard(lines=(), minutes_a_day=0), library, MARK)
    assert error.value.field == "pick"


def test_a_card_says_its_activities_in_other_words_and_leaves_a_name(library):
    name = next(iter(library.activities))
    card = WeekCard(lines=(CardLine(activity=name, routine="At bath time", minutes=5),), minutes_a_day=5)
    sheet = said_with(card_sheet(card, library, MARK, child_name="Sam"), str.upper)
    assert sheet.tasks[0].routine == "AT BATH TIME"
    assert sheet.tasks[0].safety.isupper()
    assert sheet.title == "This week with Sam"
    assert card_sheet(card, library, replace(MARK, is_draft=False)).title == "A card for this week"


def test_a_page_of_signed_knowledge_is_not_called_a_draft():
    assert "Draft" not in " ".join(letter_sheet(LETTER, replace(MARK, is_draft=False)).foot)
    assert "Rules: –." in " ".join(letter_sheet(LETTER, replace(MARK, rules=())).foot)


def test_without_a_place_the_paper_is_a4(today):
    assert setting_for(None, today).paper == "a4"
