"""What is wrong in a set of knowledge files."""

from dataclasses import dataclass

from handrail.vocabulary import HandrailError

Defect = tuple[str, str]
"""The field of a record and what to mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One defect: the file, the record, the field and what to mend."""

    file: str
    record: str
    field: str
    message: str

    def __str__(self) -> str:
        place = " ".join(part for part in (self.record, self.field) if part)
        return f"{self.file}: {place}: {self.message}" if place else f"{self.file}: {self.message}"


class KnowledgeError(HandrailError):
    """Knowledge files that cannot be used, with every problem found."""

    code = "bad_knowledge"

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
