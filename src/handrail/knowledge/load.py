"""Reads knowledge files into records, strictly: a mistyped key or an age out of range names its place."""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from handrail.knowledge import records
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.errors import KnowledgeError, Problem
from handrail.knowledge.stated_facts import number_in_words

DATA = Path(__file__).parent / "data"
COMPILED = "compiled.msgpack"
LIBRARY = "library"
"""The folder of records that no decision rests on; `library.py` reads it, and the version of the set leaves it out."""

KINDS: Mapping[str, type[msgspec.Struct]] = {
    "source": records.Source,
    "fact": records.Fact,
    "discipline": records.Discipline,
    "service": records.Service,
    "role": records.Role,
    "place": records.Place,
    "picture": records.Picture,
    "concern": records.Concern,
    "red_flag": records.RedFlag,
    "topic_flags": records.TopicFlags,
    "core": records.CoreQuestion,
    "sentinel": records.Sentinel,
    "universal": records.UniversalQuestion,
    "ladder": records.Ladder,
    "milestone": records.Milestone,
    "condition": records.Condition,
}
WORD_TABLES = ("lexicon", "themes")
_FACT = re.compile(r"\{fact:([a-z0-9_]+)\}")


def load(folder: Path = DATA) -> Knowledge:
    """The knowledge set in `folder`; from its compiled form when that was made of these very files.

    Raises KnowledgeError with every problem of shape found. `check` finds problems of meaning.
    """
    files = read_files(folder)
    digest = content_hash(files)
    compiled = folder / COMPILED
    if compiled.is_file():
        with suppress(msgspec.DecodeError):  # made by another version of the program
            knowledge = msgspec.msgpack.decode(compiled.read_bytes(), type=Knowledge)
            if knowledge.hash == digest:
                return knowledge
    return parse(files)


def parse(files: Mapping[str, bytes]) -> Knowledge:
    """The knowledge set written in `files` (relative name to content); files of the library are left out."""
    files = {name: content for name, content in files.items() if not _is_of_library(name)}
    reading = Reading(files, KINDS)
    reading.miss_what_stands_once()
    if reading.problems:
        raise KnowledgeError(reading.problems)
    return reading.knowledge(content_hash(files))


def parse_folder(folder: Path) -> tuple[list[Problem], Knowledge | None]:
    """Every problem of shape in `folder`, and the set when there is none."""
    files = read_files(folder)
    try:
        return [], parse(files)
    except KnowledgeError as error:
        return error.problems, None


def folder_of(chosen: Path | None) -> Path:
    """The folder that a caller chose, else the shipped one."""
    return DATA if chosen is None else chosen


def compile_set(folder: Path = DATA) -> Path:
    """The path of the compiled form of `folder`, written anew."""
    path = folder / COMPILED
    path.write_bytes(msgspec.msgpack.encode(parse(read_files(folder))))
    return path


def read_files(folder: Path) -> dict[str, bytes]:
    """The content of every file below `folder` on which a decision rests, by its relative name, in order of name."""
    if not folder.is_dir():
        raise KnowledgeError([Problem(file=str(folder), record="", field="", message="is not a folder.")])
    names = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.toml"))}
    return {name: path.read_bytes() for name, path in names.items() if not _is_of_library(name)}


def _is_of_library(name: str) -> bool:
    return name.startswith(f"{LIBRARY}/")


