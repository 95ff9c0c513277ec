"""Finds what is wrong in the meaning of the library: references, hazards, dates, amounts, wording, gaps."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import get_args

from handrail.knowledge import access_records, activity_records, records, waiting_records
from handrail.knowledge.check import open_flags, standing_defects, unknown_ids
from handrail.knowledge.check_reading import reading_defects, reading_gaps
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.errors import Defect, Problem
from handrail.knowledge.freshness import is_stale
from handrail.knowledge.library import KINDS, Library
from handrail.knowledge.library_wording import library_texts, library_wording_defects
from handrail.knowledge.lookup import sources_of

TEACHER_QUESTIONS = 6
_SUM = re.compile(r"[$£€]\s*\d|\d\s*(?:dollars|pounds|euros)\b")
_PROMISE = re.compile(r"\b(?:will pay|guarantee[ds]?|always pays|you will get|entitled)\b", re.IGNORECASE)
_SLOTS = {"worry", "effect", "age", "sent_on"}


def check_library(library: Library, knowledge: Knowledge, today: date) -> list[Problem]:
    """Every defect of meaning, with its file, record and field; an empty list for a sound library."""
    problems = []
    for kind in KINDS:
        for name, record in library.table(kind).items():
            for field, message in _defects(record, library, knowledge, today):
                file = library.origin.get(f"{kind}:{name}", "")
                problems.append(Problem(file=file, record=name, field=field, message=message))
    return [*problems, *_gaps(library, knowledge), *reading_gaps(library, knowledge)]


def stale_records(library: Library, today: date) -> list[str]:
    """The ids of the pathways and payers whose facts were last checked more than six months ago."""
    dated = (*library.pathways.values(), *library.fundings.values())
    return [record.id for record in dated if is_stale(record.checked_on, today)]


def _defects(record: object, library: Library, knowledge: Knowledge, today: date) -> Iterator[Defect]:
    if isinstance(record, records.Record):
        yield from standing_defects(record, today)
        yield from unknown_ids("sources", record.sources, sources_of(knowledge, library))
    yield from library_wording_defects(record)
    yield from reading_defects(record, library, knowledge)
    match record:
        case activity_records.Activity():
            yield from _activity(record, library, knowledge)
        case activity_records.Limit():
            yield from _limit(record, knowledge)
        case access_records.Pathway():
            yield from _dated(record, today)
            yield from _pathway(record, knowledge)
        case access_records.Funding():
            yield from _dated(record, today)
            yield from _funding(record, library, knowledge)
        case waiting_records.WaitingPack():
            yield from unknown_ids("topics", record.topics, knowledge.topic_flags)
            yield from unknown_ids("films", record.films, library.film_scenes)
        case waiting_records.FilmScene():
            yield from unknown_ids("topics", record.topics, knowledge.topic_flags)
        case waiting_records.PhoneWords():
            yield from unknown_ids("say", re.findall(r"\{(\w*)\}", record.say), _SLOTS)


def _activity(activity: activity_records.Activity, library: Library, knowledge: Knowledge) -> Iterator[Defect]:
    yield from unknown_ids("disciplines", activity.disciplines, knowledge.disciplines)
    yield from unknown_ids("skills", activity.skills, library.skills)
    yield from unknown_ids("things", activity.things, library.things)
    if activity.age_from_months >= activity.age_to_months:
        yield "age_to_months", "must be above age_from_months."
    if activity.moves and not activity.hazards:
        yield "hazards", "is empty: an activity in which the body works has at least one."
    if activity.safety.strip().casefold() in ("none", "none."):
        yield "safety", "says none: say what to look out for."


def _limit(limit: activity_records.Limit, knowledge: Knowledge) -> Iterator[Defect]:
    keeps_nothing = not (limit.hides or limit.asks or limit.hides_all or limit.asks_all)
    if keeps_nothing and limit.about in ("finding", "equipment"):
        yield "hides", "is empty, and so is `asks`: why ask?"
    if both := set(limit.hides) & set(limit.asks):
        yield "asks", f"{min(both)} is hidden already."
    match limit.about:
        case "condition":
            yield from unknown_ids("id", (limit.id,), knowledge.conditions)
        case "red_flag":
            yield from open_flags("id", (limit.id,), knowledge)
        case _:
            if not limit.ask:
                yield "ask", "is missing: how would a page know that this holds for the child?"
            if limit.id in knowledge.conditions or limit.id in knowledge.red_flags:
                yield "id", "is also a condition or a red flag."


def _dated(record: access_records.Dated, today: date) -> Iterator[Defect]:
    if record.checked_on > today:
        yield "checked_on", f"{record.checked_on} is still to come."
    start, end = record.effective_from, record.effective_until
    if start is not None and end is not None and start > end:
        yield "effective_until", "is before effective_from."
    if record.seen == "unverified" and not record.unverified:
        yield "unverified", "must be true: nothing of this was read in a source."


def _pathway(pathway: access_records.Pathway, knowledge: Knowledge) -> Iterator[Defect]:
    yield from unknown_ids("disciplines", pathway.disciplines, [*knowledge.disciplines, records.POINTER])
    if missing := set(get_args(access_records.Referrer)) - set(pathway.who):
        yield "who", f"says nothing of {min(missing)}; write unknown where it is not known."
    if pathway.wait and not pathway.wait_as_of:
        yield "wait_as_of", "is missing: a wait without its date says nothing."


def _funding(funding: access_records.Funding, library: Library, knowledge: Knowledge) -> Iterator[Defect]:
    yield from unknown_ids("disciplines", funding.disciplines, [*knowledge.disciplines, records.POINTER])
    yield from unknown_ids("pathways", funding.pathways, library.pathways)
    for field, text in library_texts(funding):
        if _SUM.search(text):
            yield field, "names a sum of money: write it as an amount, with its date and source."
        if found := _PROMISE.search(text):
            yield field, f'says "{found[0]}": nothing is promised.'
    for amount in funding.amounts:
        place = f"amounts.{amount.id}"
        yield from unknown_ids(f"{place}.sources", amount.sources, sources_of(knowledge, library))
        yield from unknown_ids(f"{place}.disciplines", amount.disciplines, knowledge.disciplines)
        if amount.effective_until is not None and amount.effective_until < amount.effective_from:
            yield f"{place}.effective_until", "is before effective_from."


def _gaps(library: Library, knowledge: Knowledge) -> list[Problem]:
    """What a whole library must have; an empty one, of a set that has no pages, has no gaps."""
    if not library.origin:
        return []
    found = [
        ("limit", name, "no limit says what this condition keeps from a child.") for name in _bare(library, knowledge)
    ]
    found += [
        ("hazard", name, "no words for this hazard.") for name in _unworded(activity_records.Hazard, library.hazards)
    ]
    found += [
        ("routine", name, "no words for this routine.")
        for name in _unworded(activity_records.Routine, library.routines)
    ]
    packs = Counter(topic for pack in library.waiting_packs.values() for topic in pack.topics)
    for topic in knowledge.topic_flags:
        if packs[topic] != 1:
            found.append(("waiting_pack", topic, f"{packs[topic]} packs speak to this topic: it needs exactly one."))
    positions = sorted(question.position for question in library.teacher_questions.values())
    if positions != list(range(1, TEACHER_QUESTIONS + 1)):
        found.append(("teacher_question", "", f"the places are {positions}: six questions fill one page."))
    return [Problem(file="library", record=name, field=kind, message=message) for kind, name, message in found]


def _bare(library: Library, knowledge: Knowledge) -> list[str]:
    return [
        name for name, row in knowledge.conditions.items() if row.status != "retired" and name not in library.limits
    ]


def _unworded(
    names: object,
    worded: dict[str, object] | dict[str, activity_records.HazardWords] | dict[str, activity_records.RoutineWords],
) -> list[str]:
    return [name for name in get_args(names) if name not in worded]
