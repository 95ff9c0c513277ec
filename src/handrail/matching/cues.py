"""Cues: short patterns of stems that plainly say one thing, compiled once and matched sentence by sentence."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from msgspec import Struct

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
    """The terms that must stand together in a sentence, and the term that must not stand in it; all by number.

    `first` is the most telling of those that must, `further` the others. `is_plain` marks a cue that speaks of no
    absence: it does not hold for what a sentence denies.
    """

    first: int
    further: tuple[int, ...]
    banned: int
    is_plain: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """The grams that stand in one sentence: where, and which of them not denied."""

    length: int
    places: Mapping[int, Sequence[int]]
    present: set[int]
    affirmed: set[int]
    denied: frozenset[int]


class CueBook(Struct, array_like=True, gc=False):
    """All cues for a list of targets (concerns, signs, answers), matched in one pass over a sentence.

    `grams` are the phrases of all terms, `terms` the numbers of the grams that express each. `filed` holds for a
    kind of target and a gram the numbers of the cues that the gram makes worth trying, by target: those of which
    it expresses the most telling term.
    """

    grams: Phrases
    terms: tuple[frozenset[int], ...]
    cues: tuple[Cue, ...]
    filed: dict[str, dict[int, dict[int, tuple[int, ...]]]]

    def scan(self, sentence: Sentence) -> Scan:
        """What stands in `sentence`, for any number of looks at it."""
        places: dict[int, list[int]] = {}
        for gram, start, _ in self.grams.found_in(sentence):
            places.setdefault(gram, []).append(start)
        present = set(places)
        denied = _denied(sentence)
        affirmed = {gram for gram in present if not denied.issuperset(places[gram])} if denied else present
        return Scan(len(sentence), places, present, affirmed, denied)

    def hits(self, scan: Scan, kind: str, wanted: frozenset[int] | None = None) -> set[int]:
        """The targets of this `kind` that a cue finds in what was scanned; only those `wanted` when given."""
        hits: set[int] = set()
        filed = self.filed.get(kind, {})
        for gram in scan.present:
            if by_target := filed.get(gram):
                for target in by_target if wanted is None else wanted.intersection(by_target):
                    for number in by_target[target]:
                        if target not in hits and self._holds(self.cues[number], gram, scan):
                            hits.add(target)
        return hits

    def _holds(self, cue: Cue, gram: int, scan: Scan) -> bool:
        """Whether `gram` and every further term that `cue` needs are there, close enough, and none that it bans."""
        there = scan.affirmed if cue.is_plain else scan.present
        if gram not in there:
            return False
        terms = self.terms
        for number in cue.further:
            if terms[number].isdisjoint(there):
                return False
        if not terms[cue.banned].isdisjoint(scan.present):
            return False
        return scan.length <= WINDOW + 1 or not cue.further or self._stands_near(cue, scan)

    def _stands_near(self, cue: Cue, scan: Scan) -> bool:
        """Whether the needed terms of a cue stand within the window somewhere."""
        ignored = scan.denied if cue.is_plain else frozenset()
        needed = (cue.first, *cue.further)
        starts = ({start for gram in self.terms[term] for start in scan.places.get(gram, ())} for term in needed)
        return _near([options - ignored for options in starts])


def compile_cues(
    cues: Iterable[tuple[str, int, str]], lexicon: Mapping[str, tuple[str, ...]], sample: Iterable[Sentence] = ()
) -> CueBook:
    """The book of `cues`: each the kind and the number of a target, and a written cue.

    `sample` are sentences such as will be read: they show which term of a cue is the most telling. It changes
    how fast the book is, never what it finds. Raises InputError for a cue that is malformed.
    """
    compiling = _Compiling(lexicon)
    written = [(kind, target, *compiling.parts(text)) for kind, target, text in cues]
    numbers = {gram: number for number, gram in enumerate(sorted(set().union(*compiling.terms)))}
    terms = tuple(frozenset(numbers[gram] for gram in term) for term in compiling.terms)
    grams = Phrases.of(numbers)
    seen = Counter(number for sentence in sample for number, _, _ in grams.found_in(sentence))
    weights = [(sum(seen[gram] for gram in term), len(term), number) for number, term in enumerate(terms)]
    compiled: list[Cue] = []
    filed: dict[str, dict[int, dict[int, tuple[int, ...]]]] = {}
    for kind, target, needed, banned in written:
        first, *further = sorted(needed, key=weights.__getitem__)
        for gram in terms[first]:
            by_target = filed.setdefault(kind, {}).setdefault(gram, {})
            by_target[target] = (*by_target.get(target, ()), len(compiled))
        compiled.append(Cue(first, tuple(further), banned, compiling.negating.isdisjoint(needed)))
    return CueBook(grams, terms, tuple(compiled), filed)


class _Compiling:
    """The terms met so far, numbered as they come."""

    def __init__(self, lexicon: Mapping[str, tuple[str, ...]]) -> None:
        self.terms: dict[Term, int] = {}
        self._concepts = {name: frozenset(filter(None, map(_gram, phrases))) for name, phrases in lexicon.items()}
        self.negating: set[int] = set()  # those that speak of an absence

    def parts(self, text: str) -> tuple[set[int], int]:
        """The terms that a written cue needs, and the one that it bans."""
        needed: set[int] = set()
        banned: set[Gram] = set()
        for word in text.split():
            grams = self._grams(word.removeprefix("!"), text)
            if word.startswith("!"):
                banned |= grams
            else:
                needed.add(self._number(grams))
        if not needed:
            raise InputError("cues", f'"{text}" names nothing that must be there.')
        return needed, self._number(banned)

    def _grams(self, written: str, cue: str) -> set[Gram]:
        """Everything that expresses one written term."""
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
        return grams

    def _number(self, grams: set[Gram]) -> int:
        number = self.terms.setdefault(frozenset(grams), len(self.terms))
        if any(not _NEGATIONS.isdisjoint(gram) for gram in grams):
            self.negating.add(number)
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
