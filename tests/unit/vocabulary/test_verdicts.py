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


def test_of_several_contacts_the_one_with_most_to_offer_comes_first() -> None:
    shuffled = [Who.GP, Who.THERAPIST, Who.EMERGENCY_DEPARTMENT, Who.PAEDIATRICIAN, Who.CHILD_HEALTH_NURSE]
    assert sorted(shuffled, key=lambda who: who.seniority) == [
        Who.EMERGENCY_DEPARTMENT,
        Who.PAEDIATRICIAN,
        Who.GP,
        Who.CHILD_HEALTH_NURSE,
        Who.THERAPIST,
    ]
    assert {who.seniority for who in Who} == set(range(len(Who)))
