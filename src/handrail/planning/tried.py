"""What a family tried, as evidence for a service that asks for it: what, how long, how often, with what effect."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from handrail.knowledge import Library
from handrail.planning.family_types import Rating, StrategyTried, TriedAt

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedLine:
    """One thing that was tried, as a letter prints it; `row` is its place in the record, from 0.

    `until_on` is None while it goes on; `weeks` are whole.
    """

    row: int
    name: str
    at: TriedAt
    from_on: date
    until_on: date | None
    weeks: int
    times_a_week: int | None
    happened: str
    rating: Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedEvidence:
    """Everything that was tried, oldest first, and for how many whole weeks at least one thing was under way."""

    lines: tuple[TriedLine, ...]
    weeks_covered: int

    def covers(self, weeks_wanted: int) -> bool:
        """Whether something was tried for as many weeks as a service asks for."""
        return self.weeks_covered >= weeks_wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeksAsked:
    """For how many weeks services ask a family to have tried something, and the ids of the sources that say so."""

    weeks: int
    sources: tuple[str, ...]


def weeks_asked(library: Library) -> WeeksAsked | None:
    """The most weeks that a way in of the library asks for; None where none asks for any."""
    asking = [(way.weeks_tried, way) for way in library.pathways.values() if way.weeks_tried]
    if not asking:
        return None
    weeks = max(number for number, _way in asking)
    sources = dict.fromkeys(source for number, way in asking if number == weeks for source in way.sources)
    return WeeksAsked(weeks=weeks, sources=tuple(sources))


def tried_evidence(strategies: Iterable[StrategyTried], library: Library, *, today: date) -> TriedEvidence:
    """The evidence in `strategies` on `today`. Days on which two things ran together count once."""
    rows = sorted(enumerate(strategies), key=lambda row: (row[1].from_on, row[1].until_on or date.max, row[1].words))
    return TriedEvidence(
        lines=tuple(_line(row, tried, library, today) for row, tried in rows),
        weeks_covered=_days_covered((tried for _row, tried in rows), today) // DAYS_A_WEEK,
    )


def name_of(tried: StrategyTried, library: Library) -> str:
    """The activity's name, the family's own words, or both: "Sock steps: with the left"."""
    activity = library.activities.get(tried.activity)
    name = activity.name if activity is not None else ""
    return ": ".join(part for part in (name, tried.words.strip()) if part) or tried.activity


def _line(row: int, tried: StrategyTried, library: Library, today: date) -> TriedLine:
    return TriedLine(
        row=row,
        name=name_of(tried, library),
        at=tried.at,
        from_on=tried.from_on,
        until_on=tried.until_on,
        weeks=_days_covered([tried], today) // DAYS_A_WEEK,
        times_a_week=tried.times_a_week,
        happened=tried.happened.strip(),
        rating=tried.rating,
    )


def _days_covered(rows: Iterable[StrategyTried], today: date) -> int:
    """How many different days the spans of `rows` cover, first and last day among them; `rows` begin in order."""
    covered, free_from = 0, date.min
    for tried in rows:
        first = max(tried.from_on, free_from)
        last = min(tried.until_on or today, today)
        if last >= first:
            covered += (last - first).days + 1
            free_from = last + timedelta(days=1)
    return covered
