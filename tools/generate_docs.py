"""Writes the reference pages that are made from data, so that none of them can drift from what it describes."""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
REVIEW = ROOT / "docs" / "clinical_review.toml"
ARTICLE = ROOT / "docs" / "founding_article.toml"
SCENARIOS = ROOT / "tests" / "spec" / "scenarios"
REFERENCE = ROOT / "docs" / "reference"
MADE_FROM = "<!-- Made by tools/generate_docs.py from {source}. Change that, then run `make docs`. -->"

OUTCOMES = {
    "taken": "taken as proposed",
    "changed": "changed on the evidence, or taken in part",
    "not_taken": "not taken",
    "later": "waits for another part of the work",
}
# Where a family reads a record of each kind. The test of the article asks these very pages.
READ_AT = {
    "explanation": "/learn/read/{id}/",
    "role": "/explained/",
    "condition": "/learn/conditions/{id}/",
    "condition_guide": "/learn/conditions/{id}/",
    "term": "/learn/words/#{id}",
    "faq": "/learn/questions/#{id}",
}
PARTS = {
    "1.1": "1.1 Faults of structure",
    "1.2": "1.2 Red flags that were there",
    "1.3": "1.3 Red flags that were missing",
    "1.4": "1.4 Which flags to ask",
    "1.5": "1.5 Milestones",
    "1.6": "1.6 Activities for home",
    "1.7": "1.7 Conditions",
    "1.8": "1.8 Interventions and questions",
    "2.1": "2.1 The rule",
    "2.2": "2.2 Six questions for every worry",
    "2.3": "2.3 The commonest worries",
    "2.4": "2.4 Doors often got wrong",
    "2.5": "2.5 What makes a therapist distrust an answer",
    "3.1": "3.1 The first ten seconds",
    "3.2": "3.2 Words",
}

Row = Mapping[str, str]


def clinical_review(points: Iterable[Row]) -> str:
    """The page on what came of every point of the clinical review: counts first, then a table for each part."""
    points = list(points)
    counts = Counter(point["outcome"] for point in points)
    lines = [
        "# What came of the clinical review",
        "",
        MADE_FROM.format(source="docs/clinical_review.toml"),
        "",
        "A clinical reading of the rules, by an occupational therapist's, a physiotherapist's, a parent's and a safety "
        "officer's eyes, made proposals. Each was then held against published sources; where the two differ, the "
        "sources decide and the value used is given. No clinician has signed the records off: they stay drafts.",
        "",
        *table(["Outcome", "Points"], [[meaning, str(counts[name])] for name, meaning in OUTCOMES.items()]),
    ]
    for part, rows in groupby(points, key=part_of):
        header = ["Point", "What was found", "Outcome", "Why", "Where", "Held by"]
        lines += ["", f"## {PARTS[part]}", "", *table(header, [review_row(row) for row in rows])]
    return "\n".join(lines) + "\n"


def part_of(point: Row) -> str:
    """The part of the review that a point belongs to, such as "1.2"."""
    return ".".join(point["id"].split(" ")[0].split(".")[:2])


def review_row(point: Row) -> list[str]:
    """One point as cells; the test is shown by file and name."""
    held = point["test"].removeprefix("tests/").replace("::", " ")
    name = point["id"].removeprefix(part_of(point)).strip(". ")
    held_by = f"`{held}`" if held else ""
    return [name, point["point"], point["outcome"].replace("_", " "), point["reason"], point["where"], held_by]


def decisions(scenarios: Mapping[str, list[Row]]) -> str:
    """The page of worked decisions: one table for each file of scenarios, under the file's name."""
    lines = [
        "# Worked decisions",
        "",
        MADE_FROM.format(source="tests/spec/scenarios/*.csv"),
        "",
        "Each line is a child as a therapist would put it, with the answer that Handrail gives and the rule behind it. "
        "The same tables are tests.",
    ]
    for name, rows in sorted(scenarios.items()):
        title = name.replace("_", " ").capitalize()
        header = list(rows[0]) if rows else []
        cells = [[row[column] for column in header] for row in rows]
        lines += ["", f"## {title}", "", *table([column.capitalize() for column in header], cells)]
    return "\n".join(lines) + "\n"


def article(statements: Iterable[Mapping[str, Any]]) -> str:
    """The page that names each statement of the founding article, the records that carry it, and their pages."""
    statements = list(statements)
    lines = [
        "# The founding article",
        "",
        MADE_FROM.format(source="docs/founding_article.toml"),
        "",
        f"Handrail started from an article for parents. Each of its {len(statements)} statements lives on in a record; "
        "where the evidence says otherwise, as for weighted vests, the record says so. A test asks each page named "
        "here, and fails when the page has lost its statement.",
    ]
    for section, rows in groupby(statements, key=lambda statement: statement["section"]):
        cells = [[row["id"], row["statement"], *_carriers(row["carried_by"])] for row in rows]
        title = section.replace("_", " ").capitalize()
        lines += ["", f"## {title}", "", *table(["", "Statement", "Carried by", "Read at"], cells)]
    return "\n".join(lines) + "\n"


def _carriers(carried_by: list[Mapping[str, Any]]) -> tuple[str, str]:
    names = [carrier["record"] for carrier in carried_by]
    pages = dict.fromkeys(map(read_at, names))
    return ", ".join(f"`{name}`" for name in names), ", ".join(f"`{page}`" for page in pages)


def read_at(record: str) -> str:
    """The page on which a family reads a record, given as kind and id.

    >>> read_at("term:adl")
    '/learn/words/#adl'
    """
    kind, _, record_id = record.partition(":")
    return READ_AT[kind].format(id=record_id)


def table(header: list[str], rows: Iterable[list[str]]) -> list[str]:
    """The lines of a Markdown table."""
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return lines + ["| " + " | ".join(map(cell, row)) + " |" for row in rows]


def cell(text: str) -> str:
    """`text` on one line and safe inside a table."""
    return re.sub(r"\s+", " ", text).strip().replace("|", "\\|")


def read_review(path: Path = REVIEW) -> list[dict[str, str]]:
    """Every point of the review, in the order of the file."""
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["point"])


def read_article(path: Path = ARTICLE) -> list[dict[str, Any]]:
    """Every statement of the founding article, in its order."""
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["statement"])


def read_scenarios(folder: Path = SCENARIOS) -> dict[str, list[Row]]:
    """The rows of every scenario file, by the file's name without its ending."""
    found: dict[str, list[Row]] = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            found[path.stem] = list(csv.DictReader(lines))
    return found


def pages() -> dict[Path, str]:
    """Every generated page with its text."""
    return {
        REFERENCE / "clinical-review.md": clinical_review(read_review()),
        REFERENCE / "article.md": article(read_article()),
        REFERENCE / "decisions.md": decisions(read_scenarios()),
    }


def main() -> None:
    """Write every page whose text has changed, and say which."""
    for path, text in pages().items():
        current = path.read_text(encoding="utf-8") if path.exists() else None
        if current != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
