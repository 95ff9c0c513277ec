import pytest

from handrail.matching.cues import WINDOW, CueBook, compile_cues
from handrail.matching.words import Sentence, stem, words_of
from handrail.vocabulary import InputError

LEXICON = {"not": ("not", "cannot", "never"), "tiptoe": ("tiptoe", "on his toes"), "empty": ("!!",)}


def stems(text: str) -> Sentence:
    return tuple(stem(word) for word in words_of(text))


def hits(book: CueBook, sentence: Sentence) -> set[int]:
    """The targets that `book` finds in `sentence`."""
    return book.hits(book.scan(sentence), "sign")


def hit(cue: str, text: str) -> bool:
    return hits(compile_cues([("sign", 7, cue)], LEXICON), stems(text)) == {7}


@pytest.mark.parametrize(
    ("cue", "text", "expected"),
    [
        ("fall", "he falls a lot", True),
        ("fall", "falling over", True),
        ("fall", "autumn leaves", False),
        ("fall stairs", "on the stairs he falls", True),
        ("fall stairs", "he falls on grass", False),
        ("fall|fell", "he fell", True),
        ("pull_to_stand", "will not pull to stand", True),
        ("pull_to_stand", "stand to pull", False),
        ("pull_to_stand|cruise", "she cruises", True),
        ("@tiptoe", "walks on his toes", True),
        ("@tiptoe", "walks on her toes", False),
        ("heel @not down", "heels never come down", True),
        ("heel @not down", "heels come down", False),
        ("@tiptoe|heel", "his heel", True),
    ],
)
def test_a_cue_holds_where_all_its_terms_stand(cue: str, text: str, expected: bool) -> None:
    assert hit(cue, text) is expected


@pytest.mark.parametrize(
    ("cue", "text", "expected"),
    [
        ("heel !not", "heels are not down", False),
        ("heel !not", "heels are down", True),
        ("heel !@tiptoe", "heels up on his toes", False),
        ("!down heel", "heel down", False),
    ],
)
def test_a_cue_is_silent_where_a_banned_term_stands(cue: str, text: str, expected: bool) -> None:
    assert hit(cue, text) is expected


@pytest.mark.parametrize(
    ("cue", "text", "expected"),
    [
        ("fever", "has a fever", True),
        ("fever", "no fever", False),
        ("fever", "without any fever", False),
        ("fever", "never had a fever", False),
        ("fever", "no cough at all but fever", True),  # the denial is too far away
        ("fever", "no fever last week, now fever", True),
        ("fever leg", "no fever but sore leg", False),
        ("@not fever", "never fever", True),
        ("walk @not", "never walks", True),
        ("cannot|unable walk", "unable to walk", True),
    ],
)
def test_what_a_sentence_denies_is_not_said_by_it(cue: str, text: str, expected: bool) -> None:
    assert hit(cue, text) is expected


def test_terms_must_stand_within_the_window() -> None:
    near = ("fall", *["so"] * (WINDOW - 1), "stair")
    far = ("fall", *["so"] * WINDOW, "stair")
    book = compile_cues([("sign", 0, "fall stairs")], {})
    assert hits(book, near) == {0}
    assert hits(book, far) == set()
    assert hits(book, (*far, "fall")) == {0}


def test_denied_places_count_for_the_window_too() -> None:
    book = compile_cues([("sign", 0, "fever leg")], {})
    far = ("so",) * WINDOW
    assert hits(book, (*far, "leg", "fever")) == {0}
    assert hits(book, ("fever", *far, "no", "fever", "leg")) == set()  # the fever that is near is denied


def test_one_pass_finds_every_target_once() -> None:
    book = compile_cues(
        [("sign", 1, "fall"), ("sign", 1, "fall stairs"), ("sign", 2, "stairs"), ("sign", 3, "grass")], {}
    )
    assert hits(book, stems("falls on stairs and falls")) == {1, 2}


def test_a_term_that_stands_twice_in_a_cue_counts_once() -> None:
    assert hit("fall fall", "he falls")


def test_nothing_is_found_in_no_words_or_by_no_cues() -> None:
    assert hits(compile_cues([("sign", 1, "fall")], {}), ()) == set()
    assert hits(compile_cues([], LEXICON), stems("he falls")) == set()


def test_a_concept_without_words_finds_nothing() -> None:
    assert not hit("@empty fall", "he falls")


def test_a_sample_changes_which_cues_are_tried_and_nothing_else() -> None:
    written = [("sign", 1, "fall|fell stairs"), ("sign", 2, "@not walk"), ("sign", 3, "walk !@tiptoe")]
    text = stems("he fell on the stairs and will not walk, falls")
    plain = compile_cues(written, LEXICON)
    sampled = compile_cues(written, LEXICON, [stems("stairs"), stems("stairs and walk"), stems("walks")])
    assert plain.filed != sampled.filed
    assert hits(plain, text) == hits(sampled, text) == {1, 2, 3}


def test_only_targets_of_the_kind_that_are_wanted_are_found() -> None:
    book = compile_cues([("sign", 1, "fall"), ("sign", 2, "stairs"), ("answer", 3, "fall")], {})
    scan = book.scan(stems("falls on stairs"))
    assert book.hits(scan, "sign") == {1, 2}
    assert book.hits(scan, "answer") == {3}
    assert book.hits(scan, "concern") == set()
    assert book.hits(scan, "sign", frozenset({2, 3})) == {2}
    assert book.hits(scan, "sign", frozenset()) == set()


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ("", "names nothing that must be there"),
        ("!not", "names nothing that must be there"),
        ("fall @nowhere", "unknown concept @nowhere"),
        ("fall|", "empty alternative"),
        ("!", "empty alternative"),
        ("fall|__", "empty alternative"),
    ],
)
def test_a_malformed_cue_is_refused(cue: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        compile_cues([("sign", 0, cue)], LEXICON)
    assert caught.value.field == "cues"
