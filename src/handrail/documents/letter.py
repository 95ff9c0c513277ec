"""A letter that a doctor can act on: written out for the family to edit, and laid out on one page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handrail.documents.ask import ask_of
from handrail.documents.fields import checked, day_as_printed, lines_of, titled
from handrail.documents.private import speaks_of_harm, without_harm
from handrail.documents.sheet import Fact, Look, Section, Sheet
from handrail.documents.signs import signs_no, signs_not_asked, signs_yes
from handrail.documents.types import Letter, Mark
from handrail.documents.why import why_now
from handrail.documents.words import LETTER, foot
from handrail.knowledge import Knowledge
from handrail.planning import TriedEvidence, tried_in_words
from handrail.triage import Check, ConditionReply, Decision, day_in_words, decide
from handrail.vocabulary import InputError
from handrail.vocabulary import said as _

HASH_SHOWN = 12
_ALWAYS = ("to", "child_name", "born_on", "age", "written_by", "contact")
_FACTS = (*_ALWAYS, "interpreter", "school")
_LISTED, _QUOTED = ("why_now", "signs_yes", "tried"), "own_words"


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
    and the family's own words are left out where harm was told or feared. It holds no probability, no sentence written
    for clinicians (they name what might be the matter), and no diagnosis that the family did not name.
    """
    told = without_harm(check, knowledge)
    decision = decide(told, knowledge, today)
    letter = Letter(
        age=age,
        ask="\n".join(ask_of(decision, knowledge, today, place=check.jurisdiction, is_self=is_self)),
        why_now="\n".join(why_now(told, knowledge)),
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


def letter_sheet(letter: Letter, mark: Mark) -> Sheet:
    """The page of `letter`. Raises InputError on a field that is too long, and on `ask` when nothing is asked."""
    letter = checked(letter)
    if not letter.ask:
        raise InputError("ask", _("Say in one line what you ask for."))
    return Sheet(
        look=Look.LETTER,
        title=titled(_("Letter about %(name)s"), letter.child_name) or _("Letter to a doctor"),
        made_on=day_in_words(mark.made_on),
        facts=tuple(_facts(letter)),
        sections=tuple(_sections(letter)),
        foot=foot(mark),
    )


def _facts(letter: Letter) -> Iterator[Fact]:
    for field in _FACTS:
        value = str(getattr(letter, field))
        if value or field in _ALWAYS:  # an empty line is one to write on
            shown = day_as_printed(value) if field == "born_on" else value
            yield Fact(field=field, label=_(LETTER[field]), value=shown)


def _sections(letter: Letter) -> Iterator[Section]:
    for field, heading in LETTER.items():
        lines = lines_of(str(getattr(letter, field)))
        if lines and field not in _FACTS:
            yield Section(
                field=field,
                heading=_(heading),
                lines=_completed(lines) if field == "history" else lines,
                is_list=field in _LISTED,
                is_quoted=field == _QUOTED,
                leads=field == "ask",
            )


def _completed(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The history in one paragraph; what the family left open is said to be so."""
    told = (_("%(line)s not stated.") % {"line": line} if line.endswith(":") else line for line in lines)
    return (" ".join(line if line.endswith((".", "!", "?")) else f"{line}." for line in told),)


def _history(check: Check, knowledge: Knowledge) -> Iterator[str]:
    """Lines to complete: what the check knows, and what a doctor will want to know."""
    if check.gestation_days is None:
        yield _("Birth:")
    else:
        weeks, days = divmod(check.gestation_days, 7)
        yield _("Born at %(weeks)s weeks of pregnancy.") % {"weeks": f"{weeks}+{days}" if days else weeks}
    known = "; ".join(_diagnosis(reply, knowledge) for reply in check.conditions)
    yield _("Diagnoses named by the family: %(names)s.") % {"names": known or _("none")}
    therapies = ", ".join(knowledge.disciplines[name].name for name in sorted(check.therapies_now))
    yield _("Therapy now: %(names)s.") % {"names": therapies or _("none named")}
    yield _("Hearing, sight and hips checked:")
    yield _("In the family (muscles, nerves, hips):")
    yield _("Medicines:")


def _diagnosis(reply: ConditionReply, knowledge: Knowledge) -> str:
    name = knowledge.conditions[reply.id].name if reply.id else reply.words
    return _("%(name)s (suspected)") % {"name": name} if reply.is_suspected else name
