"""Things to do at home: the form, what may be shown to this child, and a card for the week."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from handrail.family.presenters.sources import SourceLine, source_lines
from handrail.family.replies import MOST_DIAGNOSES_TEXT, age_in
from handrail.knowledge import Library
from handrail.knowledge.activity_records import Activity
from handrail.planning import (
    CardLine,
    ChildAtHome,
    Offer,
    Selection,
    Standing,
    WeekCard,
    Wish,
    choose_activities,
    compose_week_card,
    questions_for,
)
from handrail.planning.activities import OTHER_CONDITION
from handrail.triage import Engine
from handrail.vocabulary import Age, InputError

MINUTES = (5, 10, 15)
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to tick."""

    id: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityView:
    """One activity: what to do, what to mind, and why it is behind "ask first" if it is."""

    record: Activity
    asks_first: bool
    because: tuple[str, ...]
    not_for: tuple[str, ...]
    skills: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """One line of the weekly card."""

    routine: str
    minutes: int
    record: Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivitiesPage:
    """Everything that the template prints. `signs`, `skills`, `things`, `findings` and `minutes` are the form."""

    sent: Mapping[str, str]
    signs: tuple[Choice, ...]
    skills: tuple[Choice, ...]
    things: tuple[Choice, ...]
    findings: tuple[Choice, ...]
    minutes: tuple[Choice, ...]
    no_signs: bool
    error: InputError | None
    was_asked: bool
    is_paused: bool
    offers: tuple[ActivityView, ...]
    withheld: int
    withheld_because: tuple[str, ...]
    card: tuple[CardView, ...]
    week: WeekCard
    is_draft: bool
    version: str


def activities_page(library: Library, engine: Engine, sent: QueryDict | None = None) -> ActivitiesPage:
    """The empty form, or with `sent` what may be shown to this child, or what the form needs first."""
    if sent is None:
        return _page(library, engine, QueryDict())
    try:
        child = _child(engine, library, sent)
        wish = _wish(library, sent)
    except InputError as error:
        return _page(library, engine, sent, error=error)
    selection = choose_activities(library, child, wish)
    card = compose_week_card(library, selection, chosen=tuple(sent.getlist("pick")))
    return _page(library, engine, sent, age=child.age, selection=selection, card=card)


def _child(engine: Engine, library: Library, sent: QueryDict) -> ChildAtHome:
    signs = set(sent.getlist("signs"))
    age = age_in(sent)
    if not signs:
        raise InputError("signs", _("Tick every sign that is true, or “None of these”."))
    if NONE in signs and len(signs) > 1:
        raise InputError("signs", _("“None of these” cannot be ticked together with something else."))
    if not signs <= engine.knowledge.cores.keys() | {NONE}:
        raise InputError("signs", _("That answer does not belong to this question. Please choose one of those shown."))
    replies = engine.conditions(sent.get("conditions", "")[:MOST_DIAGNOSES_TEXT])
    return ChildAtHome(
        age=age,
        conditions=frozenset(reply.id for reply in replies if reply.id is not None),
        has_other_condition=any(reply.id is None for reply in replies),
        findings={name: True for name in sent.getlist("findings") if name in library.limits},
        open_flags=frozenset(flag for sign in signs - {NONE} for flag in engine.knowledge.cores[sign].flags),
        signs_were_asked=True,
    )


def _wish(library: Library, sent: QueryDict) -> Wish:
    things = frozenset(sent.getlist("things")) & library.things.keys()
    minutes = sent.get("minutes", "")
    return Wish(
        skills=frozenset(sent.getlist("skills")) & library.skills.keys(),
        things=things or None,
        minutes=int(minutes) if minutes in {str(number) for number in MINUTES} else None,
    )


def _page(
    library: Library,
    engine: Engine,
    sent: QueryDict,
    *,
    age: Age | None = None,
    selection: Selection | None = None,
    card: WeekCard | None = None,
    error: InputError | None = None,
) -> ActivitiesPage:
    asked = questions_for(library, ChildAtHome(age=age)) if age else [row for row in library.limits.values() if row.ask]
    names = {name: row.name for name, row in engine.knowledge.conditions.items()}
    is_paused = bool(selection and selection.paused_by)
    shown = selection.offers if selection and not is_paused else ()
    week = card if card and not is_paused else WeekCard(lines=(), minutes_a_day=0)
    kept = selection.withheld if selection else ()
    return ActivitiesPage(
        sent={name: sent.get(name, "") for name in ("years", "months", "conditions", "child_name")},
        signs=_choices(((row.id, row.text) for row in engine.knowledge.cores.values()), sent.getlist("signs")),
        skills=_choices(((row.id, row.name) for row in library.skills.values()), sent.getlist("skills")),
        things=_choices(((row.id, row.name) for row in library.things.values()), sent.getlist("things")),
        findings=_choices(((row.id, row.ask) for row in asked), sent.getlist("findings")),
        minutes=_choices(((str(number), str(number)) for number in MINUTES), sent.getlist("minutes")),
        no_signs=NONE in sent.getlist("signs"),
        error=error,
        was_asked=selection is not None,
        is_paused=is_paused,
        offers=tuple(_activity(offer, library, names, sent.getlist("pick")) for offer in shown),
        withheld=len(kept),
        withheld_because=_reasons((name for row in kept for name in row.because), library, names),
        card=tuple(_line(line, library) for line in week.lines),
        week=week,
        is_draft=any(row.status == "draft" for row in library.activities.values()),
        version=f"{engine.knowledge.version} ({library.hash[:12]})",
    )


def _line(line: CardLine, library: Library) -> CardView:
    return CardView(routine=line.routine, minutes=line.minutes, record=library.activities[line.activity])


def _choices(named: Iterable[tuple[str, str]], chosen: list[str]) -> tuple[Choice, ...]:
    return tuple(Choice(id=name, name=words, is_chosen=name in chosen) for name, words in named)


def _activity(offer: Offer, library: Library, names: Mapping[str, str], picked: list[str]) -> ActivityView:
    record = library.activities[offer.activity]
    return ActivityView(
        record=record,
        asks_first=offer.standing is Standing.ASK_FIRST,
        because=_reasons(offer.because, library, names),
        not_for=tuple(library.limits[name].ask for name in offer.not_for),
        skills=tuple(library.skills[name].name for name in record.skills),
        sources=source_lines(record.sources, library.sources),
        is_chosen=record.id in picked,
    )


def _reasons(because: Iterable[str], library: Library, names: Mapping[str, str]) -> tuple[str, ...]:
    """Why, in the words of each limit; what has no limit of its own is named and left to the team."""
    return tuple(dict.fromkeys(_reason(name, library, names) for name in because))


def _reason(name: str, library: Library, names: Mapping[str, str]) -> str:
    if name in library.limits:
        return library.limits[name].why
    if name == OTHER_CONDITION:
        return _("We do not know this diagnosis. Your team does.")
    if name in names:
        return _("Nobody has yet told us what is safe with this: %(name)s.") % {"name": names[name]}
    return _("Somebody has to look at a sign first.")
