"""Concrete rooms: a plan counts rooms of a kind, and the door is named here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from handrail.scheduling.mending.occupancy import slots_of
from handrail.scheduling.problem import Appointment, Day, Instance
from handrail.scheduling.problem.placements import need_of

NOWHERE = ""  # the room of an appointment that has none yet


def in_rooms(instance: Instance, appointments: Iterable[Appointment]) -> tuple[list[Appointment], list[Appointment]]:
    """The appointments, each in a room, and those for which there is none.

    A room that is given is kept, unless the day at that site can only be fitted by changing rooms.
    """
    doors = _Doors(instance)
    days: dict[tuple[Day, str], list[Appointment]] = defaultdict(list)
    for part in appointments:
        days[part.on, part.site].append(part)
    housed: list[Appointment] = []
    left: list[Appointment] = []
    for together in days.values():
        kept, without = doors.fitted(sorted(together, key=lambda part: (part.room == NOWHERE, part.start)))
        if without:
            anew = [replace(part, room=NOWHERE) for part in sorted(together, key=lambda part: part.start)]
            changed, still_without = doors.fitted(anew)
            if len(still_without) < len(without):
                kept, without = changed, still_without
        housed += kept
        left += without
    return housed, left


class _Doors:
    """The rooms of an instance by what they offer, those that offer least first."""

    def __init__(self, instance: Instance) -> None:
        self._children = {child.id: child for child in instance.children}
        self._rooms: dict[tuple[str, str], list[str]] = defaultdict(list)
        for room in sorted(instance.rooms, key=lambda room: (len(room.features), room.id)):
            for feature in room.features:
                self._rooms[room.site, feature].append(room.id)

    def fitted(self, together: Sequence[Appointment]) -> tuple[list[Appointment], list[Appointment]]:
        """The appointments of one day at one site in rooms, first come first served, and those left without."""
        taken: dict[str, int] = defaultdict(int)
        housed: list[Appointment] = []
        left: list[Appointment] = []
        for part in together:
            slots = slots_of(part)
            feature = need_of(self._children[part.child], part.kind).feature
            doors = [part.room] if part.room != NOWHERE else self._rooms[part.site, feature]
            door = next((room for room in doors if not taken[room] & slots), None)
            if door is None:
                left.append(part)
            else:
                taken[door] |= slots
                housed.append(part if part.room == door else replace(part, room=door))
        return housed, left
