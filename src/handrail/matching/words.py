"""A parent's text as sentences of word stems: contractions opened, typing errors mended, endings cut."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import Stemmer
from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

_STEMMER = Stemmer.Stemmer("english")
_TAGS = re.compile(r"<[^<>]{0,200}>")
SENTENCE_END = re.compile(r"[.!?;\n\r]+(?=\s|$)|\n+| [-–—]+ ")
_WORD = re.compile(r"[^\W_]+")
_SHORTEST_MENDED = 5  # a shorter word has too many neighbours to mend it with confidence

_CONTRACTIONS = {
    "wont": "will not", "cant": "cannot", "dont": "do not", "doesnt": "does not", "didnt": "did not",
    "isnt": "is not", "arent": "are not", "wasnt": "was not", "werent": "were not", "hasnt": "has not",
    "havent": "have not", "hadnt": "had not", "couldnt": "could not", "wouldnt": "would not",
    "shouldnt": "should not", "aint": "is not", "hes": "he is", "shes": "she is", "im": "i am", "ive": "i have",
    "weve": "we have", "theyre": "they are", "youre": "you are", "thats": "that is", "whats": "what is",
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "n": "and", "ppl": "people", "bc": "because",
    "bcs": "because", "coz": "because", "cuz": "because", "cos": "because", "wo": "without",
    "rn": "right now", "mo": "months", "mos": "months", "mth": "months", "mths": "months", "yo": "years old",
    "yr": "years", "yrs": "years", "wk": "weeks", "wks": "weeks", "yt": "yet", "abt": "about", "alot": "a lot",
    "mom": "mum", "mommy": "mum", "diaper": "nappy", "diapers": "nappy", "pediatrician": "paediatrician",
    "center": "centre", "color": "colour", "favors": "favours", "favor": "favour", "gray": "grey",
}  # fmt: skip
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'"})
_NOT = re.compile(r"\b(ca|wo|[a-z]+)n't\b")
_NOT_STEMS = {"ca": "cannot", "wo": "will not"}

Sentence = tuple[str, ...]
"""The stems of one sentence, in order."""


# Forms that mean something else than their stem: "used to" is not "use to", "stopped" is not "non-stop".
_WHOLE = frozenset({"used", "stopped", "handed", "left", "going", "getting", "intoe", "intoeing", "outtoeing", "lost"})


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one lower-case word."""
    return word if word in _WHOLE else str(_STEMMER.stemWord(word))


def plain(text: str) -> str:
    """`text` in lower case, without accents or tags, with contractions opened."""
    unaccented = _TAGS.sub(" ", text).translate(_APOSTROPHES).lower()
    if not unaccented.isascii():
        folded = unicodedata.normalize("NFKD", unaccented).lower()
        unaccented = "".join(c for c in folded if not unicodedata.combining(c))
    opened = _NOT.sub(lambda found: _NOT_STEMS.get(found[1], f"{found[1]} not"), unaccented)
    return opened.replace("'", "")


def words_of(text: str) -> list[str]:
    """The plain words of `text`, contractions opened: the words that phrasings and cues are written in."""
    return words_of_plain(plain(text))


def words_of_plain(text: str) -> list[str]:
    """The same for a text, or a piece of one, that `plain` has been through."""
    return [part for word in _WORD.findall(text) for part in _opened(word)]


class Speller:
    """Mends single typing errors against the words that the knowledge itself uses."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """`vocabulary` is every correctly written word, most frequent first."""
        self._words = dict.fromkeys(vocabulary)
        self._by_length: dict[int, list[str]] = {}
        for word in self._words:
            self._by_length.setdefault(len(word), []).append(word)
        self._stems: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """The stem of `word`, or of the known word one slip of the finger away from it."""
        known = self._stems.get(word)
        if known is None:
            known = self._stems[word] = stem(self._mended(word))
            if len(self._stems) > 65536:  # a stream of strange words must not fill the memory
                self._stems.clear()
        return known

    def _mended(self, word: str) -> str:
        if len(word) < _SHORTEST_MENDED or word in self._words or not word.isalpha():
            return word
        near = [w for length in (-1, 0, 1) for w in self._by_length.get(len(word) + length, ())]
        found = extractOne(word, near, scorer=OSA.distance, score_cutoff=1)
        return found[0] if found else word


def sentences(text: str, speller: Speller) -> list[Sentence]:
    """The sentences of `text` as stems; empty ones are left out."""
    parts = map(words_of_plain, SENTENCE_END.split(plain(text)))
    return [tuple(map(speller.stem, words)) for words in parts if words]


@lru_cache(maxsize=65536)
def _opened(word: str) -> tuple[str, ...]:
    """The words that a shortened one stands for: "cant" is "cannot", "18mo" is "18", "months"."""
    if word[:1].isdigit() and not word.isdigit():
        number = re.match(r"\d+", word)
        rest = word[number.end() :] if number else ""
        if rest.isalpha() and number:
            return (number[0], *_opened(rest))
    return tuple(_CONTRACTIONS.get(word, word).split())
