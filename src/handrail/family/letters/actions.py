"""What a letter and a summary say before the family edits them, and what is put into one on request."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

from django.utils.translation import gettext as _

from handrail.development import ages_of
from handrail.documents import (
    Letter,
    Mark,
    Summary,
    draft_letter,
    mark_of,
    service_paragraph,
    speaks_of_harm,
    tried_lines,
    without_harm,
)
from handrail.family.check.presenters.result import age_words, result_page
from handrail.family.visit import ChildCheck
from handrail.knowledge import Library, Place, as_you
from handrail.knowledge.harm import is_worry_of_harm
from handrail.planning import FamilyFile, WayIn, tried_evidence, ways_in
from handrail.triage import Engine, decide
from handrail.vocabulary import InputError

Say = Callable[[str], str]
_OURS = ("ask", "why_now", "signs_yes", "signs_no", "signs_not_asked", "history")
FAINTEST_HINT = 0.1  # the score from which a likely reading about harm keeps the family's words out of a letter


def drafted_letter(
    child: ChildCheck, engine: Engine, library: Library, today: date, *, say: Say, family: FamilyFile | None
) -> tuple[Letter, Mark]:
    """The letter that follows from a check, and its mark, said in the words of the country.

    Words that speak of harm by someone are not put in, even where no question about it was answered.
    """
    draft = draft_letter(
        child.check,
        engine.knowledge,
        today,
        age=_age(child),
        own_words="" if _hints_at_harm(child, engine) else child.text,
        is_self=child.is_self,
    )
    voice = as_you if child.is_self else str
    told = {field: say(voice(str(getattr(draft.letter, field)))) for field in _OURS}
    tried = tried_in(family, library, today) if family else ""
    return replace(draft.letter, tried=tried, **told), draft.mark


def drafted_summary(
    child: ChildCheck, number: int, engine: Engine, place: Place | None, today: date, *, say: Say
) -> tuple[Summary, Mark]:
    """The answer in a few lines for the family, without what was answered about harm by someone."""
    open_check = without_harm(child.check, engine.knowledge)
    decision = decide(open_check, engine.knowledge, today)
    shown = replace(child, check=open_check, shows_private=False)
    page = result_page(shown, number, decision, engine.knowledge, place, today)
    summary = Summary(
        answer=_lines(page.headline, page.danger),
        whom_to_see=_lines(
            *(
                (_("%(who)s, %(when)s, at the same time.") if step.alongside else _("%(who)s, %(when)s."))
                % {"who": step.sentence, "when": step.when}
                for step in page.steps
            )
        ),
        why=page.because,
        tonight=page.tonight,
        watch_for=_lines(*page.watch_for),
        to_say=_lines(*page.say),
        look_again=page.look_again,
    )
    told = {field.name: say(str(getattr(summary, field.name))) for field in fields(summary)}
    return Summary(**told), mark_of(decision, today)


def tried_in(family: FamilyFile, library: Library, today: date) -> str:
    """What the children of a record tried, as lines of a letter; each under its name where there are several."""
    told = [(child, tried_lines(tried_evidence(child.strategies, library, today=today))) for child in family.children]
    told = [(child, lines) for child, lines in told if lines]
    if len(told) < 2:
        return "".join(lines for _child, lines in told)
    return _lines(*(f"{child.name or '–'}: {lines}" for child, lines in told))


def ways_for(child: ChildCheck, library: Library, today: date) -> tuple[WayIn, ...]:
    """The ways in at the child's place and age, of which one can be put into a letter."""
    place = child.check.jurisdiction
    return ways_in(library, place=place, today=today, age=child.check.age) if place else ()


def with_service(letter: Letter, way_id: str, ways: tuple[WayIn, ...], library: Library) -> Letter:
    """The letter with what one service wants. Raises InputError on `way` when none that there is was chosen."""
    way = next((way for way in ways if way.pathway == way_id), None)
    if way is None:
        raise InputError("way", _("Choose a service from the list."))
    return replace(letter, service=service_paragraph(way, library.pathways[way.pathway]))


def with_tried(letter: Letter, family: FamilyFile, library: Library, today: date) -> Letter:
    """The letter with what a family's file says was tried. Raises InputError on `file` when that is nothing."""
    told = tried_in(family, library, today)
    if not told:
        raise InputError("file", _("Nothing that was tried is written in this file."))
    return replace(letter, tried=told)


def _age(child: ChildCheck) -> str:
    ages = ages_of(child.check.age, child.check.gestation_days)
    if ages.birthday is None:
        return ""
    if ages.corrected is None or not 0 <= ages.corrected.days < ages.birthday.days:
        return age_words(ages.birthday)
    told = {"age": age_words(ages.birthday), "corrected": age_words(ages.corrected)}
    return _("%(age)s (corrected: %(corrected)s)") % told


def _hints_at_harm(child: ChildCheck, engine: Engine) -> bool:
    reading = engine.reader.read(child.text)
    heard = replace(child.check, smells=(*child.check.smells, *reading.red_flags, *reading.smells))
    worries = (match.concern for match in reading.matches if match.score >= FAINTEST_HINT)
    return speaks_of_harm(heard, engine.knowledge) or any(is_worry_of_harm(name, engine.knowledge) for name in worries)


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, lines))
