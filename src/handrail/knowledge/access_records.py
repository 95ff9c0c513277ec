"""The shape of how a family reaches a service, and of what may pay for it: facts that age."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from handrail.knowledge.records import Part, Record, Text, Texts

MayRefer = Literal["yes", "no", "conditional", "unknown"]
Referrer = Literal["family", "gp", "paediatrician", "child_health_nurse", "school"]
Seen = Literal["primary_seen", "secondary_seen", "mixed", "unverified"]
"""How a fact was read: on the payer's or the service's own page, in someone else's account, in part, or not at all."""
Years = Annotated[float, Meta(ge=0, le=25)]
PlaceCode = Annotated[str, Meta(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
Need = Literal["late_skills", "disability", "long_term_condition", "injury", "school", "any"]
"""Why a child needs therapy, as payers tell it apart. `any`: the payer does not ask."""


class Dated(Record, frozen=True, kw_only=True):
    """A record that says when it was checked and, where known, from and until when it holds (`until` included)."""

    checked_on: date
    seen: Seen
    effective_from: date | None = None
    effective_until: date | None = None


class Pathway(Dated, frozen=True, kw_only=True):
    """One way into therapy at one place: who can refer, what to do first, what is asked for.

    `who` has an answer for every kind of referrer; `unknown` is never told as no. `local`: it serves a part of its
    region only. `weeks_tried` is set where the service asks for so many weeks of things tried, written down.
    """

    name: Text
    places: Annotated[tuple[PlaceCode, ...], Meta(min_length=1)]
    area: Text
    local: bool = False
    route: Literal[
        "early_intervention",
        "disability_scheme",
        "medicare",
        "private",
        "health_public",
        "education_plan",
        "school_service",
        "insurance",
        "injury_scheme",
    ]
    disciplines: tuple[str, ...]
    age_from_years: Years
    age_to_years: Years | None = None
    age_rule: Text
    who: dict[Referrer, MayRefer]
    others: str = ""
    first_step: Text
    bring: str = ""
    weeks_tried: int | None = None
    wait: str = ""
    wait_as_of: str = ""
    clock: str = ""
    cost: Text
    caution: str = ""


class Amount(Part, frozen=True, kw_only=True):
    """A sum that a payer has published: never without its date and its source."""

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
    what: Text
    cents: Annotated[int, Meta(ge=0)]
    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
    per: Literal["hour", "visit", "plan"]
    basis: Text
    disciplines: tuple[str, ...] = ()
    age_from_years: Years = 0
    age_to_years: Years | None = None
    effective_from: date
    effective_until: date | None = None
    sources: Annotated[tuple[str, ...], Meta(min_length=1)]


class Funding(Dated, frozen=True, kw_only=True):
    """One payer's offer: what it may pay for, for whom, and what it asks for. It promises nothing."""

    name: Text
    places: Annotated[tuple[PlaceCode, ...], Meta(min_length=1)]
    area: str = ""
    needs: Annotated[tuple[Need, ...], Meta(min_length=1)]
    disciplines: tuple[str, ...]
    age_from_years: Years = 0
    age_to_years: Years | None = None
    age_rule: str = ""
    pays_for: Text
    asks_for: Texts
    limits: Texts = ()
    coming: str = ""
    amounts: tuple[Amount, ...] = ()
    pathways: tuple[str, ...] = ()
