"""What to do while a family waits: the pack for each worry, the films that help, the words for the phone."""

from collections.abc import Iterable

from handrail.knowledge import Library
from handrail.knowledge.waiting_records import FilmScene, WaitingPack
from handrail.vocabulary import Age


def packs_for(library: Library, topics: Iterable[str]) -> tuple[WaitingPack, ...]:
    """The packs that speak to these topics, in the order of the topics, each once."""
    by_topic = {topic: pack for pack in library.waiting_packs.values() for topic in pack.topics}
    found = {by_topic[topic].id: by_topic[topic] for topic in topics if topic in by_topic}
    return tuple(found.values())


def films_for(library: Library, packs: Iterable[WaitingPack], age: Age | None = None) -> tuple[FilmScene, ...]:
    """The scenes worth filming for these packs at this age, each once; at an unknown age all of them."""
    names = dict.fromkeys(name for pack in packs for name in pack.films)
    return tuple(scene for name in names if _is_of_age(scene := library.film_scenes[name], age))


def _is_of_age(scene: FilmScene, age: Age | None) -> bool:
    return age is None or (age.has_reached(scene.age_from_months) and not age.has_reached(scene.age_to_months))
