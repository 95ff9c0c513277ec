"""What an answer leads on to: its words explained in place, and the pages to read that belong to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from handrail.family.check.presenters.result import ResultPage
from handrail.family.learn.presenters.addresses import Link, address_of, condition_link, links_to, worry_link
from handrail.family.learn.presenters.inline_terms import InlineTerms
from handrail.family.learn.presenters.ordinary import ordinary_of
from handrail.family.learn.presenters.sides import Row
from handrail.family.visit import ChildCheck
from handrail.knowledge import Knowledge, Library
from handrail.triage import Decision

_CALM = "reassure"
_MOST_WORRIES = 2
_FOR_TWO = ("explanation:both", "explanation:working_together")
_FOR_THERAPY = ("explanation:first_visit",)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultReading:
    """Pages that belong to an answer. `ordinary` only where the answer itself is that this is ordinary."""

    ordinary: tuple[Link, ...] = ()
    more: tuple[Link, ...] = ()


def with_words_explained(page: ResultPage, terms: InlineTerms) -> ResultPage:
    """The page with each word of the glossary opening its meaning where it stands first."""
    return replace(
        page,
        because=terms(page.because),
        tonight=terms(page.tonight),
        rows=tuple(_row(row, terms) for row in page.rows),
        ask_team=terms.each(page.ask_team),
        cautions=terms.each(page.cautions),
    )


def _row(row: Row, terms: InlineTerms) -> Row:
    cells = (replace(cell, text=terms(cell.text), items=terms.each(cell.items)) for cell in row.cells)
    return replace(row, cells=tuple(cells))


def reading_for(child: ChildCheck, decision: Decision, knowledge: Knowledge, library: Library) -> ResultReading:
    """What to read about this answer. Nothing where someone may be harming the child: the screen may be watched."""
    if child.shows_private is not None:
        return ResultReading()
    worries = [concern.id for concern in decision.concerns if concern.confirmed][:_MOST_WORRIES]
    return ResultReading(
        ordinary=ordinary_of(worries, library) if decision.label == _CALM else (),
        more=(
            *_about_therapy(decision, knowledge, library),
            *(worry_link(name, knowledge) for name in worries),
            *(condition_link(reply.id, knowledge) for reply in child.check.conditions if reply.id),
        ),
    )


def _about_therapy(decision: Decision, knowledge: Knowledge, library: Library) -> Iterator[Link]:
    if not decision.disciplines:
        return
    for row in library.explanations.values():  # the page about this one therapy, where there is one
        if row.disciplines == decision.disciplines and len(row.disciplines) == 1:
            yield Link(name=row.title, address=address_of("explanation", row.id))
    references = (*(_FOR_TWO if len(decision.disciplines) > 1 else ()), *_FOR_THERAPY)
    yield from links_to(references, knowledge, library)
