"""Reads instances and plans (cts-1, cts-solution-1) from JSON, and writes them."""

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from handrail.scheduling.problem import Appointment, Instance, Solution
from handrail.scheduling.problem.placements import kinds_of
from handrail.scheduling.problem.validation import faults
from handrail.vocabulary import InputError

INSTANCE_FORMAT, SOLUTION_FORMAT = "cts-1", "cts-solution-1"
T = TypeVar("T")


def read_instance(content: bytes | str) -> Instance:
    """The instance in `content`; keys that are not known are ignored.

    An instance that nobody can satisfy is accepted: what can be booked is booked. Raises InputError on the field's
    path for what contradicts itself, such as a break outside its shift or an unknown site.
    """
    instance = _read(content, INSTANCE_FORMAT, Instance)
    for place, message in faults(instance):
        raise InputError(place, message)
    return instance


def read_solution(content: bytes | str, instance: Instance) -> Solution:
    """The plan in `content`, made for `instance`. Raises InputError on the field's path."""
    solution = _read(content, SOLUTION_FORMAT, Solution, {"instance": instance.name})
    if solution.instance != instance.name:
        raise InputError("instance", f"this plan was made for {solution.instance}, not for {instance.name}.")
    for place, message in _strangers(solution.appointments, instance):
        raise InputError(place, message)
    return solution


def write_instance(instance: Instance) -> bytes:
    """The instance as JSON: what `read_instance` reads."""
    return _write(INSTANCE_FORMAT, instance)


def write_solution(solution: Solution) -> bytes:
    """The plan as JSON: what `read_solution` reads. What the solver does not claim is left out."""
    claims = {key: value for key, value in msgspec.to_builtins(solution).items() if value is not None}
    return _write(SOLUTION_FORMAT, claims)


def read_json(content: bytes | str, wanted: str) -> dict[str, Any]:
    """The object in `content`, whose `format` must be `wanted`. Raises InputError."""
    try:
        raw = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError("file", f"is no JSON, or only part of it ({error}).") from None
    if not isinstance(raw, dict) or raw.get("format") != wanted:
        written = raw.get("format") if isinstance(raw, dict) else None
        raise InputError("format", f"must be {wanted}, not {written!r}.")
    return raw


def convert(raw: object, kind: type[T]) -> T:
    """`raw` as a value of this kind. Raises InputError on the path of what does not fit."""
    try:
        return msgspec.convert(raw, kind, strict=True, str_keys=True)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at ")
        raise InputError(path.strip("`").removeprefix("$.") or "file", f"{message}.") from None


def _read(content: bytes | str, wanted: str, kind: type[T], default: dict[str, Any] | None = None) -> T:
    return convert((default or {}) | read_json(content, wanted), kind)


def _write(written_format: str, value: object) -> bytes:
    return msgspec.json.encode({"format": written_format} | msgspec.to_builtins(value, str_keys=True)) + b"\n"


def _strangers(appointments: tuple[Appointment, ...], instance: Instance) -> Iterator[tuple[str, str]]:
    children = {child.id: child for child in instance.children}
    sites = {site.id for site in instance.sites}
    rooms = {room.id for room in instance.rooms}
    therapists = {therapist.id for therapist in instance.therapists}
    calendar = instance.calendar
    for row, booked in enumerate(appointments):
        place = f"appointments[{row}]"
        if booked.child not in children:
            yield f"{place}.child", f"there is no child {booked.child!r}."
        if booked.site not in sites:
            yield f"{place}.site", f"there is no site {booked.site!r}."
        if booked.room not in rooms:
            yield f"{place}.room", f"there is no room {booked.room!r}."
        if booked.child in children and booked.kind not in kinds_of(children[booked.child]):
            yield f"{place}.kind", f"{booked.child} is not to have an appointment of kind {booked.kind!r}."
        if not (0 <= booked.week < calendar.weeks and 0 <= booked.day < calendar.days):
            yield place, f"week {booked.week}, day {booked.day} is not in the calendar."
        if not 0 <= booked.start < booked.end <= calendar.slots_per_day:
            yield place, f"slots {booked.start} to {booked.end} are not inside the day."
        for column, therapist in enumerate(booked.therapists):
            if therapist not in therapists:
                yield f"{place}.therapists[{column}]", f"there is no therapist {therapist!r}."
