"""Many phrases found in one walk over a sentence: a tree of words with a number where a phrase ends."""

from collections.abc import Iterable

from msgspec import Struct

from handrail.matching.words import Sentence

_INNER = -1  # a node at which no phrase ends


class _Node(Struct, array_like=True, gc=False):
    """What may follow the words so far, and the number of the phrase that they are."""

    following: "dict[str, _Node]"
    number: int = _INNER


Found = tuple[int, int, int]
"""A phrase in a sentence: its number, the place of its first word, and the place after its last."""


class Phrases(Struct, array_like=True, gc=False):
    """Phrases by number. The same phrase has one number only."""

    tree: dict[str, _Node]

    @classmethod
    def of(cls, phrases: Iterable[Sentence]) -> "Phrases":
        """The tree of `phrases`, numbered as they come; each must be new and hold a word."""
        root = _Node({})
        for number, phrase in enumerate(phrases):
            node = root
            for word in phrase:
                node = node.following.setdefault(word, _Node({}))
            node.number = number
        return cls(root.following)

    def found_in(self, sentence: Sentence) -> list[Found]:
        """Every phrase that stands in `sentence`, by place and then from short to long."""
        found: list[Found] = []
        length = len(sentence)
        for start, word in enumerate(sentence):
            node = self.tree.get(word)
            end = start + 1
            while node is not None:
                if node.number != _INNER:
                    found.append((node.number, start, end))
                node = node.following.get(sentence[end]) if end < length else None
                end += 1
        return found
