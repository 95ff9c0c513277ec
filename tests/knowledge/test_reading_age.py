"""Everything that a family reads is read with ease at twelve: each kind of record, each record, each long text."""

import re
import sys
from collections import defaultdict
from collections.abc import Mapping
from statistics import mean
from typing import Any

import pytest

from handrail.knowledge import Knowledge
from handrail.knowledge.library import Library
from handrail.knowledge.library_wording import library_texts
from handrail.knowledge.wording import family_texts
from knowledge.family_text import of_pages
from knowledge.readability import reading_age

OLDEST_READER = 12
A_RECORD, LONG = 15, 20  # words from which a measure of one record, or of one text, says anything
KINDS = (
    "concerns", "red_flags", "conditions", "universals", "sentinels", "milestones", "cores", "disciplines", "roles",
)  # fmt: skip
READ = {
    "activity", "limit", "pathway", "funding", "waiting_pack", "phone_words", "teacher_question", "film_scene", "term",
    "faq", "explanation", "reassurance", "condition_guide", "grade_meaning", "intervention",
}  # fmt: skip
_BLANK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|%\(\w+\)\w")
Texts = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def texts(knowledge: Knowledge, library: Library) -> Texts:
    """Kind, record and text, for everything that a family reads."""
    told = [
        (kind, record.id, text)
        for kind in KINDS
        for record in getattr(knowledge, kind).values()
        for _, text in family_texts(record)
    ]
    told += [
        (kind, record.id, text) for kind, record in library.clinical_records() for _, text in library_texts(record)
    ]
    told += [("pages", where, _BLANK.sub("3", text)) for where, text in of_pages()]
    return [row for row in told if words(row[2])]


def words(*said: str) -> int:
    return len(re.findall(r"[A-Za-z][A-Za-z'’]*", " ".join(said)))


def too_hard(ages: Mapping[Any, float]) -> dict[Any, float]:
    return {name: rounded for name, age in ages.items() if (rounded := round(age, 1)) > OLDEST_READER}


def gathered(texts: Texts, by: int) -> dict[tuple[str, ...], list[str]]:
    found = defaultdict(list)
    for row in texts:
        found[row[:by]].append(row[2])
    return found


def test_every_kind_of_text_is_measured(texts: Texts) -> None:
    assert {kind for kind, *_ in texts} >= {*KINDS, *READ, "pages"}
    assert len(texts) > 12_000


def test_every_kind_is_read_with_ease_at_twelve(texts: Texts, capsys: pytest.CaptureFixture[str]) -> None:
    ages = {kind: reading_age(said) for (kind,), said in gathered(texts, 1).items()}
    records = [reading_age(said) for said in gathered(texts, 2).values() if words(*said) >= A_RECORD]
    with capsys.disabled():
        highest = ", ".join(f"{kind} {age:.1f}" for kind, age in sorted(ages.items(), key=lambda row: -row[1])[:4])
        sys.stdout.write(f"\nreading age: mean of {len(records)} records {mean(records):.1f}; kinds: {highest}, ...\n")
    assert too_hard(ages) == {}
    assert mean(records) < 9


def test_every_record_is_read_with_ease_at_twelve(texts: Texts) -> None:
    said = {name: text for name, text in gathered(texts, 2).items() if words(*text) >= A_RECORD}
    assert len(said) > 1200
    assert too_hard({name: reading_age(text) for name, text in said.items()}) == {}


def test_every_long_text_is_read_with_ease_at_twelve(texts: Texts) -> None:
    long = [text for _, _, text in texts if words(text) >= LONG]
    assert len(long) > 1200
    assert too_hard({text: reading_age([text]) for text in long}) == {}
