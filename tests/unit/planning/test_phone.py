"""Words for the phone with a family's own put in."""

import pytest

from handrail.planning import words_to_say

TOLD = {"worry": "she trips every day.", "effect": "PE", "age": "six", "sent_on": "1 October", "more": "never used"}


def test_what_was_told_is_put_in_without_its_full_stop(library):
    said = words_to_say(library.phone_words["book_gp"], TOLD)
    assert said.startswith("My child is six. I am worried about this: she trips every day. It stops this: PE.")


def test_three_dots_stand_for_what_was_not_told(library):
    assert "about this: ... It stops" in words_to_say(library.phone_words["book_gp"], {"worry": "  "})


@pytest.mark.parametrize("braces", ["{worry}", "{", "}{0}"])
def test_braces_in_a_familys_words_stay_as_they_are(library, braces):
    assert braces in words_to_say(library.phone_words["book_gp"], {"worry": braces})


def test_every_text_can_be_filled(library):
    for words in library.phone_words.values():
        assert "{" not in words_to_say(words, TOLD)
