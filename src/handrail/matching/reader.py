"""Reads a parent's own words: which concerns, which answers, which red-flag questions they smell of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, pairwise

from handrail.knowledge.collection import Knowledge
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
        of_flags = {number for number, target in enumerate(index.targets) if target.kind == "red_flag"}
        self._flag_book = index.cues.narrowed_to(of_flags)
        self.names = ConditionNames(knowledge)
        self._trusted = frozenset(flag.id for flag in knowledge.red_flags.values() if flag.lost_skill)
        self._open_concerns = frozenset(row.id for row in knowledge.concerns.values() if row.status != "retired")
        # The name of the condition alone sounds like every flag that is bound to it.
        self._bound = frozenset(flag.id for flag in knowledge.red_flags.values() if flag.applies_to_conditions)

    def read(self, text: str) -> Reading:
        """What `text` says, in any length or spelling; an empty text says nothing."""
        parts = sentences(text, self._speller)
        hits = [[self._targets[number] for number in sorted(self._book.hits(part))] for part in parts]
        known = self._scores(parts)
        scores = {name: score for name, score in known.items() if name in self._open_concerns}
        sounds = {name: score for name, score in known.items() if name in self._knowledge.red_flags}
        alone = {name for name, score in sounds.items() if score >= CLEAR_FLAG_SCORE} - self._bound
        clear = {hit.record for hit in chain.from_iterable(hits) if hit.kind == "concern"}
        for concern in clear:
            scores[concern] = CUE_SCORE + (1 - CUE_SCORE) * min(1.0, scores.get(concern, 0.0))
        ranked = sorted(scores, key=lambda name: (-scores[name], name))[:MOST_CANDIDATES]
        matches = [
            Match(
                concern=name,
                score=scores[name],
                is_clear=name in clear or scores[name] >= CLEAR_SCORE,
                answers=self._answers(name, hits),
            )
            for name in ranked
        ]
        said = [*chain.from_iterable(hits), *self._across(parts)]
        return Reading(
            matches=tuple(matches),
            red_flags=_flags_of(said, sounds, self._trusted, alone),
            smells=_smells(said, sounds),
            conditions=self.names.found_in(text),
        )

    def _across(self, parts: list[Sentence]) -> Iterator[Target]:
        """The red flags that two sentences say together, such as a blow and then no weight on the leg."""
        for first, second in pairwise(parts):
            for number in sorted(self._flag_book.hits(first + second)):
                yield self._targets[number]

    def _scores(self, parts: list[Sentence]) -> dict[str, float]:
        """The best score of each concern over the whole text and over its sentences."""
        seen = [features(part, self._concepts.of(part)) for part in parts]
        if not seen:
            return {}
        texts = seen if len(seen) == 1 else [set().union(*seen), *seen]
        best = self._model.scores(texts[0])
        for text in texts[1:]:
            best = best.clip(min=self._model.scores(text))
        names = self._model.labels
        return {names[i]: min(1.0, float(best[i])) for i in (best >= LEAST_SCORE).nonzero()[0]}

    def _answers(self, concern: str, hits: list[list[Target]]) -> dict[str, frozenset[str]]:
        """The answers that the text gives about `concern`.

        Its own follow-ups count from anywhere; a universal answer counts from a sentence about this concern,
        or from one that is about no concern at all.
        """
        record = self._knowledge.concerns[concern]
        found: dict[str, set[str]] = {}
        for sentence in hits:
            about = {hit.record for hit in sentence if hit.kind == "concern"}
            for hit in sentence:
                own = hit.kind == "answer" and hit.record == concern
                shared = hit.kind == "universal" and (not about or concern in about)
                if own or (shared and hit.question not in record.universal_off):
                    found.setdefault(hit.question, set()).add(hit.answer)
        return {question: frozenset(answers) for question, answers in found.items()}


def _smells(hits: Iterable[Target], scores: Mapping[str, float]) -> tuple[str, ...]:
    """The red flags that a cue or the model finds at all, the likeliest first."""
    cued = {hit.record for hit in hits if hit.kind == "red_flag"}
    heard = cued | {name for name, score in scores.items() if score >= SMELL_SCORE}
    return tuple(sorted(heard, key=lambda name: (-scores.get(name, 0.0), name)))


def _flags_of(
    hits: Iterable[Target], scores: Mapping[str, float], trusted: frozenset[str], alone: set[str]
) -> dict[str, frozenset[str]]:
    """The red flags that the text plainly answers yes, with the signs it names.

    A cue says it plainly unless the text as a whole sounds nothing like it; that a skill was lost is always
    believed (`trusted`), and so is what the text as a whole says without any cue (`alone`).
    """
    flags: dict[str, set[str]] = {name: set() for name in alone}
    signs: dict[str, set[str]] = {}
    for hit in hits:
        if hit.kind == "red_flag" and (hit.record in trusted or scores.get(hit.record, 0.0) >= LEAST_FLAG_SCORE):
            flags.setdefault(hit.record, set())
        elif hit.kind == "sign":
            signs.setdefault(hit.record, set()).add(hit.answer)
    return {name: frozenset(signs.get(name, set())) for name in sorted(flags)}
