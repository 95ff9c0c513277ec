"""The forms in which a family edits a letter or a summary before it is made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handrail.documents import Letter, Mark, Summary, most_of
from handrail.knowledge import Library
from handrail.planning import WayIn
from handrail.vocabulary import InputError

Words = Mapping[str, tuple[object, object]]
"""A label and a hint, by field."""
_CHARACTERS_A_ROW, _FEWEST_ROWS, _MOST_ROWS = 48, 2, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperField:
    """One field of a form: `rows` is 0 for a single line."""

    name: str
    label: object
    hint: object
    value: str
    most: int
    rows: int
    kind: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperForm:
    """Everything that the template of a form prints. `text` is the letter as plain text, once it was asked for."""

    number: int
    facts: tuple[PaperField, ...]
    parts: tuple[PaperField, ...]
    ways: tuple[tuple[str, str], ...]
    chosen_way: str
    text: str
    error: InputError | None
    is_draft: bool
    version: str


_FACTS: Words = {
    "to": (gettext_lazy("Who it is for"), gettext_lazy("The doctor, the nurse or the practice")),
    "child_name": (gettext_lazy("The child’s name"), ""),
    "born_on": (gettext_lazy("Birth date"), ""),
    "age": (gettext_lazy("Age"), ""),
    "written_by": (gettext_lazy("Who writes"), gettext_lazy("Your name, and who you are to the child")),
    "contact": (gettext_lazy("How to reach you"), gettext_lazy("A number, and whether a text or a call is better")),
    "interpreter": (gettext_lazy("Interpreter, if one is needed"), gettext_lazy("Which language")),
    "school": (gettext_lazy("School or nursery"), ""),
}
_SELF: Words = {
    "child_name": (gettext_lazy("Your name"), ""),
    "written_by": (gettext_lazy("Who helps you to write, if anybody does"), ""),
}
_PARTS: Words = {
    "ask": (gettext_lazy("What you ask for"), gettext_lazy("One thing, two at most. This stands at the top.")),
    "why_now": (
        gettext_lazy("Why now"),
        gettext_lazy("One point a line: what you see, whether it changes, what it stops and how often."),
    ),
    "signs_yes": (gettext_lazy("Signs that you answered yes"), gettext_lazy("Add since when.")),
    "signs_no": (
        gettext_lazy("Signs that you answered no"),
        gettext_lazy("Leave this in: a doctor wants to know what was asked."),
    ),
    "signs_not_asked": (gettext_lazy("What was not asked"), ""),
    "history": (
        gettext_lazy("History"),
        gettext_lazy("Write behind each colon. What you leave open is printed as “not stated”."),
    ),
    "tried": (gettext_lazy("What you tried"), gettext_lazy("What, from when to when, how often, and what happened.")),
    "service": (gettext_lazy("What the service wants"), gettext_lazy("You can fetch this from our list below.")),
    "own_words": (gettext_lazy("In your own words"), gettext_lazy("Two lines are enough.")),
}
_SUMMARY: Words = {
    "answer": (gettext_lazy("The answer"), ""),
    "whom_to_see": (gettext_lazy("Whom to see, and when"), gettext_lazy("One a line.")),
    "why": (gettext_lazy("Why"), ""),
    "tonight": (gettext_lazy("Tonight"), ""),
    "watch_for": (gettext_lazy("Ask again sooner if"), gettext_lazy("One sign a line.")),
    "to_say": (gettext_lazy("Words for the phone"), ""),
    "look_again": (gettext_lazy("When to look again"), ""),
    "notes": (gettext_lazy("Notes of your own"), gettext_lazy("What you want to remember or to ask.")),
}
_DATES = frozenset({"born_on"})
_ONE_LINE = frozenset({"look_again"})


def letter_form(
    letter: Letter,
    number: int,
    library: Library,
    ways: tuple[WayIn, ...],
    mark: Mark,
    *,
    chosen_way: str = "",
    text: str = "",
    error: InputError | None = None,
    is_self: bool = False,
) -> PaperForm:
    """The form of a letter with what stands in it now."""
    facts = {**_FACTS, **_SELF} if is_self else _FACTS
    return PaperForm(
        number=number,
        facts=tuple(_fields(facts, letter, error)),
        parts=tuple(_fields(_PARTS, letter, error)),
        ways=tuple((way.pathway, _way_name(way, library)) for way in ways),
        chosen_way=chosen_way,
        text=text,
        error=_with_label(error, {**facts, **_PARTS}),
        is_draft=mark.is_draft,
        version=mark.knowledge,
    )


def summary_form(summary: Summary, number: int, mark: Mark, *, error: InputError | None = None) -> PaperForm:
    """The form of a summary with what stands in it now."""
    name = {"child_name": _FACTS["child_name"]}
    return PaperForm(
        number=number,
        facts=tuple(_fields(name, summary, error)),
        parts=tuple(_fields(_SUMMARY, summary, error)),
        ways=(),
        chosen_way="",
        text="",
        error=_with_label(error, {**name, **_SUMMARY}),
        is_draft=mark.is_draft,
        version=mark.knowledge,
    )


def _with_label(error: InputError | None, words: Words) -> InputError | None:
    """The error as the summary of a page says it: with the label of its field before it."""
    if error is None or error.field not in words:
        return error
    told = {"field": words[error.field][0], "message": error.message}
    return InputError(error.field, _("%(field)s: %(message)s") % told)


def _way_name(way: WayIn, library: Library) -> str:
    record = library.pathways[way.pathway]
    return f"{record.area} · {record.name}"


def _fields(words: Words, paper: Letter | Summary, error: InputError | None) -> Iterator[PaperField]:
    for name, (label, hint) in words.items():
        value = str(getattr(paper, name))
        is_short = name in _FACTS or name in _ONE_LINE
        yield PaperField(
            name=name,
            label=label,
            hint=hint,
            value=value,
            most=most_of(name),
            rows=0 if is_short else _rows(value),
            kind="date" if name in _DATES else "text",
            message=error.message if error and error.field == name else "",
        )


def _rows(value: str) -> int:
    needed = sum(len(line) // _CHARACTERS_A_ROW + 1 for line in value.split("\n"))
    return max(_FEWEST_ROWS, min(needed, _MOST_ROWS))
