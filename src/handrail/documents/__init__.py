"""Pages to take along, as tagged PDF and as plain text: the letter, the family's summary, the weekly card."""

from handrail.documents.card import card_sheet
from handrail.documents.fields import most_of
from handrail.documents.letter import LetterDraft, draft_letter, letter_sheet, mark_of, tried_lines
from handrail.documents.plain import text_of
from handrail.documents.private import speaks_of_harm, without_harm
from handrail.documents.service import service_paragraph
from handrail.documents.sheet import Setting, Sheet, setting_for
from handrail.documents.summary import summary_sheet
from handrail.documents.types import Letter, Mark, Summary
from handrail.documents.typeset import pdf_of, png_of
from handrail.documents.words import CardWords, LetterWords, SummaryWords

__all__ = [
    "CardWords",
    "Letter",
    "LetterDraft",
    "LetterWords",
    "Mark",
    "Setting",
    "Sheet",
    "Summary",
    "SummaryWords",
    "card_sheet",
    "draft_letter",
    "letter_sheet",
    "mark_of",
    "most_of",
    "pdf_of",
    "png_of",
    "service_paragraph",
    "setting_for",
    "speaks_of_harm",
    "summary_sheet",
    "text_of",
    "tried_lines",
    "without_harm",
]
