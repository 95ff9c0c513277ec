"""A family's own summary of an answer, on one page."""

from collections.abc import Iterator

from handrail.documents.fields import checked, lines_of
from handrail.documents.sheet import Look, Section, Sheet
from handrail.documents.types import Mark, Summary
from handrail.documents.words import SummaryWords
from handrail.triage import day_in_words
from handrail.vocabulary import InputError

_ORDER = ("answer", "whom_to_see", "why", "tonight", "watch_for", "to_say", "look_again", "notes")
_LISTED = ("whom_to_see", "watch_for")


def summary_sheet(summary: Summary, mark: Mark, words: SummaryWords | None = None) -> Sheet:
    """The page of `summary`. Raises InputError on a field that is too long, and on `answer` when there is none."""
    words = words or SummaryWords()
    summary = checked(summary)
    if not summary.answer:
        raise InputError("answer", words.answer_missing)
    return Sheet(
        look=Look.SUMMARY,
        title=words.title_named.format(name=summary.child_name) if summary.child_name else words.title,
        made_on=day_in_words(mark.made_on),
        sections=tuple(_sections(summary, words)),
        foot=words.foot(mark),
    )


def _sections(summary: Summary, words: SummaryWords) -> Iterator[Section]:
    for field in _ORDER:
        if lines := lines_of(str(getattr(summary, field))):
            yield Section(
                field=field,
                heading=str(getattr(words, field)),
                lines=lines,
                is_list=field in _LISTED,
                is_quoted=field == "to_say",
                leads=field == "answer",
            )
