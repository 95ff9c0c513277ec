"""What was tried as sentences: the same for a letter, a form to paste into, and a page."""

from dataclasses import dataclass
from datetime import date

from handrail.planning.family_types import Rating, TriedAt
from handrail.planning.tried import TriedEvidence, TriedLine

_AT = {TriedAt.HOME: "at home", TriedAt.SCHOOL: "at school or nursery", TriedAt.ELSEWHERE: "elsewhere"}
_RATED = {
    Rating.HELPED: "It helped.",
    Rating.HELPED_A_LITTLE: "It helped a little.",
    Rating.NO_CHANGE: "No change.",
    Rating.WORSE: "It got worse.",
    Rating.CANNOT_TELL: "We cannot tell yet.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedWords:
    """The evidence in words: one sentence over all of it, and some sentences for each thing that was tried."""

    summary: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it as plain text, a line for each."""
        return "\n".join((self.summary, *(f"- {line}" for line in self.lines)))


def tried_in_words(evidence: TriedEvidence) -> TriedWords:
    """The sentences that a letter prints; with nothing tried, the summary says so and there are no lines."""
    if not evidence.lines:
        return TriedWords(summary="Nothing has been written down yet of what was tried.", lines=())
    number, weeks = len(evidence.lines), evidence.weeks_covered
    things = "1 thing" if number == 1 else f"{number} things"
    return TriedWords(
        summary=f"The family tried {things}, over {_weeks(weeks)} in all.", lines=tuple(map(_told, evidence.lines))
    )


def _told(line: TriedLine) -> str:
    often = f", about {line.times_a_week} times a week" if line.times_a_week else ""
    if line.times_a_week == 1:
        often = ", about once a week"
    until = f"until {_day(line.until_on)}" if line.until_on else "still going on"
    span = f"From {_day(line.from_on)}, {until} ({_weeks(line.weeks)})."
    happened = line.happened if line.happened.endswith((".", "!", "?")) else f"{line.happened}."
    told = (f"{line.name}, {_AT[line.at]}{often}.", span, _RATED[line.rating], happened if line.happened else "")
    return " ".join(part for part in told if part)


def _weeks(weeks: int) -> str:
    if weeks < 1:
        return "less than a week"
    return "1 week" if weeks == 1 else f"{weeks} weeks"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
