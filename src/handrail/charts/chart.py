"""What every chart is: a picture, its title and description, and the same facts as a table."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import quoteattr

from handrail.charts.svg import element, words

STYLESHEET = Path(__file__).parent / "data" / "charts.css"
FONT = "system-ui, sans-serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartTable:
    """The facts of a chart as a table, for those who cannot or do not want to read the picture."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The room of a picture: its width, and where the drawing begins and ends in it.

    A narrow frame is for phones: there labels stand above what they name, so that text keeps its size.
    """

    width: float
    left: float
    right: float
    is_narrow: bool = False

    @property
    def stop(self) -> float:
        """Where the drawing ends."""
        return self.width - self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart. `svg` is whole by itself; on a page put `table` beside it, as `figure_html` does."""

    svg: str
    title: str
    description: str
    table: ChartTable


def svg_root(chart_id: str, title: str, description: str, size: tuple[float, float], *parts: str) -> str:
    """A whole SVG image with its title and description for screen readers. `chart_id` is unique on the page.

    Text and lines use currentColor, so that they follow the page in light and dark and are black on paper and in a
    PDF. Everything that differs in meaning differs in shape or pattern too, not in colour alone.
    """
    width, height = size
    return element(
        "svg",
        element("title", words(title), id=f"{chart_id}-title"),
        element("desc", words(description), id=f"{chart_id}-desc"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        view_box=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{chart_id}-title {chart_id}-desc",
        class_="chart",
        font_family=FONT,
    )


def figure_html(chart: Chart, *, narrow: Chart | None = None) -> str:
    """The chart as a figure with its description below and its table to open.

    `narrow` is the same chart in a narrow frame; the style sheet shows it instead on small screens.
    """
    head = "".join(element("th", words(name), scope="col") for name in chart.table.header)
    body = "".join(
        element("tr", element("th", words(row[0]), scope="row"), *map(_cell, chart.table.header[1:], row[1:]))
        for row in chart.table.rows
    )
    table = element(
        "table",
        element("caption", words(chart.table.caption)),
        element("thead", element("tr", head)),
        f"<tbody>{body}</tbody>",
    )
    details = element("details", element("summary", "The same as a table"), table)
    pictures = (
        [chart.svg]
        if narrow is None
        else [
            element("div", chart.svg, class_="chart-wide"),
            element("div", narrow.svg, class_="chart-narrow"),
        ]
    )
    caption = element("figcaption", words(chart.description))
    return element("figure", *pictures, caption, details, class_="chart-figure")


def _cell(name: str, value: str) -> str:
    return f"<td data-label={quoteattr(name)}>{words(value)}</td>"  # an empty cell must not close itself


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """The style sheet for pages with charts: colours as custom properties, for light, dark, contrast and print."""
    return STYLESHEET.read_text(encoding="utf-8")
