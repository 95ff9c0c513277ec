"""Trains the matching model on the knowledge's own wording."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from handrail.knowledge.collection import Knowledge
from handrail.knowledge.records import Concern, RedFlag
from handrail.matching.features import Concepts, features
from handrail.matching.model import Model, train
from handrail.matching.targets import targets
from handrail.matching.words import Speller, sentences, words_of

RIDGE = 0.3
NO_LABEL = ""


def train_on(knowledge: Knowledge, *, ridge: float = RIDGE) -> Model:
    """A model of the phrasings, names, rules and cues of every concern."""
    words = known_words(knowledge)
    speller = Speller(words)
    concepts = Concepts.of_lexicon(knowledge.lexicon)
    texts: list[set[str]] = []
    labels: list[str] = []
    for label, text in training_texts(knowledge):
        parts = [features(part, concepts.of(part)) for part in sentences(text, speller)]
        if parts:
            texts.append(set().union(*parts))
            labels.append(label)
    return train(texts, labels, trained_on=fingerprint(knowledge), words=words, ridge=ridge)


def training_texts(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Every text that shows what a concern or a red flag sounds like, with its id; near misses with none."""
    for concern in knowledge.concerns.values():
        for text in _texts_of(concern):
            yield concern.id, text
        yield from ((NO_LABEL, text) for text in concern.near_misses)
    for flag in knowledge.red_flags.values():
        if flag.status != "retired":
            yield from ((flag.id, text) for text in (*flag.phrasings, flag.name, flag.question))
            yield from ((NO_LABEL, text) for text in flag.near_misses)


def known_words(knowledge: Knowledge) -> tuple[str, ...]:
    """The words of cues, concepts and names, and those that recur in phrasings, most frequent first."""
    rows: list[Concern | RedFlag] = [*knowledge.concerns.values(), *knowledge.red_flags.values()]
    phrasings = (text for row in rows for text in (*row.phrasings, *row.near_misses))
    counts = Counter(word for text in phrasings for word in set(words_of(text)))
    sure = chain(
        chain.from_iterable(knowledge.lexicon.values()),
        (cue for _, cues in targets(knowledge) for cue in cues),
        (name for row in knowledge.conditions.values() for name in (row.name, *row.synonyms)),
    )
    written = Counter(word for text in sure for word in words_of(text.replace("_", " ")))
    counts = Counter({word: times for word, times in counts.items() if times > 1}) + written
    return tuple(word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def fingerprint(knowledge: Knowledge) -> str:
    """A hash of everything that the model learns from; it changes when the model should be trained again."""
    digest = hashlib.sha256()
    for label, text in training_texts(knowledge):
        digest.update(f"{label}\0{text}\0".encode())
    for name in sorted(knowledge.lexicon):
        digest.update(f"{name}\0{knowledge.lexicon[name]}\0".encode())
    return digest.hexdigest()


def _texts_of(concern: Concern) -> Iterator[str]:
    yield from concern.phrasings
    yield from (concern.name, concern.clinical_name)
    yield from (rule.text for rule in concern.rules)
    for cue in concern.cues:
        words = (word for word in cue.split() if not word.startswith(("@", "!")))
        yield " ".join(words).replace("|", " ").replace("_", " ")
