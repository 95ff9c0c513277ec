"""Where a family reads about a record."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.knowledge import Knowledge, Library, find_record, title_of
from handrail.knowledge.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something else to read, by its name."""

    name: str
    address: str


def _in(page: str) -> Callable[[str], str]:
    return lambda record_id: f"{reverse(page)}#{record_id}"


def _at(page: str, *before: str) -> Callable[[str], str]:
    return lambda record_id: reverse(page, args=(*before, record_id))


_ADDRESS: Mapping[str, Callable[[str], str]] = {
    "concern": _at("problem", "concern"),
    "role": _at("problem", "role"),
    "condition": _at("condition"),
    "condition_guide": _at("condition"),
    "discipline": lambda _: reverse("explained"),
    "explanation": _at("explanation"),
    "faq": _in("questions"),
    "intervention": _in("what_helps"),
    "reassurance": _at("ordinary"),
    "term": _in("words"),
}
READABLE = frozenset(_ADDRESS)
"""The kinds of records that have a page, or a place on one."""


def address_of(kind: str, record_id: str) -> str:
    """The address at which the record is read; its kind is one of READABLE."""
    return _ADDRESS[kind](record_id)


def address_of_entry(kind: str, entry_id: str, library: Library) -> str:
    """The address of something that a search found: of a record, or of the page on which its like is shown."""
    if kind in READABLE:
        return address_of(kind, entry_id)
    if kind == "pathway":
        return reverse("ways_at", args=(library.pathways[entry_id].places[0],))
    if kind == "funding":
        return reverse("funding_at", args=(library.fundings[entry_id].places[0],))
    return reverse("activities" if kind == "activity" else entry_id)


def worry_link(concern_id: str, knowledge: Knowledge) -> Link:
    """The page that says who does what about a worry."""
    named = _("Who does what: %(worry)s") % {"worry": knowledge.concerns[concern_id].name}
    return Link(name=named, address=address_of("concern", concern_id))


def condition_link(condition_id: str, knowledge: Knowledge) -> Link:
    """The page about a condition."""
    return Link(name=knowledge.conditions[condition_id].name, address=address_of("condition", condition_id))


def links_to(references: Iterable[str], knowledge: Knowledge, library: Library) -> tuple[Link, ...]:
    """A link for each reference ("term:goal") to a record that has a page."""
    links = []
    for reference in references:
        kind, _, record_id = reference.partition(":")
        _, record = find_record(
            knowledge, f"condition:{record_id}" if kind == "condition_guide" else reference, library
        )
        if kind in READABLE and isinstance(record, Record):
            links.append(Link(name=title_of(record), address=_address_in_table(kind, record_id, knowledge)))
    return tuple(links)


def _address_in_table(kind: str, record_id: str, knowledge: Knowledge) -> str:
    """A role that is no everyday problem is a line of the table that sets the therapies side by side."""
    is_line = kind == "role" and knowledge.roles[record_id].kind != "problem"
    return reverse("explained") if is_line else address_of(kind, record_id)
