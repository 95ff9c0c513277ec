"""The whole knowledge set in memory: every record by kind and id."""

from typing import TYPE_CHECKING

from msgspec import Struct

from handrail.knowledge import records

if TYPE_CHECKING:
    from collections.abc import Iterator


class Knowledge(Struct, frozen=True, kw_only=True, dict=True):
    """Every record by id, with the version and the content hash that a Decision quotes.

    `lexicon` maps a concept to the words and phrases that express it, `themes` a theme to those that touch it;
    `origin` maps "kind:id" to a file; `fixed_line` stands before every question, with a place for the
    {emergency_number}.
    """

    version: str
    hash: str
    lexicon: dict[str, tuple[str, ...]]
    themes: dict[str, tuple[str, ...]]
    origin: dict[str, str]
    fixed_line: str
    sources: dict[str, records.Source]
    facts: dict[str, records.Fact]
    disciplines: dict[str, records.Discipline]
    services: dict[str, records.Service]
    roles: dict[str, records.Role]
    places: dict[str, records.Place]
    pictures: dict[str, records.Picture]
    concerns: dict[str, records.Concern]
    red_flags: dict[str, records.RedFlag]
    topic_flags: dict[str, records.TopicFlags]
    cores: dict[str, records.CoreQuestion]
    sentinels: dict[str, records.Sentinel]
    universals: dict[str, records.UniversalQuestion]
    ladders: dict[str, records.Ladder]
    milestones: dict[str, records.Milestone]
    conditions: dict[str, records.Condition]

    def clinical_records(self) -> "Iterator[tuple[str, records.Record]]":
        """Every record that a clinician signs off, with its kind."""
        for kind in (
            "fact",
            "discipline",
            "role",
            "place",
            "concern",
            "red_flag",
            "sentinel",
            "universal",
            "milestone",
            "condition",
        ):
            for record in getattr(self, f"{kind}s").values():
                yield kind, record
