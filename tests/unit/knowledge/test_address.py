"""What is said of a child, said to a young person."""

import re

import pytest

from handrail.knowledge import as_you
from knowledge.family_text import of_knowledge


@pytest.mark.parametrize(
    ("said_to_a_parent", "said_to_a_young_person"),
    [
        ("How old is your child?", "How old are you?"),
        ("Has your child stopped walking?", "Have you stopped walking?"),
        ("your child stops doing something they could do", "you stop doing something you could do"),
        ("Your child's hand hurts when your child writes", "Your hand hurts when you write"),
        ("If your child catches a ball", "If you catch a ball"),
        ("Your child tries hard", "You try hard"),
        ("your child often trips", "you often trip"),
        ("Can your child sit?", "Can you sit?"),
        ("Does your child always walk like this?", "Do you always walk like this?"),
        ("Your child was dry and is wet again.", "You were dry and are wet again."),
        ("Let your child sit down to dress.", "Sit down to dress."),
        ("Keep your child still.", "Keep still."),
        ("Stay calm and near your child.", "Stay calm and near someone you trust."),
        ("What would you like your child to be able to do?", "What would you like to be able to do?"),
        ("Ring your child health nurse.", "Ring your child health nurse."),
        ("Ask the team that knows your child; they can help.", "Ask the team that knows you; they can help."),
        ("Many children sit like this. They stop by 8.", "Many children sit like this. They stop by 8."),
    ],
)
def test_what_is_said_of_a_child_is_said_to_a_young_person(said_to_a_parent, said_to_a_young_person):
    assert as_you(said_to_a_parent) == said_to_a_young_person


def test_no_sentence_keeps_the_child_when_it_is_said_to_a_young_person(knowledge):
    left = re.compile(r"\byour (?:child|son|daughter)\b(?! health)", re.IGNORECASE)
    told = [as_you(text) for _, text in of_knowledge(knowledge) if text]
    assert [text for text in told if left.search(text)] == []


def test_no_sentence_said_to_a_young_person_has_the_verb_of_another(knowledge):
    wrong = re.compile(r"\b[Yy]ou (?:is|has|does|was|doesn't|isn't)\b|\b(?:[Ii]s|[Hh]as|[Dd]oes|[Ww]as) you\b")
    told = [as_you(text) for _, text in of_knowledge(knowledge) if text and "your child" in text.lower()]
    assert [text for text in told if wrong.search(text)] == []
