"""Draws the letter and the weekly card of a made-up child, as the documents show them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from handrail.documents import Mark, Sheet, card_sheet, draft_letter, letter_sheet, png_of, setting_for
from handrail.knowledge import load_library
from handrail.planning import ChildAtHome, Wish, choose_activities, compose_week_card
from handrail.triage import Check, ConcernReply, Engine, FlagReply
from handrail.vocabulary import Age, FlagAnswer, Jurisdiction

IMAGES = Path(__file__).parent.parent / "docs" / "images"
TODAY = date(2026, 11, 24)
PLACE = Jurisdiction("GB")
WORDS = "She trips on the stairs most days and asks to be carried at nursery."


def main() -> None:
    """Write both pictures anew."""
    setting = setting_for(PLACE, TODAY)
    for name, sheet in (("letter", letter()), ("card", card())):
        (IMAGES / f"{name}.png").write_bytes(png_of(sheet, setting, dots_an_inch=90))


def letter() -> Sheet:
    """The letter of a girl of four who trips, with one sign that her family is not sure of."""
    engine = Engine.start()
    known = engine.knowledge
    match = engine.reader.read(WORDS).matches[0]
    concern = known.concerns[match.concern]
    answers = {"course": frozenset({"same"}), "impact": frozenset({"school"})}
    first = concern.questions[0]
    check = Check(
        age=Age.of_months(50),
        concerns=(ConcernReply(id=concern.id, answers={first.id: frozenset({first.answers[0].id}), **answers}),),
        core=dict.fromkeys(known.cores, False),
        red_flags={concern.flags[0]: FlagReply(answer=FlagAnswer.UNSURE)},
        jurisdiction=PLACE,
    )
    draft = draft_letter(check, known, TODAY, age="4 years and 2 months old", own_words=WORDS)
    typed = replace(
        draft.letter,
        to="Dr Patel, Riverside Surgery",
        child_name="Mia Example",
        born_on="2022-09-20",
        written_by="Kim Example, mother",
        contact="07700 900123, text is best",
        school="Little Oaks Nursery",
    )
    return letter_sheet(typed, draft.mark)


def card() -> Sheet:
    """A week of a child of four without any sign that is open."""
    library = load_library()
    chosen = choose_activities(library, ChildAtHome(age=Age.of_months(50), signs_were_asked=True), Wish())
    mark = Mark(rules=(), knowledge=library.hash[:12], is_draft=True, made_on=TODAY)
    return card_sheet(compose_week_card(library, chosen), library, mark, child_name="Mia")


if __name__ == "__main__":
    main()
