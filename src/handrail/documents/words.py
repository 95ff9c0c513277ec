"""The headings of each page. They are English here and said in the language of whoever reads."""

from collections.abc import Mapping
from types import MappingProxyType

from handrail.documents.types import Mark
from handrail.vocabulary import gettext_noop as _
from handrail.vocabulary import said

HANDRAIL = "Handrail"
LETTER: Mapping[str, str] = MappingProxyType(
    {
        "to": _("To"),
        "child_name": _("Child"),
        "born_on": _("Born"),
        "age": _("Age"),
        "written_by": _("From"),
        "contact": _("Contact"),
        "interpreter": _("Interpreter"),
        "school": _("School"),
        "ask": _("What we ask"),
        "why_now": _("Why now"),
        "signs_yes": _("Answered yes"),
        "signs_no": _("Answered no"),
        "signs_not_asked": _("Not asked"),
        "history": _("History"),
        "tried": _("Tried"),
        "service": _("The service wants"),
        "own_words": _("In our words"),
    }
)
"""The headings of a letter, by field, in the order of the page."""

SUMMARY: Mapping[str, str] = MappingProxyType(
    {
        "child_name": _("Child"),
        "answer": _("The answer"),
        "whom_to_see": _("Whom to see, and when"),
        "why": _("Why"),
        "tonight": _("Tonight"),
        "watch_for": _("Ask again sooner if"),
        "to_say": _("On the phone, say"),
        "look_again": _("Look again"),
        "notes": _("Our notes"),
    }
)
"""The headings of a family's summary, by field, in the order of the page."""

DAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
_FAMILY = _("Written by the family with a guide. It is not a diagnosis.")
_DRAFT = _("Draft: no clinician has yet checked the rules behind it.")
_RULES = _("Rules: %(rules)s. Knowledge %(knowledge)s. %(program)s.")
_CARD = _("For your child, from what you told us. It is not a treatment.")
_CARD_DRAFT = _("Draft: no clinician has yet checked these activities.")
_CARD_RULES = _("Activities: %(rules)s. Knowledge %(knowledge)s. %(program)s.")


def foot(mark: Mark) -> tuple[str, ...]:
    """The lines at the foot of a page: who wrote it, whether it is draft, and what it rests on."""
    return _foot(mark, _FAMILY, _DRAFT, _RULES)


def card_foot(mark: Mark) -> tuple[str, ...]:
    """The lines at the foot of a weekly card."""
    return _foot(mark, _CARD, _CARD_DRAFT, _CARD_RULES)


def _foot(mark: Mark, first: str, draft: str, rules: str) -> tuple[str, ...]:
    told = {"rules": ", ".join(mark.rules) or "–", "knowledge": mark.knowledge, "program": HANDRAIL}
    lines = (said(first), *([said(draft)] if mark.is_draft else []))
    return (" ".join(lines), said(rules) % told)
