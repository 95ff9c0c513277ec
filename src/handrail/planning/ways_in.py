"""Which ways into therapy there are at a place for a child: who may refer, and how fresh the facts are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handrail.knowledge import Library, is_stale
from handrail.knowledge.access_records import Pathway
from handrail.knowledge.reach import InForce, in_force, is_at, is_of_age, serves_one_of
from handrail.vocabulary import Age, Jurisdiction


class Referral(StrEnum):
    """What to tell a family about who may refer. What is not known is never told as no."""

    YES = "yes"
    NO = "no"
    SOMETIMES = "sometimes"
    ASK = "ask"


_TOLD = {"yes": Referral.YES, "no": Referral.NO, "conditional": Referral.SOMETIMES, "unknown": Referral.ASK}


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """One way in, for this child on this day.

    `is_stale` warns that the facts were checked more than six months ago. `is_local`: it serves a part of the
    region only, so that the page asks whether the family lives there.
    """

    pathway: str
    in_force: InForce
    may_refer: Mapping[str, Referral]
    is_stale: bool
    is_local: bool


def ways_in(
    library: Library,
    *,
    place: Jurisdiction,
    today: date,
    age: Age | None = None,
    disciplines: frozenset[str] = frozenset(),
) -> tuple[WayIn, ...]:
    """The ways in for a child at `place`: those of the whole country or region first, then local ones, by area.

    Of a country all regions are given, because a family may name only the country; of a region that region's and
    the whole country's. Ways for other ages or for other therapies are left out when those are known, and so are
    ways that are over; those still to come stand last. Without `disciplines` every way is given.
    """
    found = [
        WayIn(
            pathway=row.id,
            in_force=in_force(row, today),
            may_refer={referrer: _TOLD[answer] for referrer, answer in row.who.items()},
            is_stale=is_stale(row.checked_on, today),
            is_local=row.local,
        )
        for row in library.pathways.values()
        if row.status != "retired"
        and is_at(row.places, place)
        and is_of_age(age, row.age_from_years, row.age_to_years)
        and serves_one_of(disciplines, row.disciplines)
    ]
    kept = (way for way in found if way.in_force is not InForce.OVER)
    return tuple(sorted(kept, key=lambda way: _order(library.pathways[way.pathway], way)))


def _order(row: Pathway, way: WayIn) -> tuple[bool, bool, str, str]:
    return (way.in_force is InForce.TO_COME, way.is_local, row.area, row.name)
