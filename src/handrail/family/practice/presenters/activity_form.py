"""The form before things to do at home: what it asks, what a check of this visit already told, and what it sends."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from handrail.development import ages_of
from handrail.family.check.presenters.result import age_in_words
from handrail.family.check.replies import MOST_DIAGNOSES_TEXT, age_in
from handrail.family.visit import ChildCheck
from handrail.knowledge import Knowledge, Library
from handrail.planning import ChildAtHome, Wish, questions_for
from handrail.triage import Engine
from handrail.vocabulary import Age, FlagAnswer, InputError

MINUTES = (5, 10, 15)
NONE = "none"
_OPEN = (FlagAnswer.YES, FlagAnswer.UNSURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to tick."""

    id: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityForm:
    """What the form shows. `told` is what the check of this visit told already, and counts in any case."""

    told: tuple[str, ...]
    sent: Mapping[str, str]
    signs: tuple[Choice, ...]
    skills: tuple[Choice, ...]
    things: tuple[Choice, ...]
    findings: tuple[Choice, ...]
    minutes: tuple[Choice, ...]
    no_signs: bool


def activity_form(
    library: Library, knowledge: Knowledge, sent: QueryDict, known: ChildCheck | None, age: Age | None
) -> ActivityForm:
    """The form with what was sent; at a known age only the findings that matter then are asked for."""
    asked = questions_for(library, ChildAtHome(age=age)) if age else [row for row in library.limits.values() if row.ask]
    signs = sent.getlist("signs")
    return ActivityForm(
        told=tuple(_told(known, knowledge)) if known else (),
        sent={name: sent.get(name, "") for name in ("years", "months", "conditions", "child_name")},
        signs=_choices(((row.id, row.text) for row in knowledge.cores.values()), signs),
        skills=_choices(((row.id, row.name) for row in library.skills.values()), sent.getlist("skills")),
        things=_choices(((row.id, row.name) for row in library.things.values()), sent.getlist("things")),
        findings=_choices(((row.id, row.ask) for row in asked), sent.getlist("findings")),
        minutes=_choices(((str(number), str(number)) for number in MINUTES), sent.getlist("minutes")),
        no_signs=NONE in signs,
    )


def _choices(named: Iterable[tuple[str, str]], chosen: list[str]) -> tuple[Choice, ...]:
    return tuple(Choice(id=name, name=words, is_chosen=name in chosen) for name, words in named)


def _told(known: ChildCheck, knowledge: Knowledge) -> Iterator[str]:
    """What the check told that bears on activities. Harm by someone is named only where it may be shown."""
    check = known.check
    if check.age is not None:
        yield _("Age: %(age)s") % {"age": age_in_words(known)}
    for condition in check.conditions:
        yield _("Diagnosis: %(name)s") % {"name": condition.words}
    for name in flags_of(known, _OPEN):
        flag = knowledge.red_flags[name]
        if known.shows_private or not flag.safeguarding:
            yield _("A sign that somebody has to look at: %(name)s") % {"name": flag.name}


def flags_of(known: ChildCheck | None, answers: tuple[FlagAnswer, ...]) -> frozenset[str]:
    """The signs that the check answered in one of these ways."""
    flags = known.check.red_flags if known else {}
    return frozenset(name for name, reply in flags.items() if reply.answer in answers)


def known_answers(known: ChildCheck) -> QueryDict:
    """The form as the check answers it; empty while the age or the signs are not known."""
    check, sent = known.check, QueryDict(mutable=True)
    age = ages_of(check.age, check.gestation_days).corrected
    if age is None or "core" not in check.answered:
        return sent
    years, months = divmod(max(round(age.months, 1), 0.0), 12)
    sent["years"], sent["months"] = f"{years:g}", f"{months:.1f}"
    sent.setlist("signs", [name for name, is_ticked in check.core.items() if is_ticked] or [NONE])
    return sent


def child_at_home(sent: QueryDict, engine: Engine, library: Library, known: ChildCheck | None) -> ChildAtHome:
    """The child that the form and the check describe. Raises InputError on the field that needs a change."""
    signs = set(sent.getlist("signs"))
    age = age_in(sent)
    if not signs:
        raise InputError("signs", _("Tick every sign that is true, or “None of these”."))
    if NONE in signs and len(signs) > 1:
        raise InputError("signs", _("“None of these” cannot be ticked together with something else."))
    if not signs <= engine.knowledge.cores.keys() | {NONE}:
        raise InputError("signs", _("That answer does not belong to this question. Please choose one of those shown."))
    written = engine.conditions(sent.get("conditions", "")[:MOST_DIAGNOSES_TEXT])
    replies = (*written, *(known.check.conditions if known else ()))
    ticked = {flag for sign in signs - {NONE} for flag in engine.knowledge.cores[sign].flags}
    return ChildAtHome(
        age=age,
        conditions=frozenset(reply.id for reply in replies if reply.id is not None),
        has_other_condition=any(reply.id is None for reply in replies),
        findings={name: True for name in sent.getlist("findings") if name in library.limits},
        open_flags=frozenset(ticked) | flags_of(known, _OPEN),
        seen_flags=flags_of(known, (FlagAnswer.YES_AND_SEEN,)),
        signs_were_asked=True,
    )


def wish_in(sent: QueryDict, library: Library) -> Wish:
    """What the family looks for."""
    things = frozenset(sent.getlist("things")) & library.things.keys()
    minutes = sent.get("minutes", "")
    return Wish(
        skills=frozenset(sent.getlist("skills")) & library.skills.keys(),
        things=things or None,
        minutes=int(minutes) if minutes in {str(number) for number in MINUTES} else None,
    )
