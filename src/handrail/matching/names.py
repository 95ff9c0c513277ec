"""Finds the names of conditions in a text or a referral, and whether they are known or only suspected."""

import re
from dataclasses import dataclass

from handrail.knowledge.collection import Knowledge
from handrail.matching.phrases import Phrases
from handrail.matching.words import SENTENCE_END, Sentence, plain, stem, words_of, words_of_plain

_DOUBT_WORDS = """
    suspect suspected possible possibly query maybe might may wonder wondering worried think thinks thought could
    assessment assess assessed pathway signs show prove undiagnosed awaiting waiting rule ruled
"""
_RELATIVES = """
    nephew niece cousin brother sister sibling uncle aunt dad father mum mother husband wife family families
    grandad grandmother grandfather relative friend
"""
_DOUBT = frozenset(map(stem, _DOUBT_WORDS.split()))
_SOMEONE_ELSE = frozenset(map(stem, _RELATIVES.split()))
_DENIED = frozenset({"not", "no", "never"})
_BEFORE = 6  # words before a name in which doubt, denial or another person counts
_THE_CHILD = frozenset("son daughter boy girl child kid baby toddler lad he she".split())  # noqa: SIM905
_SPEAKS = frozenset("to of say said think thought report".split())  # noqa: SIM905  a relative who speaks of the child
_HAS = frozenset({"has", "have", "with", "got"})
_CLAUSE_END = re.compile(r",|\bbut\b")
_QUERIED = re.compile(r"(?:^|(?<=\s))\?\s*(?=\w)")  # clinic shorthand: "?CP" is a question


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCondition:
    """A condition named in a text, and whether it is only suspected."""

    id: str
    is_suspected: bool


class ConditionNames:
    """The names and synonyms of every condition, in plain words."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._whole: dict[Sentence, str] = {}
        for condition in knowledge.conditions.values():
            for name in (condition.id.replace("_", " "), condition.name, *condition.synonyms):
                gram = _words(name)
                if gram:
                    self._whole.setdefault(gram, condition.id)
        self._phrases = Phrases.of(self._whole)
        self._ids = tuple(self._whole.values())

    def resolve(self, name: str) -> NamedCondition | None:
        """The condition that `name` is an id, a name or a synonym of; "suspected" in it is understood."""
        gram = _words(_QUERIED.sub("possible ", name.replace("_", " ")))
        bare = tuple(word for word in gram if stem(word) not in _DOUBT)
        condition = self._whole.get(gram) or self._whole.get(bare)
        if condition is None:
            return None
        return NamedCondition(id=condition, is_suspected=gram != bare and gram not in self._whole)

    def found_in(self, text: str) -> tuple[NamedCondition, ...]:
        """The conditions that `text` says this child has or may have, the first mention of each."""
        found: dict[str, bool] = {}
        for sentence in SENTENCE_END.split(plain(_QUERIED.sub("possible ", text))):
            for clause in _CLAUSE_END.split(sentence):
                self._read_clause(tuple(words_of_plain(clause)), found)
        return tuple(NamedCondition(id=name, is_suspected=doubt) for name, doubt in found.items())

    def _read_clause(self, words: Sentence, found: dict[str, bool]) -> None:
        """Adds the conditions that one clause names to `found`, with whether they are in doubt."""
        longest = {start: (number, end) for number, start, end in self._phrases.found_in(words)}
        done = 0
        for start, (number, end) in longest.items():
            if start < done:
                continue  # a part of the name before
            done = end
            near = tuple(map(stem, words[max(0, start - _BEFORE) : start]))
            if not _is_denied(near) and not _is_of_someone_else(near):
                after = tuple(map(stem, words[end : end + 3]))
                found.setdefault(self._ids[number], not _DOUBT.isdisjoint(near + after))


def _is_denied(before: Sentence) -> bool:
    """Whether the words before a name deny it: "not autistic", not "cannot walk well and has autism"."""
    for place in range(len(before) - 1, -1, -1):
        if before[place] in _DENIED:
            return True
        if before[place] in _HAS and (place == 0 or before[place - 1] not in _DENIED):
            return False
    return False


def _is_of_someone_else(before: Sentence) -> bool:
    """Whether the words before a name speak of a relative, and not of a relative who speaks of the child."""
    for place in range(len(before) - 1, -1, -1):
        if before[place] in _THE_CHILD:
            return False
        following = before[place + 1] if place + 1 < len(before) else ""
        if before[place] in _SOMEONE_ELSE and following not in _SPEAKS:
            return True
    return False


def _words(text: str) -> Sentence:
    """The words as written: a stem would make a name of an ordinary word ("downs" of "down")."""
    return tuple(words_of(text))
