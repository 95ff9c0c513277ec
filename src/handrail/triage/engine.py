"""Everything that an unattended answer needs, loaded once."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.knowledge import Knowledge, load
from handrail.matching import Reader, load_index, load_model
from handrail.triage.read_check import read_check
from handrail.triage.types import ConditionReply, Decision
from handrail.triage.unattended import decide_unattended


@contextmanager
def _without_collection() -> Iterator[None]:
    """A context without garbage collection: what is loaded in it stays for good, and is never searched for garbage."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@dataclass(frozen=True, slots=True)
class Engine:
    """The knowledge and a reader of texts."""

    knowledge: Knowledge
    reader: Reader

    @classmethod
    def start(cls) -> "Engine":
        """An engine on the shipped knowledge and model."""
        with _without_collection():
            knowledge = load()
            return cls(knowledge, Reader(knowledge, load_model(), load_index(knowledge)))

    def decide(self, raw: Mapping[str, Any], today: date, *, needs_id: bool) -> tuple[str, Decision]:
        """The id and the decision for one input of check-batch-1. Raises InputError by field."""
        given = read_check(raw, self.knowledge, self.reader.names, today, needs_id=needs_id)
        return given.id, decide_unattended(given, self.reader, self.knowledge, today)

    def conditions(self, written: str) -> tuple[ConditionReply, ...]:
        """The diagnoses that a family wrote, with commas between them; one that is not known is kept as words."""
        replies = []
        for words in filter(None, (part.strip() for part in written.split(","))):
            found = self.reader.names.resolve(words)
            known = (found.id, found.is_suspected) if found else (None, False)
            replies.append(ConditionReply(words=words, id=known[0], is_suspected=known[1]))
        return tuple(replies)
