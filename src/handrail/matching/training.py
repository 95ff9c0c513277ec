"""Trains the matching model on the knowledge's own wording."""

import hashlib
from collections.abc import Iterator

from handrail.knowledge.collection import Knowledge
from handrail.knowledge.records import Concern
from handrail.matching.features import Concepts, features
from handrail.matching.model import Model, train
from handrail.matching.reader import speller_of
from handrail.matching.words import sentences

RIDGE = 0.3


def train_on(knowledge: Knowledge, *, ridge: float = RIDGE) -> Model:
    """A model of the phrasings, names, rules and cues of every concern."""
    speller = speller_of(knowledge)
    concepts = Concepts(knowledge.lexicon)
    texts: list[set[str]] = []
    labels: list[str] = []
    for label, text in training_texts(knowledge):
        parts = [features(part, concepts.of(part)) for part in sentences(text, speller)]
        if parts:
            texts.append(set().union(*parts))
            labels.append(label)
    return train(texts, labels, trained_on=fingerprint(knowledge), ridge=ridge)


def training_texts(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Every text that shows what a concern sounds like, with the concern."""
    for concern in knowledge.concerns.values():
        for text in _texts_of(concern):
            yield concern.id, text


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
