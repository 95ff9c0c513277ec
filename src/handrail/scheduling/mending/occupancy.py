"""What the appointments of a plan take up: therapists' slots and contact, and rooms by what they offer."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from handrail.scheduling.problem import Appointment, Day, Instance
from handrail.scheduling.problem.placements import need_of


class Occupancy:
    """Who and what is taken when. Slots of a day are the bits of a number."""

    def __init__(self, instance: Instance, booked: Iterable[Appointment] = ()) -> None:
        self._most_contact = {therapist.id: therapist.max_contact for therapist in instance.therapists}
        self._children = {child.id: child for child in instance.children}
        self.rooms = Counter((room.site, feature) for room in instance.rooms for feature in room.features)
        self._busy: dict[tuple[str, Day], int] = defaultdict(int)
        self._contact: Counter[tuple[str, Day]] = Counter()
        self._in_rooms: Counter[tuple[str, str, Day, int]] = Counter()
        for part in booked:
            self.add(part)

    def add(self, part: Appointment) -> None:
        """Takes up what the appointment takes."""
        for therapist in part.therapists:
            self._busy[therapist, part.on] |= slots_of(part)
            self._contact[therapist, part.on] += part.length
        for place in self.room_slots(part):
            self._in_rooms[place] += 1

    def remove(self, part: Appointment) -> None:
        """Frees what the appointment took."""
        for therapist in part.therapists:
            self._busy[therapist, part.on] &= ~slots_of(part)
            self._contact[therapist, part.on] -= part.length
        for place in self.room_slots(part):
            self._in_rooms[place] -= 1

    def feature_of(self, part: Appointment) -> str:
        """What the appointment's room must offer."""
        return need_of(self._children[part.child], part.kind).feature

    def room_slots(self, part: Appointment) -> list[tuple[str, str, Day, int]]:
        """The (site, feature, day, slot) that the appointment takes."""
        feature = self.feature_of(part)
        return [(part.site, feature, part.on, slot) for slot in range(part.start, part.end)]

    def contact_left(self, therapist: str, on: Day) -> int:
        """The slots that the therapist may still see children on that day."""
        return self._most_contact[therapist] - self._contact[therapist, on]

    def rooms_left(self, site: str, feature: str, on: Day, slot: int) -> int:
        """How many rooms of the kind are free in that slot."""
        return self.rooms[site, feature] - self._in_rooms[site, feature, on, slot]

    def has_therapists_for(self, part: Appointment) -> bool:
        """Whether its therapists are free then."""
        return not any(self._busy[therapist, part.on] & slots_of(part) for therapist in part.therapists)

    def has_contact_for(self, part: Appointment) -> bool:
        """Whether its therapists may see a child for so long on that day."""
        return all(self.contact_left(therapist, part.on) >= part.length for therapist in part.therapists)

    def has_room_for(self, part: Appointment) -> bool:
        """Whether a room of the kind is free throughout."""
        return all(self.rooms_left(*place) > 0 for place in self.room_slots(part))

    def fits(self, part: Appointment) -> bool:
        """Whether nothing that is booked stands in the way."""
        return self.has_therapists_for(part) and self.has_contact_for(part) and self.has_room_for(part)


def slots_of(part: Appointment) -> int:
    """The slots of an appointment as bits."""
    return ((1 << part.length) - 1) << part.start
