"""Words to use on the phone, with a family's own put in."""

from collections.abc import Mapping

from handrail.knowledge.waiting_records import PhoneWords

BLANK = "..."
SLOTS = ("worry", "effect", "age", "sent_on")


def words_to_say(words: PhoneWords, told: Mapping[str, str]) -> str:
    """The sentences to say, with what was told put in."""
    return filled_in(words.say, told)


def filled_in(say: str, told: Mapping[str, str]) -> str:
    """`say` with what was told in its slots; three dots stand where nothing was.

    A full stop at the end of what was told is dropped, because the sentence has its own.

    >>> filled_in("My child is {age}. It is about {worry}.", {"age": "4 years old", "worry": ""})
    'My child is 4 years old. It is about ...'
    """
    filled = {slot: (told.get(slot, "").strip().rstrip(".") or BLANK) for slot in SLOTS}
    return say.format_map(filled).replace(f"{BLANK}.", BLANK)
