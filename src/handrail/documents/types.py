"""What a family edits before a page is made of it, and what stands in its footer. All of it is plain text."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Everything in a letter to a doctor. Several lines are several points. Names and days are typed by the family."""

    to: str = ""
    child_name: str = ""
    born_on: str = ""
    age: str = ""
    written_by: str = ""
    contact: str = ""
    interpreter: str = ""
    school: str = ""
    ask: str = ""
    why_now: str = ""
    signs_yes: str = ""
    signs_no: str = ""
    signs_not_asked: str = ""
    history: str = ""
    tried: str = ""
    service: str = ""
    own_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Everything in the family's own summary of an answer."""

    child_name: str = ""
    answer: str = ""
    whom_to_see: str = ""
    why: str = ""
    tonight: str = ""
    watch_for: str = ""
    to_say: str = ""
    look_again: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What nobody edits: the rules that spoke, the knowledge they come from, and the day."""

    rules: tuple[str, ...]
    knowledge: str
    is_draft: bool
    made_on: date
