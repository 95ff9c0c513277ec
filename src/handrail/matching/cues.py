"""Cues: short patterns of stems that plainly say one thing, compiled once and matched sentence by sentence."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from handrail.matching.phrases import Phrases
from handrail.matching.words import Sentence, stem, words_of
from handrail.vocabulary import InputError

WINDOW = 14  # words between the first and the last term of a cue; about one spoken clause
Gram = tuple[str, ...]
Term = frozenset[Gram]


# "No fever" does not say fever. What follows one of these words, this close, is denied.
_DENIALS = frozenset({"no", "without", "nil", "zero", "never"})
_DENIED_AFTER = 3
_NEGATIONS = _DENIALS | {"not", "cannot", "unabl", "refus"}


class Cue(Struct, array_like=True, frozen=True, gc=False):
    """The terms that must stand together in a sentence, and those that must not stand in it; all by number.

    `is_plain` marks a cue that speaks of no absence: it does not hold for what a sentence denies.
    """

    needed: tuple[int, ...]
    banned: tuple[int, ...]
    target: int
    is_plain: bool


class CueBook(Struct, array_like=True, gc=False):
    """All cues for a list of targets (concerns, signs, answers), matched in one pass over a sentence.

    `grams` are the phrases of all terms, `terms` the numbers of the grams that express each. `filed` holds the
    numbers of the cues that a gram makes worth trying: those of which it expresses the most telling term.
    """

    grams: Phrases
    terms: tuple[frozenset[int], ...]
    cues: tuple[Cue, ...]
    filed: dict[int, tuple[int, ...]]

    def hits(self, sentence: Sentence) -> set[int]:
        """The targets that a cue finds in `sentence`."""
        places: dict[int, list[int]] = {}
        for gram, start, _ in self.grams.found_in(sentence):
            places.setdefault(gram, []).append(start)
        present = set(places)
        denied = _denied(sentence)
        affirmed = {gram for gram in present if not denied.issuperset(places[gram])} if denied else present
        targets: set[int] = set()
        for gram in present:
            for number in self.filed.get(gram, ()):
                cue = self.cues[number]
                there = affirmed if cue.is_plain else present
                if (
                    gram in there
                    and cue.target not in targets
                    and self._holds(cue, there, present)
                    and (len(sentence) <= WINDOW + 1 or self._stands_near(cue, places, denied))
                ):
                    targets.add(cue.target)
        return targets

    def narrowed_to(self, targets: Collection[int]) -> "CueBook":
        """The same book with the cues for `targets` only."""
        kept = {number for number, cue in enumerate(self.cues) if cue.target in targets}
        rows = ((gram, tuple(kept.intersection(numbers))) for gram, numbers in self.filed.items())
        return replace(self, filed={gram: numbers for gram, numbers in rows if numbers})

    def _holds(self, cue: Cue, there: set[int], present: set[int]) -> bool:
        """Whether every term that `cue` needs is among the grams `there`, and none that it bans is `present`."""
        terms = self.terms
        for number in cue.needed:
            if terms[number].isdisjoint(there):
                return False
        return not cue.banned or all(terms[number].isdisjoint(present) for number in cue.banned)

    def _stands_near(self, cue: Cue, places: Mapping[int, list[int]], denied: frozenset[int]) -> bool:
        """Whether the needed terms of a cue that holds stand within the window; one term always does."""
        if len(cue.needed) == 1:
            return True
        ignored = denied if cue.is_plain else frozenset()
        starts = ({start for gram in self.terms[term] for start in places.get(gram, ())} for term in cue.needed)
        return _near([options - ignored for options in starts])


def compile_cues(
    cues: Iterable[tuple[int, str]], lexicon: Mapping[str, tuple[str, ...]], sample: Iterable[Sentence] = ()
) -> CueBook:
    """The book of `cues`, which pair the number of a target with a written cue.

    `sample` are sentences such as will be read: they show which term of a cue is the most telling. It changes
    how fast the book is, never what it finds. Raises InputError for a cue that is malformed.
    """
    compiling = _Compiling(lexicon)
    compiled = tuple(compiling.cue(target, text) for target, text in cues)
    numbers = {gram: number for number, gram in enumerate(sorted(set().union(*compiling.terms)))}
    terms = tuple(frozenset(numbers[gram] for gram in term) for term in compiling.terms)
    grams = Phrases.of(numbers)
    seen = Counter(found.number for sentence in sample for found in grams.found_in(sentence))
    weights = [(sum(seen[gram] for gram in term), len(term)) for term in terms]
    filed: dict[int, list[int]] = {}
    for place, cue in enumerate(compiled):
        for gram in terms[min(cue.needed, key=lambda term: (weights[term], term))]:
            filed.setdefault(gram, []).append(place)
    return CueBook(grams, terms, compiled, {gram: tuple(places) for gram, places in filed.items()})


class _Compiling:
    """The terms met so far, numbered as they come."""

    def __init__(self, lexicon: Mapping[str, tuple[str, ...]]) -> None:
        self.terms: dict[Term, int] = {}
        self._concepts = {name: frozenset(filter(None, map(_gram, phrases))) for name, phrases in lexicon.items()}
        self._negating: set[int] = set()

    def cue(self, target: int, text: str) -> Cue:
        """One written cue in numbers."""
        needed: set[int] = set()
        banned: set[int] = set()
        for word in text.split():
            (banned if word.startswith("!") else needed).add(self._number(word.removeprefix("!"), text))
        if not needed:
            raise InputError("cues", f'"{text}" names nothing that must be there.')
        return Cue(tuple(sorted(needed)), tuple(sorted(banned)), target, self._negating.isdisjoint(needed))

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
        number = self.terms.setdefault(frozenset(grams), len(self.terms))
        if any(not _NEGATIONS.isdisjoint(gram) for gram in grams):
            self._negating.add(number)
        return number


@lru_cache(maxsize=65536)
def _gram(phrase: str) -> Gram:
    return tuple(stem(word) for word in words_of(phrase))


def _denied(sentence: Sentence) -> frozenset[int]:
    """The places in `sentence` that stand close behind a denial."""
    if _DENIALS.isdisjoint(sentence):
        return frozenset()
    return frozenset(
        place + step for place, word in enumerate(sentence) if word in _DENIALS for step in range(1, _DENIED_AFTER + 1)
    )


def _near(places: Sequence[Collection[int]]) -> bool:
    """Whether some choice of one place for each term lies within the window."""
    starts = sorted({place for options in places for place in options})
    return any(all(any(start <= p <= start + WINDOW for p in options) for options in places) for start in starts)
