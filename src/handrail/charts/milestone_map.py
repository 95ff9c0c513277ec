"""A map of milestones by domain and age: shown, sometimes, not yet, not asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from handrail.charts.axis import Axis, age_axis
from handrail.charts.chart import Chart, ChartTable, Frame, svg_root
from handrail.charts.svg import element, line, text, words
from handrail.knowledge import Knowledge
from handrail.vocabulary import MilestoneAnswer, gettext_noop
from handrail.vocabulary import said as _

WIDE = Frame(width=760, left=150, right=24)
NARROW = Frame(width=340, left=10, right=14, is_narrow=True)
TOP, NARROW_TOP, HEADING = 44.0, 70.0, 16.0
STEP, GAP, MARK = 20.0, 14.0, 7.0
ROOM_MONTHS = 3.0
NEAR = 17.0  # marks nearer than this on the picture stand above each other
BABY_MONTHS = 12  # a map that begins before this age begins at birth
TITLE = "Skills by area"


class Mark(StrEnum):
    """What is known of one skill. "Not asked" is never shown as if it were there, or missing."""

    SHOWN = "shown"
    SOMETIMES = "sometimes"
    NOT_YET = "not yet"
    NOT_ASKED = "not asked"


_MARK_OF = {
    MilestoneAnswer.YES: Mark.SHOWN,
    MilestoneAnswer.SOMETIMES: Mark.SOMETIMES,
    MilestoneAnswer.NOT_YET: Mark.NOT_YET,
}
_DOMAINS = {
    "gross_motor": gettext_noop("Moving"),
    "fine_motor": gettext_noop("Hands"),
    "self_care": gettext_noop("Looking after self"),
    "communication": gettext_noop("Talking"),
    "social": gettext_noop("Being with others"),
    "cognitive": gettext_noop("Thinking and play"),
    "sensory": gettext_noop("Senses"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneMark:
    """One skill on the map: its area, the question in words, the age at which most children show it, and its mark."""

    domain: str
    question: str
    age_months: float
    mark: Mark


def marks_of(
    answers: Mapping[str, MilestoneAnswer], knowledge: Knowledge, *, from_months: float, to_months: float
) -> list[MilestoneMark]:
    """The marks of every milestone in use whose age lies in a range, with what was answered; the rest is not asked."""
    return [
        MilestoneMark(
            domain=row.domain,
            question=row.question,
            age_months=row.age_months,
            mark=_MARK_OF.get(answers[row.id], Mark.NOT_ASKED) if row.id in answers else Mark.NOT_ASKED,
        )
        for row in knowledge.milestones.values()
        if row.status != "retired" and from_months <= row.age_months <= to_months
    ]


def milestone_map(
    marks: Sequence[MilestoneMark],
    age_months: float | None = None,
    *,
    chart_id: str = "milestone-map",
    is_narrow: bool = False,
) -> Chart:
    """The map of these skills; `age_months` draws a line at the child's age, the corrected one if born early."""
    frame = NARROW if is_narrow else WIDE
    x = _scale(marks, age_months, frame)
    top = NARROW_TOP if frame.is_narrow else TOP
    parts, y = [], top
    for domain in _in_order(marks):
        first = y + GAP + (HEADING if frame.is_narrow else 0)
        lane, height = _lane([mark for mark in marks if mark.domain == domain], x, first)
        parts += [_heading(domain, frame, y + GAP, height), *lane]
        y = first + height + GAP
        parts.append(line(frame.left, y, frame.stop, y, faint=True))
    now = [] if age_months is None else [line(x.at(age_months), top, x.at(age_months), y, width=2, dash="3 3")]
    description = _description(marks)
    return Chart(
        svg=svg_root(
            chart_id,
            TITLE,
            description,
            (frame.width, y + 50),
            *_legend(frame),
            *age_axis(x, top, y, "Age in months at which most children show a skill"),
            *now,
            *parts,
        ),
        title=TITLE,
        description=description,
        table=_table(marks),
    )


