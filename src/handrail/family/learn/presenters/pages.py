"""What the pages to read show: conditions, words and questions, each with its sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from handrail.family.learn.presenters.addresses import Link, address_of, links_to
from handrail.family.learn.presenters.inline_terms import InlineTerms
from handrail.family.learn.presenters.sides import Cell
from handrail.knowledge import Knowledge, Place
from handrail.knowledge.explorer import ConditionPage, condition_page
from handrail.knowledge.library import Library
from handrail.knowledge.lookup import sources_of
from handrail.knowledge.reading_records import Faq, Term
from handrail.knowledge.records import Condition, Record, Source
from handrail.triage import discipline_name
from handrail.vocabulary import Jurisdiction

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A term and where it was read."""

    record: Term
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[T]):
    """Records to read one after another."""

    rows: tuple[T, ...]
    is_draft: bool
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionToRead:
    """A question that families ask, its answer with the words explained, and what to read next."""

    record: Faq
    answer: str
    links: tuple[Link, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCondition:
    """A condition and what else it is called."""

    record: Condition
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteToRead:
    """One way that a child with the condition goes; `is_usual` tells it from one that holds sometimes."""

    text: str
    is_usual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionToRead:
    """Everything that the page of a condition prints; `found` is what the explorer gathered."""

    found: ConditionPage
    others: tuple[str, ...]
    about: str
    cells: tuple[Cell, ...]
    routes: tuple[RouteToRead, ...]
    cautions: tuple[str, ...]
    ask: tuple[str, ...]
    links: tuple[Link, ...]
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


def words_to_read(knowledge: Knowledge, library: Library) -> Listing[Word]:
    """Every word of the glossary, by name."""
    known = sources_of(knowledge, library)
    terms = sorted(library.terms.values(), key=lambda row: row.name.casefold())
    rows = tuple(Word(record=row, sources=named_sources(row.sources, known)) for row in terms)
    return Listing(rows=rows, is_draft=any_draft(terms), version=library.hash[:12])


def questions_to_read(knowledge: Knowledge, library: Library, terms: InlineTerms) -> Listing[QuestionToRead]:
    """Every question that families ask, in its order."""
    known = sources_of(knowledge, library)
    records = sorted(library.faqs.values(), key=lambda row: row.order)
    rows = tuple(
        QuestionToRead(
            record=row,
            answer=terms.begin_again()(row.answer),
            links=links_to(row.see, knowledge, library),
            sources=named_sources(row.sources, known),
        )
        for row in records
    )
    return Listing(rows=rows, is_draft=any_draft(records), version=library.hash[:12])


def condition_to_read(
    knowledge: Knowledge, library: Library, condition_id: str, place: Place | None, terms: InlineTerms
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
        about=terms(found.guide.about),
        cells=tuple(
            Cell(name=discipline_name(discipline.id, knowledge, where), items=terms.each(items))
            for discipline, items in found.columns
        ),
        routes=tuple(RouteToRead(text=terms(route.text), is_usual=route.default) for route in found.routes),
        cautions=terms.each(found.condition.cautions),
        ask=terms.each(found.guide.ask_your_team),
        links=tuple(Link(name=row.name, address=address_of("reassurance", row.id)) for row in found.reassurances),
        sources=named_sources(names, sources_of(knowledge, library)),
        is_unverified=any(record.unverified for record in behind),
        is_draft=any_draft(behind),
        version=version_of(knowledge.version, knowledge.hash),
    )


def _other_names(condition: Condition) -> tuple[str, ...]:
    # Names with an underscore are those of other programs; nobody reads them.
    return tuple(name for name in condition.synonyms if "_" not in name)


def named_sources(names: Iterable[str], sources: dict[str, Source]) -> tuple[Source, ...]:
    """The sources with these ids, each once."""
    return tuple(sources[name] for name in dict.fromkeys(names))


def any_draft(records: Iterable[Record]) -> bool:
    """Whether nobody has signed off one of the records."""
    return any(record.status == "draft" for record in records)


def version_of(version: str, content: str) -> str:
    """The version of the knowledge with the start of the hash of its content."""
    return f"{version} ({content[:12]})"
