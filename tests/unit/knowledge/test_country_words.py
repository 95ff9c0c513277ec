import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.knowledge import Library
from handrail.knowledge.country_words import CountryWords
from handrail.knowledge.reading_records import LOCALES
from handrail.knowledge.reading_wording import texts_to_read
from handrail.vocabulary import InputError


def said(text: str, locale: str, library: Library) -> str:
    return CountryWords(library.words.values(), locale).said(text)


@pytest.mark.parametrize(
    ("text", "american"),
    [
        ("A physiotherapist looks.", "A physical therapist looks."),
        ("Physiotherapists look.", "Physical therapists look."),
        ("See your GP.", "See your pediatrician."),
        ("See a GP or nurse.", "See a pediatrician."),
        ("The physiotherapistry of it.", "The physiotherapistry of it."),
    ],
)
def test_whole_words_and_the_longest_first_are_said_in_the_other_english(
    text: str, american: str, small_library: Library
) -> None:
    assert said(text, "en-US", small_library) == american


def test_each_country_has_its_own_word(small_library: Library) -> None:
    assert said("A GP or nurse.", "en-AU", small_library) == "A GP or child health nurse."


def test_a_country_that_nobody_chose_is_refused(small_library: Library) -> None:
    with pytest.raises(InputError, match="en-GB, en-AU, en-US") as caught:
        CountryWords(small_library.words.values(), "en")
    assert caught.value.field == "locale"


@given(st.text())
def test_british_english_stays_as_it_is_written(text: str) -> None:
    assert CountryWords((), "en-GB").said(text) == text


@pytest.mark.parametrize("locale", LOCALES)
def test_a_text_that_was_said_once_is_not_said_again(locale: str, library: Library) -> None:
    words = CountryWords(library.words.values(), locale)
    texts = [words.said(text) for _, record in library.clinical_records() for _, text in texts_to_read(record)]
    assert [text for text in texts if words.said(text) != text] == []


@pytest.mark.parametrize(
    ("text", "australian", "american"),
    [
        ("Ask a health visitor.", "Ask a child health nurse.", "Ask a nurse at the pediatrician's office."),
        ("Change the nappy.", "Change the nappy.", "Change the diaper."),
        ("Nappies and a cot.", "Nappies and a cot.", "Diapers and a crib."),
        ("Physiotherapy helps.", "Physiotherapy helps.", "Physical therapy helps."),
        ("A paediatrician, or a GP.", "A paediatrician, or a GP.", "A pediatrician, or a pediatrician."),
        ("Practise colours.", "Practise colours.", "Practice colors."),
    ],
)
def test_the_shipped_words_are_those_of_each_country(
    text: str, australian: str, american: str, library: Library
) -> None:
    assert said(text, "en-GB", library) == text
    assert said(text, "en-AU", library) == australian
    assert said(text, "en-US", library) == american


def test_no_british_spelling_of_a_profession_is_left_in_the_united_states(library: Library) -> None:
    words = CountryWords(library.words.values(), "en-US")
    texts = [words.said(text) for _, record in library.clinical_records() for _, text in texts_to_read(record)]
    assert [text for text in texts if "paediatr" in text.casefold() or "physiotherap" in text.casefold()] == []
