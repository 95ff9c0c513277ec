"""A child's D-score over age, on the bands of the reference, with measurement error."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from handrail.charts.axis import Axis, age_axis, value_axis
from handrail.charts.chart import Chart, ChartTable, Frame, svg_root
from handrail.charts.svg import element, line, points, text
from handrail.development import in_months
from handrail.development.dscore import ChildScore, Tables, d_from_daz, shipped_tables
from handrail.development.score_words import LIKELY_WITHIN
from handrail.vocabulary import InputError, NotAssessable

WIDE = Frame(width=720, left=60, right=30)
NARROW = Frame(width=340, left=32, right=12, is_narrow=True)
BOTTOM, HEIGHT = 400.0, 460.0
OUTER, INNER = 2.0, 1.0  # standard deviations: about 95 and 68 of 100 children
ROOM_MONTHS = 6
CURVE_POINTS = 60
MONTHS_A_YEAR = 12
BAR_END = 5.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One score of the child and the words for when it was made, such as "3 May 2026"."""

    when: str
    score: ChildScore


def score_chart(
    measurements: Sequence[Measurement],
    *,
    chart_id: str = "score-chart",
    is_narrow: bool = False,
    tables: Tables | None = None,
) -> Chart:
    """The chart of one child's scores, earliest first; scores that are missing stand in the table with the reason.

    The bars are the score and 1.96 standard errors to either side. Raises InputError on `scores` for none at all,
    and for scores on different scales, which must not be drawn together.
    """
    frame = NARROW if is_narrow else WIDE
    if not measurements:
        raise InputError("scores", "are none; there is nothing to draw.")
    if len({(m.score.scale, m.score.population) for m in measurements}) > 1:
        raise InputError("scores", "are on different scales and must not be drawn together.")
    first = measurements[0].score
    drawn = [place for m in measurements if (place := _place(m.score)) is not None]
    last_month = max([12.0, *(month + ROOM_MONTHS for month, _, _ in drawn)])
    bands = _bands(first, last_month, shipped_tables() if tables is None else tables)
    top = 90.0 if frame.is_narrow else 54.0
    x = Axis(low=0, high=last_month, start=frame.left, stop=frame.stop)
    y = _value_scale(drawn, bands, top)
    title = "Growing in skills: D-score by age"
    description = _description(drawn, first)
    parts = [
        *_band_shapes(bands, x, y),
        *age_axis(x, top, BOTTOM, "Age in months"),
        *value_axis(y, frame.left, frame.stop, 10, "D-score"),
        *_child(drawn, x, y),
        *_legend(frame, has_bands=bool(bands)),
    ]
    return Chart(
        svg=svg_root(chart_id, title, description, (frame.width, HEIGHT), *parts),
        title=title,
        description=description,
        table=_table(measurements),
    )


def _place(score: ChildScore) -> tuple[float, float, float] | None:
    """Age in months, D and its standard error; None when any of them is missing."""
    a, d, sem = score.a, score.d, score.sem
    if isinstance(a, NotAssessable) or isinstance(d, NotAssessable) or isinstance(sem, NotAssessable):
        return None
    return a * MONTHS_A_YEAR, d, sem


def _bands(score: ChildScore, last_month: float, tables: Tables) -> dict[float, list[Point]]:
    """The curves of the reference at -2, -1, 0, 1 and 2 standard deviations, as (months, D)."""
    if score.population is None:
        return {}
    months = np.linspace(0, last_month, CURVE_POINTS)
    curves = {}
    for z in (-OUTER, -INNER, 0.0, INNER, OUTER):
        at = np.full(CURVE_POINTS, z)
        d = d_from_daz(at, months / MONTHS_A_YEAR, key=score.key, population=score.population, tables=tables)
        curves[z] = [(float(m), float(v)) for m, v in zip(months, d, strict=True) if not np.isnan(v)]
    return curves if all(curves.values()) else {}


def _value_scale(drawn: list[tuple[float, float, float]], bands: dict[float, list[Point]], top: float) -> Axis:
    values = [value for curve in bands.values() for _, value in curve]
    values += [d + side * LIKELY_WITHIN * sem for _, d, sem in drawn for side in (-1, 1)]
    low, high = min(values, default=0.0), max(values, default=80.0)
    return Axis(low=np.floor(low / 10) * 10, high=np.ceil(high / 10 + 0.01) * 10, start=BOTTOM, stop=top)


