"""What is remembered while a family is here, and only then: each child's check, and the country.

It lives in the session, which holds nothing else. Nothing in it names a child.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

import msgspec

from handrail.triage import Check

MOST_CHILDREN = 8
_KEY = "visit"


class Session(Protocol):
    """The part of Django's session that is used here."""

    def get(self, key: str) -> Any:
        """The value of `key`, or None."""

    def __setitem__(self, key: str, value: Any) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The check that a family's file held: its day, its answers in their order, and what was said to them then.

    `gone` counts the answers to questions that are no longer asked.
    """

    on: date
    check: Check
    trail: tuple[str, ...] = ()
    headline: str = ""
    knowledge: str = ""
    gone: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildCheck:
    """One child's check: the answers, the family's words, and the questions in the order they were put.

    `opening` are questions that come before the ordinary order, because of how the family came in. `is_self`
    is set when a young person asks about themselves. `shows_private` is None until that question is answered.
    `earlier` is the check of a file that was opened here.
    """

    check: Check = field(default_factory=Check)
    text: str = ""
    trail: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    is_self: bool = False
    shows_private: bool | None = None
    earlier: Earlier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The children of one visit, and the id of the place that the family chose."""

    children: tuple[ChildCheck, ...] = ()
    place: str = ""

    def child(self, number: int) -> ChildCheck | None:
        """The child with this number (from 1), or None."""
        return self.children[number - 1] if 1 <= number <= len(self.children) else None

    def named_child(self, written: str) -> tuple[ChildCheck | None, int]:
        """The child whose number a form or an address wrote, with the number; None and 0 when there is none."""
        number = int(written) if written.isdecimal() and len(written) < 4 else 0
        child = self.child(number)
        return child, number if child else 0

    def with_child(self, number: int, child: ChildCheck) -> "Visit":
        """The visit with that child's check in place of what it was."""
        return replace(self, children=(*self.children[: number - 1], child, *self.children[number:]))

    def with_new_child(self, child: ChildCheck) -> tuple["Visit", int]:
        """The visit with one child more, and its number; one that answered nothing yet gives way to it."""
        kept = self.children
        if kept and not kept[-1].check.answered:
            kept = kept[:-1]
        kept = kept[-MOST_CHILDREN + 1 :]
        return replace(self, children=(*kept, child)), len(kept) + 1


def visit_in(session: Session) -> Visit:
    """The visit that this session holds; an empty one when there is none, or one that cannot be read."""
    kept = session.get(_KEY)
    if not isinstance(kept, Mapping):
        return Visit()
    try:
        return msgspec.convert(kept, Visit)
    except msgspec.ValidationError:  # written by another version of the program
        return Visit()


def keep(visit: Visit, session: Session) -> None:
    """Puts the visit into the session."""
    session[_KEY] = msgspec.to_builtins(visit)
