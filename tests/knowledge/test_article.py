"""No statement of the article that the product started from is lost from the records."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from handrail.knowledge import Knowledge, Library, find_record, title_of
from handrail.knowledge.reading_wording import texts_to_read
from handrail.knowledge.wording import family_texts

ARTICLE = Path(__file__).parents[2] / "docs" / "founding_article.toml"
STATEMENTS: list[dict[str, Any]] = tomllib.loads(ARTICLE.read_text(encoding="utf-8"))["statement"]


def lost(statement: dict[str, Any], knowledge: Knowledge, library: Library) -> list[str]:
    """What of a statement its records no longer say."""
    missing = []
    for carrier in statement["carried_by"]:
        _, record = find_record(knowledge, carrier["record"], library)
        texts = (text for _, text in (*family_texts(record), *texts_to_read(record)))
        said = " ".join((title_of(record), *texts)).casefold()  # type: ignore[arg-type]
        missing += [f"{carrier['record']}: {words}" for words in carrier["says"] if words.casefold() not in said]
    return missing


def test_all_37_statements_are_listed_once_with_words_to_find() -> None:
    assert [statement["id"] for statement in STATEMENTS] == [f"a{number:02}" for number in range(1, 38)]
    assert all(carrier["says"] for statement in STATEMENTS for carrier in statement["carried_by"])
    assert all(statement["carried_by"] for statement in STATEMENTS)


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement["id"])
def test_a_statement_of_the_article_is_carried(
    statement: dict[str, Any], knowledge: Knowledge, library: Library
) -> None:
    assert lost(statement, knowledge, library) == []


def test_a_statement_that_a_record_loses_is_noticed(knowledge: Knowledge, library: Library) -> None:
    poorer = replace(library.terms["motor_planning"], meaning="Moving well.")
    poor = replace(library, terms={**library.terms, "motor_planning": poorer})
    statement = next(row for row in STATEMENTS if row["id"] == "a32")
    assert lost(statement, knowledge, poor) == ["term:motor_planning: order and the size of a movement"]


def test_the_five_questions_of_the_article_come_first(library: Library) -> None:
    faqs = sorted(library.faqs.values(), key=lambda faq: faq.order)
    assert (
        [faq.id for faq in faqs if faq.from_article] == [faq.id for faq in faqs[:5]] == ["f1", "f2", "f3", "f4", "f5"]
    )
    assert len(faqs) == 34
