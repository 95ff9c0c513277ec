"""Finding records: by id, and by the words in them."""

from collections.abc import Iterable

import msgspec

from handrail.knowledge.collection import Knowledge
from handrail.knowledge.records import Record, Source
from handrail.vocabulary import InputError


def find_record(knowledge: Knowledge, record_id: str) -> tuple[str, Record | Source]:
    """The kind and the record with this id ("toe_walking"), or with kind and id ("condition:toe_walking").

    A worry and a diagnosis may share an id; without a kind the worry is meant. Raises InputError when there
    is none.
    """
    wanted_kind, _, bare = record_id.rpartition(":")
    for kind, record in knowledge.clinical_records():
        if record.id == bare and wanted_kind in ("", kind):
            return kind, record
    if record_id in knowledge.sources:
        return "source", knowledge.sources[record_id]
    raise InputError("ID", f'no record is called "{record_id}"; look for it with `handrail knowledge search`.')


def search_records(knowledge: Knowledge, words: Iterable[str]) -> list[tuple[str, str, str]]:
    """Kind, id and name of every record whose text holds all of `words`, in any case."""
    wanted = [word.casefold() for word in words]
    found = []
    for kind, record in knowledge.clinical_records():
        text = msgspec.json.encode(record).decode().casefold()
        if all(word in text for word in wanted):
            found.append((kind, record.id, title_of(record)))
    return found


def title_of(record: Record) -> str:
    """What a record calls itself: its name, or the question it asks."""
    for field in ("name", "label", "question", "ask", "statement"):
        if title := getattr(record, field, ""):
            return str(title)
    return record.id
