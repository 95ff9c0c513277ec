"""What a search over everything to read found, in the family's own words."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handrail.family.learn.presenters.addresses import address_of_entry
from handrail.family.learn.presenters.site_pages import PAGES
from handrail.knowledge import Library
from handrail.matching import Entry, SearchIndex
from handrail.triage import MOST_TEXT, Engine

MOST_FOUND, _MOST_READ, _MOST_SAID, _SENTENCE = 12, 60, 3, 3
_KINDS: dict[str, Promise] = {
    "concern": _("Who does what"),
    "role": _("Who does what"),
    "condition": _("Condition"),
    "discipline": _("Therapy"),
    "explanation": _("To read"),
    "faq": _("Question"),
    "intervention": _("What therapists do"),
    "reassurance": _("Ordinary, and what changes that"),
    "term": _("Word"),
    "activity": _("Things to do at home: a few questions come first"),
    "pathway": _("Ways in"),
    "funding": _("What may pay"),
    "page": _("Page"),
}
FINDABLE = frozenset(_KINDS)
"""The kinds of entries that a search can lead to."""
_MOST_OF_A_KIND = {"activity": 2, "pathway": 3, "funding": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was found: its name, what kind of page it is on, and where."""

    name: str
    kind: Promise
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was asked, and what was found. `is_grave` is set when the words speak of a sign that a doctor should look
    at, which no page to read can judge.
    """

    asked: str
    findings: tuple[Finding, ...]
    is_grave: bool


def search_for(
    text: str, index: SearchIndex, engine: Engine, library: Library, kinds: Collection[str] = FINDABLE
) -> Search:
    """The best findings of these kinds; words beyond the longest text of a check are not read."""
    asked = text[:MOST_TEXT]
    reading = engine.reader.read(asked)
    said = [match.concern for match in reading.matches if match.is_clear][:_MOST_SAID]
    calms = {row.id: row.concern for row in library.reassurances.values()}
    hits = (hit.entry for hit in index.search(asked, kinds=kinds, limit=_MOST_READ))
    is_sentence = len(asked.split()) >= _SENTENCE
    found = _few_of_a_kind(_said_first(hits, said, calms) if is_sentence else hits)
    findings = [
        Finding(
            name=str(PAGES[entry.id][0]) if entry.kind == "page" else entry.name,
            kind=_KINDS[entry.kind],
            address=address_of_entry(entry.kind, entry.id, library),
        )
        for entry in found
    ]
    return Search(asked=asked, findings=tuple(findings[:MOST_FOUND]), is_grave=bool(reading.red_flags))


def _said_first(entries: Iterable[Entry], said: list[str], calms: Mapping[str, str]) -> Iterator[Entry]:
    """A sentence is about the worries that it plainly says, more than about its words one by one."""
    about = {name: place for place, name in enumerate(said)}

    def place(row: Entry) -> int:
        worry = {"concern": row.id, "reassurance": calms.get(row.id, "")}.get(row.kind, "")
        return about.get(worry, len(said))

    yield from sorted(entries, key=place)


def _few_of_a_kind(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, without a row of activities or payers that pushes everything else off the page."""
    seen: Counter[str] = Counter()
    for entry in entries:
        seen[entry.kind] += 1
        if seen[entry.kind] <= _MOST_OF_A_KIND.get(entry.kind, MOST_FOUND):
            yield entry
