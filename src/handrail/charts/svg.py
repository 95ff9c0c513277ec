"""SVG as text: elements with escaped words and short numbers."""

from xml.sax.saxutils import escape, quoteattr

Attribute = str | float


def element(name: str, *children: str, **attributes: Attribute) -> str:
    """One element. `class_` stands for class, and other underscores for hyphens.

    >>> element("text", words("a < b"), x=1.5, font_size=12)
    '<text x="1.5" font-size="12">a &lt; b</text>'
    """
    written = "".join(f" {_name(key)}={quoteattr(number(value))}" for key, value in attributes.items())
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def words(text: str) -> str:
    """Text as the content of an element."""
    return escape(text)


def number(value: Attribute) -> str:
    """A number with at most two decimals; text as it is.

    >>> number(1 / 3), number(20.0)
    ('0.33', '20')
    """
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def _name(key: str) -> str:
    return "viewBox" if key == "view_box" else key.rstrip("_").replace("_", "-")


def text(x: float, y: float, content: str, *, anchor: str = "start", size: float = 13, weight: str = "normal") -> str:
    """A line of text in the colour of the page's own text."""
    return element(
        "text",
        words(content),
        x=x,
        y=y,
        text_anchor=anchor,
        font_size=size,
        font_weight=weight,
        fill="currentColor",
        class_="chart-text",
    )


def line(x1: float, y1: float, x2: float, y2: float, *, width: float = 1, faint: bool = False, dash: str = "") -> str:
    """A straight line in the colour of the text; `faint` for grids."""
    shown: dict[str, Attribute] = {"stroke_dasharray": dash} if dash else {}
    if faint:
        shown["stroke_opacity"] = 0.2
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke="currentColor", stroke_width=width, **shown)


def points(places: list[tuple[float, float]]) -> str:
    """Places as the points of a polygon or polyline."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in places)
