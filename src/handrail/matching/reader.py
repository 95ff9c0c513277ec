"""Reads a parent's own words: which concerns, which answers, which red-flag questions they smell of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from handrail.knowledge.collection import Knowledge
from handrail.matching.cues import Scan
from handrail.matching.features import features
from handrail.matching.index import ReadingIndex, build_index
from handrail.matching.model import Model
from handrail.matching.names import ConditionNames, NamedCondition
from handrail.matching.targets import Target
from handrail.matching.words import Sentence, Speller, sentences

CUE_SCORE = 0.9  # a cue is a clear match; the model only ranks clear matches among themselves
CLEAR_SCORE = 0.3  # what the model alone must reach for a match to count as clear
LEAST_SCORE = 0.04
LEAST_FLAG_SCORE = 0.03  # a cue is not believed when the text as a whole sounds less like its flag than this
SMELL_SCORE = 0.2  # what makes a question worth asking first, with or without a cue
CLEAR_FLAG_SCORE = 0.45  # the model alone, when no cue of the flag was found
MOST_CANDIDATES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One concern with its score (0 to 1) and whether the words say it plainly."""

    concern: str
    score: float
    is_clear: bool
    answers: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a text says: concerns from best to least, red flags with the signs named, conditions.

    `red_flags` are plainly answered yes; `smells` are those whose question should be asked first.
    """

    matches: tuple[Match, ...]
    red_flags: Mapping[str, frozenset[str]]
    smells: tuple[str, ...]
    conditions: tuple[NamedCondition, ...]


class Reader:
    """Reads texts with one knowledge set and one model; made once, used for many texts.

    `names` finds the names of conditions, in a text or by themselves.
    """

    def __init__(self, knowledge: Knowledge, model: Model, index: ReadingIndex | None = None) -> None:
        """`index` is that of `knowledge`, made here when it is not given."""
        index = build_index(knowledge) if index is None else index
        self._knowledge = knowledge
        self._model = model
        self._speller = Speller(model.words)
        self._concepts = index.concepts
        self._targets = index.targets
        self._book = index.cues
        self._answers_of = _numbers_by_record(index.targets, "answer")
        self._signs_of = _numbers_by_record(index.targets, "sign")
        self.names = ConditionNames(knowledge)
        self._trusted = frozenset(flag.id for flag in knowledge.red_flags.values() if flag.lost_skill)
        self._open_concerns = frozenset(row.id for row in knowledge.concerns.values() if row.status != "retired")
        # The name of the condition alone sounds like every flag that is bound to it.
        self._bound = frozenset(flag.id for flag in knowledge.red_flags.values() if flag.applies_to_conditions)

    def read(self, text: str) -> Reading:
        """What `text` says, in any length or spelling; an empty text says nothing."""
        parts = sentences(text, self._speller)
        scans = [self._book.scan(part) for part in parts]
        abouts = [{hit.record for hit in self._said(scan, "concern")} for scan in scans]
        known = self._scores(parts)
        scores = {name: score for name, score in known.items() if name in self._open_concerns}
        sounds = {name: score for name, score in known.items() if name in self._knowledge.red_flags}
        clear = set[str]().union(*abouts)
        for concern in clear:
            scores[concern] = CUE_SCORE + (1 - CUE_SCORE) * min(1.0, scores.get(concern, 0.0))
        ranked = sorted(scores, key=lambda name: (-scores[name], name))[:MOST_CANDIDATES]
        across = (self._book.scan(first + second) for first, second in pairwise(parts))
        cued = {hit.record for scan in (*scans, *across) for hit in self._said(scan, "red_flag")}
        answers = self._answers(ranked, scans, abouts)
        return Reading(
            matches=tuple(
                Match(
                    concern=name,
                    score=scores[name],
                    is_clear=name in clear or scores[name] >= CLEAR_SCORE,
                    answers=answers[name],
                )
                for name in ranked
            ),
            red_flags=self._with_signs(self._flags(cued, sounds), scans),
            smells=_smells(cued, sounds),
            conditions=self.names.found_in(text),
        )

    def _said(self, scan: Scan, kind: str, wanted: frozenset[int] | None = None) -> list[Target]:
        """The targets of this `kind` that a sentence says; only those `wanted` when given."""
        return [self._targets[number] for number in self._book.hits(scan, kind, wanted)]

    def _flags(self, cued: set[str], sounds: Mapping[str, float]) -> list[str]:
        """The red flags that the text plainly answers yes.

        A cue says it plainly unless the text as a whole sounds nothing like it; that a skill was lost is always
        believed, and so is what the text as a whole says without any cue.
        """
        believed = {name for name in cued if name in self._trusted or sounds.get(name, 0.0) >= LEAST_FLAG_SCORE}
        alone = {name for name, score in sounds.items() if score >= CLEAR_FLAG_SCORE} - self._bound
        return sorted(believed | alone)

    def _scores(self, parts: list[Sentence]) -> dict[str, float]:
        """The best score of each concern over the whole text and over its sentences."""
        if not parts:
            return {}
        best = self._model.best_scores(features(part, self._concepts.of(part)) for part in parts)
        heard = (best >= LEAST_SCORE).nonzero()[0]
        names = self._model.labels
        pairs = zip(heard.tolist(), best[heard].tolist(), strict=True)
        return {names[place]: min(1.0, score) for place, score in pairs}

    def _answers(
        self, ranked: list[str], scans: list[Scan], abouts: list[set[str]]
    ) -> dict[str, dict[str, frozenset[str]]]:
        """The answers that the text gives about each of the `ranked` concerns.

        Its own follow-ups count from anywhere; a universal answer counts from a sentence about this concern,
        or from one that is about no concern at all.
        """
        found: dict[str, dict[str, frozenset[str]]] = {name: {} for name in ranked}
        wanted = _union(self._answers_of, ranked)
        for scan, about in zip(scans, abouts, strict=True):
            said = [(hit.record, hit) for hit in self._said(scan, "answer", wanted)]
            for hit in self._said(scan, "universal"):
                meant = (name for name in ranked if not about or name in about)
                said += [(name, hit) for name in meant if hit.question not in self._off(name)]
            for name, hit in said:
                found[name][hit.question] = found[name].get(hit.question, frozenset()) | {hit.answer}
        return found

    def _off(self, concern: str) -> tuple[str, ...]:
        """The universal questions that mean nothing for this concern."""
        return self._knowledge.concerns[concern].universal_off

    def _with_signs(self, flags: list[str], scans: list[Scan]) -> dict[str, frozenset[str]]:
        """`flags` with the signs of each that the text names."""
        signs: dict[str, set[str]] = {name: set() for name in flags}
        wanted = _union(self._signs_of, flags)
        for scan in scans if wanted else ():
            for hit in self._said(scan, "sign", wanted):
                signs[hit.record].add(hit.answer)
        return {name: frozenset(found) for name, found in signs.items()}


def _numbers_by_record(targets: Iterable[Target], kind: str) -> dict[str, frozenset[int]]:
    """The numbers of the targets of this `kind`, by the record that they are about."""
    found: dict[str, set[int]] = {}
    for number, target in enumerate(targets):
        if target.kind == kind:
            found.setdefault(target.record, set()).add(number)
    return {record: frozenset(numbers) for record, numbers in found.items()}


def _union(numbers: Mapping[str, frozenset[int]], records: Iterable[str]) -> frozenset[int]:
    """The numbers of all these records together."""
    return frozenset[int]().union(*(numbers.get(record, frozenset()) for record in records))


def _smells(cued: set[str], sounds: Mapping[str, float]) -> tuple[str, ...]:
    """The red flags that a cue or the model finds at all, the likeliest first."""
    heard = cued | {name for name, score in sounds.items() if score >= SMELL_SCORE}
    return tuple(sorted(heard, key=lambda name: (-sounds.get(name, 0.0), name)))
