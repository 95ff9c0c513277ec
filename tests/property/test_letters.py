"""What must hold for every letter, whatever the family answered."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.documents import draft_letter, letter_sheet, pdf_of, setting_for, speaks_of_harm, text_of
from handrail.knowledge.harm import is_worry_of_harm
from handrail.triage import ConcernReply, FlagReply
from handrail.vocabulary import FLAG_ANSWERS, FlagAnswer
from made_up_checks import CONCERNS, FLAGS, KNOWLEDGE, checks

OF_HARM = [name for name in FLAGS if KNOWLEDGE.red_flags[name].safeguarding]
WORRIES_OF_HARM = [name for name in CONCERNS if is_worry_of_harm(name, KNOWLEDGE)]
WORDS = "He will not go on the stairs."
MANY = settings(max_examples=60, deadline=None)
CHANCE = re.compile(r"\d\s?%|probab|\bscore\b|likelihood|\bodds\b", re.IGNORECASE)


def written(check, today, words=""):
    draft = draft_letter(check, KNOWLEDGE, today, own_words=words)
    return text_of(letter_sheet(draft.letter, draft.mark))


@pytest.mark.parametrize("flag", OF_HARM)
@pytest.mark.parametrize("answer", FLAG_ANSWERS)
@settings(max_examples=8, deadline=None)
@given(check=checks(), data=st.data())
def test_an_answer_about_harm_changes_no_letter(flag, answer, check, data, today):
    signs = [sign.id for sign in (*KNOWLEDGE.red_flags[flag].signs, *KNOWLEDGE.red_flags[flag].escalates_when)]
    ticked = frozenset(data.draw(st.lists(st.sampled_from(signs))))
    without = replace(check, red_flags={name: told for name, told in check.red_flags.items() if name not in OF_HARM})
    told = replace(
        without,
        red_flags={**without.red_flags, flag: FlagReply(answer=answer, signs=ticked)},
        shows_safeguarding=data.draw(st.booleans()),
        smells=(flag,) if data.draw(st.booleans()) else (),
    )
    assert written(told, today) == written(without, today)


@pytest.mark.parametrize("worry", WORRIES_OF_HARM)
@settings(max_examples=8, deadline=None)
@given(check=checks())
def test_a_worry_about_harm_changes_no_letter(worry, check, today):
    others = tuple(reply for reply in check.concerns if reply.id not in WORRIES_OF_HARM)
    without = replace(check, concerns=others)
    assert written(replace(check, concerns=(*others, ConcernReply(id=worry))), today) == written(without, today)


@MANY
@given(check=checks(), flag=st.sampled_from(OF_HARM))
def test_where_harm_was_told_the_familys_words_are_left_out(check, flag, today):
    told = replace(check, red_flags={**check.red_flags, flag: FlagReply(answer=FlagAnswer.UNSURE)})
    assert WORDS not in written(told, today, WORDS)
    assert speaks_of_harm(check, KNOWLEDGE) or WORDS in written(check, today, WORDS)


@MANY
@given(check=checks())
def test_no_letter_speaks_of_private_help_or_of_chances(check, today):
    text = written(check, today)
    assert "in private" not in text
    assert "child protection" not in text.lower()
    assert CHANCE.search(text) is None


@MANY
@given(check=checks())
def test_every_letter_asks_two_things_at_most_and_names_its_rules(check, today):
    draft = draft_letter(check, KNOWLEDGE, today)
    assert draft.letter.ask.startswith("Please ")
    assert draft.letter.ask.lower().count("please") <= 2
    text = text_of(letter_sheet(draft.letter, draft.mark))
    assert all(rule in text for rule in draft.mark.rules)
    assert draft.mark.is_draft is ("Draft: no clinician" in text)


RULED = (*KNOWLEDGE.concerns.values(), *KNOWLEDGE.universals.values())
FOR_CLINICIANS = {
    *(flag.clinician_text for flag in KNOWLEDGE.red_flags.values()),
    *(rule.clinician_text for row in RULED for rule in row.rules),
}


@MANY
@given(check=checks())
def test_a_letter_names_no_diagnosis_that_the_family_did_not(check, today):
    letter = draft_letter(check, KNOWLEDGE, today).letter
    assert [text for text in FOR_CLINICIANS if text in letter.why_now] == []
    named = {reply.id for reply in check.conditions}
    strangers = [
        row.name for row in KNOWLEDGE.conditions.values() if row.id not in named and row.name in letter.history
    ]
    assert [name for name in strangers if not any(name in KNOWLEDGE.conditions[own].name for own in named)] == []


@settings(max_examples=25, deadline=None)
@given(check=checks())
def test_every_drafted_letter_fits_on_one_page(check, today):
    draft = draft_letter(check, KNOWLEDGE, today, own_words=WORDS)
    assert pdf_of(letter_sheet(draft.letter, draft.mark), setting_for(None, today)).startswith(b"%PDF")
