"""The page that says what the therapies are, and how they differ, from the knowledge."""

from dataclasses import dataclass

from handrail.family.learn.presenters.sides import Row, feature_rows
from handrail.knowledge import Knowledge, Place
from handrail.triage import discipline_name
from handrail.vocabulary import Jurisdiction


@dataclass(frozen=True, slots=True, kw_only=True)
class Therapy:
    """One therapy: its name, its colour, what it is, and what it works on."""

    name: str
    accent: str
    summary: str
    work: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedPage:
    """Everything that the template prints."""

    therapies: tuple[Therapy, ...]
    rows: tuple[Row, ...]
    is_draft: bool
    version: str


def explained_page(knowledge: Knowledge, place: Place | None) -> ExplainedPage:
    """The therapies side by side, named as they are in `place`."""
    where = Jurisdiction(place.code) if place else None
    therapies = knowledge.disciplines.values()
    return ExplainedPage(
        therapies=tuple(
            Therapy(
                name=discipline_name(row.id, knowledge, where),
                accent=row.accent,
                summary=row.summary,
                work=row.example_work,
            )
            for row in therapies
        ),
        rows=feature_rows(list(knowledge.disciplines), knowledge, where, most_telling=False),
        is_draft=any(row.status == "draft" for row in therapies),
        version=f"{knowledge.version} ({knowledge.hash[:12]})",
    )
