"""What one family's appointments add to the objective, and what one more would."""

from collections.abc import Iterable
from dataclasses import replace

from handrail.scheduling.measuring.metrics import Components, by_child, components_of, objective
from handrail.scheduling.problem import Appointment, Instance


class FamilyCosts:
    """The cost of each family beside a plan; families do not touch one another's."""

    def __init__(self, instance: Instance, booked: Iterable[Appointment]) -> None:
        children = {child.id: child for child in instance.children}
        self._booked = by_child(booked)
        self._alone = {
            name: replace(instance, families=(family,), children=tuple(children[one] for one in family.children))
            for family in instance.families
            for name in family.children
        }
        self._before: dict[str, int] = {}

    def components(self, child: str, extra: Iterable[Appointment] = ()) -> Components:
        """The terms of the child's whole family with these appointments more."""
        alone = self._alone[child]
        booked = [part for one in alone.children for part in self._booked.get(one.id, ())]
        return components_of(alone, [*booked, *extra])

    def of(self, child: str, extra: Iterable[Appointment] = ()) -> int:
        """The cost of the child's whole family with these appointments more."""
        return objective(self._alone[child], self.components(child, extra))

    def added(self, place: Appointment) -> int:
        """What the place adds; negative where it is worth more than it costs."""
        if place.child not in self._before:
            self._before[place.child] = self.of(place.child)
        return self.of(place.child, [place]) - self._before[place.child]
