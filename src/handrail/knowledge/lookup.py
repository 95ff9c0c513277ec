"""Finding records: by id, and by the words in them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from handrail.knowledge.collection import Knowledge
from handrail.knowledge.records import Record, Source
from handrail.vocabulary import InputError

if TYPE_CHECKING:
    from handrail.knowledge.library import Library


def find_record(knowledge: Knowledge, record_id: str, library: "Library | None" = None) -> tuple[str, Record | Source]:
    """The kind and the record with this id ("toe_walking"), or with kind and id ("condition:toe_walking").

    A worry and a diagnosis may share an id; without a kind the worry is meant, and a record of the library only
    when no other has the id. Raises InputError when there is none.
    """
    wanted_kind, _, bare = record_id.rpartition(":")
    for kind, record in _records(knowledge, library):
        if record.id == bare and wanted_kind in ("", kind):
            return kind, record
    sources = sources_of(knowledge, library)
    if record_id in sources:
        return "source", sources[record_id]
    raise InputError("ID", f'no record is called "{record_id}"; look for it with `handrail knowledge search`.')


def search_records(
    knowledge: Knowledge, words: Iterable[str], library: "Library | None" = None
) -> list[tuple[str, str, str]]:
    """Kind, id and name of every record whose text holds all of `words`, in any case."""
    wanted = [word.casefold() for word in words]
    found = []
    for kind, record in _records(knowledge, library):
        text = msgspec.json.encode(record).decode().casefold()
        if all(word in text for word in wanted):
            found.append((kind, record.id, title_of(record)))
    return found


def sources_of(knowledge: Knowledge, library: "Library | None" = None) -> dict[str, Source]:
    """Every source by id: those of the knowledge, and those of the library when it is given."""
    return knowledge.sources if library is None else knowledge.sources | library.sources


def _records(knowledge: Knowledge, library: "Library | None") -> Iterator[tuple[str, Record]]:
    yield from knowledge.clinical_records()
    if library is not None:
        yield from library.clinical_records()


def title_of(record: Record) -> str:
    """What a record calls itself: its name, or the question it asks."""
    for field in ("name", "title", "label", "question", "ask", "statement", "why"):
        if title := getattr(record, field, ""):
            return str(title)
    return record.id
