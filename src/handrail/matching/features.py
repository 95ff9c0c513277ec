"""What the matching model sees of a sentence: stems, neighbouring pairs, and the concepts they express."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from handrail.matching.words import Sentence, stem, words_of

PLAIN = frozenset("a an the and or but of to in on at is are be am it its this that i my we our".split())  # noqa: SIM905


class Concepts:
    """Which concepts of the lexicon a sentence touches."""

    def __init__(self, lexicon: Mapping[str, tuple[str, ...]]) -> None:
        self._by_first: dict[str, list[tuple[Sentence, str]]] = {}
        for name, phrases in lexicon.items():
            for phrase in phrases:
                gram = tuple(stem(word) for word in words_of(phrase))
                if gram:
                    self._by_first.setdefault(gram[0], []).append((gram, name))

    def of(self, sentence: Sentence) -> set[str]:
        """The names of the concepts found in `sentence`."""
        return {
            name
            for start, word in enumerate(sentence)
            for gram, name in self._by_first.get(word, ())
            if sentence[start : start + len(gram)] == gram
        }


def features(sentence: Sentence, concepts: Iterable[str]) -> set[str]:
    """The features of one sentence: "word", "word word" for neighbours without the plainest words, "@concept"."""
    telling = [word for word in sentence if word not in PLAIN]
    pairs = {f"{first} {second}" for first, second in pairwise(telling)}
    skips = {f"{first} * {second}" for first, second in zip(telling, telling[2:], strict=False)}
    return {*telling, *pairs, *skips, *(f"@{name}" for name in concepts)}
