"""Three kinds of no: bad input, cannot tell, and a missing part of the installation."""

from dataclasses import dataclass


class HandrailError(Exception):
    """An error that a person can act on, with a stable code and an exit status for the terminal."""

    code = "handrail_error"
    exit_status = 2


class InputError(HandrailError):
    """Input that cannot be used: the path of the field and a sentence that says what to change."""

    code = "bad_input"

    def __init__(self, field: str, message: str, *, code: str = "bad_input") -> None:
        super().__init__(f"{field}: {message}" if field else message)
        self.field = field
        self.message = message
        self.code = code


class MissingExtraError(HandrailError):
    """A part of Handrail that is not installed, with the one sentence that says what to install."""

    code = "missing_extra"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAssessable:
    """The value of something that cannot be told. It is shown as such and never becomes zero or fine."""

    reason: str
