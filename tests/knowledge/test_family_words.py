"""The clinical review's two tables of words, held over every sentence that a family may read."""

import re
from pathlib import Path

import pytest

from handrail.knowledge import Knowledge, frightening_words
from handrail.triage import phrases
from knowledge.family_text import of_knowledge, of_pages

# What frightens, and what falsely reassures, as the review lists them; the wider list of single words is in the code.
NEVER = (
    r"never normal",
    r"early sign of",
    r"\bboys may need\b",
    r"nearly all healthy",
    r"should enjoy people",
    r"protects the brain",
    r"should carry weight",
    r"take this list with you",
    r"red flag",
    r"all is well",
    r"\bnormal\b",
    r"\bon track\b",
    r"often goes away",
    r"\d+ ?%",
    r"probability|likelihood|(?<!D-)score",  # the D-score of a professional keeps its name
)

PROFESSIONAL = {"given_scores.py", "own_file.py"}  # name the scores that a professional gave


@pytest.fixture(scope="module")
def sentences(knowledge: Knowledge) -> list[tuple[str, str]]:
    said = (*of_knowledge(knowledge), *of_pages())
    return [(where, text) for where, text in said if text and where not in PROFESSIONAL]


def test_there_is_something_to_read(sentences):
    assert len(sentences) > 8000
    assert {"result.html", "home.html", "result.py"} <= {where for where, _ in sentences}


def test_no_sentence_uses_a_word_that_frightens_blames_or_falsely_reassures(sentences):
    assert [(where, text) for where, text in sentences if frightening_words(text)] == []


@pytest.mark.parametrize("phrase", NEVER)
def test_no_sentence_says_what_the_review_replaced(sentences, phrase):
    assert [(where, text) for where, text in sentences if re.search(phrase, text, re.IGNORECASE)] == []


def test_what_the_review_says_instead_is_there(sentences):
    said = " ".join(text for _, text in sentences) + Path(phrases.__file__).read_text(encoding="utf-8")
    for words in (
        "Often there is a simple reason",
        "because help works best early",
        "simple blood test",
        "Nothing here needs a therapist now",
        "You did not cause this, and noticing was right",
    ):
        assert words in said


def test_a_bad_word_in_a_sentence_is_noticed():
    assert frightening_words("Your child failed the test; all is well.") == ["failed", "all is well"]
