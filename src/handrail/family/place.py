"""The country that a family chose, and the numbers to ring there."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest

from handrail.family.engine import the_engine, the_library
from handrail.family.visit import visit_in
from handrail.knowledge import Place
from handrail.knowledge.country_words import WRITTEN_IN, CountryWords
from handrail.vocabulary import Jurisdiction


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Whom to ring: in the chosen place, or while none is chosen in each of them."""

    chosen: Place | None
    places: tuple[Place, ...]
    fixed_line: str
    short: str


def places_of(request: HttpRequest) -> Numbers:
    """The numbers for the family of this request."""
    return numbers(visit_in(request.session).place if hasattr(request, "session") else "")


@cache
def numbers(place_id: str) -> Numbers:
    """The numbers of a place; those of every place when it is none that we know."""
    known = the_engine().knowledge
    chosen = known.places.get(place_id)
    named = {place.emergency_number: None for place in known.places.values()}
    short = chosen.emergency_number if chosen else " · ".join(named)
    spoken = chosen.emergency_number if chosen else f"your emergency number ({', '.join(named)})"
    return Numbers(
        chosen=chosen,
        places=tuple(known.places.values()),
        fixed_line=known.fixed_line.replace("{emergency_number}", spoken),
        short=short,
    )


def english_at(place_id: str) -> CountryWords:
    """The English of a place; that in which everything is written when it is none that we know."""
    place = numbers(place_id).chosen
    return _english(place.english if place else WRITTEN_IN)


@cache
def _english(locale: str) -> CountryWords:
    library = the_library()
    names = [
        *(way.name for way in library.pathways.values()),
        *(payer.name for payer in library.fundings.values()),
        *(line.name for place in the_engine().knowledge.places.values() for line in place.lines),
    ]
    return CountryWords(library.words.values(), locale, names=names)


def jurisdiction_of(place: Place | None) -> Jurisdiction | None:
    """The jurisdiction of a place."""
    return Jurisdiction(place.code) if place else None
