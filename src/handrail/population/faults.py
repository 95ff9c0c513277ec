"""What was wrong in a file, told with line and column; the rest of the file is still answered."""

from collections.abc import Callable
from dataclasses import dataclass, field

MOST_TOLD = 10_000


@dataclass(slots=True)
class Faults:
    """Counts faults and tells each one to `tell`, up to a number beyond which nobody reads on."""

    tell: Callable[[str], None]
    count: int = field(default=0)

    def add(self, file: str, line: int, column: str, what: str) -> None:
        """Tells one fault: the line counts from 1 (in CSV the line of names is line 1), the column goes by name."""
        self.count += 1
        place = f"line {line}, column {column}" if column else f"line {line}"
        if self.count <= MOST_TOLD:
            self.tell(f"{file}, {place}: {what}")
        elif self.count == MOST_TOLD + 1:
            self.tell("More was wrong; only the count is told from here on.")
