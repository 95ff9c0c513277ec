"""Pages to read from top to bottom, who does what for everyday problems, and how well supported each help is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from handrail.family.check.presenters.worries import groups
from handrail.family.learn.presenters.addresses import Link, address_of, links_to
from handrail.family.learn.presenters.drawings import Drawing, drawing_of
from handrail.family.learn.presenters.inline_terms import InlineTerms
from handrail.family.learn.presenters.pages import any_draft, named_sources, version_of
from handrail.family.learn.presenters.sides import Cell, Row, role_rows
from handrail.knowledge import Knowledge, Library, Place, sources_of
from handrail.knowledge.explorer import EverydayProblem, everyday_problems
from handrail.knowledge.intervention_records import GradeMeaning, Intervention
from handrail.knowledge.reading_records import Explanation, Section
from handrail.knowledge.records import Source
from handrail.triage import discipline_name
from handrail.vocabulary import InputError, Jurisdiction


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemGroup:
    """Problems that a family would look for in one place."""

    id: str
    name: object
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionToRead:
    """One part of an explanation, with its lines side by side and what to read next."""

    heading: str
    text: tuple[str, ...]
    points: tuple[str, ...]
    rows: tuple[Row, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationToRead:
    """Everything that the page of an explanation prints; `names` are the therapies of its tables."""

    record: Explanation
    lead: str
    drawing: Drawing | None
    names: tuple[str, ...]
    sections: tuple[SectionToRead, ...]
    sources: tuple[Source, ...]
    is_unverified: bool
    is_draft: bool
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemToRead:
    """Who does what for one everyday problem. `leads` is empty where somebody else is first."""

    problem: EverydayProblem
    usual: str
    cells: tuple[Cell, ...]
    leads: tuple[str, ...]
    sources: tuple[Source, ...]
    is_unverified: bool
    is_draft: bool
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpToRead:
    """One thing that therapists do, the conditions it was studied in, and what its grade means."""

    record: Intervention
    meaning: GradeMeaning
    studied_in: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpsToRead:
    """Everything that therapists do."""

    rows: tuple[HelpToRead, ...]
    is_draft: bool
    version: str


def explanations_in_order(library: Library) -> tuple[Link, ...]:
    """Each explanation by its title, in the order of reading."""
    rows = sorted(library.explanations.values(), key=lambda row: row.order)
    return tuple(Link(name=row.title, address=address_of("explanation", row.id)) for row in rows)


def explanation_to_read(
    knowledge: Knowledge, library: Library, explanation_id: str, place: Place | None, terms: InlineTerms
) -> ExplanationToRead:
    """One explanation, the therapies named as they are in `place`. Raises InputError when there is none."""
    record = library.explanations.get(explanation_id)
    if record is None:
        raise InputError("explanation", f'no explanation is called "{explanation_id}".')
    where = Jurisdiction(place.code) if place else None
    roles = [knowledge.roles[name] for section in record.sections for name in section.roles]
    names = (name for behind in (record, *roles) for name in behind.sources)
    return ExplanationToRead(
        record=record,
        lead=terms(record.lead),
        drawing=drawing_of("explanation", record.id),
        names=tuple(discipline_name(name, knowledge, where) for name in knowledge.disciplines),
        sections=tuple(_section(part, knowledge, library, where, terms) for part in record.sections),
        sources=named_sources(names, sources_of(knowledge, library)),
        is_unverified=any(behind.unverified for behind in (record, *roles)),
        is_draft=any_draft((record, *roles)),
        version=version_of(knowledge.version, library.hash),
    )


def _section(
    part: Section, knowledge: Knowledge, library: Library, where: Jurisdiction | None, terms: InlineTerms
) -> SectionToRead:
    roles = [knowledge.roles[name] for name in part.roles]
    return SectionToRead(
        heading=part.heading,
        text=terms.each(part.text),
        points=terms.each(part.points),
        rows=role_rows(roles, list(knowledge.disciplines), knowledge, where),
        links=links_to(part.see, knowledge, library),
    )


def problem_groups(knowledge: Knowledge) -> tuple[ProblemGroup, ...]:
    """The everyday problems, then each worry in its group, in the order of the list of worries; each name once."""
    roles = [row for row in everyday_problems(knowledge) if row.kind == "role"]
    taken = {row.name for row in roles}
    everyday = ProblemGroup(
        id="everyday",
        name=_("Everyday jobs"),
        links=tuple(
            Link(name=row.name, address=address_of(row.kind, row.id)) for row in sorted(roles, key=lambda row: row.name)
        ),
    )
    worries = (
        ProblemGroup(
            id=group.id,
            name=group.name,
            links=tuple(
                Link(name=worry.name, address=address_of("concern", worry.id))
                for worry in group.worries
                if worry.name not in taken
            ),
        )
        for group in groups()
    )
    return (everyday, *worries)


def problem_to_read(
    knowledge: Knowledge, kind: str, problem_id: str, place: Place | None, terms: InlineTerms
) -> ProblemToRead:
    """Who does what for one everyday problem. Raises InputError when there is none."""
    found = next((row for row in everyday_problems(knowledge) if (row.kind, row.id) == (kind, problem_id)), None)
    if found is None:
        raise InputError("problem", f'no everyday problem is called "{problem_id}".')
    record = knowledge.roles[problem_id] if kind == "role" else knowledge.concerns[problem_id]
    where = Jurisdiction(place.code) if place else None
    return ProblemToRead(
        problem=found,
        usual=terms(found.usual),
        cells=tuple(
            Cell(name=discipline_name(therapy.id, knowledge, where), items=terms.each(items))
            for therapy, items in found.columns
        ),
        leads=tuple(discipline_name(therapy.id, knowledge, where) for therapy in found.leads),
        sources=named_sources(record.sources, knowledge.sources),
        is_unverified=record.unverified,
        is_draft=any_draft((record,)),
        version=version_of(knowledge.version, knowledge.hash),
    )


def helps_to_read(knowledge: Knowledge, library: Library) -> HelpsToRead:
    """Everything that therapists do, by name, with how well it is supported."""
    known = sources_of(knowledge, library)
    records = sorted(library.interventions.values(), key=lambda row: row.name.casefold())
    rows = tuple(
        HelpToRead(
            record=row,
            meaning=library.grade_meanings[row.grade],
            studied_in=tuple(knowledge.conditions[name].name for name in row.studied_in),
            sources=named_sources(row.sources, known),
        )
        for row in records
    )
    return HelpsToRead(rows=rows, is_draft=any_draft(records), version=version_of(knowledge.version, library.hash))
