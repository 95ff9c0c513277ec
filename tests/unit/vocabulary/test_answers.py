from handrail.vocabulary import FLAG_ANSWERS, FlagAnswer, MilestoneAnswer


def test_flag_answers_grow_in_gravity_from_no_to_yes() -> None:
    written = ["no", "yes_and_seen", "unsure", "yes"]
    assert [FlagAnswer(word).gravity for word in written] == [0, 1, 2, 3]
    assert list(FLAG_ANSWERS) == written


def test_milestone_answers_tell_not_tried_from_not_sure() -> None:
    assert [answer.value for answer in MilestoneAnswer] == ["yes", "sometimes", "not_yet", "not_tried", "not_sure"]
