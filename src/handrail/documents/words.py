"""The headings of each page in English; whoever speaks another language gives others."""

from dataclasses import dataclass

from handrail.documents.types import Mark

HANDRAIL = "Handrail"


@dataclass(frozen=True, slots=True, kw_only=True)
class FootWords:
    """What the foot of every page says."""

    family: str = "Written by the family with a guide. It is not a diagnosis."
    draft: str = "Draft: no clinician has yet checked the rules behind it."
    rules: str = "Rules: {rules}. Knowledge {knowledge}. {program}."

    def foot(self, mark: Mark) -> tuple[str, ...]:
        """The lines of the foot: who wrote it, whether it is draft, and what it rests on."""
        first = f"{self.family} {self.draft}" if mark.is_draft else self.family
        rules = ", ".join(mark.rules) or "–"
        return (first, self.rules.format(rules=rules, knowledge=mark.knowledge, program=HANDRAIL))


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWords(FootWords):
    """The headings of a letter, by field."""

    title: str = "Letter about our child"
    title_named: str = "Letter about {name}"
    to: str = "To"
    child_name: str = "Child"
    born_on: str = "Born"
    age: str = "Age"
    written_by: str = "From"
    contact: str = "Contact"
    interpreter: str = "Interpreter"
    school: str = "School"
    ask: str = "What we ask"
    ask_missing: str = "Say in one line what you ask for."
    why_now: str = "Why now"
    signs_yes: str = "Answered yes"
    signs_no: str = "Answered no"
    signs_not_asked: str = "Not asked"
    history: str = "History"
    not_stated: str = "not stated"
    tried: str = "Tried"
    service: str = "The service wants"
    own_words: str = "In our words"


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryWords(FootWords):
    """The headings of a family's summary, by field."""

    title: str = "Our summary"
    title_named: str = "Summary for {name}"
    answer: str = "The answer"
    answer_missing: str = "Write the answer in a line or two."
    whom_to_see: str = "Whom to see, and when"
    why: str = "Why"
    tonight: str = "Tonight"
    watch_for: str = "Ask again sooner if"
    to_say: str = "On the phone, say"
    look_again: str = "Look again"
    notes: str = "Our notes"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords(FootWords):
    """What stands on a weekly card besides the activities."""

    family: str = "For your child, from what you told us. It is not a treatment."
    draft: str = "Draft: no clinician has yet checked these activities."
    rules: str = "Activities: {rules}. Knowledge {knowledge}. {program}."
    title: str = "A card for this week"
    title_named: str = "This week with {name}"
    minutes: str = "{minutes} min"
    together: str = (
        "Together {minutes} minutes a day. Stop when it is no fun, or when something hurts. "
        "A day missed is only a day missed."
    )
    safe: str = "Safe:"
    tick: str = "Tick a day when you did it"
    days: tuple[str, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    nothing: str = "There is nothing on the card."
