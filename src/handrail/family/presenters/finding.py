"""What a search over everything to read found, in the family's own words."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handrail.family.presenters.addresses import READABLE, address_of
from handrail.matching import SearchIndex
from handrail.triage import MOST_TEXT

_KINDS: dict[str, Promise] = {
    "concern": _("Who does what"),
    "role": _("Who does what"),
    "condition": _("Condition"),
    "discipline": _("Therapy"),
    "explanation": _("To read"),
    "faq": _("Question"),
    "intervention": _("What therapists do"),
    "term": _("Word"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was found: its name, what kind of page it is on, and where."""

    name: str
    kind: Promise
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was asked, and what was found; `is_asked` tells no search from one that found nothing."""

    asked: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def is_asked(self) -> bool:
        """Whether any words were given."""
        return bool(self.asked)


def search_for(text: str, index: SearchIndex, kinds: Collection[str] = READABLE) -> Search:
    """The best twenty findings of these kinds; words beyond the longest text of a check are not read."""
    asked = text.strip()[:MOST_TEXT]
    found = (hit.entry for hit in index.search(asked, kinds=kinds)) if asked else ()
    return Search(
        asked=asked,
        findings=tuple(
            Finding(name=row.name, kind=_KINDS[row.kind], address=address_of(row.kind, row.id)) for row in found
        ),
    )
