"""Packs and films for the worries of a check."""

from handrail.planning import films_for, packs_for
from handrail.vocabulary import Age


def test_every_topic_has_its_pack(library, knowledge):
    for topic in knowledge.topic_flags:
        assert [topic in pack.topics for pack in packs_for(library, [topic])] == [True]


def test_packs_follow_the_order_of_the_topics_each_once(library):
    found = [pack.id for pack in packs_for(library, ["handwriting", "toe_walking", "scissors", "no_such_topic"])]
    assert found == ["hands_and_writing", "legs_and_feet"]


def test_films_are_those_of_the_packs_for_the_age_each_once(library):
    packs = packs_for(library, ["late_walking", "global_delay"])
    older = [scene.id for scene in films_for(library, packs, Age.of_months(30))]
    assert older == ["sitting_play", "walk_to_and_fro", "both_hands"]
    baby = [scene.id for scene in films_for(library, packs, Age.of_months(6))]
    assert baby == ["tummy_and_roll", "sitting_play", "both_hands"]


def test_at_an_unknown_age_every_film_is_named(library):
    packs = packs_for(library, ["late_walking"])
    assert [scene.id for scene in films_for(library, packs)] == ["tummy_and_roll", "sitting_play", "walk_to_and_fro"]


def test_nothing_is_filmed_for_safety(library):
    assert films_for(library, packs_for(library, ["safeguarding"])) == ()
