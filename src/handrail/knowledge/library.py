"""The library: records for families' pages that no decision rests on, read only when a page asks for them."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from handrail.knowledge import (
    access_records,
    activity_records,
    intervention_records,
    reading_records,
    records,
    waiting_records,
)
from handrail.knowledge.errors import KnowledgeError, Problem
from handrail.knowledge.load import DATA, LIBRARY, Reading, content_hash, read_files

COMPILED = "library.msgpack"

KINDS: Mapping[str, type[Struct]] = {
    "source": records.Source,
    "skill": activity_records.Skill,
    "thing": activity_records.Thing,
    "hazard": activity_records.HazardWords,
    "routine": activity_records.RoutineWords,
    "activity": activity_records.Activity,
    "limit": activity_records.Limit,
    "pathway": access_records.Pathway,
    "funding": access_records.Funding,
    "waiting_pack": waiting_records.WaitingPack,
    "phone_words": waiting_records.PhoneWords,
    "teacher_question": waiting_records.TeacherQuestion,
    "film_rule": waiting_records.FilmRule,
    "film_scene": waiting_records.FilmScene,
    "term": reading_records.Term,
    "faq": reading_records.Faq,
    "explanation": reading_records.Explanation,
    "reassurance": reading_records.Reassurance,
    "condition_guide": reading_records.ConditionGuide,
    "word": reading_records.Word,
    "grade_meaning": intervention_records.GradeMeaning,
    "intervention": intervention_records.Intervention,
}
_TABLES = {"activity": "activities", "funding": "fundings", "phone_words": "phone_words"}
READ = ("term", "faq", "explanation", "reassurance", "condition_guide", "word", "grade_meaning", "intervention")
"""The kinds that explain; the others say what to do."""
SIGNED = (
    "activity",
    "limit",
    "pathway",
    "funding",
    "waiting_pack",
    "phone_words",
    "teacher_question",
    "film_scene",
    *READ,
)


class Library(Struct, frozen=True, kw_only=True, dict=True):
    """Every record of the library by id, with its own content hash; `origin` maps "kind:id" to a file.

    The `limits` of a condition and of a red flag have that record's own id.
    """

    hash: str
    origin: dict[str, str]
    sources: dict[str, records.Source]
    skills: dict[str, activity_records.Skill]
    things: dict[str, activity_records.Thing]
    hazards: dict[str, activity_records.HazardWords]
    routines: dict[str, activity_records.RoutineWords]
    activities: dict[str, activity_records.Activity]
    limits: dict[str, activity_records.Limit]
    pathways: dict[str, access_records.Pathway]
    fundings: dict[str, access_records.Funding]
    waiting_packs: dict[str, waiting_records.WaitingPack]
    phone_words: dict[str, waiting_records.PhoneWords]
    teacher_questions: dict[str, waiting_records.TeacherQuestion]
    film_rules: dict[str, waiting_records.FilmRule]
    film_scenes: dict[str, waiting_records.FilmScene]
    terms: dict[str, reading_records.Term]
    faqs: dict[str, reading_records.Faq]
    explanations: dict[str, reading_records.Explanation]
    reassurances: dict[str, reading_records.Reassurance]
    condition_guides: dict[str, reading_records.ConditionGuide]
    words: dict[str, reading_records.Word]
    grade_meanings: dict[str, intervention_records.GradeMeaning]
    interventions: dict[str, intervention_records.Intervention]

    def table(self, kind: str) -> Mapping[str, Struct]:
        """The records of one kind, by id."""
        table: Mapping[str, Struct] = getattr(self, table_of(kind))
        return table

    def clinical_records(self) -> Iterator[tuple[str, records.Record]]:
        """Every record that someone signs off, with its kind."""
        for kind in SIGNED:
            for record in self.table(kind).values():
                assert isinstance(record, records.Record)  # SIGNED names kinds of Record alone
                yield kind, record


def table_of(kind: str) -> str:
    """The name of the table that holds one kind of record.

    >>> table_of("activity"), table_of("pathway")
    ('activities', 'pathways')
    """
    return _TABLES.get(kind, f"{kind}s")


def load_library(folder: Path = DATA) -> Library:
    """The library in `folder`; from its compiled form when that was made of these very files.

    Raises KnowledgeError with every problem of shape found.
    """
    files = library_files(folder)
    quoted = _quoted_files(folder, files)
    compiled = folder / COMPILED
    if compiled.is_file():
        with suppress(msgspec.DecodeError):  # made by another version of the program
            library = msgspec.msgpack.decode(compiled.read_bytes(), type=Library)
            if library.hash == content_hash({**files, **quoted}):
                return library
    return parse_library(files, quoted)


def library_files(folder: Path) -> dict[str, bytes]:
    """The content of every file of the library in `folder`, by its name relative to `folder`, in order of name."""
    paths = sorted((folder / LIBRARY).rglob("*.toml"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _quoted_files(folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files beside the library that state facts, when a sentence of the library quotes one."""
    if not any(b"{fact:" in content for content in files.values()):
        return {}
    return {name: content for name, content in read_files(folder).items() if b"[[fact]]" in content}


def parse_library(files: Mapping[str, bytes], quoted: Mapping[str, bytes] | None = None) -> Library:
    """The library written in `files` (relative name to content), with the facts of `quoted` in its sentences."""
    reading = Reading(files, KINDS, quoted)
    if reading.problems:
        raise KnowledgeError(reading.problems)
    tables = {table_of(kind): found for kind, found in reading.records.items()}
    return Library(hash=content_hash({**files, **(quoted or {})}), origin=reading.origin, **tables)


def parse_library_folder(folder: Path) -> tuple[list[Problem], Library | None]:
    """Every problem of shape in the library of `folder`, and the library when there is none."""
    try:
        return [], _parsed(folder)
    except KnowledgeError as error:
        return error.problems, None


def compile_library(folder: Path = DATA) -> Path:
    """The path of the compiled form of the library of `folder`, written anew."""
    path = folder / COMPILED
    path.write_bytes(msgspec.msgpack.encode(_parsed(folder)))
    return path


def _parsed(folder: Path) -> Library:
    files = library_files(folder)
    return parse_library(files, _quoted_files(folder, files))
