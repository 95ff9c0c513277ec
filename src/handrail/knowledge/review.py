"""Signing a record off: from draft to reviewed, by one clinician, or two different ones for a red flag."""

from datetime import date
from pathlib import Path
from typing import Any

import tomlkit

from handrail.knowledge.load import load
from handrail.knowledge.lookup import find_record
from handrail.knowledge.records import RedFlag, Source
from handrail.vocabulary import InputError

REVIEWERS_OF_A_RED_FLAG = 2


def review_record(folder: Path, record_id: str, *, by: str, on: date, due: date) -> str:
    """A sentence that says where the record stands now, after `by` signed it off on `on`, until `due`.

    Only the record's own lines in its file change. Raises InputError for an unknown or retired record, and
    when the same person signs twice.
    """
    knowledge = load(folder)
    kind, record = find_record(knowledge, record_id)
    if isinstance(record, Source):
        raise InputError("ID", "sources are not signed off; the records that rest on them are.")
    if record.status == "retired":
        raise InputError("ID", f"{record_id} is retired.")
    if _person(by) in map(_person, record.reviewed_by):
        raise InputError("--by", f"{by} has signed {record_id} already.")
    signed = [*record.reviewed_by, by]
    wanted = REVIEWERS_OF_A_RED_FLAG if isinstance(record, RedFlag) else 1
    status = "reviewed" if len(signed) >= wanted else "draft"
    path = folder / knowledge.origin[f"{kind}:{record.id}"]
    changes = {"status": status, "reviewed_by": signed, "reviewed_on": on, "review_due": due}
    _rewrite(path, kind, record.id, changes)
    missing = wanted - len(signed)
    return f"{record_id} is {status}" + (f"; {missing} more reviewer is needed." if missing > 0 else ".")


def _person(signature: str) -> str:
    """Who signed, whatever the role or spelling: two signatures of one person are one."""
    return " ".join(signature.partition("(")[0].split()).casefold()


def _rewrite(path: Path, kind: str, record_id: str, changes: dict[str, Any]) -> None:
    document = tomlkit.parse(path.read_text(encoding="utf-8"))
    row = next(row for row in document[kind] if row["id"] == record_id)
    row.update(changes)
    path.write_text(tomlkit.dumps(document), encoding="utf-8")
