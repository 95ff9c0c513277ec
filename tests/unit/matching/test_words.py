import pytest

from handrail.matching.words import Speller, sentences, stem, words_of

KNOWN = Speller(["walking", "tiptoe", "handwriting", "crawling", "floor"])


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("can't walk", "cannot walk"),
        ("cant walk", "cannot walk"),
        ("can’t walk", "cannot walk"),
        ("can`t walk", "cannot walk"),
        ("can´t walk", "cannot walk"),
        ("won't eat", "will not eat"),
        ("doesn't talk", "does not talk"),
        ("doesnt talk", "does not talk"),
        ("CAN'T Walk", "cannot walk"),
        ("he's late", "he is late"),
        ("baby's head", "babys head"),
        ("18mo w/o words", "18 months w o words"),
        ("3yo", "3 years old"),
        ("2yrs", "2 years"),
        ("4x4 car", "4x4 car"),
        ("alot", "a lot"),
        ("mom's diaper", "moms nappy"),
        ("gray color", "grey colour"),
    ],
)
def test_contractions_and_short_forms_are_opened(written: str, words: str) -> None:
    assert " ".join(words_of(written)) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("café", "cafe"),
        ("<b>falls</b> over", "falls over"),
        ('<a href="x">falls</a>', "falls"),
        ("falls 😢 over 👶", "falls over"),
        ("ＦＵＬＬ width", "full width"),
        ("𝐇𝐞 falls", "he falls"),
        ("snake_case", "snake case"),
        ("Ходит на носочках", "ходит на носочках"),
        ("不会走路", "不会走路"),
        ("１８ months", "18 months"),
        ("፩x", "፩x"),
        ("", ""),
        ("🙂 !!! ---", ""),
    ],
)
def test_tags_accents_and_signs_leave_plain_words(written: str, words: str) -> None:
    assert " ".join(words_of(written)) == words


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [("falls", "fall"), ("falling", "fall"), ("used", "used"), ("use", "use"), ("stopped", "stopped")],
)
def test_a_stem_joins_inflections_but_keeps_telling_forms(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("wakling", "walking"),  # two letters changed places
        ("walkin", "walking"),  # one is missing
        ("walkingg", "walking"),  # one too many
        ("walkimg", "walking"),  # one is wrong
        ("handwritting", "handwriting"),
        ("floro", "floor"),
        ("walking", "walking"),
    ],
)
def test_one_slip_of_the_finger_is_mended(written: str, meant: str) -> None:
    assert KNOWN.stem(written) == stem(meant)


@pytest.mark.parametrize("written", ["wlakimg", "flor", "talking1", "xyzzy"])
def test_a_short_strange_or_twice_mistyped_word_stays_as_it_is(written: str) -> None:
    assert KNOWN.stem(written) == stem(written)


def test_a_known_word_is_never_mended_into_another() -> None:
    speller = Speller(["walking", "talking"])
    assert speller.stem("talking") == stem("talking")


def test_a_stream_of_strange_words_does_not_fill_the_memory() -> None:
    speller = Speller(["walking"])
    for number in range(66_000):
        speller.stem(str(number))
    assert len(speller._stems) < 1000
    assert speller.stem("wakling") == stem("walking")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four; five", 5),
        ("one\ntwo\r\nthree", 3),
        ("one - two – three", 3),
        ("well-known 3.5 years", 1),
        ("...", 0),
        ("", 0),
        ("   \n ", 0),
    ],
)
def test_text_is_cut_into_its_sentences(text: str, count: int) -> None:
    assert len(sentences(text, KNOWN)) == count


def test_a_sentence_is_its_stems_with_errors_mended() -> None:
    assert sentences("He can't stop wakling on TIPTOES!", KNOWN) == [("he", "cannot", "stop", "walk", "on", "tipto")]


def test_ten_thousand_characters_without_an_end_are_one_sentence() -> None:
    (sentence,) = sentences("walking " * 1250, KNOWN)
    assert sentence == ("walk",) * 1250
