"""Scales and axes: from a value to its place on the picture."""

from dataclasses import dataclass

from handrail.charts.svg import line, text

TICK_STEPS = (1, 2, 3, 6, 12, 24)
MOST_TICKS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A straight scale: `low` to `high` of the value lie between `start` and `stop` on the picture."""

    low: float
    high: float
    start: float
    stop: float

    def at(self, value: float) -> float:
        """The place of a value; values beyond an end stay at that end.

        >>> Axis(low=0, high=10, start=100, stop=200).at(5)
        150.0
        """
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.stop - self.start)


def month_ticks(low: float, high: float) -> list[int]:
    """Whole months for the ticks of an age axis, at most twelve and evenly spaced.

    >>> month_ticks(0, 42)
    [0, 6, 12, 18, 24, 30, 36, 42]
    """
    step = next((step for step in TICK_STEPS if (high - low) / step <= MOST_TICKS), TICK_STEPS[-1])
    return [month for month in range(0, int(high) + 1, step) if month >= low]


def age_axis(axis: Axis, top: float, bottom: float, label: str) -> list[str]:
    """An axis of ages in months along the bottom, with faint lines up through the picture."""
    parts = []
    for month in month_ticks(axis.low, axis.high):
        x = axis.at(month)
        parts += [line(x, top, x, bottom, faint=True), text(x, bottom + 18, str(month), anchor="middle")]
    middle = (axis.start + axis.stop) / 2
    return [*parts, line(axis.start, bottom, axis.stop, bottom), text(middle, bottom + 38, label, anchor="middle")]


def value_axis(axis: Axis, left: float, right: float, step: int, label: str) -> list[str]:
    """An axis of values up the left side, with faint lines across the picture."""
    parts = [text(left, axis.stop - 12, label)]
    first = -(-int(axis.low) // step) * step
    for value in range(first, int(axis.high) + 1, step):
        y = axis.at(value)
        parts += [line(left, y, right, y, faint=True), text(left - 8, y + 4, str(value), anchor="end")]
    return parts
