"""What a family may answer. The order of the red-flag answers is the order of gravity."""

from enum import StrEnum

UNSURE = "unsure"
"""The id of the answer that every question with choices offers besides its own."""


class FlagAnswer(StrEnum):
    """An answer to a red-flag question, from calm to grave: no <= yes_and_seen <= unsure <= yes.

    `yes_and_seen` means that a doctor has checked this since it began and it has not changed since.
    """

    NO = "no"
    YES_AND_SEEN = "yes_and_seen"
    UNSURE = "unsure"
    YES = "yes"

    @property
    def gravity(self) -> int:
        """0 for no up to 3 for yes."""
        return FLAG_ANSWERS.index(self)


FLAG_ANSWERS = tuple(FlagAnswer)


class MilestoneAnswer(StrEnum):
    """An answer to a milestone question. `not_tried` and `not_sure` are left out of every count."""

    YES = "yes"
    SOMETIMES = "sometimes"
    NOT_YET = "not_yet"
    NOT_TRIED = "not_tried"
    NOT_SURE = "not_sure"
