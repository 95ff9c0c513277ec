"""The page on which a child's skills are seen to grow: charts, the same in words, and never a verdict."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from handrail.charts import (
    Chart,
    Measurement,
    MotorAge,
    figure_html,
    marks_of,
    milestone_map,
    motor_window_chart,
    score_chart,
)
from handrail.development import Ages, in_months, motor_windows, two_ages_sentence, window_sentence
from handrail.development.ages import scale_age
from handrail.development.corrected_age import EARLY_BEFORE_DAYS
from handrail.development.dscore import ChildScore, change_between, change_sentence, score_sentence, shipped_tables
from handrail.family.check.presenters.result import age_words
from handrail.family.kept import ages_after, ages_on, early_days
from handrail.family.skills.presenters.forms import AHEAD_MONTHS, BACK, WEEKS
from handrail.knowledge import Knowledge
from handrail.planning import KeptChild, MilestoneNoted, ScoreGiven
from handrail.triage import day_in_words
from handrail.vocabulary import DAYS_A_MONTH, MilestoneAnswer, NotAssessable

GIVEN = "A professional gave this score; its details stay with them."


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """Whether the child was born early, and both ages."""

    is_early: bool
    weeks: str
    offered: tuple[str, ...]
    birth: str
    due: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What is new on a day, as against the answers before it."""

    day: str
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """From which day to which, and what the difference of the two scores says."""

    days: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The scores on one scale: their chart, the latest in words, and the changes."""

    key: str
    figure: SafeString
    latest: str
    day: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillsPage:
    """Everything that the template prints."""

    number: int
    name: str
    has_others: bool
    age: str
    switch: Switch
    lost: tuple[str, ...]
    motor: SafeString
    motor_words: tuple[str, ...]
    motor_day: str
    map: SafeString
    days: tuple[str, ...]
    since: tuple[Since, ...]
    series: tuple[Series, ...]
    is_draft: bool
    version: str


def skills_page(child: KeptChild, number: int, count: int, knowledge: Knowledge, today: date) -> SkillsPage:
    """The page for one child of `count`."""
    ages = ages_on(child, today)
    noted = sorted((row for row in child.milestones if row.id in knowledge.milestones), key=lambda row: row.on)
    days = tuple(dict.fromkeys(row.on for row in noted))
    seen = _seen(child)
    noted_on = max(child.motor_not_yet.values(), default=None)
    return SkillsPage(
        number=number,
        name=child.name or "",
        has_others=count > 1,
        age=age_words(ages.birthday) if ages.birthday else "",
        switch=_switch(child, ages),
        lost=tuple(knowledge.milestones[name].question for name in _lost(noted)),
        motor=_motor_figure(child, seen, noted_on),
        motor_words=tuple(_motor_words(child, seen, noted_on)),
        motor_day=day_in_words(noted_on) if noted_on and noted_on != today else "",
        map=_map_figure(noted, ages, knowledge),
        days=tuple(day_in_words(day) for day in days),
        since=tuple(_news(noted, days, knowledge)),
        series=tuple(_series(child)),
        is_draft=True,
        version=f"{knowledge.version} ({knowledge.hash[:12]})",
    )


def _switch(child: KeptChild, ages: Ages) -> Switch:
    early, birthday, corrected = early_days(child), ages.birthday, ages.corrected
    is_early = early is not None and early < EARLY_BEFORE_DAYS
    told = _("From two years on, the age is counted from birth.") if is_early else ""
    if birthday and corrected and ages.is_corrected:
        told = two_ages_sentence(birthday.days, corrected.days)
    is_before_due = corrected is not None and corrected.days < 0
    return Switch(
        is_early=is_early,
        weeks="" if early is None else str(early // 7),
        offered=WEEKS,
        birth=in_months(birthday.days) if birthday else "",
        due=(_("still to come") if is_before_due else in_months(corrected.days)) if corrected else "",
        told=told,
    )


def _seen(child: KeptChild) -> dict[str, MotorAge]:
    """The six skills by the ages that count. "Not yet" holds for the day on which it was last said."""
    latest = max(child.motor_not_yet.values(), default=None)
    found = {}
    for name in motor_windows():
        if name in child.motor_ages:
            corrected = ages_after(child, child.motor_ages[name]).corrected
            found[name] = MotorAge(first_seen_days=corrected.days if corrected else None)
        elif latest is not None and child.motor_not_yet.get(name) == latest:
            found[name] = MotorAge()
    return found


def _corrected_days_on(child: KeptChild, day: date | None) -> float | None:
    corrected = ages_on(child, day).corrected if day else None
    return corrected.days if corrected else None


def _motor_figure(child: KeptChild, seen: dict[str, MotorAge], noted_on: date | None) -> SafeString:
    if not seen:
        return SafeString()
    age = _corrected_days_on(child, noted_on)
    return _figure("motor", lambda chart_id, narrow: motor_window_chart(seen, age, chart_id=chart_id, is_narrow=narrow))


def _motor_words(child: KeptChild, seen: dict[str, MotorAge], noted_on: date | None) -> Iterator[str]:
    for name, age in seen.items():
        told = window_sentence(name, age.first_seen_days, _corrected_days_on(child, noted_on))
        if name in child.motor_ages and ages_after(child, child.motor_ages[name]).is_corrected:
            months = in_months(child.motor_ages[name] * DAYS_A_MONTH)
            told += " " + _("Counted from birth that was %(age)s.") % {"age": months}
        yield told


def _map_figure(noted: Sequence[MilestoneNoted], ages: Ages, knowledge: Knowledge) -> SafeString:
    """Every skill near the child's age and every one that was answered, by its latest answer."""
    if not noted:
        return SafeString()
    latest = {row.id: row.answer for row in noted}
    told = [knowledge.milestones[name].age_months for name in latest]
    months = max(ages.corrected.months, 0.0) if ages.corrected else None
    near = [] if months is None else [BACK * months, months + AHEAD_MONTHS]
    marks = marks_of(latest, knowledge, from_months=min(told + near), to_months=max(told + near))
    return _figure("map", lambda chart_id, narrow: milestone_map(marks, months, chart_id=chart_id, is_narrow=narrow))


