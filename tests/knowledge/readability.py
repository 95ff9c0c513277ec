"""How old a reader has to be: the Flesch-Kincaid grade of a text, as an age.

Kincaid, Fishburne, Rogers and Chissom 1975: grade = 0.39 words per sentence + 11.8 syllables per word - 15.59; a
child in grade g is about g + 5 years old. Names that a family hears from the first day (the therapies, the helpers and
the conditions) count as two syllables, since no shorter word says the same.
"""

import re
from collections.abc import Iterable

_SENTENCE = re.compile(r"[.!?;:]+(?:\s|$)|\n")
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019]*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeioutd]ed|[^aeioucsxz]es)$")
_KNOWN_NAMES = re.compile(
    r"physiotherap\w+|occupational|therap(?:y|ies|ists?)|paediatrician\w*|cerebral palsy|autis\w+|emergency department",
    re.IGNORECASE,
)


def syllables(word: str) -> int:
    """The syllables of an English word, near enough: groups of vowels, without a silent ending."""
    plain = word.lower().replace("'", "").replace("\u2019", "")
    return max(1, len(_VOWELS.findall(plain)) - bool(_SILENT.search(plain)))


def reading_age(texts: Iterable[str]) -> float:
    """The age in years at which `texts`, each at least one sentence, are read with ease."""
    text = "\n".join(_KNOWN_NAMES.sub("helper", text) for text in texts)
    words = _WORD.findall(text)
    sentences = [part for part in _SENTENCE.split(text) if _WORD.search(part)]
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + 5