def content_hash(files: Mapping[str, bytes]) -> str:
    """The SHA-256 of names and contents, in hexadecimal: the identity of a knowledge set."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()


class Reading:
    """One pass over the files: records by kind, where each came from, and what is wrong."""

    def __init__(
        self,
        files: Mapping[str, bytes],
        kinds: Mapping[str, type[msgspec.Struct]],
        quoted: Mapping[str, bytes] | None = None,
    ) -> None:
        """`quoted` are files of another part of the set, whose facts the sentences of `files` may quote."""
        self.problems: list[Problem] = []
        self.records: dict[str, dict[str, Any]] = {kind: {} for kind in kinds}
        self.origin: dict[str, str] = {}
        self._kinds = kinds
        self._words: dict[str, dict[str, tuple[str, ...]]] = {table: {} for table in WORD_TABLES}
        self._release: records.Release | None = None
        self._fixed_line: records.FixedLine | None = None
        tables = {name: self._table(name, content) for name, content in files.items()}
        ages = _ages_of_facts(tables.values()) | _ages_of_facts(self._table(*item) for item in (quoted or {}).items())
        for name, table in tables.items():
            self._read(name, _with_facts(table, ages))

    def miss_what_stands_once(self) -> None:
        """Report the version and the sentence before every question where they are missing."""
        if self._release is None:
            self._report("knowledge.toml", "", "release", "the version of the set is missing.")
        if self._fixed_line is None:
            self._report("core_questions.toml", "", "fixed_line", "the sentence before every question is missing.")

    def knowledge(self, digest: str) -> Knowledge:
        """The set of what was read, under this content hash."""
        assert self._release is not None and self._fixed_line is not None  # problems stop before this
        return Knowledge(
            version=self._release.version,
            hash=digest,
            lexicon=self._words["lexicon"],
            themes=self._words["themes"],
            origin=self.origin,
            fixed_line=self._fixed_line.text,
            **{f"{kind}s" if not kind.endswith("s") else kind: found for kind, found in self.records.items()},
        )

    def _table(self, name: str, content: bytes) -> dict[str, Any]:
        try:
            return tomllib.loads(content.decode())
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self._report(name, "", "", f"is not readable TOML: {error}")
            return {}

    def _read(self, name: str, table: Mapping[str, Any]) -> None:
        for key, value in table.items():
            if key in WORD_TABLES:
                self._read_words(name, key, value)
            elif key == "release":
                self._release = self._converted(name, "release", value, records.Release)
            elif key == "fixed_line":
                self._fixed_line = self._converted(name, "fixed_line", value, records.FixedLine)
            elif key in self._kinds:
                self._read_records(name, key, value)
            else:
                self._report(name, "", key, "is no kind of record.")

    def _read_words(self, name: str, table: str, words: Mapping[str, list[str]]) -> None:
        known = self._words[table]
        for concept, found in words.items():
            if concept in known:
                self._report(name, table, concept, "is defined twice.")
            known[concept] = tuple(found)

    def _read_records(self, name: str, kind: str, rows: list[dict[str, Any]]) -> None:
        for position, row in enumerate(rows, start=1):
            label = str(row.get("id") or row.get("topic") or f"{kind} number {position}")
            record = self._converted(name, label, row, self._kinds[kind])
            if record is None:
                continue
            if label in self.records[kind]:
                self._report(name, label, "id", f"is also in {self.origin[f'{kind}:{label}']}.")
            self.records[kind][label] = record
            self.origin[f"{kind}:{label}"] = name

    def _converted(self, name: str, label: str, row: object, shape: type[Any]) -> Any:
        try:
            return msgspec.convert(row, shape)
        except msgspec.ValidationError as error:
            message, _, path = str(error).partition(" - at ")
            self._report(name, label, path.strip("`").removeprefix("$."), message)
            return None

    def _report(self, file: str, record: str, field: str, message: str) -> None:
        self.problems.append(Problem(file=file, record=record, field=field, message=message))


def _ages_of_facts(tables: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The age of every fact in words, for the sentences that quote it."""
    return {
        row["id"]: number_in_words(row["age_months"]["default"], row.get("unit", "months"))
        for table in tables
        for row in table.get("fact", ())
        if "id" in row and "default" in row.get("age_months", {})
    }


def _with_facts(value: Any, ages: Mapping[str, str]) -> Any:
    """`value` with every {fact:ID} replaced by the age of that fact; an unknown one stays and fails the check."""
    if isinstance(value, str):
        return _FACT.sub(lambda found: ages.get(found[1], found[0]), value) if "{fact:" in value else value
    if isinstance(value, dict):
        return {key: _with_facts(item, ages) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_facts(item, ages) for item in value]
    return value
