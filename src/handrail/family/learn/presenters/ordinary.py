"""What is ordinary in growing: until when, what helps, and what changes the answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from handrail.family.learn.presenters.addresses import Link, address_of, condition_link, worry_link
from handrail.family.learn.presenters.drawings import Drawing, drawing_of
from handrail.family.learn.presenters.inline_terms import InlineTerms
from handrail.family.learn.presenters.pages import Listing, any_draft, named_sources, version_of
from handrail.knowledge import Knowledge, Library, sources_of
from handrail.knowledge.explorer import ReassurancePage, reassurance_page
from handrail.knowledge.records import RedFlag, Source

MONTHS_IN_YEAR, _IN_MONTHS_UNTIL = 12, 24


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinaryToRead:
    """Everything that the page of an ordinary variant prints.

    `flags` are the signs that end the reassurance; those about harm by someone are asked only in private.
    """

    found: ReassurancePage
    usual: str
    drawing: Drawing | None
    changes_it: tuple[str, ...]
    helps: tuple[str, ...]
    no_use: tuple[str, ...]
    since: str
    until: str
    flags: tuple[RedFlag, ...]
    links: tuple[Link, ...]
    sources: tuple[Source, ...]
    is_unverified: bool
    is_draft: bool
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinaryLink:
    """An ordinary variant by its name, and until when our check takes it as ordinary."""

    name: str
    address: str
    until: str
    drawing: Drawing | None


def ordinary_in_order(knowledge: Knowledge, library: Library) -> Listing[OrdinaryLink]:
    """Every ordinary variant: those with a drawing first, each by name."""
    records = sorted(
        library.reassurances.values(),
        key=lambda row: (drawing_of("reassurance", row.id) is None, row.name.casefold()),
    )
    rows = tuple(
        OrdinaryLink(
            name=row.name,
            address=address_of("reassurance", row.id),
            until=month_words(reassurance_page(knowledge, library, row.id).ordinary.until_months),
            drawing=drawing_of("reassurance", row.id),
        )
        for row in records
    )
    return Listing(rows=rows, is_draft=any_draft(records), version=version_of(knowledge.version, library.hash))


def ordinary_to_read(knowledge: Knowledge, library: Library, reassurance_id: str, terms: InlineTerms) -> OrdinaryToRead:
    """One ordinary variant. Raises InputError when there is none."""
    found = reassurance_page(knowledge, library, reassurance_id)
    concern = knowledge.concerns[found.reassurance.concern]
    behind = (found.reassurance, concern, *found.flags)
    names = (*found.reassurance.sources, *concern.sources)
    return OrdinaryToRead(
        found=found,
        usual=terms(found.reassurance.usual),
        drawing=drawing_of("reassurance", reassurance_id),
        changes_it=terms.each(found.reassurance.changes_it),
        helps=terms.each(found.reassurance.helps),
        no_use=terms.each(found.reassurance.no_use),
        since=month_words(found.ordinary.from_months),
        until=month_words(found.ordinary.until_months),
        flags=tuple(flag for flag in found.flags if not flag.safeguarding),
        links=(
            worry_link(concern.id, knowledge),
            *(condition_link(name, knowledge) for name in found.reassurance.conditions),
        ),
        sources=named_sources(names, sources_of(knowledge, library)),
        is_unverified=found.reassurance.unverified or concern.unverified,
        is_draft=any_draft(behind),
        version=version_of(knowledge.version, library.hash),
    )


def ordinary_of(concerns: Iterable[str], library: Library) -> tuple[Link, ...]:
    """The pages about these worries that say what is ordinary."""
    wanted = set(concerns)
    rows = (row for row in library.reassurances.values() if row.concern in wanted)
    return tuple(Link(name=row.name, address=address_of("reassurance", row.id)) for row in rows)


def month_words(months: float) -> str:
    """An age as a family says it: birth, months to the second birthday, then years and halves.

    >>> month_words(0), month_words(18), month_words(42), month_words(36)
    ('birth', '18 months', '3½ years', '3 years')
    """
    if months == 0:
        return _("birth")
    if months < _IN_MONTHS_UNTIL:
        return _("%(number)d months") % {"number": months}
    years, rest = divmod(months, MONTHS_IN_YEAR)
    if rest == MONTHS_IN_YEAR / 2:
        return _("%(number)d½ years") % {"number": years}
    if rest:
        return _("%(years)d years and %(months)d months") % {"years": years, "months": rest}
    return _("%(number)d years") % {"number": years}
