"""What was tried at home, one line each, as a service that asks for it reads it."""

from collections.abc import Iterator

from handrail.planning import Rating, TriedAt, TriedEvidence, TriedLine

_AT = {TriedAt.HOME: "at home", TriedAt.SCHOOL: "at school", TriedAt.ELSEWHERE: "elsewhere"}
_RATED = {
    Rating.HELPED: "it helped",
    Rating.HELPED_A_LITTLE: "it helped a little",
    Rating.NO_CHANGE: "no change",
    Rating.WORSE: "it got worse",
    Rating.CANNOT_TELL: "we cannot tell whether it helped",
}


def tried_lines(evidence: TriedEvidence) -> Iterator[str]:
    """One line for each thing that was tried, oldest first, after how many weeks they cover together."""
    if evidence.lines:
        yield f"{evidence.weeks_covered} weeks in all."
    for line in evidence.lines:
        yield _line(line)


def _line(line: TriedLine) -> str:
    until = f"to {line.until_on.day} {line.until_on:%B %Y}" if line.until_on else "until now"
    often = f", {line.times_a_week} times a week" if line.times_a_week else ""
    span = f"{line.from_on.day} {line.from_on:%B %Y} {until}"
    happened = f" {line.happened.rstrip('.')}." if line.happened else ""
    return f"{line.name}, {_AT[line.at]}, {span}{often}: {_RATED[line.rating]}.{happened}"