def _band_shapes(bands: dict[float, list[Point]], x: Axis, y: Axis) -> list[str]:
    if not bands:
        return []
    placed = {z: [(x.at(month), y.at(d)) for month, d in curve] for z, curve in bands.items()}
    shapes = [
        element(
            "polygon",
            points=points([*placed[-z], *reversed(placed[z])]),
            fill="currentColor",
            fill_opacity=0.1,
            class_="chart-band",
        )
        for z in (OUTER, INNER)
    ]
    middle = element("polyline", points=points(placed[0.0]), fill="none", stroke="currentColor", stroke_dasharray="6 4")
    return [*shapes, middle]


def _child(drawn: list[tuple[float, float, float]], x: Axis, y: Axis) -> list[str]:
    marks = []
    for month, d, sem in drawn:
        at, low, high = x.at(month), y.at(d - LIKELY_WITHIN * sem), y.at(d + LIKELY_WITHIN * sem)
        strokes = (
            (at, low, at, high),
            (at - BAR_END, low, at + BAR_END, low),
            (at - BAR_END, high, at + BAR_END, high),
        )
        marks += [
            element("line", x1=a, y1=b, x2=c, y2=e, stroke="#9a3412", stroke_width=2, class_="chart-child-line")
            for a, b, c, e in strokes
        ]
        marks.append(element("circle", cx=at, cy=y.at(d), r=5.5, fill="#9a3412", class_="chart-child-fill"))
    return marks


def _legend(frame: Frame, *, has_bands: bool) -> list[str]:
    """What the marks mean: in one row, or in two where there is no room."""
    left = frame.left
    parts = [
        element("circle", cx=left + 8, cy=18, r=5.5, fill="#9a3412", class_="chart-child-fill"),
        text(left + 20, 22, "your child, with measurement error"),
    ]
    if not has_bands:
        return parts
    start, down = (left, 26.0) if frame.is_narrow else (left + 286, 0.0)
    for place, opacity, label in ((start, 0.1, "95 of 100"), (start + 104, 0.2, "68 of 100")):
        box = {"x": place, "y": 10 + down, "width": 18, "height": 14}
        parts += [
            element("rect", fill="currentColor", fill_opacity=opacity, stroke="currentColor", stroke_width=0.5, **box),
            text(place + 24, 22 + down, label),
        ]
    dashes = line(start + 208, 17 + down, start + 232, 17 + down, dash="6 4")
    return [*parts, dashes, text(start + 238, 22 + down, "middle")]


def _description(drawn: list[tuple[float, float, float]], score: ChildScore) -> str:
    if not drawn:
        return "There is no score to draw yet; the table says why."
    months = [month for month, _, _ in drawn]
    span = _age(months[0]) if len(drawn) == 1 else f"{_age(min(months))} to {_age(max(months))}"
    count = "One score" if len(drawn) == 1 else f"{len(drawn)} scores"
    band = (
        " The shaded bands hold about 68 and about 95 of 100 children of the reference."
        if score.population is not None
        else ""
    )
    return (
        f"{count}, {span}. No measure is exact: the true score most likely lies on the bar.{band} "
        "Where a score lies in a band is no verdict and no diagnosis."
    )


def _age(months: float) -> str:
    return in_months(months * 30.4375)


def _table(measurements: Sequence[Measurement]) -> ChartTable:
    return ChartTable(
        caption="D-scores",
        header=("When", "Age", "Answers", "D-score", "Most likely between"),
        rows=tuple(_row(m) for m in measurements),
    )


def _row(measurement: Measurement) -> tuple[str, ...]:
    score = measurement.score
    age = "not known" if isinstance(score.a, NotAssessable) else _age(score.a * MONTHS_A_YEAR)
    if isinstance(score.d, NotAssessable) or isinstance(score.sem, NotAssessable):
        why = score.d.reason if isinstance(score.d, NotAssessable) else ""
        return measurement.when, age, str(score.n), f"none: {why}", ""
    low, high = score.d - LIKELY_WITHIN * score.sem, score.d + LIKELY_WITHIN * score.sem
    return measurement.when, age, str(score.n), f"{score.d:.1f}", f"{low:.0f} and {high:.0f}"
