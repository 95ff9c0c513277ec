"""The drawings of the pages to read: what each shows, told to those who cannot see it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Drawing:
    """A file among the pictures, and what it shows."""

    file: str
    alt: Promise

    @property
    def address(self) -> str:
        """Its place among the static files."""
        return f"pictures/{self.file}"


_TOGETHER = Drawing("both.svg", _("A child between two therapists, one at each hand."))
# By kind and id of the record on whose page it stands.
DRAWINGS: Mapping[str, Drawing] = {
    "explanation:both": _TOGETHER,
    "explanation:working_together": _TOGETHER,
    "explanation:first_visit": Drawing("first_visit.svg", _("A child and a therapist play with beads at a table.")),
    "reassurance:flat_feet": Drawing(
        "flat_feet.svg", _("A foot that stands flat; on tiptoe the same foot has an arch.")
    ),
    "reassurance:intoeing": Drawing("intoeing.svg", _("Two legs from the front; the toes point to each other.")),
    "reassurance:out_toeing": Drawing("out_toeing.svg", _("Two legs from the front; the toes point outwards.")),
    "reassurance:bow_legs": Drawing("bow_legs.svg", _("Two legs from the front; the knees curve apart.")),
    "reassurance:knock_knees": Drawing("knock_knees.svg", _("Two legs from the front; the knees nearly touch.")),
    "reassurance:w_sitting": Drawing(
        "w_sitting.svg", _("A child sits on the floor, knees in front and feet out to the sides, like a W.")
    ),
    "reassurance:bottom_shuffling": Drawing(
        "bottom_shuffling.svg", _("A child slides along the floor on the bottom, one hand behind.")
    ),
    "reassurance:early_toe_walking": Drawing(
        "early_toe_walking.svg", _("Two walking legs from the side; the heels are off the floor.")
    ),
}


def drawing_of(kind: str, record_id: str) -> Drawing | None:
    """The drawing of this record's page, where there is one."""
    return DRAWINGS.get(f"{kind}:{record_id}")
