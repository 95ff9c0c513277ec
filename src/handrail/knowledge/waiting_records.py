"""The shape of what helps while a family waits: packs by worry, words for the phone, a teacher's page, filming."""

from typing import Annotated, Literal

from msgspec import Meta

from handrail.knowledge.records import Months, Part, Record, Text, Texts


class WaitingPack(Record, frozen=True, kw_only=True):
    """What to do about one kind of worry until someone sees the child.

    `topics` are the topics of the worries it speaks to; every topic has one pack. `films` are the scenes worth
    filming for it.
    """

    name: Text
    topics: Annotated[tuple[str, ...], Meta(min_length=1)]
    do: Annotated[Texts, Meta(min_length=2, max_length=2)]
    contact_weeks: Annotated[int, Meta(ge=1, le=26)]
    sooner_if: Annotated[Texts, Meta(min_length=1, max_length=4)]
    say: Text
    bring: Annotated[Texts, Meta(min_length=1, max_length=5)]
    films: tuple[str, ...] = ()


class PhoneWords(Record, frozen=True, kw_only=True):
    """What to say on the phone or write in one situation; {worry}, {effect}, {age} and {sent_on} are filled in."""

    name: Text
    when: Text
    say: Text
    ask_for: Texts
    if_no: Text
    by: Literal["phone", "message"] = "phone"


class TeacherQuestion(Record, frozen=True, kw_only=True):
    """One of the questions for a teacher or nursery, with its place on the page.

    Without `answers` it is answered in words; otherwise one answer is ticked, or more where `several`.
    """

    position: Annotated[int, Meta(ge=1, le=6)]
    ask: Text
    help: str = ""
    answers: tuple["TeacherAnswer", ...] = ()
    several: bool = False


class TeacherAnswer(Part, frozen=True, kw_only=True):
    """One answer to tick."""

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
    text: Text


class FilmRule(Part, frozen=True, kw_only=True):
    """One rule that holds for every film."""

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
    position: int
    text: Text


class FilmScene(Record, frozen=True, kw_only=True):
    """Ten useful seconds: what to film, from where, and what a therapist sees in it."""

    name: Text
    topics: Annotated[tuple[str, ...], Meta(min_length=1)]
    age_from_months: Months = 0
    age_to_months: Months = 228
    how: Annotated[Texts, Meta(min_length=1, max_length=4)]
    seconds: Annotated[int, Meta(ge=5, le=60)]
    shows: Text
    safety: str = ""
