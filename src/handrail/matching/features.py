"""What the matching model sees of a sentence: stems, neighbouring pairs, concepts and pairs of themes."""

from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise

from msgspec import Struct

from handrail.matching.phrases import Phrases
from handrail.matching.words import Sentence, stem, words_of

PLAIN = frozenset("a an the and or but of to in on at is are be am it its this that i my we our".split())  # noqa: SIM905
TURNS = frozenset({"@not", "@lost", "@new", "@worse"})


class Concepts(Struct, array_like=True, gc=False):
    """Which concepts of the lexicon a sentence touches: the names that each phrase stands for."""

    phrases: Phrases
    names: tuple[tuple[str, ...], ...]

    @classmethod
    def of_lexicon(cls, lexicon: Mapping[str, tuple[str, ...]]) -> "Concepts":
        """The concepts of `lexicon`, by the stems of their words and phrases."""
        names: dict[Sentence, tuple[str, ...]] = {}
        for name, phrases in lexicon.items():
            for phrase in phrases:
                if gram := tuple(stem(word) for word in words_of(phrase)):
                    names[gram] = (*names.get(gram, ()), name)
        return cls(Phrases.of(names), tuple(names.values()))

    def of(self, sentence: Sentence) -> set[str]:
        """The names of the concepts found in `sentence`."""
        return {name for number, _, _ in self.phrases.found_in(sentence) for name in self.names[number]}


def features(sentence: Sentence, concepts: Iterable[str], themes: Iterable[str]) -> set[str]:
    """The features of one sentence.

    "word", "word word" for neighbours without the plainest words, "@concept", "#theme", and each two themes that
    stand together, for fear and stairs say more than either; so do the concepts that turn a meaning, as in "no fits".
    """
    telling = [word for word in sentence if word not in PLAIN]
    pairs = {f"{first} {second}" for first, second in pairwise(telling)}
    named = {f"@{name}" for name in concepts}
    marks = sorted({*(named & TURNS), *(f"#{name}" for name in themes)})
    together = {f"{first} {second}" for first, second in combinations(marks, 2)}
    return {*telling, *pairs, *named, *marks, *together}


def is_pair_of_marks(feature: str) -> bool:
    """Whether a feature is two concepts or themes that stand together."""
    return feature.startswith(("@", "#")) and " " in feature
