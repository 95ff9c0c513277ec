"""The six WHO windows of motor achievement as bars, with the ages at which one child showed each skill."""

from collections.abc import Mapping
from dataclasses import dataclass

from handrail.charts.axis import Axis, age_axis
from handrail.charts.chart import Chart, ChartTable, Frame, svg_root
from handrail.charts.svg import element, line, points, text
from handrail.development import MotorWindow, in_months, motor_windows, skill_name, window_sentence
from handrail.vocabulary import InputError
from handrail.vocabulary.ages import DAYS_A_MONTH

WIDE = Frame(width=720, left=210, right=24)
NARROW = Frame(width=340, left=8, right=12, is_narrow=True)
TOP, ROW, NARROW_TOP, NARROW_ROW = 44.0, 46.0, 76.0, 56.0
BAR, MARK = 20.0, 8.0
ROOM_MONTHS = 2.0
TITLE = "When children first show six movement skills"


@dataclass(frozen=True, slots=True, kw_only=True)
class MotorAge:
    """What is known of one skill: the age at which it was first seen in days, or None when it was not seen yet.

    Ages are those that count: for a child born early the corrected ones.
    """

    first_seen_days: float | None = None


def motor_window_chart(
    seen: Mapping[str, MotorAge],
    age_days: float | None = None,
    *,
    chart_id: str = "motor-windows",
    is_narrow: bool = False,
) -> Chart:
    """The chart of the six windows with the child's ages; skills that are not in `seen` were not asked.

    `age_days` is the child's age now, at which skills not seen yet are marked. Raises InputError on `milestone` for
    a skill that is none of the six.
    """
    frame = NARROW if is_narrow else WIDE
    windows = motor_windows()
    for name in seen:
        if name not in windows:
            raise InputError("milestone", f'"{name}" is not one of {", ".join(windows)}.', code="unknown_milestone")
    top, height = (NARROW_TOP, NARROW_ROW) if frame.is_narrow else (TOP, ROW)
    bottom = top + height * len(windows)
    x = Axis(low=3, high=_last_month(seen, age_days), start=frame.left, stop=frame.stop)
    parts = age_axis(x, top - 10, bottom, "Age in months")
    for row, window in enumerate(windows.values()):
        y = top + height * (row + (0.66 if frame.is_narrow else 0.5))
        parts += [_label(window, frame, y), *_bar(window, x, y), *_mark(seen.get(window.milestone), age_days, x, y)]
    description = _description(seen)
    return Chart(
        svg=svg_root(chart_id, TITLE, description, (frame.width, bottom + 50), *_legend(frame), *parts),
        title=TITLE,
        description=description,
        table=_table(seen, age_days),
    )


def _last_month(seen: Mapping[str, MotorAge], age_days: float | None) -> float:
    days = [age.first_seen_days for age in seen.values() if age.first_seen_days is not None]
    days += [age_days] if age_days is not None and any(age.first_seen_days is None for age in seen.values()) else []
    latest = max(window.last_months for window in motor_windows().values())
    return max([latest, *(day / DAYS_A_MONTH for day in days)]) + ROOM_MONTHS


def _label(window: MotorWindow, frame: Frame, y: float) -> str:
    """The name of the skill: before its bar, or above it where there is no room."""
    name = skill_name(window.milestone)
    return text(frame.left, y - BAR, name) if frame.is_narrow else text(frame.left - 12, y + 5, name, anchor="end")


def _bar(window: MotorWindow, x: Axis, y: float) -> list[str]:
    """The window from the 1st to the 99th percentile, with a stroke at the middle child."""
    left, right, middle = x.at(window.first_months), x.at(window.last_months), x.at(window.median_months)
    bar = element(
        "rect",
        x=left,
        y=y - BAR / 2,
        width=right - left,
        height=BAR,
        rx=3,
        fill="currentColor",
        fill_opacity=0.15,
        stroke="currentColor",
        class_="chart-band",
    )
    return [bar, line(middle, y - BAR / 2, middle, y + BAR / 2, width=2)]


def _mark(age: MotorAge | None, age_days: float | None, x: Axis, y: float) -> list[str]:
    """A filled diamond where the skill was first seen; an open circle at the age now where it was not seen yet."""
    if age is None:
        return []
    if age.first_seen_days is not None:
        return [_diamond(x.at(age.first_seen_days / DAYS_A_MONTH), y)]
    return [] if age_days is None else [_circle(x.at(age_days / DAYS_A_MONTH), y)]


def _diamond(at: float, y: float) -> str:
    corners = [(at, y - MARK), (at + MARK, y), (at, y + MARK), (at - MARK, y)]
    return element("polygon", points=points(corners), fill="#9a3412", class_="chart-child-fill")


def _circle(at: float, y: float) -> str:
    return element(
        "circle", cx=at, cy=y, r=MARK - 2, fill="none", stroke="#9a3412", stroke_width=2.5, class_="chart-child-line"
    )


def _legend(frame: Frame) -> list[str]:
    """What the marks mean: in one row, or in two where there is no room."""
    left = frame.left
    second, down = (left, 26.0) if frame.is_narrow else (left + 294, 0.0)
    bar = element(
        "rect", x=left, y=8, width=22, height=14, fill="currentColor", fill_opacity=0.15, stroke="currentColor"
    )
    return [
        bar,
        text(left + 28, 20, "98 of 100 children"),
        line(left + 170, 8, left + 170, 22, width=2),
        text(left + 178, 20, "the middle child"),
        _diamond(second + 8, 15 + down),
        text(second + 22, 20 + down, "yours"),
        _circle(second + 78, 15 + down),
        text(second + 90, 20 + down, "not yet, at this age"),
    ]


def _description(seen: Mapping[str, MotorAge]) -> str:
    shown = sum(age.first_seen_days is not None for age in seen.values())
    count = {0: "No age of your child is marked yet.", 1: "One age of your child is marked."}
    told = count.get(shown, f"{shown} ages of your child are marked.")
    return (
        "Six bars, one for each skill, reach from the age by which 1 in 100 children show it to the age by which 99 in "
        f"100 do. {told} Children differ widely."
    )


def _table(seen: Mapping[str, MotorAge], age_days: float | None) -> ChartTable:
    rows = []
    for name, window in motor_windows().items():
        age = seen.get(name)
        yours = "not asked" if age is None else _yours(age.first_seen_days)
        meaning = "" if age is None else window_sentence(name, age.first_seen_days, age_days)
        spread = f"{window.first_months:g} to {window.last_months:g} months"
        rows.append((skill_name(name), spread, f"{window.median_months:g} months", yours, meaning))
    header = ("Skill", "98 of 100 children", "Middle child", "Yours", "In words")
    return ChartTable(caption=TITLE, header=header, rows=tuple(rows))


def _yours(first_seen_days: float | None) -> str:
    return "not yet" if first_seen_days is None else in_months(first_seen_days)
