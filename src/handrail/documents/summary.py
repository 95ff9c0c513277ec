"""A family's own summary of an answer, on one page."""

from collections.abc import Iterator

from handrail.documents.fields import checked, lines_of, titled
from handrail.documents.sheet import Look, Section, Sheet
from handrail.documents.types import Mark, Summary
from handrail.documents.words import SUMMARY, foot
from handrail.triage import day_in_words
from handrail.vocabulary import InputError
from handrail.vocabulary import said as _

_LISTED = ("whom_to_see", "watch_for")


def summary_sheet(summary: Summary, mark: Mark) -> Sheet:
    """The page of `summary`. Raises InputError on a field that is too long, and on `answer` when there is none."""
    summary = checked(summary)
    if not summary.answer:
        raise InputError("answer", _("Write the answer in a line or two."))
    return Sheet(
        look=Look.SUMMARY,
        title=titled(_("Summary for %(name)s"), summary.child_name) or _("Our summary"),
        made_on=day_in_words(mark.made_on),
        sections=tuple(_sections(summary)),
        foot=foot(mark),
    )


def _sections(summary: Summary) -> Iterator[Section]:
    for field, heading in SUMMARY.items():
        lines = lines_of(str(getattr(summary, field)))
        if lines and field != "child_name":
            yield Section(
                field=field,
                heading=_(heading),
                lines=lines,
                is_list=field in _LISTED,
                is_quoted=field == "to_say",
                leads=field == "answer",
            )
