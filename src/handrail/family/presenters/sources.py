"""Sources as a page shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handrail.knowledge.records import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source as it may be shown: its address only where there is one."""

    title: str
    publisher: str
    year: str
    url: str


def source_lines(names: Iterable[str], sources: Mapping[str, Source]) -> tuple[SourceLine, ...]:
    """The lines of those sources that are known, in the order of `names`."""
    known = (sources[name] for name in names if name in sources)
    return tuple(SourceLine(title=s.title, publisher=s.publisher, year=s.year, url=s.url) for s in known)
