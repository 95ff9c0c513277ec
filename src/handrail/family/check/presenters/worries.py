"""The list of worries to look through, group by group."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from handrail.family.engine import the_engine
from handrail.knowledge import Concern

# The groups are those of the knowledge; their names here are what a family would look under, with a picture each.
_GROUPS: Mapping[str, tuple[object, str]] = {
    "baby": (_("Babies"), "baby"),
    "moving": (_("Walking and moving"), "walk"),
    "hands": (_("Hands, writing and cutting"), "hand"),
    "daily": (_("Dressing, washing, sleep"), "shirt"),
    "eating": (_("Eating and drinking"), "spoon"),
    "toilet": (_("Toilet"), "drop"),
    "play": (_("Play, talking and friends"), "blocks"),
    "school": (_("School and nursery"), "book"),
    "senses": (_("Senses and big feelings"), "ear"),
    "pain": (_("Pain and injury"), "plaster"),
    "energy": (_("Tiredness"), "moon"),
    "body": (_("Feet, legs, back, posture"), "foot"),
    "aids": (_("Equipment and aids"), "frame"),
    "elsewhere": (_("Something else"), "dots"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One group of worries, with its name, its icon and how many there are."""

    id: str
    name: object
    icon: str
    worries: tuple[Concern, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Every group that has a worry in it, in the order of the page."""
    concerns = [concern for concern in the_engine().knowledge.concerns.values() if concern.status != "retired"]
    return tuple(
        Group(
            id=group,
            name=name,
            icon=icon,
            worries=tuple(sorted((c for c in concerns if c.group == group), key=lambda c: c.name)),
        )
        for group, (name, icon) in _GROUPS.items()
    )


@cache
def tiles(language: str | None, child: int = 0) -> SafeString:  # noqa: ARG001  (the language is part of the key)
    """The groups as tiles, rendered once for a language; with `child` they lead back to a check that has begun."""
    return render_to_string("family/tiles.html", {"groups": groups(), "child": child})


def find_group(group_id: str) -> Group | None:
    """The group with this id, or None."""
    return next((group for group in groups() if group.id == group_id), None)
