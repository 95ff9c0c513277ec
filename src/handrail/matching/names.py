"""Finds the names of conditions in a text or a referral, and whether they are known or only suspected."""

from dataclasses import dataclass

from handrail.knowledge.collection import Knowledge
from handrail.matching.words import SENTENCE_END, Sentence, plain, stem, words_of

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


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCondition:
    """A condition named in a text, and whether it is only suspected."""

    id: str
    is_suspected: bool


class ConditionNames:
    """The names and synonyms of every condition, in plain words."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._by_first: dict[str, list[tuple[Sentence, str]]] = {}
        self._whole: dict[Sentence, str] = {}
        for condition in knowledge.conditions.values():
            for name in (condition.id.replace("_", " "), condition.name, *condition.synonyms):
                gram = _words(name)
                if gram:
                    self._whole.setdefault(gram, condition.id)
        for gram, condition_id in self._whole.items():
            self._by_first.setdefault(gram[0], []).append((gram, condition_id))

    def resolve(self, name: str) -> NamedCondition | None:
        """The condition that `name` is an id, a name or a synonym of; "suspected" in it is understood."""
        gram = _words(name.replace("_", " "))
        bare = tuple(word for word in gram if stem(word) not in _DOUBT)
        condition = self._whole.get(gram) or self._whole.get(bare)
        if condition is None:
            return None
        return NamedCondition(id=condition, is_suspected=gram != bare and gram not in self._whole)

    def found_in(self, text: str) -> tuple[NamedCondition, ...]:
        """The conditions that `text` says this child has or may have, the first mention of each."""
        found: dict[str, bool] = {}
        for part in SENTENCE_END.split(plain(text)):
            self._read_sentence(_words(part), found)
        return tuple(NamedCondition(id=name, is_suspected=doubt) for name, doubt in found.items())

    def _read_sentence(self, words: Sentence, found: dict[str, bool]) -> None:
        """Adds the conditions that one sentence names to `found`, with whether they are in doubt."""
        place = 0
        while place < len(words):
            options = self._by_first.get(words[place], ())
            hits = [(gram, name) for gram, name in options if words[place : place + len(gram)] == gram]
            if not hits:
                place += 1
                continue
            gram, name = max(hits, key=lambda hit: len(hit[0]))
            near = frozenset(map(stem, words[max(0, place - _BEFORE) : place]))
            if near.isdisjoint(_DENIED) and near.isdisjoint(_SOMEONE_ELSE):
                after = frozenset(map(stem, words[place + len(gram) : place + len(gram) + 3]))
                found.setdefault(name, not (near | after).isdisjoint(_DOUBT))
            place += len(gram)


def _words(text: str) -> Sentence:
    """The words as written: a stem would make a name of an ordinary word ("downs" of "down")."""
    return tuple(words_of(text))
