"""The shape of what a family reads to understand: words, questions, explanations, what is ordinary, a condition."""

from typing import Annotated, get_args

from msgspec import Meta

from handrail.knowledge.records import English, Identifier, Part, Record, Text, Texts

Reference = Annotated[str, Meta(pattern=r"^[a-z][a-z_]*:[A-Za-z][A-Za-z0-9_]*$")]
"""Another record to read, as kind and id: "term:goal"."""
Form = Annotated[str, Meta(min_length=2)]
"""A word or phrase as it stands in a sentence."""
LOCALES: tuple[English, ...] = get_args(English)
"""The kinds of English that a reader may choose; every text is written in the first."""


class ToRead(Record, frozen=True, kw_only=True):
    """A record that explains, and that nobody acts on by itself."""


class Term(ToRead, frozen=True, kw_only=True):
    """A word of the field with its meaning. `also` lists other forms under which it is found in a text."""

    name: Text
    also: tuple[str, ...] = ()
    meaning: Text


class Faq(ToRead, frozen=True, kw_only=True):
    """A question that families ask, with its answer; the ones of the founding article come first."""

    order: Annotated[int, Meta(ge=1)]
    question: Text
    answer: Text
    from_article: bool = False
    see: tuple[Reference, ...] = ()


class Section(Part, frozen=True, kw_only=True):
    """One part of an explanation: what it says, its points, and the rows of roles that it shows side by side."""

    heading: Text
    text: Texts = ()
    points: Texts = ()
    roles: tuple[Identifier, ...] = ()
    see: tuple[Reference, ...] = ()


class Explanation(ToRead, frozen=True, kw_only=True):
    """A page to read from top to bottom. `disciplines` are the therapies that it is about."""

    order: Annotated[int, Meta(ge=1)]
    title: Text
    lead: Text
    disciplines: tuple[str, ...] = ()
    sections: Annotated[tuple[Section, ...], Meta(min_length=1)]


class Reassurance(ToRead, frozen=True, kw_only=True):
    """What is ordinary in growing, and what changes that answer.

    The ages at which it is ordinary and the signs to check are those of `concern`, so that they have one home.
    """

    name: Text
    concern: Identifier
    conditions: tuple[str, ...] = ()
    usual: Text
    helps: Texts = ()
    no_use: Texts = ()
    changes_it: Annotated[Texts, Meta(min_length=2)]
    look_again_months: Annotated[int, Meta(ge=1, le=12)]
    facts: tuple[str, ...] = ()


class ConditionGuide(ToRead, frozen=True, kw_only=True):
    """What a family reads about the condition with the same id, beside the rules and the work of that condition."""

    about: Text
    ask_your_team: Annotated[Texts, Meta(min_length=2)]
    interventions: tuple[Identifier, ...] = ()


class Word(ToRead, frozen=True, kw_only=True):
    """One word of everyday care in each kind of English; the forms of a locale stand in the same order."""

    forms: dict[str, tuple[Form, ...]]
