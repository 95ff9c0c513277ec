"""The reading index: all that a reader derives from the knowledge, made once and kept beside the compiled set."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
import Stemmer

from handrail.knowledge.collection import Knowledge
from handrail.knowledge.load import DATA
from handrail.knowledge.records import Concern, RedFlag
from handrail.matching import cues, features, phrases, targets, words
from handrail.matching.cues import CueBook, compile_cues
from handrail.matching.features import Concepts
from handrail.matching.targets import Target
from handrail.matching.words import Sentence, stem

INDEX = "reading_index.msgpack"
_MAKERS = (cues, features, phrases, targets, words)  # the code that shapes an index


class ReadingIndex(msgspec.Struct, array_like=True, gc=False):
    """Cues, concepts and themes ready to be matched. `made_of` tells the knowledge and the code that it was made of."""

    made_of: str
    targets: tuple[Target, ...]
    cues: CueBook
    concepts: Concepts
    themes: Concepts


def build_index(knowledge: Knowledge) -> ReadingIndex:
    """The index of `knowledge`. Raises InputError for a malformed cue."""
    pairs = list(targets.targets(knowledge))
    numbered = [(target.kind, number, cue) for number, (target, written) in enumerate(pairs) for cue in written]
    return ReadingIndex(
        made_of=_fingerprint(knowledge),
        targets=tuple(target for target, _ in pairs),
        cues=compile_cues(numbered, knowledge.lexicon, _sample(knowledge)),
        concepts=Concepts.of_lexicon(knowledge.lexicon),
        themes=Concepts.of_lexicon(knowledge.themes),
    )


def compile_index(knowledge: Knowledge, folder: Path = DATA) -> Path:
    """The path of the index of `knowledge`, written anew into `folder`."""
    path = folder / INDEX
    path.write_bytes(msgspec.msgpack.encode(build_index(knowledge)))
    return path


def load_index(knowledge: Knowledge, folder: Path = DATA) -> ReadingIndex:
    """The index of `knowledge`: the one kept in `folder` if it was made of this knowledge by this code."""
    path = folder / INDEX
    if path.is_file():
        with suppress(msgspec.DecodeError):  # made by another version of the program
            index = msgspec.msgpack.decode(path.read_bytes(), type=ReadingIndex)
            if index.made_of == _fingerprint(knowledge):
                return index
    return build_index(knowledge)


def _fingerprint(knowledge: Knowledge) -> str:
    """A hash of the knowledge and of the code and stemmer that an index depends on."""
    digest = hashlib.sha256(f"{knowledge.hash}\0{Stemmer.version()}\0".encode())
    for module in _MAKERS:
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()


def _sample(knowledge: Knowledge) -> Iterator[Sentence]:
    """The phrasings of the knowledge, as stems."""
    records: list[Concern | RedFlag] = [*knowledge.concerns.values(), *knowledge.red_flags.values()]
    for record in records:
        for text in (*record.phrasings, *record.near_misses):
            yield tuple(map(stem, words.words_of(text)))