def _lost(noted: Sequence[MilestoneNoted]) -> list[str]:
    """Skills that were there on an earlier day and are not there on the latest."""
    latest = {row.id: row for row in noted}
    return [
        name
        for name, last in latest.items()
        if last.answer is MilestoneAnswer.NOT_YET
        and any(row.id == name and row.answer is MilestoneAnswer.YES and row.on < last.on for row in noted)
    ]


def _news(noted: Sequence[MilestoneNoted], days: Sequence[date], knowledge: Knowledge) -> Iterator[Since]:
    """For each day after the first: what was not there when it was last asked, and is there now. Latest day first."""
    for day in reversed(days[1:]):
        before = {row.id: row.answer for row in noted if row.on < day}
        new = [
            knowledge.milestones[row.id].question
            for row in noted
            if row.on == day
            and row.answer is MilestoneAnswer.YES
            and before.get(row.id) in (MilestoneAnswer.NOT_YET, MilestoneAnswer.SOMETIMES)
        ]
        yield Since(day=day_in_words(day), new=tuple(new))


def _series(child: KeptChild) -> Iterator[Series]:
    """The scores by scale: those of different scales must never stand side by side."""
    for key in dict.fromkeys(score.key for score in child.scores):
        if key not in shipped_tables().keys:  # a file from elsewhere
            continue
        given = sorted((score for score in child.scores if score.key == key), key=lambda score: score.on)
        scores = [_as_score(child, score) for score in given]
        measured = [
            Measurement(when=day_in_words(row.on), score=score) for row, score in zip(given, scores, strict=True)
        ]
        yield Series(
            key=key,
            figure=_score_figure(f"scores-{key}", measured),
            latest=score_sentence(scores[-1]),
            day=day_in_words(given[-1].on),
            changes=tuple(_changes(measured)),
        )


def _score_figure(name: str, measured: Sequence[Measurement]) -> SafeString:
    return _figure(name, lambda chart_id, narrow: score_chart(measured, chart_id=chart_id, is_narrow=narrow))


def _as_score(child: KeptChild, given: ScoreGiven) -> ChildScore:
    """The score as the charts and sentences take it. The DAZ is left out: no page shows it."""
    days, tables = _corrected_days_on(child, given.on), shipped_tables()
    reference = tables.reference(given.key)
    return ChildScore(
        a=NotAssessable(reason=_("The age is not known.")) if days is None else float(scale_age([days], "days")[0]),
        n=given.n,
        p=NotAssessable(reason=GIVEN),
        d=given.d,
        sem=given.sem,
        daz=NotAssessable(reason=GIVEN),
        key=given.key,
        population=tables.key(given.key).base_population if reference else None,
        table_version=_("as the professional gave it"),
        grid=tables.key(given.key).grid,
    )


def _changes(measured: Sequence[Measurement]) -> Iterator[Change]:
    """From each score to the next, and with three or more from the first to the last; latest first."""
    pairs = list(pairwise(measured))[::-1]
    if len(measured) > 2:
        pairs.append((measured[0], measured[-1]))
    for earlier, later in pairs:
        days = _("From %(earlier)s to %(later)s") % {"earlier": earlier.when, "later": later.when}
        yield Change(days=days, told=change_sentence(change_between(earlier.score, later.score)))


def _figure(name: str, drawn: Callable[[str, bool], Chart]) -> SafeString:
    """The chart in a wide and a narrow frame; the style sheet shows the one that fits."""
    html = figure_html(drawn(f"{name}-wide", False), narrow=drawn(f"{name}-narrow", True))  # noqa: FBT003
    return mark_safe(html)  # noqa: S308  (the charts escape every word)
