"""A question that was asked can be found again by its id alone."""

from datetime import date

import pytest

from handrail.triage import Check, ConcernReply, answer, find_question, next_question
from handrail.vocabulary import Age, InputError

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("months", [1, 9, 40, 100, 170])
def test_every_question_of_a_check_is_found_by_its_id(knowledge, months):
    check = Check(age=Age.of_months(months), concerns=(ConcernReply(id="toe_walking"),))
    asked = 0
    while (question := next_question(check, knowledge, TODAY)) is not None:
        assert find_question(question.id, knowledge) == question
        check = answer(check, question, (), knowledge)
        asked += 1
    assert asked > 10


@pytest.mark.parametrize(
    "stranger",
    [
        "",
        "core:x",
        "no_such",
        "flag:none",
        "flag:",
        "concern:toe_walking:none",
        "concern:none:onset",
        "milestone:x",
        "sentinel:x",
    ],
)
def test_an_id_that_is_no_question_is_refused(knowledge, stranger):
    with pytest.raises(InputError) as refused:
        find_question(stranger, knowledge)
    assert refused.value.code == "unknown_id"
