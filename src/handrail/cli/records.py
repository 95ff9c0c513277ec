"""One knowledge record as a page in the terminal."""

from collections.abc import Mapping

import msgspec
from rich.console import Group, RenderableType
from rich.pretty import Pretty
from rich.text import Text

from handrail.knowledge import title_of
from handrail.knowledge.records import Record, Source


def record_page(kind: str, record: Record | Source, known: Mapping[str, Source]) -> RenderableType:
    """The record with its standing first, then its sources in words, then every field that is set."""
    if isinstance(record, Source):
        return Pretty(msgspec.to_builtins(record), expand_all=True)
    standing = f"{record.status}, grade {record.grade}" + (", partly unverified" if record.unverified else "")
    sources = [_source_line(known[name]) for name in record.sources if name in known]
    fields = {name: value for name, value in msgspec.to_builtins(record).items() if value not in ("", [], {}, None)}
    return Group(
        Text(f"{title_of(record)}  ({kind} {record.id})", style="bold"),
        Text(standing),
        *(Text(f"  {line}") for line in sources),
        Pretty(fields, expand_all=True),
    )


def _source_line(source: Source) -> str:
    year = f", {source.year}" if source.year else ""
    return f"{source.id}: {source.title}. {source.publisher}{year} {source.url}".rstrip()