def _scale(marks: Sequence[MilestoneMark], age_months: float | None, frame: Frame) -> Axis:
    """From birth for a baby, else from half a year or so before the first skill."""
    ages = [mark.age_months for mark in marks] + ([] if age_months is None else [age_months])
    earliest, latest = min(ages, default=0.0), max([12.0, *ages])
    low = 0 if earliest < BABY_MONTHS else (earliest - ROOM_MONTHS) // 6 * 6
    return Axis(low=low, high=latest + ROOM_MONTHS, start=frame.left, stop=frame.stop)


def _heading(domain: str, frame: Frame, y: float, height: float) -> str:
    """The name of an area: before its marks, or above them where there is no room."""
    name = domain_name(domain)
    if frame.is_narrow:
        return text(frame.left, y + 4, name, weight="600")
    return text(frame.left - 12, y + height / 2 + 4, name, anchor="end")


def domain_name(domain: str) -> str:
    """The name of an area of development for families."""
    return _(_DOMAINS[domain]) if domain in _DOMAINS else domain.replace("_", " ").capitalize()


def _in_order(marks: Iterable[MilestoneMark]) -> list[str]:
    order = list(_DOMAINS)
    present = {mark.domain for mark in marks}
    return sorted(present, key=lambda domain: (order.index(domain) if domain in order else len(order), domain))


def _lane(marks: list[MilestoneMark], x: Axis, top: float) -> tuple[list[str], float]:
    """The marks of one area; those of nearly the same age stand above each other."""
    drawn: list[str] = []
    rows_taken: list[float] = []
    for mark in sorted(marks, key=lambda mark: (mark.age_months, mark.question)):
        place = x.at(mark.age_months)
        row = next((i for i, last in enumerate(rows_taken) if place - last >= NEAR), len(rows_taken))
        rows_taken[row : row + 1] = [place]
        title = element("title", words(f"{mark.question} {mark.mark}"))
        drawn.append(element("g", title, *_shape(mark.mark, place, top + MARK + row * STEP)))
    return drawn, max(len(rows_taken), 1) * STEP


def _shape(mark: Mark, x: float, y: float) -> list[str]:
    """Four shapes that differ in black and white: a full square, a half one, an open circle, a small dot."""
    square = {"x": x - MARK, "y": y - MARK, "height": 2 * MARK}
    match mark:
        case Mark.SHOWN:
            return [element("rect", width=2 * MARK, fill="currentColor", **square)]
        case Mark.SOMETIMES:
            half = element("rect", width=MARK, fill="currentColor", **square)
            return [
                half,
                element("rect", width=2 * MARK, fill="none", stroke="currentColor", stroke_width=1.5, **square),
            ]
        case Mark.NOT_YET:
            return [element("circle", cx=x, cy=y, r=MARK - 1, fill="none", stroke="currentColor", stroke_width=2)]
        case Mark.NOT_ASKED:
            return [element("circle", cx=x, cy=y, r=2, fill="currentColor", fill_opacity=0.6)]
        case _:
            assert_never(mark)


def _legend(frame: Frame) -> list[str]:
    """What the marks mean: in one row, or in two where there is no room."""
    a_row = 2 if frame.is_narrow else len(Mark)
    parts = []
    for place, mark in enumerate(Mark):
        x, y = frame.left + 8 + place % a_row * 130, 18.0 + place // a_row * 24
        parts += [*_shape(mark, x, y), text(x + 16, y + 4, str(mark))]
    return parts


def _description(marks: Sequence[MilestoneMark]) -> str:
    counts = {kind: sum(mark.mark is kind for mark in marks) for kind in Mark}
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    return f"{len(marks)} skills by area and age: {told or 'none'}. A skill not shown yet is a question, not a verdict."


def _table(marks: Sequence[MilestoneMark]) -> ChartTable:
    ordered = [
        mark
        for domain in _in_order(marks)
        for mark in sorted((m for m in marks if m.domain == domain), key=lambda m: (m.age_months, m.question))
    ]
    return ChartTable(
        caption=TITLE,
        header=("Skill", "Area", "Age of most children", "Yours"),
        rows=tuple((m.question, domain_name(m.domain), f"{m.age_months:g} months", str(m.mark)) for m in ordered),
    )
