"""Search over everything that can be read, in a family's own words, forgiving slips of the finger."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from handrail.knowledge import Knowledge, Library
from handrail.matching.words import stem, words_of

NAME, OTHER_NAME, SAID, TEXT = 3.0, 2.5, 1.5, 0.7
"""What a word counts in a record's name, its other names, the ways families say it, and its text."""
_MENDED, _BEGUN = 0.7, 0.6
_TO_ACT_ON = 0.6  # first what a thing means, then what to do about it
_SHORTEST_MENDED, _SHORTEST_TWO_SLIPS, _SHORTEST_BEGUN, _MOST_SPELLINGS = 4, 8, 3, 4
_LITTLE = """
a about an and any are as at be been by can child children did do does for from get gets go had has have he help her
him his how i if in is it its kid kids likes me my need needs of on or our daughter she should so son that the their
them they this to too up was we what when which who why will with would you your
"""
_SMALL_WORDS = frozenset(_LITTLE.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be found: by its name, other names, the ways families say it, and what it says itself.

    Of two that match alike the one with more `weight` comes first.
    """

    kind: str
    id: str
    name: str
    other_names: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry that was found; a higher score is a better match, and scores of one search compare."""

    entry: Entry
    score: float


def _best_first(hit: Hit) -> tuple[float, bool, str, str]:
    """A page that calms comes before others that match as well."""
    return -hit.score, hit.entry.kind != "reassurance", hit.entry.kind, hit.entry.id


class SearchIndex:
    """`entries` by the stems of their words. Made once; a search takes a few milliseconds."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        weights: dict[str, dict[int, float]] = defaultdict(dict)
        self._stem_of: dict[str, str] = {}
        for number, entry in enumerate(self.entries):
            for word, weight in _weighed(entry):
                found = self._stem_of.setdefault(word, stem(word))
                weights[found][number] = max(weight, weights[found].get(number, 0))
        self._weights = dict(weights)

    def search(self, text: str, *, limit: int = 20, kinds: Collection[str] = ()) -> tuple[Hit, ...]:
        """The entries that match the words of `text` best, at most `limit`, of these kinds only when any are given.

        Entries that hold more of the words come first. A text of small words alone finds nothing.
        """
        words = [word for word in words_of(text) if word not in _SMALL_WORDS]
        scores: dict[int, float] = defaultdict(float)
        matched: dict[int, int] = defaultdict(int)
        for word in words:
            for number, score in self._scored(word).items():
                scores[number] += score
                matched[number] += 1
        for joined in map("".join, pairwise(words)):  # "shoe laces" for "shoelaces"
            for number, weight in self._weights.get(stem(joined), {}).items():
                scores[number] += 2 * weight * self._rarity(stem(joined))
                matched[number] = max(matched[number], 2)
        found = ((self.entries[number], number, score) for number, score in scores.items())
        hits = [
            Hit(entry=entry, score=score * entry.weight * (min(matched[number], len(words)) / len(words)) ** 2)
            for entry, number, score in found
            if not kinds or entry.kind in kinds
        ]
        return tuple(sorted(hits, key=_best_first)[:limit])

    def _scored(self, word: str) -> dict[int, float]:
        """What `word` counts for each entry: itself, else as the start of a longer word or a slip of the finger."""
        best: dict[int, float] = {}
        for found, trust in self._readings(word):
            for number, weight in self._weights[found].items():
                best[number] = max(best.get(number, 0.0), weight * trust * self._rarity(found))
        return best

    def _readings(self, word: str) -> Iterator[tuple[str, float]]:
        """Each stem that `word` may stand for, and how far to trust that."""
        known = stem(word)
        if known in self._weights:
            yield known, 1.0
        if len(word) >= _SHORTEST_BEGUN:
            yield from ((found, _BEGUN) for whole, found in self._stem_of.items() if whole.startswith(word))
        if known not in self._weights and len(word) >= _SHORTEST_MENDED:
            slips = 2 if len(word) >= _SHORTEST_TWO_SLIPS else 1
            near = extract(word, self._stem_of.keys(), scorer=OSA.distance, score_cutoff=slips, limit=_MOST_SPELLINGS)
            nearest = near[0][1] if near else 0
            yield from ((self._stem_of[found], _MENDED) for found, distance, _ in near if distance == nearest)

    def _rarity(self, found: str) -> float:
        return log(1 + len(self.entries) / len(self._weights[found]))


def _weighed(entry: Entry) -> Iterator[tuple[str, float]]:
    """Each word of `entry` with what it counts; a word of a short name counts more than one of a long name."""
    telling = [word for word in words_of(entry.name) if word not in _SMALL_WORDS]
    yield from ((word, NAME * (1 + 1 / len(telling))) for word in telling)
    others = (entry.id.replace("_", " "), *entry.other_names)
    for name in (entry.name, *others):  # a name of two words is also found as one: "tummytime"
        yield from ((first + second, NAME * _MENDED) for first, second in pairwise(words_of(name)))
    for texts, weight in zip((others, entry.said, entry.texts), (OTHER_NAME, SAID, TEXT), strict=True):
        for word in words_of("\n".join(texts)):
            if word not in _SMALL_WORDS:
                yield word, weight


def entries_to_read(knowledge: Knowledge, library: Library) -> Iterator[Entry]:
    """Everything that a family can open: worries, everyday problems, conditions, and all there is to read."""
    for concern in knowledge.concerns.values():
        if concern.status != "retired":
            clinical = (concern.clinical_name,)
            yield Entry(kind="concern", id=concern.id, name=concern.name, other_names=clinical, said=concern.phrasings)
    for role in knowledge.roles.values():
        if role.kind == "problem":
            yield Entry(kind="role", id=role.id, name=role.label, texts=(*role.views.values(), role.note))
    for condition in knowledge.conditions.values():
        guide = library.condition_guides.get(condition.id)
        about = (guide.about,) if guide else ()
        yield Entry(kind="condition", id=condition.id, name=condition.name, other_names=condition.synonyms, texts=about)
    for therapy in knowledge.disciplines.values():
        names = (*therapy.names.values(), therapy.practitioner, *therapy.practitioners.values())
        texts = (therapy.summary, *therapy.example_work)
        yield Entry(kind="discipline", id=therapy.id, name=therapy.name, other_names=names, texts=texts)
    yield from _library_entries(knowledge, library)


def _library_entries(knowledge: Knowledge, library: Library) -> Iterator[Entry]:
    for term in library.terms.values():
        yield Entry(kind="term", id=term.id, name=term.name, other_names=term.also, texts=(term.meaning,))
    for faq in library.faqs.values():
        yield Entry(kind="faq", id=faq.id, name=faq.question, texts=(faq.answer,))
    for page in library.explanations.values():
        headings = tuple(section.heading for section in page.sections)
        texts = (page.lead, *(text for part in page.sections for text in (*part.text, *part.points)))
        yield Entry(kind="explanation", id=page.id, name=page.title, other_names=headings, texts=texts)
    for variant in library.reassurances.values():
        said = knowledge.concerns[variant.concern].phrasings
        yield Entry(kind="reassurance", id=variant.id, name=variant.name, said=said, texts=(variant.usual,))
    for done in library.interventions.values():
        yield Entry(kind="intervention", id=done.id, name=done.name, other_names=done.goals, texts=(done.summary,))
    yield from _entries_to_act_on(library)


def _entries_to_act_on(library: Library) -> Iterator[Entry]:
    for activity in library.activities.values():
        texts = (activity.helps, activity.need)
        yield Entry(kind="activity", id=activity.id, name=activity.name, texts=texts, weight=_TO_ACT_ON)
    for pack in library.waiting_packs.values():
        yield Entry(kind="waiting_pack", id=pack.id, name=pack.name, texts=pack.do, weight=_TO_ACT_ON)
    for way in library.pathways.values():
        yield Entry(kind="pathway", id=way.id, name=way.name, other_names=(way.area,), weight=_TO_ACT_ON)
    for payer in library.fundings.values():
        yield Entry(kind="funding", id=payer.id, name=payer.name, texts=(payer.pays_for,), weight=_TO_ACT_ON)
