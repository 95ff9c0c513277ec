"""Cues: short patterns of stems that plainly say one thing, compiled once and matched sentence by sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from handrail.matching.words import Sentence, stem, words_of
from handrail.vocabulary import InputError

WINDOW = 14  # words between the first and the last term of a cue; about one spoken clause
Gram = tuple[str, ...]
Term = frozenset[Gram]


# "No fever" does not say fever. What follows one of these words, this close, is denied.
_DENIALS = frozenset({"no", "without", "nil", "zero", "never"})
_DENIED_AFTER = 3
_NEGATIONS = _DENIALS | {"not", "cannot", "unabl", "refus"}


@dataclass(frozen=True, slots=True)
class Cue:
    """The terms that must stand together in a sentence, and those that must not stand in it; all by number.

    `is_plain` marks a cue that speaks of no absence: it does not hold for what a sentence denies.
    """

    needed: frozenset[int]
    banned: frozenset[int]
    target: int
    is_plain: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """The terms of one sentence: which are there, which are not denied, and where each gram stands."""

    present: frozenset[int]
    affirmed: frozenset[int]
    places: tuple[tuple[int, frozenset[int]], ...]
    denied: frozenset[int]

    def starts(self, number: int, *, affirmed: bool) -> list[int]:
        """Where the term `number` stands; only where it is not denied when `affirmed`."""
        return [
            start for start, numbers in self.places if number in numbers and not (affirmed and start in self.denied)
        ]


class CueBook:
    """All cues for a list of targets (concerns, signs, answers), matched in one pass over a sentence."""

    def __init__(self, cues: Iterable[tuple[int, str]], lexicon: Mapping[str, tuple[str, ...]]) -> None:
        """`cues` pairs the number of a target with a written cue. Raises InputError for one that is malformed."""
        self._concepts = {name: frozenset(filter(None, map(_gram, phrases))) for name, phrases in lexicon.items()}
        self._terms: dict[Term, int] = {}
        self._negating: set[int] = set()
        compiled = [self._compiled(target, text) for target, text in cues]
        sizes = {number: len(term) for term, number in self._terms.items()}
        self._by_term: dict[int, list[Cue]] = {}
        for cue in compiled:  # filed under its rarest term, so that few are tried
            self._by_term.setdefault(min(cue.needed, key=lambda number: (sizes[number], number)), []).append(cue)
        self._filed = frozenset(self._by_term)
        by_gram: dict[Gram, set[int]] = {}
        for term, number in self._terms.items():
            for gram in term:
                by_gram.setdefault(gram, set()).add(number)
        self._grams: dict[str, list[tuple[Gram, frozenset[int]]]] = {}
        for gram, numbers in by_gram.items():
            self._grams.setdefault(gram[0], []).append((gram, frozenset(numbers)))

    def hits(self, sentence: Sentence) -> set[int]:
        """The targets that a cue finds in `sentence`."""
        found = self._found(sentence)
        targets: set[int] = set()
        for number in found.present & self._filed:
            for cue in self._by_term[number]:
                there = found.affirmed if cue.is_plain else found.present
                if cue.needed <= there and cue.banned.isdisjoint(found.present) and cue.target not in targets:
                    starts = [found.starts(term, affirmed=cue.is_plain) for term in cue.needed]
                    if len(starts) == 1 or _near(starts):
                        targets.add(cue.target)
        return targets

    def _found(self, sentence: Sentence) -> _Found:
        places = tuple(
            (start, numbers)
            for start, word in enumerate(sentence)
            for gram, numbers in self._grams.get(word, ())
            if len(gram) == 1 or sentence[start : start + len(gram)] == gram
        )
        denied = _denied(sentence)
        present = frozenset().union(*(numbers for _, numbers in places))
        affirmed = frozenset().union(*(numbers for start, numbers in places if start not in denied))
        return _Found(present, affirmed if denied else present, places, denied)

    def _compiled(self, target: int, text: str) -> Cue:
        needed: set[int] = set()
        banned: set[int] = set()
        for word in text.split():
            (banned if word.startswith("!") else needed).add(self._number(word.removeprefix("!"), text))
        if not needed:
            raise InputError("cues", f'"{text}" names nothing that must be there.')
        plain = self._negating.isdisjoint(needed)
        return Cue(frozenset(needed), frozenset(banned), target, plain)

    def _number(self, written: str, cue: str) -> int:
        grams: set[Gram] = set()
        for alternative in written.split("|"):
            if alternative.startswith("@"):
                if alternative[1:] not in self._concepts:
                    raise InputError("cues", f'"{cue}" names the unknown concept {alternative}.')
                grams |= self._concepts[alternative[1:]]
            elif gram := _gram(alternative.replace("_", " ")):
                grams.add(gram)
            else:
                raise InputError("cues", f'"{cue}" has an empty alternative.')
        number = self._terms.setdefault(frozenset(grams), len(self._terms))
        if any(not _NEGATIONS.isdisjoint(gram) for gram in grams):
            self._negating.add(number)
        return number


@lru_cache(maxsize=65536)
def _gram(phrase: str) -> Gram:
    return tuple(stem(word) for word in words_of(phrase))


def _denied(sentence: Sentence) -> frozenset[int]:
    """The places in `sentence` that stand close behind a denial."""
    return frozenset(
        place + step for place, word in enumerate(sentence) if word in _DENIALS for step in range(1, _DENIED_AFTER + 1)
    )


def _near(places: Sequence[Sequence[int]]) -> bool:
    """Whether some choice of one place for each term lies within the window."""
    starts = sorted({place for options in places for place in options})
    return any(all(any(start <= p <= start + WINDOW for p in options) for options in places) for start in starts)
