"""Pages to take along, as tagged PDF and as plain text: the letter, the family's summary, the weekly card."""

from handrail.documents.card import card_sheet
from handrail.documents.fields import most_of
from handrail.documents.letter import LetterDraft, draft_letter, letter_sheet, mark_of, tried_lines
from handrail.documents.plain import text_of
from handrail.documents.private import speaks_of_harm, without_harm
from handrail.documents.service import service_paragraph
from handrail.documents.sheet import Setting, Sheet, said_with, setting_for
from handrail.documents.summary import summary_sheet
from handrail.documents.types import Letter, Mark, Summary
from handrail.documents.typeset import pdf_of, png_of
from handrail.documents.words import LETTER, SUMMARY

__all__ = [
    "LETTER",
    "SUMMARY",
    "Letter",
    "LetterDraft",
    "Mark",
    "Setting",
    "Sheet",
    "Summary",
    "card_sheet",
    "draft_letter",
    "letter_sheet",
    "mark_of",
    "most_of",
    "pdf_of",
    "png_of",
    "said_with",
    "service_paragraph",
    "setting_for",
    "speaks_of_harm",
    "summary_sheet",
    "text_of",
    "tried_lines",
    "without_harm",
]
