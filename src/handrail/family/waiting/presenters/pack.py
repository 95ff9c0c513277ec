"""What helps while a family waits: for one worry, or for the worries of a check with the child's own words put in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from handrail.development import ages_of
from handrail.family.check.presenters.result import age_in_words
from handrail.family.visit import ChildCheck
from handrail.knowledge import Knowledge, Library
from handrail.knowledge.waiting_records import FilmScene, WaitingPack
from handrail.planning import films_for, packs_for, words_to_say
from handrail.planning.phone import filled_in
from handrail.triage import Decision, day_in_words
from handrail.vocabulary import Urgency

MOST_PACKS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLink:
    """One pack to choose."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PacksPage:
    """Every pack, in the order of the library."""

    packs: tuple[PackLink, ...]
    is_draft: bool
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackView:
    """One pack: two things to do (none while a sign is open), when to contact again, what to say and to bring."""

    id: str
    name: str
    do: tuple[str, ...]
    contact_weeks: int
    contact_on: str
    sooner_if: tuple[str, ...]
    say: str
    bring: tuple[str, ...]
    films: tuple[PackLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Words for one situation on the phone or in a message."""

    name: str
    when: str
    say: str
    ask_for: tuple[str, ...]
    if_no: str
    is_message: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPage:
    """Everything that the template prints. `number` is the child of this visit; 0 for a pack chosen from the list."""

    number: int
    packs: tuple[PackView, ...]
    is_paused: bool
    says: tuple[Say, ...]
    is_draft: bool
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmPage:
    """The rules that hold for every film, and the scenes."""

    rules: tuple[str, ...]
    scenes: tuple[FilmScene, ...]
    is_draft: bool
    version: str


def packs_page(library: Library) -> PacksPage:
    """The list of packs."""
    packs = library.waiting_packs.values()
    return PacksPage(
        packs=tuple(PackLink(id=row.id, name=row.name) for row in packs),
        is_draft=any(row.status == "draft" for row in packs),
        version=library.hash[:12],
    )


def pack_page(pack: WaitingPack, library: Library, today: date) -> WaitingPage:
    """One pack with blanks for what only the family knows."""
    view = _pack(pack, films_for(library, (pack,)), {}, today, is_paused=False)
    return _page((view,), library, {}, number=0, is_paused=False)


def child_waiting_page(
    child: ChildCheck, number: int, decision: Decision, knowledge: Knowledge, library: Library, today: date
) -> WaitingPage:
    """The packs for the worries of a check. Nothing is practised while somebody has to look within two weeks."""
    is_paused = decision.urgency.rank >= Urgency.URGENT_2_WEEKS.rank
    packs = packs_for(library, decision.topics)[:MOST_PACKS]
    worries = [knowledge.concerns[row.id].name for row in decision.concerns if row.confirmed][:2]
    told = {"age": age_in_words(child), "worry": "; ".join(_lower_first(name) for name in worries)}
    age = ages_of(child.check.age, child.check.gestation_days).birthday
    views = (_pack(pack, films_for(library, (pack,), age), told, today, is_paused=is_paused) for pack in packs)
    return _page(tuple(views), library, told, number=number, is_paused=is_paused)


def film_page(library: Library) -> FilmPage:
    """The guide to filming."""
    scenes = tuple(library.film_scenes.values())
    return FilmPage(
        rules=tuple(rule.text for rule in sorted(library.film_rules.values(), key=lambda rule: rule.position)),
        scenes=scenes,
        is_draft=any(scene.status == "draft" for scene in scenes),
        version=library.hash[:12],
    )


def _page(
    packs: tuple[PackView, ...], library: Library, told: Mapping[str, str], *, number: int, is_paused: bool
) -> WaitingPage:
    return WaitingPage(
        number=number,
        packs=packs,
        is_paused=is_paused,
        says=tuple(_say(library, told)),
        is_draft=any(row.status == "draft" for row in library.waiting_packs.values()),
        version=library.hash[:12],
    )


def _pack(
    pack: WaitingPack,
    films: Iterable[FilmScene],
    told: Mapping[str, str],
    today: date,
    *,
    is_paused: bool,
) -> PackView:
    return PackView(
        id=pack.id,
        name=pack.name,
        do=() if is_paused else pack.do,
        contact_weeks=pack.contact_weeks,
        contact_on=day_in_words(today + timedelta(weeks=pack.contact_weeks)),
        sooner_if=pack.sooner_if,
        say=filled_in(pack.say, told),
        bring=pack.bring,
        films=tuple(PackLink(id=scene.id, name=scene.name) for scene in films),
    )


def _say(library: Library, told: Mapping[str, str]) -> Iterable[Say]:
    for words in library.phone_words.values():
        yield Say(
            name=words.name,
            when=words.when,
            say=words_to_say(words, told),
            ask_for=words.ask_for,
            if_no=words.if_no,
            is_message=words.by == "message",
        )


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
