"""A page as a tagged PDF (PDF/UA-1). The one place that knows Typst; all text goes to it as data, never as markup."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from handrail.documents.sheet import Setting, Sheet
from handrail.vocabulary import InputError, MissingExtraError
from handrail.vocabulary import said as _

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).parent / "data"
STANDARDS = ["ua-1"]
_UNDRAWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_TOO_LONG = "the page is too long: "
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def pdf_of(sheet: Sheet, setting: Setting) -> bytes:
    """`sheet` as one page of PDF/UA-1; the same bytes for the same sheet and setting.

    Raises InputError on the field that holds a sign which no font here can draw, or, when all is more than one page,
    on the longest field. Raises MissingExtraError without Typst.
    """
    return _compiled(sheet, setting, file_format="pdf")


def png_of(sheet: Sheet, setting: Setting, *, dots_an_inch: int = 110) -> bytes:
    """`sheet` as a picture of its page, to look at; it raises what `pdf_of` raises."""
    return _compiled(sheet, setting, file_format="png", ppi=dots_an_inch)


def _compiled(sheet: Sheet, setting: Setting, *, file_format: str, ppi: int | None = None) -> bytes:
    typst = _typst()
    made_at = int(datetime.combine(setting.made_on, time(), UTC).timestamp())
    given = {"sheet": json.dumps(asdict(sheet)), "setting": json.dumps(asdict(setting), default=str)}
    try:
        pages = typst.compile(
            HERE / f"{sheet.look}.typ",
            root=HERE,
            font_paths=_fonts(),
            sys_inputs=given,
            format=file_format,
            ppi=ppi,
            pdf_standards=STANDARDS if file_format == "pdf" else [],
            timestamp=made_at,
        )
    except typst.TypstError as error:
        raise _as_input_error(sheet, error.diagnostic) or error from None
    assert isinstance(pages, bytes)  # more than one page is refused in the page itself
    return pages


def _as_input_error(sheet: Sheet, message: str) -> InputError | None:
    """What the family has to change, when that is what Typst complains about."""
    if found := _UNDRAWN.findall(message):
        signs = [_ESCAPED.sub(lambda code: chr(int(code[1], 16)), sign) for sign in found]
        # A mark that cannot be drawn takes the letter before it along, which is not the one to name.
        sign = next((sign for sign in signs if not sign.isascii()), signs[0])
        field = next((field for field, text in _typed(sheet) if sign in text), "")
        told = _("We cannot print “%(sign)s”. Write it in another script, or leave it out.")
        return InputError(field, told % {"sign": sign})
    if _TOO_LONG in message:
        field, text = max(_typed(sheet), key=lambda row: len(row[1]))
        told = _("This is more than one page. Shorten here first: %(number)s characters are the longest part.")
        return InputError(field, told % {"number": f"{len(text):,}"})
    return None


def _typed(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """What a family filled in, by field; what the title holds of it is the name."""
    yield "child_name", sheet.title
    for fact in sheet.facts:
        yield fact.field, fact.value
    for section in sheet.sections:
        yield section.field, "\n".join(section.lines)


@cache
def _fonts() -> "typst.Fonts":
    """The fonts beside this file, and no others: a page looks the same on every machine."""
    fonts: typst.Fonts = _typst().Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"]
    )
    return fonts


def _typst() -> ModuleType:
    try:
        import typst
    except ImportError:
        raise MissingExtraError(
            'letters as PDF need the extra "documents": pip install "handrail[documents]"'
        ) from None
    return typst
