"""The country that a family chose, and the numbers to ring there."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

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


def places_of(request: HttpRequest) -> Numbers:
    """The numbers for the family of this request."""
    return numbers(visit_in(request.session).place if hasattr(request, "session") else "")


def numbers(place_id: str) -> Numbers:
    """The numbers of a place; those of every place when it is none that we know."""
    return _numbers(place_id, get_language())


@cache
def _numbers(place_id: str, language: str | None) -> Numbers:  # noqa: ARG001  (the language is part of the key)
    known = the_engine().knowledge
    chosen = known.places.get(place_id)
    named = ", ".join(dict.fromkeys(place.emergency_number for place in known.places.values()))
    spoken = chosen.emergency_number if chosen else _("your emergency number (%(numbers)s)") % {"numbers": named}
    return Numbers(
        chosen=chosen,
        places=tuple(known.places.values()),
        fixed_line=_(known.fixed_line).replace("{emergency_number}", spoken),
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
