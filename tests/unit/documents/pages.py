"""Sheets for the tests of pages, and what a reader of PDF finds in one."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from handrail.documents import Letter, Mark, Setting, Sheet, letter_sheet, setting_for
from handrail.vocabulary import Jurisdiction

TODAY = date(2026, 11, 24)
MARK = Mark(rules=("rf_not_walking_18_months", "late_walking"), knowledge="2026.11 (abc)", is_draft=True, made_on=TODAY)
LETTER = Letter(
    to="Dr Patel, Riverside Surgery",
    child_name="Sam Example",
    born_on="2025-05-10",
    age="18 months old",
    written_by="Kim Example",
    contact="text please",
    ask="Please examine our child.\nWe suggest within two weeks.",
    why_now="Does not walk alone.\nIs carried at nursery every day.",
    signs_yes="Not walking at 18 months",
    signs_no="Lost a skill; fits",
    signs_not_asked="Sight",
    history="Born at 34+3 weeks.\nMedicines:",
    tried="Pushing a box, six weeks",
    service="Asks for twelve weeks of things tried.",
    own_words="He wants to follow his sister.",
)


def a_letter(**changed: str) -> Sheet:
    """The page of a whole letter with some fields changed."""
    return letter_sheet(replace(LETTER, **changed), MARK)


def at(country: str) -> Setting:
    """The setting in a country."""
    return setting_for(Jurisdiction(country), TODAY)


def read(pdf: bytes) -> PdfReader:
    """A reader over the bytes of a PDF."""
    return PdfReader(BytesIO(pdf))


def words_of(pdf: bytes) -> str:
    """The words of every page, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def elements(pdf: bytes) -> list[DictionaryObject]:
    """Every element of the structure tree, from the top in reading order."""
    found: list[DictionaryObject] = []

    def walk(node: object) -> None:
        if isinstance(node, IndirectObject):
            node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                found.append(node)
            walk(node.get("/K"))

    walk(read(pdf).trailer["/Root"]["/StructTreeRoot"].get("/K"))
    return found
