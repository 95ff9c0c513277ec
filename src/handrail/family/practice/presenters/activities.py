"""Things to do at home: a card for the week first, then more ideas one skill at a time: long lists are not done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from handrail.family.practice.presenters.activity_form import (
    ActivityForm,
    activity_form,
    child_at_home,
    flags_of,
    known_answers,
    wish_in,
)
from handrail.family.presenters.sources import SourceLine, source_lines
from handrail.family.visit import ChildCheck
from handrail.knowledge import Library
from handrail.knowledge.activity_records import Activity
from handrail.planning import (
    CardLine,
    Offer,
    Selection,
    Standing,
    WeekCard,
    choose_activities,
    compose_week_card,
)
from handrail.planning.activities import OTHER_CONDITION
from handrail.triage import Engine
from handrail.vocabulary import FlagAnswer, InputError

MOST_SHOWN = 6  # activities in full on one page


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
class SkillGroup:
    """The activities for one skill: how many there are, and whether they are shown."""

    id: str
    name: str
    count: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """One line of the weekly card."""

    routine: str
    minutes: int
    record: Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What may be shown to this child.

    `offers` are the activities of the skill that is open, a few at a time; `more` is what the form sends for those
    after them, `show` for these. `picked` are the ids on the card that stand on no open line.
    """

    is_paused: bool
    is_paused_by_check: bool
    card: tuple[CardView, ...]
    week: WeekCard
    groups: tuple[SkillGroup, ...]
    count: int
    offers: tuple[ActivityView, ...]
    show: str
    more: str
    picked: tuple[str, ...]
    withheld: int
    withheld_because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivitiesPage:
    """Everything that the template prints; `found` is None before the form was answered, or where it needs a change.

    `number` is the child of this visit whose check counts; 0 for none.
    """

    number: int
    form: ActivityForm
    found: Found | None
    error: InputError | None
    is_draft: bool
    version: str


def activities_page(
    library: Library, engine: Engine, sent: QueryDict | None = None, *, known: ChildCheck | None = None, number: int = 0
) -> ActivitiesPage:
    """The form, or what may be shown to this child, or what the form needs first.

    `known` is the check of the child with `number`: its signs and diagnoses count beside what the form sends, and
    where it told the age and the signs, nothing has to be sent.
    """
    if sent is None and known is not None:
        sent = known_answers(known) or None
    error, found, age = None, None, None
    if sent is not None:
        try:
            child = child_at_home(sent, engine, library, known)
            selection = choose_activities(library, child, wish_in(sent, library))
            found, age = _found(selection, library, engine, sent, known), child.age
        except InputError as refused:
            error = refused
    return ActivitiesPage(
        number=number,
        form=activity_form(library, engine.knowledge, sent or QueryDict(), known, age),
        found=found,
        error=error,
        is_draft=any(row.status == "draft" for row in library.activities.values()),
        version=f"{engine.knowledge.version} ({library.hash[:12]})",
    )


def _found(selection: Selection, library: Library, engine: Engine, sent: QueryDict, known: ChildCheck | None) -> Found:
    is_paused = bool(selection.paused_by)
    offers = () if is_paused else selection.offers
    picks = sent.getlist("pick")
    week = compose_week_card(library, selection, chosen=tuple(picks)) if offers else WeekCard(lines=(), minutes_a_day=0)
    names = _names_of(engine, known)
    skill, first = _wanted(sent.get("show", ""))
    of_skill = [offer for offer in offers if skill in library.activities[offer.activity].skills]
    shown = of_skill[first : first + MOST_SHOWN]
    after = first + MOST_SHOWN
    return Found(
        is_paused=is_paused,
        is_paused_by_check=not flags_of(known, tuple(FlagAnswer)).isdisjoint(selection.paused_by),
        card=tuple(_line(line, library) for line in week.lines),
        week=week,
        groups=_groups(offers, library, skill),
        count=len(offers),
        offers=tuple(_activity(offer, library, names, picks) for offer in shown),
        show=sent.get("show", "") if shown else "",
        more=f"{skill}.{after}" if after < len(of_skill) else "",
        picked=tuple(name for name in picks if name not in {offer.activity for offer in shown}),
        withheld=len(selection.withheld),
        withheld_because=_reasons((name for row in selection.withheld for name in row.because), library, names),
    )


def _wanted(show: str) -> tuple[str, int]:
    """The skill to open, and from which of its activities on: "balance" or "balance.6"."""
    skill, _dot, first = show.partition(".")
    return skill, int(first) if first.isdecimal() and len(first) < 4 else 0


def _groups(offers: Iterable[Offer], library: Library, skill: str) -> tuple[SkillGroup, ...]:
    """The skills that something is offered for, in the order of the library."""
    counts = dict.fromkeys(library.skills, 0)
    for offer in offers:
        for name in library.activities[offer.activity].skills:
            counts[name] += 1
    return tuple(
        SkillGroup(id=name, name=library.skills[name].name, count=count, is_open=name == skill)
        for name, count in counts.items()
        if count
    )


def _names_of(engine: Engine, known: ChildCheck | None) -> Mapping[str, str]:
    """Sentences for what has no limit of its own: a condition, or a sign of the check that may be named here."""
    known_flags = engine.knowledge.red_flags
    looked_at = _("Somebody has to look at this sign first: %(name)s.")
    unsafe = _("Nobody has yet told us what is safe with this: %(name)s.")
    may_name = known is not None and known.shows_private is True
    signs = {
        name: looked_at % {"name": known_flags[name].name}
        for name in flags_of(known, tuple(FlagAnswer))
        if may_name or not known_flags[name].safeguarding
    }
    return signs | {name: unsafe % {"name": row.name} for name, row in engine.knowledge.conditions.items()}


def _line(line: CardLine, library: Library) -> CardView:
    return CardView(routine=line.routine, minutes=line.minutes, record=library.activities[line.activity])


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
        return names[name]
    return _("Somebody has to look at a sign first.")
