"""Trains the matching model on the knowledge's own wording and on a corpus of further texts."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from handrail.knowledge.collection import Knowledge
from handrail.knowledge.records import Concern, RedFlag
from handrail.matching.features import Concepts, features
from handrail.matching.gravity import ALARM, is_urgent
from handrail.matching.learning import Lesson, learn
from handrail.matching.model import Model
from handrail.matching.targets import targets
from handrail.matching.words import Speller, sentences, words_of
from handrail.vocabulary import InputError

NOT = "!"  # before an id: the text is near to it, but is not it
OFTEN = 3  # a word in so many texts of the corpus is no slip of the finger


@dataclass(frozen=True, slots=True)
class Text:
    """A text and the ids that it shows, or with `NOT` those that it only sounds like."""

    ids: tuple[str, ...]
    words: str


def read_corpus(folder: Path, knowledge: Knowledge) -> list[Text]:
    """The texts of every `.tsv` in `folder`: ids with commas, a tab, the text.

    Raises InputError with file and line for an id that the knowledge does not hold, or a line without a text.
    """
    return [text for path in sorted(folder.glob("*.tsv")) for text in _texts_in(path, knowledge)]


def train_on(knowledge: Knowledge, corpus: Sequence[Text] = ()) -> Model:
    """A model of the phrasings, names and rules of every concern and red flag, and of `corpus`."""
    texts = [*knowledge_texts(knowledge), *corpus]
    words = known_words(knowledge, corpus)
    speller = Speller(words)
    concepts, themes = Concepts.of_lexicon(knowledge.lexicon), Concepts.of_lexicon(knowledge.themes)
    teacher = _Teacher.of(knowledge)
    lessons = []
    for text in texts:
        parts = [features(part, concepts.of(part), themes.of(part)) for part in sentences(text.words, speller)]
        if parts:
            lessons.append(teacher.lesson(text.ids, frozenset[str]().union(*parts)))
    return learn(lessons, trained_on=fingerprint(knowledge, corpus), words=words)


def knowledge_texts(knowledge: Knowledge) -> Iterator[Text]:
    """Every text of the knowledge that shows what a concern or a red flag sounds like, and the near misses."""
    for concern in knowledge.concerns.values():
        rules = (rule.text for rule in concern.rules)
        for words in (*concern.phrasings, concern.name, concern.clinical_name, *rules):
            yield Text((concern.id,), words)
        yield from (Text((NOT + concern.id,), words) for words in concern.near_misses)
    for flag in knowledge.red_flags.values():
        if flag.status != "retired":
            yield from (Text((flag.id,), words) for words in (*flag.phrasings, flag.name, flag.question))
            yield from (Text((NOT + flag.id,), words) for words in flag.near_misses)


def known_words(knowledge: Knowledge, corpus: Iterable[Text] = ()) -> tuple[str, ...]:
    """The words of cues, concepts and names, and those that recur in texts, most frequent first."""
    rows: list[Concern | RedFlag] = [*knowledge.concerns.values(), *knowledge.red_flags.values()]
    phrasings = (text for row in rows for text in (*row.phrasings, *row.near_misses))
    counts = Counter(word for text in phrasings for word in set(words_of(text)))
    often = Counter(word for text in corpus for word in set(words_of(text.words)))
    sure = chain(
        chain.from_iterable(knowledge.lexicon.values()),
        chain.from_iterable(knowledge.themes.values()),
        (cue for _, cues in targets(knowledge) for cue in cues),
        (name for row in knowledge.conditions.values() for name in (row.name, *row.synonyms)),
    )
    written = Counter(word for text in sure for word in words_of(text.replace("_", " ")))
    recurring = Counter({word: times for word, times in counts.items() if times > 1})
    recurring.update({word: times for word, times in often.items() if times >= OFTEN})
    counts = recurring + written
    return tuple(word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def fingerprint(knowledge: Knowledge, corpus: Iterable[Text] = ()) -> str:
    """A hash of everything that the model learns from; it changes when the model should be trained again."""
    digest = hashlib.sha256()
    for text in chain(knowledge_texts(knowledge), corpus):
        digest.update(f"{text.ids}\0{text.words}\0".encode())
    for concern in knowledge.concerns.values():
        digest.update(f"{concern.id}\0{concern.flags}\0".encode())
    for table in (knowledge.lexicon, knowledge.themes):
        for name in sorted(table):
            digest.update(f"{name}\0{table[name]}\0".encode())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class _Teacher:
    """What a text of some ids teaches: which flags each concern asks about, and which of both are urgent."""

    flags_of: dict[str, frozenset[str]]
    urgent: frozenset[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> "_Teacher":
        """The teacher of this knowledge."""
        rows: list[Concern | RedFlag] = [*knowledge.concerns.values(), *knowledge.red_flags.values()]
        return cls(
            flags_of={concern.id: frozenset(concern.flags) for concern in knowledge.concerns.values()},
            urgent=frozenset(row.id for row in rows if is_urgent(row)),
        )

    def lesson(self, ids: Iterable[str], seen: frozenset[str]) -> Lesson:
        """The lesson of one text.

        What shows a concern is silent on the flags that this concern asks about, for the text may well answer one;
        what shows only a flag is silent on concerns. An urgent flag sounds the alarm, what is only near to one does
        not, and an urgent concern may or may not.
        """
        shows = frozenset(name for name in ids if not name.startswith(NOT))
        near = frozenset(name.removeprefix(NOT) for name in ids) - shows
        concerns, flags = shows & self.flags_of.keys(), shows - self.flags_of.keys()
        silent = (
            frozenset[str]().union(*(self.flags_of[name] for name in concerns))
            if concerns
            else frozenset(self.flags_of)
        )
        if flags & self.urgent:
            shows |= {ALARM}
        elif shows and (flags or concerns & self.urgent):
            silent |= {ALARM}
        elif not shows and near & self.urgent - self.flags_of.keys():
            near |= {ALARM}
        return Lesson(features=seen, shows=shows, near=near, silent_on=silent)


def _texts_in(path: Path, knowledge: Knowledge) -> Iterator[Text]:
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        written, tab, words = line.partition("\t")
        ids = tuple(name.strip() for name in written.split(","))
        if not (tab and words.strip()):
            raise InputError(f"{path.name}:{number}", "a line is ids, a tab and a text.")
        for name in ids:
            if name.removeprefix(NOT) not in knowledge.concerns and name.removeprefix(NOT) not in knowledge.red_flags:
                raise InputError(f"{path.name}:{number}", f"{name} is no concern and no red flag.")
        yield Text(ids, words.strip())
