"""Draws the picture of a result that the README shows, from the command's own page."""

import io
import json
import re
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from handrail.cli.result import result_page
from handrail.triage import Engine

CHILD = {"text": "He is 3 and still walks on tiptoe, and his heels do not come down", "age_months": 40}
TODAY = date(2026, 11, 24)
PICTURE = Path(__file__).parent.parent / "docs" / "images" / "result.svg"


def picture() -> str:
    """The page as SVG, without the font that rich would fetch from elsewhere."""
    engine = Engine.start()
    _, decision = engine.decide(json.loads(json.dumps(CHILD)), TODAY, needs_id=False)
    console = Console(record=True, width=92, file=io.StringIO())
    console.print(result_page(decision, engine.knowledge, TODAY))
    drawn = console.export_svg(title="handrail check", theme=MONOKAI, unique_id="handrail")
    return re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)


def main() -> None:
    """Write the picture."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(picture(), encoding="utf-8")
    print(PICTURE.name)


if __name__ == "__main__":
    main()
