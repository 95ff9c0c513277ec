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

    needed: tuple[int, ...]
    banned: tuple[int, ...]
    target: int
    is_plain: bool


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
            self._by_term.setdefault(min(cue.needed, key=sizes.__getitem__), []).append(cue)
        self._grams: dict[str, list[tuple[Gram, list[int]]]] = {}
        by_gram: dict[Gram, list[int]] = {}
        for term, number in self._terms.items():
            for gram in term:
                by_gram.setdefault(gram, []).append(number)
        for gram, numbers in by_gram.items():
            self._grams.setdefault(gram[0], []).append((gram, numbers))

    def hits(self, sentence: Sentence) -> set[int]:
        """The targets that a cue finds in `sentence`."""
        places = self._places(sentence)
        denied = _denied(sentence)
        affirmed = _without(places, denied) if denied else places
        found = set()
        for number in places:
            for cue in self._by_term.get(number, ()):
                if cue.target not in found and _holds(cue, places, affirmed if cue.is_plain else places):
                    found.add(cue.target)
        return found

    def _places(self, sentence: Sentence) -> dict[int, list[int]]:
        """Where in `sentence` each term stands, by the number of the term."""
        places: dict[int, list[int]] = {}
        for start, word in enumerate(sentence):
            for gram, numbers in self._grams.get(word, ()):
                length = len(gram)
                if length == 1 or sentence[start : start + length] == gram:
                    for number in numbers:
                        places.setdefault(number, []).append(start)
        return places

    def _compiled(self, target: int, text: str) -> Cue:
        needed: list[int] = []
        banned: list[int] = []
        for word in text.split():
            (banned if word.startswith("!") else needed).append(self._number(word.removeprefix("!"), text))
        if not needed:
            raise InputError("cues", f'"{text}" names nothing that must be there.')
        plain = self._negating.isdisjoint(needed)
        return Cue(tuple(dict.fromkeys(needed)), tuple(banned), target, plain)

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


def _denied(sentence: Sentence) -> set[int]:
    """The places in `sentence` that stand close behind a denial."""
    return {
        place + step for place, word in enumerate(sentence) if word in _DENIALS for step in range(1, _DENIED_AFTER + 1)
    }


def _without(places: Mapping[int, list[int]], denied: set[int]) -> dict[int, list[int]]:
    kept = {number: [start for start in starts if start not in denied] for number, starts in places.items()}
    return {number: starts for number, starts in kept.items() if starts}


def _holds(cue: Cue, places: Mapping[int, Sequence[int]], affirmed: Mapping[int, Sequence[int]]) -> bool:
    if any(number in places for number in cue.banned):
        return False
    if not all(number in affirmed for number in cue.needed):
        return False
    return len(cue.needed) == 1 or _near([affirmed[number] for number in cue.needed])


def _near(places: list[Sequence[int]]) -> bool:
    """Whether some choice of one place for each term lies within the window."""
    starts = sorted({place for options in places for place in options})
    return any(all(any(start <= p <= start + WINDOW for p in options) for options in places) for start in starts)
