"""Signing a record off: from draft to reviewed, by one clinician, or two different ones for a red flag."""

from datetime import date
from pathlib import Path
from typing import Any

import tomlkit

from handrail.knowledge.library import load_library
from handrail.knowledge.load import load
from handrail.knowledge.lookup import find_record
from handrail.knowledge.records import Record, Source
from handrail.knowledge.signatures import person_of, reviewers_wanted
from handrail.vocabulary import InputError


def review_record(folder: Path, record_id: str, *, by: str, on: date, due: date) -> str:
    """A sentence that says where the record stands now, after `by` signed it off on `on`, until `due`.

    A reviewed record keeps its standing and its dates until as many people as it needs have signed again.
    Only the record's own lines in its file change. Raises InputError for an unknown or retired record, and
    when the same person signs one review twice.
    """
    knowledge, library = load(folder), load_library(folder)
    kind, record = find_record(knowledge, record_id, library)
    if isinstance(record, Source):
        raise InputError("ID", "sources are not signed off; the records that rest on them are.")
    if record.status == "retired":
        raise InputError("ID", f"{record_id} is retired.")
    if _has_signed(by, record, on):
        raise InputError("--by", f"{by} has signed {record_id} already.")
    is_reviewed = record.status == "reviewed"
    signed = [*(record.signed_again_by if is_reviewed else record.reviewed_by), by]
    missing = reviewers_wanted(record) - len(signed)
    changes: dict[str, Any] = {"signed_again_by": signed}
    if missing <= 0 or not is_reviewed:
        status = "draft" if missing > 0 else "reviewed"
        changes = {"status": status, "reviewed_by": signed, "reviewed_on": on, "review_due": due}
    origin = {**library.origin, **knowledge.origin}
    _rewrite(folder / origin[f"{kind}:{record.id}"], kind, record.id, changes)
    return f"{record_id} is {changes.get('status', record.status)}" + (
        f"; {missing} more reviewer is needed{' to renew it' if is_reviewed else ''}." if missing > 0 else "."
    )


def _has_signed(by: str, record: Record, on: date) -> bool:
    """Whether `by` has signed the review that is under way; the last one only counts on its own day."""
    signed = record.signed_again_by
    if record.status != "reviewed" or record.reviewed_on is None or on <= record.reviewed_on:
        signed += record.reviewed_by
    return person_of(by) in map(person_of, signed)


def _rewrite(path: Path, kind: str, record_id: str, changes: dict[str, Any]) -> None:
    document = tomlkit.parse(path.read_text(encoding="utf-8"))
    row = next(row for row in document[kind] if row["id"] == record_id)
    row.update(changes)
    if "status" in changes:
        row.pop("signed_again_by", None)  # that review is now the record's own
    path.write_text(tomlkit.dumps(document), encoding="utf-8")
