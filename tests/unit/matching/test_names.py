import pytest
from msgspec.structs import replace

from handrail.knowledge import Knowledge
from handrail.matching import ConditionNames, NamedCondition


@pytest.fixture(scope="module")
def known(small: Knowledge) -> ConditionNames:
    return ConditionNames(small)


def ids(found: tuple[NamedCondition, ...]) -> list[str]:
    return [f"{item.id}?" if item.is_suspected else item.id for item in found]


@pytest.mark.parametrize(
    ("name", "suspected"),
    [
        ("cerebral_palsy", False),
        ("Cerebral Palsy", False),
        ("CP", False),
        ("cp", False),
        ("suspected cerebral palsy", True),
        ("possible CP", True),
    ],
)
def test_an_id_a_name_or_a_synonym_is_resolved(name: str, suspected: bool, known: ConditionNames) -> None:
    assert known.resolve(name) == NamedCondition(id="cerebral_palsy", is_suspected=suspected)


@pytest.mark.parametrize("name", ["", "Rare syndrome", "suspected", "palsy", "cerebral palsy of the left side"])
def test_an_unknown_name_is_not_resolved(name: str, known: ConditionNames) -> None:
    assert known.resolve(name) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My son has cerebral palsy.", ["cerebral_palsy"]),
        ("5yo with CP and autism", ["cerebral_palsy", "autism"]),
        ("an autistic spectrum disorder", ["autism"]),
        ("She walks on tiptoe.", []),
        ("", []),
        ("cp cp cp", ["cerebral_palsy"]),
    ],
)
def test_conditions_are_found_in_a_text(text: str, expected: list[str], known: ConditionNames) -> None:
    assert ids(known.found_in(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They suspect cerebral palsy",
        "query CP",
        "could it be cerebral palsy",
        "on the cerebral palsy pathway",
        "waiting for a CP assessment",
        "cerebral palsy is suspected",
    ],
)
def test_a_doubted_condition_is_only_suspected(text: str, known: ConditionNames) -> None:
    assert ids(known.found_in(text)) == ["cerebral_palsy?"]


@pytest.mark.parametrize(
    "text", ["He does not have cerebral palsy", "no autism in him", "never had autism", "There is no sign of CP"]
)
def test_a_denied_condition_is_not_found(text: str, known: ConditionNames) -> None:
    assert ids(known.found_in(text)) == []


@pytest.mark.parametrize("text", ["His brother has autism", "my sister has CP", "My husband has autism"])
def test_the_condition_of_a_relative_is_not_the_childs(text: str, known: ConditionNames) -> None:
    assert ids(known.found_in(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "He does not talk. Cerebral palsy since birth.",
        "She never sleeps!\nDiagnosis: cerebral palsy",
        "My mum thinks he is fine. He has cerebral palsy.",
    ],
)
def test_a_denial_or_a_relative_in_another_sentence_takes_nothing_away(text: str, known: ConditionNames) -> None:
    assert [name.rstrip("?") for name in ids(known.found_in(text))] == ["cerebral_palsy"]


def test_the_first_mention_decides_whether_it_is_suspected(known: ConditionNames) -> None:
    assert ids(known.found_in("She has cerebral palsy. The nurse had wondered about cerebral palsy.")) == [
        "cerebral_palsy"
    ]


def test_the_longest_name_wins(small: Knowledge) -> None:
    longer = replace(small.conditions["autism"], id="ataxia", name="Ataxia", synonyms=("cerebral palsy ataxia", "!!"))
    names = ConditionNames(replace(small, conditions={**small.conditions, "ataxia": longer}))
    assert ids(names.found_in("has cerebral palsy ataxia")) == ["ataxia"]
    assert ids(names.found_in("has cerebral palsy")) == ["cerebral_palsy"]


def test_a_name_without_words_is_never_found(small: Knowledge) -> None:
    mute = replace(small.conditions["autism"], synonyms=("!!",))
    names = ConditionNames(replace(small, conditions={"autism": mute}))
    assert names.resolve("!!") is None
    assert names.found_in("!! ??") == ()


@pytest.mark.parametrize(
    "text",
    [
        "He does not walk well, has cerebral palsy",
        "does not walk well and has cerebral palsy",
        "Mum to a boy with cerebral palsy",
        "My husband says our son has cerebral palsy",
        "our family has a son with cerebral palsy",
        "nan says he has cerebral palsy",
    ],
)
def test_a_known_condition_is_kept_beside_other_words(text, names) -> None:
    assert [(found.id, found.is_suspected) for found in names.found_in(text)] == [("cerebral_palsy", False)]


@pytest.mark.parametrize(
    "text", ["not autistic", "no diagnosis of autism", "his brother has autism", "my son's cousin has autism"]
)
def test_what_is_denied_or_another_persons_is_not_the_childs(text, names) -> None:
    assert names.found_in(text) == ()


def test_a_question_mark_before_a_name_is_doubt(names) -> None:
    assert names.found_in("referred with ?cerebral palsy")[0].is_suspected
    assert names.resolve("?cerebral palsy").is_suspected
