"""A letter that a doctor can act on: written out for the family to edit, and laid out on one page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handrail.documents.ask import ask_of
from handrail.documents.fields import checked, day_as_printed, lines_of
from handrail.documents.private import speaks_of_harm, without_harm
from handrail.documents.sheet import Fact, Look, Section, Sheet
from handrail.documents.signs import signs_no, signs_not_asked, signs_yes
from handrail.documents.types import Letter, Mark
from handrail.documents.words import LetterWords
from handrail.knowledge import Knowledge
from handrail.planning import TriedEvidence, tried_in_words
from handrail.triage import Check, ConditionReply, Decision, day_in_words, decide
from handrail.vocabulary import InputError

MOST_REASONS, MOST_WORRIES, HASH_SHOWN = 3, 2, 12
_ASPECTS = {"onset": "Onset", "course": "Course", "side": "Side", "pain": "Pain or tiring", "impact": "Effect"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """A letter as it stands before the family edits it, with the mark that stays as it is."""

    letter: Letter
    mark: Mark


def draft_letter(
    check: Check,
    knowledge: Knowledge,
    today: date,
    *,
    age: str = "",
    own_words: str = "",
    tried: TriedEvidence | None = None,
    is_self: bool = False,
) -> LetterDraft:
    """The letter that follows from `check`, for the place that the check names.

    What was answered about harm by someone changes nothing in it: the decision is made again without those answers,
    and the family's own words are left out where harm was told or feared. It holds no probability and no diagnosis
    that the family did not name.
    """
    told = without_harm(check, knowledge)
    decision = decide(told, knowledge, today)
    letter = Letter(
        age=age,
        ask="\n".join(ask_of(decision, knowledge, today, place=check.jurisdiction, is_self=is_self)),
        why_now="\n".join(_why_now(told, decision, knowledge)),
        signs_yes="\n".join(signs_yes(told, knowledge)),
        signs_no="; ".join(signs_no(told, knowledge)),
        signs_not_asked="; ".join(signs_not_asked(decision, knowledge)),
        history="\n".join(_history(told, knowledge)),
        tried=tried_lines(tried) if tried else "",
        own_words="" if speaks_of_harm(check, knowledge) else " ".join(own_words.split()),
    )
    return LetterDraft(letter=letter, mark=mark_of(decision, today))


def tried_lines(evidence: TriedEvidence) -> str:
    """What was tried, a line for each thing after one over all of it; empty when nothing was."""
    told = tried_in_words(evidence)
    return "\n".join((told.summary, *told.lines)) if told.lines else ""


def mark_of(decision: Decision, today: date) -> Mark:
    """The mark of a page that rests on `decision`."""
    return Mark(
        rules=tuple(dict.fromkeys(reason.rule for reason in decision.reasons)),
        knowledge=f"{decision.knowledge.version} ({decision.knowledge.hash[:HASH_SHOWN]})",
        is_draft=decision.draft,
        made_on=today,
    )


def letter_sheet(letter: Letter, mark: Mark, words: LetterWords | None = None) -> Sheet:
    """The page of `letter`. Raises InputError on a field that is too long, and on `ask` when nothing is asked."""
    words = words or LetterWords()
    letter = checked(letter)
    if not letter.ask:
        raise InputError("ask", words.ask_missing)
    return Sheet(
        look=Look.LETTER,
        title=words.title_named.format(name=letter.child_name) if letter.child_name else words.title,
        made_on=day_in_words(mark.made_on),
        facts=tuple(_facts(letter, words)),
        sections=tuple(_sections(letter, words)),
        foot=words.foot(mark),
    )


def _facts(letter: Letter, words: LetterWords) -> Iterator[Fact]:
    always = ("to", "child_name", "born_on", "age", "written_by", "contact")
    for field in (*always, "interpreter", "school"):
        value = str(getattr(letter, field))
        if value or field in always:
            shown = day_as_printed(value) if field == "born_on" else value
            yield Fact(field=field, label=str(getattr(words, field)), value=shown)


def _sections(letter: Letter, words: LetterWords) -> Iterator[Section]:
    listed, quoted = ("why_now", "signs_yes", "tried"), "own_words"
    order = (
        "ask",
        "why_now",
        "signs_yes",
        "signs_no",
        "signs_not_asked",
        "history",
        "tried",
        "service",
        quoted,
    )
    for field in order:
        if lines := lines_of(str(getattr(letter, field))):
            yield Section(
                field=field,
                heading=str(getattr(words, field)),
                lines=_completed(lines, words) if field == "history" else lines,
                is_list=field in listed,
                is_quoted=field == quoted,
                leads=field == "ask",
            )


def _completed(lines: tuple[str, ...], words: LetterWords) -> tuple[str, ...]:
    """The history in one paragraph; what the family left open is said to be so."""
    told = (f"{line} {words.not_stated}" if line.endswith(":") else line for line in lines)
    return (" ".join(line if line.endswith((".", "!", "?")) else f"{line}." for line in told),)


def _why_now(check: Check, decision: Decision, knowledge: Knowledge) -> Iterator[str]:
    """What was found, how it changes and what it stops, then what weighs most, as a clinician says it."""
    worries = [reply for reply in check.concerns if reply.is_confirmed][:MOST_WORRIES]
    for reply in worries:
        yield f"{knowledge.concerns[reply.id].clinical_name}."
        told = [
            f"{label}: {', '.join(_answer(name, choice, knowledge) for choice in sorted(reply.answers[name]))}"
            for name, label in _ASPECTS.items()
            if name in reply.answers and name in knowledge.universals
        ]
        if told:
            yield f"{'. '.join(told)}."
    yield from dict.fromkeys(reason.clinician_text for reason in decision.reasons[:MOST_REASONS])


def _answer(question: str, choice: str, knowledge: Knowledge) -> str:
    texts = {answer.id: answer.text for answer in knowledge.universals[question].answers}
    text = texts.get(choice, "not sure")
    return text[:1].lower() + text[1:]


def _history(check: Check, knowledge: Knowledge) -> Iterator[str]:
    """Lines to complete: what the check knows, and what a doctor will want to know."""
    if check.gestation_days is not None:
        weeks, days = divmod(check.gestation_days, 7)
        yield f"Born at {weeks}+{days} weeks of pregnancy."
    else:
        yield "Birth:"
    known = "; ".join(_diagnosis(reply, knowledge) for reply in check.conditions)
    therapies = ", ".join(knowledge.disciplines[name].name for name in sorted(check.therapies_now))
    yield f"Diagnoses named by the family: {known or 'none'}."
    yield f"Therapy now: {therapies or 'none named'}."
    yield "Hearing, sight and hips checked:"
    yield "In the family (muscles, nerves, hips):"
    yield "Medicines:"


def _diagnosis(reply: ConditionReply, knowledge: Knowledge) -> str:
    name = knowledge.conditions[reply.id].name if reply.id else reply.words
    return f"{name} (suspected)" if reply.is_suspected else name
