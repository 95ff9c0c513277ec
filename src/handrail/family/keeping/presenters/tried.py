"""The log of what a family tried: its weeks, its lines, and the form for one line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy

from handrail.family.check.presenters.progress import Stair
from handrail.family.presenters.sources import SourceLine, source_lines
from handrail.family.skills.presenters.forms import ChildLine, child_lines
from handrail.knowledge import Library
from handrail.planning import (
    FamilyFile,
    KeptChild,
    Rating,
    StrategyTried,
    TriedAt,
    TriedLine,
    tried_evidence,
    tried_in_words,
    weeks_asked,
)
from handrail.planning.tried import name_of
from handrail.triage import day_in_words

AT = {
    TriedAt.HOME: gettext_lazy("At home"),
    TriedAt.SCHOOL: gettext_lazy("At school or nursery"),
    TriedAt.ELSEWHERE: gettext_lazy("Elsewhere"),
}
RATED = {
    Rating.HELPED: gettext_lazy("It helped"),
    Rating.HELPED_A_LITTLE: gettext_lazy("It helped a little"),
    Rating.NO_CHANGE: gettext_lazy("No change"),
    Rating.WORSE: gettext_lazy("It got worse"),
    Rating.CANNOT_TELL: gettext_lazy("We cannot tell yet"),
}
_STEP, _RISE, _HIGHEST = 11, 3, 44


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One thing that was tried, in words; `row` is its place in the record."""

    row: int
    name: str
    at: object
    began: str
    ended: str
    weeks: int
    times: int | None
    happened: str
    rated: object
    rating: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedPage:
    """Everything that the template of the log prints. `record` is the whole file, as the form carries it.

    `is_fresh` says that it was opened or begun just now: it takes the place of no record that the browser keeps.
    """

    record: str
    is_fresh: bool
    child: int
    name: str
    children: tuple[ChildLine, ...]
    lines: tuple[LineView, ...]
    weeks: int
    asked: int
    stairs: tuple[Stair, ...]
    sources: tuple[SourceLine, ...]
    text: str
    today: str
    is_draft: bool
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedForm:
    """The form for one line. `row` is empty for a new one."""

    record: str
    is_fresh: bool
    child: int
    row: str
    names: tuple[str, ...]
    places: tuple[tuple[str, object], ...]
    ratings: tuple[tuple[str, object], ...]
    values: Mapping[str, str]
    today: str


def tried_page(
    family: FamilyFile, number: int, record: str, library: Library, today: date, *, is_fresh: bool
) -> TriedPage:
    """The log of one child of the record."""
    child = family.children[number - 1]
    evidence = tried_evidence(child.strategies, library, today=today)
    asked = weeks_asked(library)
    wanted = asked.weeks if asked else 0
    return TriedPage(
        record=record,
        is_fresh=is_fresh,
        child=number,
        name=child.name or "",
        children=child_lines(family, today) if len(family.children) > 1 else (),
        lines=tuple(_line(line) for line in evidence.lines),
        weeks=evidence.weeks_covered,
        asked=wanted,
        stairs=_stairs(evidence.weeks_covered, wanted),
        sources=source_lines(asked.sources, library.sources) if asked else (),
        text=tried_in_words(evidence).text,
        today=day_in_words(today),
        is_draft=any(row.status == "draft" for row in library.pathways.values()),
        version=library.hash[:12],
    )


def _line(line: TriedLine) -> LineView:
    return LineView(
        row=line.row,
        name=line.name,
        at=AT[line.at],
        began=day_in_words(line.from_on),
        ended=day_in_words(line.until_on) if line.until_on else "",
        weeks=line.weeks,
        times=line.times_a_week,
        happened=line.happened,
        rated=RATED[line.rating],
        rating=line.rating.value,
    )


def _stairs(weeks: int, wanted: int) -> tuple[Stair, ...]:
    """A stair for every week that is asked for; those that the log covers are done."""
    heights = [8 + _RISE * number for number in range(wanted)]
    return tuple(
        Stair(x=_STEP * number, y=_HIGHEST - height, height=height, state="done" if number < weeks else "ahead")
        for number, height in enumerate(heights)
    )


def tried_form(
    child: KeptChild,
    number: int,
    row: int | None,
    record: str,
    library: Library,
    today: date,
    sent: Mapping[str, str],
    *,
    is_fresh: bool,
) -> TriedForm:
    """The form with what line `row` holds, or with `sent` when something of it needs a change."""
    before = child.strategies[row] if row is not None else None
    return TriedForm(
        record=record,
        is_fresh=is_fresh,
        child=number,
        row="" if row is None else str(row),
        names=tuple(sorted(activity.name for activity in library.activities.values() if activity.status != "retired")),
        places=tuple((at.value, words) for at, words in AT.items()),
        ratings=tuple((rating.value, words) for rating, words in RATED.items()),
        values=sent or _values(before, library),
        today=today.isoformat(),
    )


def _values(before: StrategyTried | None, library: Library) -> Mapping[str, str]:
    if before is None:
        return {"at": TriedAt.HOME.value, "rating": Rating.CANNOT_TELL.value}
    return {
        "what": name_of(before, library),
        "from_on": before.from_on.isoformat(),
        "until_on": before.until_on.isoformat() if before.until_on else "",
        "at": before.at.value,
        "times": str(before.times_a_week or ""),
        "happened": before.happened,
        "rating": before.rating.value,
    }
