from handrail.vocabulary import Label, Verdict, Who


def test_verdicts_are_the_words_of_the_batch_format() -> None:
    assert set(Verdict) == {"therapy", "see_first", "reassure", "elsewhere", "unclear"}


def test_labels_beside_the_disciplines_are_the_words_of_the_batch_format() -> None:
    assert set(Label) == {"both", "other_first", "reassure", "not_for_therapy"}


def test_contacts_are_the_words_of_the_batch_format() -> None:
    assert set(Who) == {
        "emergency_department",
        "gp",
        "paediatrician",
        "child_health_nurse",
        "therapist",
        "own_team",
        "crisis_line",
        "child_protection",
        "other_service",
    }
