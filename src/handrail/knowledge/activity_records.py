"""The shape of what a family can do at home, and of what keeps an activity from a child."""

from typing import Annotated, Literal

from msgspec import Meta

from handrail.knowledge.records import Months, Part, Record, Text, Texts

Hazard = Literal[
    "impact",
    "weight_through_arms",
    "head_down_or_neck_load",
    "end_range_stretch",
    "pull_on_arms",
    "heights_or_stairs",
    "water",
    "small_parts",
    "cord_or_string",
    "eating",
    "eccentric_or_downhill",
    "breath_hold",
    "fast_spin",
    "pressure_on_body",
    "heat",
    "traffic",
    "standing_balance",
    "sustained_effort",
    "allergen",
    "tummy_lying",
    "propped_sitting",
    "hip_position",
    "small_battery",
]
"""What an activity asks of a body, or puts near it, that may harm some children."""

Routine = Literal[
    "nappy_change",
    "getting_dressed",
    "meal",
    "bath",
    "teeth",
    "play",
    "tidy_up",
    "errand",
    "outdoors",
    "way_to_school",
    "homework",
    "bedtime",
]
"""A thing that happens most days anyway, to which an activity can be tied."""

Bearer = Literal["condition", "finding", "equipment", "red_flag"]


class Skill(Part, frozen=True, kw_only=True):
    """Something that practice helps, in a family's words."""

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
    name: Text


class Thing(Part, frozen=True, kw_only=True):
    """Something in the house that an activity needs."""

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
    name: Text


class HazardWords(Part, frozen=True, kw_only=True):
    """A hazard in a family's words: the sentence behind "ask first, because ..."."""

    id: Hazard
    name: Text


class RoutineWords(Part, frozen=True, kw_only=True):
    """A daily routine as a weekly card prints it: "At bath time"."""

    id: Routine
    name: Text


class Activity(Record, frozen=True, kw_only=True):
    """One small thing to do at home.

    `moves` marks one in which the body works or is moved: it needs at least one hazard. `ready` says what a child
    must be able to do before it. `therapist_only` keeps it out of every list that no therapist made.
    """

    name: Text
    disciplines: Annotated[tuple[str, ...], Meta(min_length=1)]
    skills: Annotated[tuple[str, ...], Meta(min_length=1)]
    age_from_months: Months
    age_to_months: Months
    minutes: Annotated[int, Meta(ge=1, le=30)]
    routine: Routine
    need: Text
    things: tuple[str, ...] = ()
    how: Annotated[Texts, Meta(min_length=1)]
    safety: Text
    easier: Text
    harder: Text
    helps: Text
    ready: str = ""
    hazards: tuple[Hazard, ...] = ()
    moves: bool
    therapist_only: bool = False
    said_to: Literal["parent", "young_person"] = "parent"


class Limit(Record, frozen=True, kw_only=True):
    """What a condition, a finding, a piece of equipment or an open red flag keeps from a child.

    For a condition and a red flag the id is that record's own. `hides` takes activities with such a hazard away,
    `asks` puts them behind "ask your team first"; `hides_all` and `asks_all` do so with every activity. A finding
    or a piece of equipment has the question that tells whether the child has it.
    """

    about: Bearer
    ask: str = ""
    age_from_months: Months = 0
    age_to_months: Months = 228
    hides: tuple[Hazard, ...] = ()
    asks: tuple[Hazard, ...] = ()
    hides_all: bool = False
    asks_all: bool = False
    why: Text
