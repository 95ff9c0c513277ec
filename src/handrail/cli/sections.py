"""A heading with its lines, as every page in the terminal has them."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text


def section(title: str, lines: Iterable[str]) -> list[RenderableType]:
    """The heading and the lines, each once; nothing where there are no lines."""
    different = dict.fromkeys(lines)
    if not different:
        return []
    body = Text("\n").join(Text(f"• {line}") for line in different)
    return [Padding(Text(title, style="bold"), (1, 0, 0, 0)), Padding(body, (0, 0, 0, 2))]
