"""Keeps what a newer program wrote into a family's file: keys that are not known here are folded away, never lost."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from handrail.planning import family_types as types

UNKNOWN = "unknown"
PARTS: Mapping[type, Mapping[str, type]] = {
    types.FamilyFile: {"children": types.KeptChild},
    types.KeptChild: {
        "age": types.SaidAge,
        "checks": types.CheckMade,
        "strategies": types.StrategyTried,
        "milestones": types.MilestoneNoted,
        "scores": types.ScoreGiven,
        "activities": types.ActivityKept,
        "others": types.OtherView,
    },
}
"""The fields of each type that hold further types, one or a row of them."""


def fold(raw: object, kind: type) -> object:
    """`raw` (decoded JSON) with the keys that `kind` does not know under "unknown", at every depth.

    >>> fold({"months": 3, "on": "2026-11-24", "said_by": "us"}, types.SaidAge)
    {'months': 3, 'on': '2026-11-24', 'unknown': {'said_by': 'us'}}
    """
    if isinstance(raw, list):
        return [fold(item, kind) for item in raw]
    if not isinstance(raw, dict):
        return raw
    parts = PARTS.get(kind, {})
    names = {field.name for field in fields(kind)} - {UNKNOWN}
    known = {key: fold(value, parts[key]) if key in parts else value for key, value in raw.items() if key in names}
    return known | {UNKNOWN: {key: value for key, value in raw.items() if key not in names}}


def unfold(built: Any, kind: type) -> Any:
    """What `fold` made, as it was: every unknown key beside the known ones again."""
    if isinstance(built, list | tuple):
        return [unfold(item, kind) for item in built]
    if not isinstance(built, dict):
        return built
    parts = PARTS.get(kind, {})
    known = {key: unfold(value, parts[key]) if key in parts else value for key, value in built.items()}
    return known | known.pop(UNKNOWN)
