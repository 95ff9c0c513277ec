"""What the pages to read show: conditions, words and questions, each with its sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from handrail.family.presenters.sides import Cell
from handrail.knowledge import Knowledge, Place
from handrail.knowledge.explorer import ConditionPage, condition_page
from handrail.knowledge.library import Library
from handrail.knowledge.lookup import sources_of
from handrail.knowledge.reading_records import Faq, Term
from handrail.knowledge.records import Condition, Record, Source
from handrail.triage import discipline_name
from handrail.vocabulary import Jurisdiction

T = TypeVar("T")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced(Generic[T]):
    """A record and where it was read; `is_unverified` when it rests on general clinical knowledge."""

    record: T
    sources: tuple[Source, ...]
    is_unverified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[T]):
    """Records to read one after another."""

    rows: tuple[T, ...]
    is_draft: bool
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCondition:
    """A condition and what else it is called."""

    record: Condition
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionToRead:
    """Everything that the page of a condition prints; `found` is what the explorer gathered."""

    found: ConditionPage
    others: tuple[str, ...]
    cells: tuple[Cell, ...]
    sources: tuple[Source, ...]
    is_unverified: bool
    is_draft: bool
    version: str


def conditions_to_read(knowledge: Knowledge) -> Listing[NamedCondition]:
    """Every condition, by name."""
    rows = sorted(knowledge.conditions.values(), key=lambda row: row.name.casefold())
    return Listing(
        rows=tuple(NamedCondition(record=row, others=_other_names(row)) for row in rows),
        is_draft=any_draft(rows),
        version=version_of(knowledge.version, knowledge.hash),
    )


def words_to_read(knowledge: Knowledge, library: Library) -> Listing[Sourced[Term]]:
    """Every word of the glossary, by name."""
    terms = sorted(library.terms.values(), key=lambda row: row.name.casefold())
    return sourced(terms, knowledge, library)


def questions_to_read(knowledge: Knowledge, library: Library) -> Listing[Sourced[Faq]]:
    """Every question that families ask, in its order."""
    return sourced(sorted(library.faqs.values(), key=lambda row: row.order), knowledge, library)


def condition_to_read(
    knowledge: Knowledge, library: Library, condition_id: str, place: Place | None
) -> ConditionToRead:
    """One condition, the therapies named as they are in `place`. Raises InputError when there is none."""
    found = condition_page(knowledge, library, condition_id)
    where = Jurisdiction(place.code) if place else None
    behind = (found.condition, found.guide, *(here.intervention for here in found.interventions))
    routes = [name for route in found.routes for name in route.sources]
    names = [*routes, *(name for record in behind for name in record.sources)]
    return ConditionToRead(
        found=found,
        others=_other_names(found.condition),
        cells=tuple(
            Cell(name=discipline_name(discipline.id, knowledge, where), items=items)
            for discipline, items in found.columns
        ),
        sources=named_sources(names, sources_of(knowledge, library)),
        is_unverified=any(record.unverified for record in behind),
        is_draft=any_draft(behind),
        version=version_of(knowledge.version, knowledge.hash),
    )


def _other_names(condition: Condition) -> tuple[str, ...]:
    # Names with an underscore are those of other programs; nobody reads them.
    return tuple(name for name in condition.synonyms if "_" not in name)


def sourced(records: list[R], knowledge: Knowledge, library: Library) -> Listing[Sourced[R]]:
    """The records with where each was read."""
    known = sources_of(knowledge, library)
    rows = tuple(
        Sourced(record=row, sources=named_sources(row.sources, known), is_unverified=row.unverified) for row in records
    )
    return Listing(rows=rows, is_draft=any_draft(records), version=library.hash[:12])


def named_sources(names: Iterable[str], sources: dict[str, Source]) -> tuple[Source, ...]:
    """The sources with these ids, each once."""
    return tuple(sources[name] for name in dict.fromkeys(names))


def any_draft(records: Iterable[Record]) -> bool:
    """Whether nobody has signed off one of the records."""
    return any(record.status == "draft" for record in records)


def version_of(version: str, content: str) -> str:
    """The version of the knowledge with the start of the hash of its content."""
    return f"{version} ({content[:12]})"
