"""What the page of the design system shows: every colour, icon and picture that there is."""

import re
from pathlib import Path

from django.utils.translation import get_language

from handrail.family.check.presenters.progress import stairs_picture

_STATIC = Path(__file__).parent / "static"


def design_page() -> dict[str, list[str]]:
    """Colours, icons, pictures and stairs, read from the files themselves."""
    style = (_STATIC / "handrail.css").read_text(encoding="utf-8")
    icons = (_STATIC / "icons.svg").read_text(encoding="utf-8")
    pictures = sorted((_STATIC / "pictures").glob("*.svg"))
    return {
        "colours": re.findall(r"\.swatch-([\w-]+)", style),
        "icons": re.findall(r'symbol id="([\w-]+)"', icons),
        "pictures": [f"pictures/{path.name}" for path in pictures],
        "stairs": [stairs_picture(stage, get_language()) for stage in range(6)],
    }
