"""Six questions for a teacher or nursery: the page to fill in, and what home and school see side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from handrail.family.check.presenters.answers import Line, answers_page
from handrail.family.skills.presenters.forms import ChildLine, child_lines
from handrail.family.visit import ChildCheck
from handrail.knowledge import Library
from handrail.knowledge.waiting_records import TeacherQuestion
from handrail.planning import FamilyFile, OtherView, SeenBy
from handrail.triage import Engine, day_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One answer to tick."""

    id: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SixQuestion:
    """One question with what was sent."""

    id: str
    ask: str
    help: str
    several: bool
    ticks: tuple[Tick, ...]
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SixForm:
    """The page to print or to fill in."""

    questions: tuple[SixQuestion, ...]
    is_home: bool
    is_draft: bool
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one person answered to one question, and on which day."""

    day: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """One question with what home and school say; the newest first."""

    ask: str
    home: tuple[View, ...]
    school: tuple[View, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SixBackPage:
    """Everything that the template prints. `from_check` are the family's answers in the check of this visit."""

    record: str
    is_fresh: bool
    child: int
    children: tuple[ChildLine, ...]
    rows: tuple[SideBySide, ...]
    has_home: bool
    has_school: bool
    from_check: tuple[Line, ...]
    is_draft: bool
    version: str


def six_form(library: Library, sent: QueryDict) -> SixForm:
    """The six questions in their order, with what was sent when something needs a change."""
    return SixForm(
        questions=tuple(_question(row, sent.getlist(row.id)) for row in _in_order(library)),
        is_home=sent.get("by") == SeenBy.HOME.value,
        is_draft=any(row.status == "draft" for row in library.teacher_questions.values()),
        version=library.hash[:12],
    )


def _in_order(library: Library) -> list[TeacherQuestion]:
    return sorted(library.teacher_questions.values(), key=lambda row: row.position)


def _question(row: TeacherQuestion, sent: list[str]) -> SixQuestion:
    return SixQuestion(
        id=row.id,
        ask=row.ask,
        help=row.help,
        several=row.several,
        ticks=tuple(Tick(id=answer.id, text=answer.text, is_chosen=answer.id in sent) for answer in row.answers),
        written=sent[0] if sent and not row.answers else "",
    )


def six_back_page(
    family: FamilyFile,
    number: int,
    record: str,
    library: Library,
    engine: Engine,
    known: ChildCheck | None,
    today: date,
    *,
    is_fresh: bool,
) -> SixBackPage:
    """Both views of one child, question by question, and the check of this visit beside them."""
    views = sorted(family.children[number - 1].others, key=lambda view: view.on, reverse=True)
    home = [view for view in views if view.by is SeenBy.HOME]
    school = [view for view in views if view.by is SeenBy.SCHOOL]
    return SixBackPage(
        record=record,
        is_fresh=is_fresh,
        child=number,
        children=child_lines(family, today) if len(family.children) > 1 else (),
        rows=tuple(
            SideBySide(ask=row.ask, home=_told(row, home), school=_told(row, school)) for row in _in_order(library)
        ),
        has_home=bool(home),
        has_school=bool(school),
        from_check=answers_page(known, 1, engine).lines if known else (),
        is_draft=any(row.status == "draft" for row in library.teacher_questions.values()),
        version=library.hash[:12],
    )


def _told(row: TeacherQuestion, views: Iterable[OtherView]) -> tuple[View, ...]:
    texts: Mapping[str, str] = {answer.id: answer.text for answer in row.answers}
    told = ((view.on, view.answers[row.id]) for view in views if row.id in view.answers)
    return tuple(
        View(
            day=day_in_words(on),
            answers=(given,) if isinstance(given, str) else tuple(texts.get(name, name) for name in given),
        )
        for on, given in told
    )
