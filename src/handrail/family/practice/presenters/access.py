"""Ways into therapy and what may pay, at one place: facts with the day on which each was checked."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handrail.family.presenters.sources import SourceLine, source_lines
from handrail.funding import FundingQuestion, entitle
from handrail.funding.types import Entitlement
from handrail.knowledge import Knowledge, Library
from handrail.knowledge.access_records import Amount, Funding, Pathway
from handrail.knowledge.reach import InForce
from handrail.planning import Referral, WayIn, ways_in
from handrail.triage import day_in_words
from handrail.vocabulary import Jurisdiction

_REGIONS = {
    "AU-ACT": gettext_lazy("Australian Capital Territory"),
    "AU-NSW": gettext_lazy("New South Wales"),
    "AU-NT": gettext_lazy("Northern Territory"),
    "AU-QLD": gettext_lazy("Queensland"),
    "AU-SA": gettext_lazy("South Australia"),
    "AU-TAS": gettext_lazy("Tasmania"),
    "AU-VIC": gettext_lazy("Victoria"),
    "AU-WA": gettext_lazy("Western Australia"),
    "CA-AB": gettext_lazy("Alberta"),
    "CA-BC": gettext_lazy("British Columbia"),
    "CA-ON": gettext_lazy("Ontario"),
    "GB-ENG": gettext_lazy("England"),
    "GB-NIR": gettext_lazy("Northern Ireland"),
    "GB-SCT": gettext_lazy("Scotland"),
    "GB-WLS": gettext_lazy("Wales"),
}
_TOLD = {
    Referral.YES: gettext_lazy("Yes"),
    Referral.NO: gettext_lazy("No"),
    Referral.SOMETIMES: gettext_lazy("Sometimes: ask"),
    Referral.ASK: gettext_lazy("We do not know: ask them"),
}
_REFERRERS = {
    "family": gettext_lazy("You yourself"),
    "gp": gettext_lazy("Your family doctor"),
    "paediatrician": gettext_lazy("A children’s doctor"),
    "child_health_nurse": gettext_lazy("The child health nurse"),
    "school": gettext_lazy("The school or childcare"),
}
_PER = {"hour": gettext_lazy("an hour"), "visit": gettext_lazy("a visit"), "plan": gettext_lazy("a plan")}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLink:
    """A country or region that can be chosen."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryLinks:
    """A country and the regions of it that we know something about."""

    country: PlaceLink
    regions: tuple[PlaceLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayView:
    """One way in, with who may refer in words."""

    record: Pathway
    who: tuple[tuple[str, str, str], ...]
    therapies: tuple[str, ...]
    checked_on: str
    begins_on: str
    is_stale: bool
    is_local: bool
    is_secondhand: bool
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountView:
    """A published sum in words, with its days and its sources."""

    what: str
    sum: str
    basis: str
    holds: str
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerView:
    """One payer that may pay."""

    record: Funding
    checked_on: str
    begins_on: str
    is_stale: bool
    is_secondhand: bool
    asks_why: bool
    amounts: tuple[AmountView, ...]
    past_amounts: tuple[AmountView, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessPage:
    """What one place offers; without a place, the places to choose from."""

    place: PlaceLink | None
    countries: tuple[CountryLinks, ...]
    ways: tuple[WayView, ...] = ()
    payers: tuple[PayerView, ...] = ()
    is_draft: bool
    version: str


def find_place(code: str, library: Library, knowledge: Knowledge) -> PlaceLink | None:
    """The country or region with this code, if it is one of those that can be chosen."""
    links = (link for row in countries(library, knowledge) for link in (row.country, *row.regions))
    return next((link for link in links if link.code == code), None)


def countries(library: Library, knowledge: Knowledge) -> tuple[CountryLinks, ...]:
    """The countries, each with the regions that some record is about."""
    ways, payers = library.pathways.values(), library.fundings.values()
    named = {code for row in ways for code in row.places} | {code for row in payers for code in row.places}
    codes = sorted(named & _REGIONS.keys(), key=lambda code: _REGIONS[code])
    return tuple(
        CountryLinks(
            country=PlaceLink(code=place.code, name=place.name),
            regions=tuple(PlaceLink(code=c, name=str(_REGIONS[c])) for c in codes if c.startswith(f"{place.code}-")),
        )
        for place in knowledge.places.values()
    )


def ways_page(library: Library, knowledge: Knowledge, place: PlaceLink | None, today: date) -> AccessPage:
    """The ways into therapy at `place`; without a place, the list of places."""
    found = ways_in(library, place=Jurisdiction(place.code), today=today) if place else ()
    return AccessPage(
        place=place,
        countries=countries(library, knowledge),
        ways=tuple(_way(way, library, knowledge) for way in found),
        is_draft=any(row.status == "draft" for row in library.pathways.values()),
        version=f"{knowledge.version} ({library.hash[:12]})",
    )


def funding_page(library: Library, knowledge: Knowledge, place: PlaceLink | None, today: date) -> AccessPage:
    """What may pay at `place`; without a place, the list of places."""
    found = entitle(library, FundingQuestion(place=Jurisdiction(place.code)), today) if place else ()
    return AccessPage(
        place=place,
        countries=countries(library, knowledge),
        payers=tuple(_payer(row, library) for row in found),
        is_draft=any(row.status == "draft" for row in library.fundings.values()),
        version=f"{knowledge.version} ({library.hash[:12]})",
    )


def _way(way: WayIn, library: Library, knowledge: Knowledge) -> WayView:
    row = library.pathways[way.pathway]
    begins = row.effective_from if way.in_force is InForce.TO_COME else None
    return WayView(
        record=row,
        who=tuple((str(_REFERRERS[who]), str(_TOLD[told]), told.value) for who, told in way.may_refer.items()),
        therapies=tuple(knowledge.disciplines[name].name for name in row.disciplines if name in knowledge.disciplines),
        checked_on=day_in_words(row.checked_on),
        begins_on=day_in_words(begins) if begins else "",
        is_stale=way.is_stale,
        is_local=way.is_local,
        is_secondhand=row.seen != "primary_seen",
        sources=source_lines(row.sources, library.sources),
    )


def _payer(payer: Entitlement, library: Library) -> PayerView:
    row = library.fundings[payer.funding]
    return PayerView(
        record=row,
        checked_on=day_in_words(row.checked_on),
        begins_on=day_in_words(payer.starts_on) if payer.starts_on else "",
        is_stale=payer.is_stale,
        is_secondhand=row.seen != "primary_seen",
        asks_why=payer.needs_unknown,
        amounts=tuple(_amount(amount, library) for amount in payer.amounts),
        past_amounts=tuple(_amount(amount, library) for amount in payer.past_amounts),
        sources=source_lines(row.sources, library.sources),
    )


def _amount(amount: Amount, library: Library) -> AmountView:
    begins = day_in_words(amount.effective_from)
    until = day_in_words(amount.effective_until) if amount.effective_until else ""
    holds = _("from %(begins)s until %(until)s") if until else _("from %(begins)s")
    return AmountView(
        what=amount.what,
        sum=f"{amount.currency} {amount.cents / 100:,.2f} {_PER[amount.per]}",
        basis=amount.basis,
        holds=holds % {"begins": begins, "until": until},
        sources=source_lines(amount.sources, library.sources),
    )
