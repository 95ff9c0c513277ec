"""What families read, in memory: every record that no decision needs, so that a check starts without it."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from handrail.knowledge import explained, interventions, records
from handrail.knowledge.collection import Knowledge

GUIDANCE_KINDS: Mapping[str, type[records.Record]] = {
    "term": explained.Term,
    "faq": explained.Faq,
    "explanation": explained.Explanation,
    "reassurance": explained.Reassurance,
    "condition_guide": explained.ConditionGuide,
    "word": explained.Word,
    "grade_meaning": interventions.GradeMeaning,
    "intervention": interventions.Intervention,
}


class Guidance(Struct, frozen=True, kw_only=True, dict=True):
    """Every record to read by kind and id, with the version and hash of the set it belongs to."""

    version: str
    hash: str
    origin: dict[str, str]
    terms: dict[str, explained.Term]
    faqs: dict[str, explained.Faq]
    explanations: dict[str, explained.Explanation]
    reassurances: dict[str, explained.Reassurance]
    condition_guides: dict[str, explained.ConditionGuide]
    words: dict[str, explained.Word]
    grade_meanings: dict[str, interventions.GradeMeaning]
    interventions: dict[str, interventions.Intervention]

    def clinical_records(self) -> Iterator[tuple[str, records.Record]]:
        """Every record that a clinician signs off, with its kind."""
        for kind in GUIDANCE_KINDS:
            for record in getattr(self, f"{kind}s").values():
                yield kind, record


class WholeSet(Struct, frozen=True, kw_only=True):
    """Both halves of one set of files: what decisions are made from, and what families read."""

    knowledge: Knowledge
    guidance: Guidance

    @property
    def sources(self) -> dict[str, records.Source]:
        """Where the facts of both halves were read."""
        return self.knowledge.sources

    @property
    def origin(self) -> dict[str, str]:
        """The file of every record, by "kind:id"."""
        return self.knowledge.origin | self.guidance.origin

    def clinical_records(self) -> Iterator[tuple[str, Any]]:
        """Every record that a clinician signs off, with its kind."""
        yield from self.knowledge.clinical_records()
        yield from self.guidance.clinical_records()
