"""What Handrail can answer, and the six-way label that other programs read."""

from enum import StrEnum


class Verdict(StrEnum):
    """The kind of answer. Which disciplines a therapy verdict names is data beside it."""

    SEE_FIRST = "see_first"
    THERAPY = "therapy"
    ELSEWHERE = "elsewhere"
    REASSURE = "reassure"
    UNCLEAR = "unclear"


class Who(StrEnum):
    """Whom to see. Finer services (speech therapy, orthopaedics) stand beside `other_service`."""

    EMERGENCY_DEPARTMENT = "emergency_department"
    GP = "gp"
    PAEDIATRICIAN = "paediatrician"
    CHILD_HEALTH_NURSE = "child_health_nurse"
    THERAPIST = "therapist"
    OWN_TEAM = "own_team"
    CRISIS_LINE = "crisis_line"
    CHILD_PROTECTION = "child_protection"
    OTHER_SERVICE = "other_service"

    @property
    def seniority(self) -> int:
        """0 for who comes first when several are equally urgent: the emergency department before the GP."""
        return _SENIORITY.index(self)


_SENIORITY = (
    Who.EMERGENCY_DEPARTMENT,
    Who.CHILD_PROTECTION,
    Who.CRISIS_LINE,
    Who.PAEDIATRICIAN,
    Who.OWN_TEAM,
    Who.GP,
    Who.CHILD_HEALTH_NURSE,
    Who.OTHER_SERVICE,
    Who.THERAPIST,
)


class Label(StrEnum):
    """The labels of check-batch-1 that are not a single discipline's own id."""

    BOTH = "both"
    OTHER_FIRST = "other_first"
    REASSURE = "reassure"
    NOT_FOR_THERAPY = "not_for_therapy"
