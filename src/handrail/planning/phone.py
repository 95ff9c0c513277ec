"""Words to use on the phone, with a family's own put in."""

from collections.abc import Mapping

from handrail.knowledge.waiting_records import PhoneWords

BLANK = "..."
SLOTS = ("worry", "effect", "age", "sent_on")


def words_to_say(words: PhoneWords, told: Mapping[str, str]) -> str:
    """The sentences to say, with what was told put in; three dots stand where nothing was.

    A full stop at the end of what was told is dropped, because the sentence has its own.
    """
    filled = {slot: (told.get(slot, "").strip().rstrip(".") or BLANK) for slot in SLOTS}
    return words.say.format_map(filled)
