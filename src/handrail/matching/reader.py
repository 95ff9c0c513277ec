"""Reads a parent's own words: which concerns, which answers, which red-flag questions they smell of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import exp

from handrail.knowledge.collection import Knowledge
from handrail.matching.cues import Scan
from handrail.matching.features import features
from handrail.matching.gravity import ALARM, is_urgent
from handrail.matching.index import ReadingIndex, build_index
from handrail.matching.model import Model
from handrail.matching.names import ConditionNames, NamedCondition
from handrail.matching.targets import Target
from handrail.matching.words import Sentence, Speller, sentences
from handrail.vocabulary import Urgency

# In log-odds of the model, which thinks of every label as rare: what is likely among hundreds lies below zero.
CLEAR = -2.75  # what a concern must reach to count as a clear match
CLEAR_GRAVE = -1.0  # the same for a concern that calls for a doctor urgently: it would send the family at once
CUE = 2.0  # what a cue adds to its concern
LEAST = -7.0  # what makes a concern a candidate at all
CLEAR_FLAG = 0.5  # what a flag must reach when no cue of it was found
CLEAR_EMERGENCY = -1.5  # the same for a flag that cannot wait a day: a miss there is worse than a false alarm
CLEAR_ALARM = 1.5  # what the alarm of all urgent flags together must reach to raise the one that sounds most likely
CUE_FLAG = -4.0  # a cue is not believed when the text as a whole sounds less like its flag than this
CUE_EMERGENCY = -5.0  # the same for a flag that cannot wait a day
SMELL = -3.0  # what makes a question worth asking first, with or without a cue
TODAY = Urgency.SAME_DAY.rank
STATED_HARD, ASKED_LATE = "stated_hard", "asked_late"  # concepts of the lexicon
MOST_CANDIDATES = 12
SHORTEST_TEXT = 5  # of fewer words than this the model alone raises no flag: "no limp" is mostly limp to it
SHORTEST_PART = 7  # a sentence of fewer words is heard only within the text: by itself it means too little


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One concern with its score (0 to 1; a clear match has at least a half) and whether the words say it plainly.

    `is_hard` marks one of which the words say that it is hard for the child, or harder than for others: no mere wish
    to know what is ordinary.
    """

    concern: str
    score: float
    is_clear: bool
    is_hard: bool = False
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
        self._themes = index.themes
        self._targets = index.targets
        self._book = index.cues
        self._answers_of = _numbers_by_record(index.targets, "answer")
        self._signs_of = _numbers_by_record(index.targets, "sign")
        self.names = ConditionNames(knowledge)
        self._trusted = frozenset(flag.id for flag in knowledge.red_flags.values() if flag.lost_skill)
        self._open_concerns = frozenset(row.id for row in knowledge.concerns.values() if row.status != "retired")
        self._emergencies = frozenset(row.id for row in knowledge.red_flags.values() if row.urgency.rank >= TODAY)
        self._grave = frozenset(row.id for row in knowledge.concerns.values() if is_urgent(row))
        self._urgent = frozenset(row.id for row in knowledge.red_flags.values() if is_urgent(row))
        # The name of the condition alone sounds like every flag that is bound to it.
        self._bound = frozenset(flag.id for flag in knowledge.red_flags.values() if flag.applies_to_conditions)

    def read(self, text: str) -> Reading:
        """What `text` says, in any length or spelling; an empty text says nothing."""
        parts = sentences(text, self._speller)
        scans = [self._book.scan(part) for part in parts]
        abouts = [{hit.record for hit in self._said(scan, "concern")} for scan in scans]
        concepts = [self._concepts.of(part) for part in parts]
        known = self._odds(parts, concepts)
        odds = {name: known[name] for name in known if name in self._open_concerns}
        sounds = {name: known[name] for name in known if name in self._knowledge.red_flags}
        named = set[str]().union(*abouts)
        for concern in named:
            odds[concern] = max(odds.get(concern, LEAST) + CUE, CLEAR)
        ranked = sorted(odds, key=lambda name: (-odds[name], name))[:MOST_CANDIDATES]
        across = (self._book.scan(first + second) for first, second in pairwise(parts))
        cued = {hit.record for scan in (*scans, *across) for hit in self._said(scan, "red_flag")}
        answers = self._answers(ranked, scans, abouts)
        hard = _hard(concepts, abouts)
        alone = self._heard(sounds, known.get(ALARM, LEAST)) if sum(map(len, parts)) >= SHORTEST_TEXT else set()
        return Reading(
            matches=tuple(
                Match(
                    concern=name,
                    score=_score(odds[name]),
                    is_clear=name in named or odds[name] >= (CLEAR_GRAVE if name in self._grave else CLEAR),
                    is_hard=any(not about or name in about for about in hard),
                    answers=answers[name],
                )
                for name in ranked
            ),
            red_flags=self._with_signs(sorted(self._believed(cued, sounds) | alone), scans),
            smells=_smells(cued, sounds),
            conditions=self.names.found_in(text),
        )

    def _said(self, scan: Scan, kind: str, wanted: frozenset[int] | None = None) -> list[Target]:
        """The targets of this `kind` that a sentence says; only those `wanted` when given."""
        return [self._targets[number] for number in self._book.hits(scan, kind, wanted)]

    def _believed(self, cued: set[str], sounds: Mapping[str, float]) -> set[str]:
        """The red flags that a cue says and the text as a whole bears out; that a skill was lost is always believed."""
        limits = {True: CUE_EMERGENCY, False: CUE_FLAG}
        bears_out = (name for name in cued if sounds.get(name, LEAST) >= limits[name in self._emergencies])
        return {*(cued & self._trusted), *bears_out}

    def _heard(self, sounds: Mapping[str, float], alarm: float) -> set[str]:
        """The red flags that the text as a whole says without any cue; sooner those that cannot wait a day.

        Many faint urgent ones may sound the alarm together; then the likeliest of them is heard.
        """
        limits = {True: CLEAR_EMERGENCY, False: CLEAR_FLAG}
        open_flags = sounds.keys() - self._bound
        heard = {name for name in open_flags if sounds[name] >= limits[name in self._emergencies]}
        urgent = sorted(open_flags & self._urgent, key=lambda name: (-sounds[name], name))
        return heard | set(urgent[:1]) if alarm >= CLEAR_ALARM else heard

    def _odds(self, parts: list[Sentence], concepts: list[set[str]]) -> dict[str, float]:
        """The best log-odds of each concern and flag over the whole text and over its sentences, from `LEAST` up."""
        if not parts:
            return {}
        seen = [features(part, named, self._themes.of(part)) for part, named in zip(parts, concepts, strict=True)]
        whole = set[str]().union(*seen)
        alone = (known for part, known in zip(parts, seen, strict=True) if len(part) >= SHORTEST_PART)
        best = self._model.best_scores([whole, *alone] if len(parts) > 1 else [whole])
        heard = (best >= LEAST).nonzero()[0]
        names = self._model.labels
        return {names[place]: odds for place, odds in zip(heard.tolist(), best[heard].tolist(), strict=True)}

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


def _hard(concepts: list[set[str]], abouts: list[set[str]]) -> list[set[str]]:
    """What each sentence is about that says something is hard; a question whether it is late says no such thing."""
    named = zip(concepts, abouts, strict=True)
    return [about for found, about in named if STATED_HARD in found and ASKED_LATE not in found]


def _union(numbers: Mapping[str, frozenset[int]], records: Iterable[str]) -> frozenset[int]:
    """The numbers of all these records together."""
    return frozenset[int]().union(*(numbers.get(record, frozenset()) for record in records))


def _score(odds: float) -> float:
    """Log-odds as a share from 0 to 1, a half where a match begins to be clear."""
    return 1 / (1 + exp(CLEAR - odds))


def _smells(cued: set[str], sounds: Mapping[str, float]) -> tuple[str, ...]:
    """The red flags that a cue or the model finds at all, the likeliest first."""
    heard = cued | {name for name, odds in sounds.items() if odds >= SMELL}
    return tuple(sorted(heard, key=lambda name: (-sounds.get(name, LEAST), name)))
