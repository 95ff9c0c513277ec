from handrail.matching.features import Concepts, features

LEXICON = {"tiptoe": ("tiptoe", "on his toes"), "not": ("not", "never"), "nothing": ("...",)}


def test_a_sentence_touches_the_concepts_whose_words_it_holds() -> None:
    concepts = Concepts.of_lexicon(LEXICON)
    assert concepts.of(("walk", "on", "his", "toe")) == {"tiptoe"}
    assert concepts.of(("never", "tipto")) == {"not", "tiptoe"}
    assert concepts.of(("on", "his", "bed")) == set()
    assert concepts.of(()) == set()


def test_one_phrase_may_express_several_concepts() -> None:
    concepts = Concepts.of_lexicon({"fall": ("trips", "falls"), "trip": ("trips", "a trip")})
    assert concepts.of(("he", "trip")) == {"fall", "trip"}
    assert concepts.of(("he", "fall")) == {"fall"}


def test_features_are_telling_words_their_neighbours_and_concepts() -> None:
    assert features(("he", "walk", "on", "the", "tipto", "all", "day"), ["tiptoe"], []) == {
        "he", "walk", "tipto", "all", "day",
        "he walk", "walk tipto", "tipto all", "all day",
        "@tiptoe",
    }  # fmt: skip


def test_themes_count_by_themselves_and_two_by_two() -> None:
    assert features(("the",), [], ["stairs", "fear", "night"]) == {
        "#fear", "#night", "#stairs",
        "#fear #night", "#fear #stairs", "#night #stairs",
    }  # fmt: skip


def test_plain_words_alone_tell_nothing() -> None:
    assert features(("it", "is", "the"), [], []) == set()
