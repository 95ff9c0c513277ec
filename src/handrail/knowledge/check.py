"""Finds what is wrong in the meaning of a knowledge set: references, sources, reach, examples, wording."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from handrail.knowledge import records
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.errors import Defect, Problem
from handrail.knowledge.rules import RESERVED, Situation, fired, fires, situation_of
from handrail.knowledge.signatures import person_of, reviewers_wanted
from handrail.knowledge.stated_facts import fact_defects, stated_ages
from handrail.knowledge.wording import wording_defects
from handrail.vocabulary import Age, Urgency, Verdict, Who

CALM = {Urgency.NONE, Urgency.ROUTINE, Urgency.SOON, Urgency.URGENT_2_WEEKS}
_NOBODY_LED = "only a doctor with therapy alongside can lead; otherwise it says nothing."
_HURRY = re.compile(r"\b(today|now|at once|immediately|emergency|ambulance)\b", re.IGNORECASE)
_UNRESOLVED = re.compile(r"\{fact:[^}]*\}")
_HURRY_IN_A_RULE = re.compile(r"\b(today|at once|immediately|emergency|ambulance)\b", re.IGNORECASE)


def check(knowledge: Knowledge, today: date) -> list[Problem]:
    """Every defect of meaning, with its file, record and field; an empty list for a sound set."""
    problems = []
    for kind, record in _everything(knowledge):
        label = record.topic if isinstance(record, records.TopicFlags) else record.id  # type: ignore[attr-defined]
        for field, message in _defects(record, knowledge, today):
            file = knowledge.origin.get(f"{kind}:{label}", "")
            problems.append(Problem(file=file, record=label, field=field, message=message))
    problems += _unreachable_flags(knowledge)
    return problems + _repeated_rules(knowledge)


def _everything(knowledge: Knowledge) -> Iterator[tuple[str, object]]:
    yield from knowledge.clinical_records()
    for kind, rows in (
        ("topic_flags", knowledge.topic_flags),
        ("core", knowledge.cores),
        ("ladder", knowledge.ladders),
        ("service", knowledge.services),
    ):
        for row in rows.values():
            yield kind, row


def _defects(record: object, knowledge: Knowledge, today: date) -> Iterator[Defect]:
    if isinstance(record, records.Record):
        yield from standing_defects(record, today)
        yield from unknown_ids("sources", record.sources, knowledge.sources)
    yield from wording_defects(record)
    yield from fact_defects(record, knowledge)
    match record:
        case records.Concern():
            yield from _concern(record, knowledge)
        case records.RedFlag():
            yield from _red_flag(record, knowledge)
        case records.Condition():
            yield from _condition(record, knowledge)
        case records.Milestone():
            yield from _milestone(record, knowledge)
        case records.UniversalQuestion():
            yield from _repeated("answers", (answer.id for answer in record.answers))
            yield from _rules(record.rules, {record.id: record.answers}, knowledge)
        case records.Sentinel():
            if record.if_no.other_service:
                yield from unknown_ids("if_no.other_service", (record.if_no.other_service,), knowledge.services)
        case records.Role():
            yield from unknown_ids("views", record.views, knowledge.disciplines)
            yield from unknown_ids("who_leads", record.who_leads, knowledge.disciplines)
            yield from unknown_ids("also_consider", record.also_consider, knowledge.services)
        case records.TopicFlags() | records.CoreQuestion():
            yield from open_flags("flags", record.flags, knowledge)
        case records.Ladder():
            yield from unknown_ids("disciplines", record.disciplines, [*knowledge.disciplines, records.POINTER])


def standing_defects(record: records.Record, today: date) -> Iterator[Defect]:
    """Who stands behind a record: sources or an open mark, and reviewers with dates once it is reviewed."""
    if record.status == "retired":
        return
    if not record.sources and not record.unverified:
        yield "sources", "is empty: name at least one source, or mark the record `unverified = true`."
    if record.status == "reviewed":
        wanted = reviewers_wanted(record)
        if len(set(map(person_of, record.reviewed_by))) < wanted:
            yield "reviewed_by", f"needs {wanted} different reviewer(s) before the record counts as reviewed."
        if record.reviewed_on is None or record.review_due is None:
            yield "reviewed_on", "a reviewed record needs `reviewed_on` and `review_due`."
    if record.review_due is not None and record.review_due < today:
        yield "review_due", f"was {record.review_due}: review the record again."


def _concern(concern: records.Concern, knowledge: Knowledge) -> Iterator[Defect]:
    yield from open_flags("flags", concern.flags, knowledge)
    yield from unknown_ids("explained_by", concern.explained_by, knowledge.conditions)
    yield from _flags_of_other_ages(concern, knowledge)
    yield from unknown_ids("topics", concern.topics, knowledge.topic_flags)
    yield from unknown_ids("work", concern.work, knowledge.disciplines)
    yield from unknown_ids("also_consider", concern.also_consider, knowledge.services)
    yield from unknown_ids("universal_off", concern.universal_off, knowledge.universals)
    if concern.age_from_months >= concern.age_to_months:
        yield "age_to_months", "must be above age_from_months."
    yield from _repeated("phrasings", concern.phrasings)
    yield from _repeated("flags", concern.flags)
    yield from _repeated("questions", (question.id for question in concern.questions))
    for question in concern.questions:
        yield from _repeated(f"questions.{question.id}", (answer.id for answer in question.answers))
        for answer in question.answers:
            yield from _calmer_than_its_flags(question.id, answer, concern, knowledge)
    yield from _reaches_a_verdict(concern.rules)
    answers = {question.id: question.answers for question in concern.questions}
    universal = {question.id: question.answers for question in knowledge.universals.values()}
    if clash := answers.keys() & (universal.keys() | RESERVED):
        yield "questions", f"uses the reserved id {min(clash)}."
    yield from _rules(concern.rules, {**universal, **answers}, knowledge)


def _calmer_than_its_flags(
    question: str, answer: records.Answer, concern: records.Concern, knowledge: Knowledge
) -> Iterator[Defect]:
    """An answer that states the fact of a red flag is at no age less urgent than that flag answered yes."""
    place = f"questions.{question}.answers.{answer.id}.states"
    yield from open_flags(place, answer.states, knowledge)
    for flag in (knowledge.red_flags[name] for name in answer.states if name in knowledge.red_flags):
        until = min(flag.age_to_months, concern.age_to_months)
        first = max(flag.age_from_months, concern.age_from_months)
        for months in sorted(age for age in {first, *stated_ages(concern)} if first <= age < until):
            told = Situation(age=Age.of_months(months), answers={question: frozenset({answer.id})})
            urgency = Urgency.gravest([rule.then.urgency for rule in fired(concern.rules, told)])
            if urgency.rank < flag.urgency.rank:
                yield place, f"is {urgency} at {months:g} months, where {flag.id} is {flag.urgency}."
                break


def _condition(condition: records.Condition, knowledge: Knowledge) -> Iterator[Defect]:
    yield from open_flags("flags", condition.flags, knowledge)
    yield from unknown_ids("work", condition.work, knowledge.disciplines)
    yield from unknown_ids("also_consider", condition.also_consider, knowledge.services)
    if condition.leads and condition.leads not in knowledge.disciplines:
        yield "leads", f"names {condition.leads}, which is no discipline."
    yield from _reaches_a_verdict(condition.rules)
    universal = {question.id: question.answers for question in knowledge.universals.values()}
    yield from _rules(condition.rules, universal, knowledge)


def _reaches_a_verdict(rules: tuple[records.Rule, ...]) -> Iterator[Defect]:
    defaults = sum(rule.default for rule in rules)
    if defaults != 1:
        yield "rules", f"has {defaults} default rules: exactly one must answer when nothing more is known."


def _rules(
    rules: Iterable[records.Rule], answers: dict[str, tuple[records.Answer, ...]], knowledge: Knowledge
) -> Iterator[Defect]:
    for rule in rules:
        place = f"rules.{rule.id}"
        yield from unknown_ids(place, rule.sources, knowledge.sources)
        yield from _terms(rule, answers, knowledge)
        yield from _outcome(place, rule.then, knowledge)
        yield from _examples(rule)
        if lost := _UNRESOLVED.search(rule.text):
            yield f"{place}.text", f"quotes {lost[0]}, which is no fact."
        if rule.then.urgency in CALM and _HURRY_IN_A_RULE.search(rule.text):
            yield f"{place}.text", "speaks of today or an emergency, but the rule is calmer."


def _terms(
    rule: records.Rule, answers: dict[str, tuple[records.Answer, ...]], knowledge: Knowledge
) -> Iterator[Defect]:
    known: dict[str, Iterable[str]] = {
        "concerns": knowledge.concerns,
        "topics": knowledge.topic_flags,
        "about": knowledge.topic_flags,
        "conditions": knowledge.conditions,
        "state": ("known", "suspected"),
        "group": {concern.group for concern in knowledge.concerns.values()},
    }
    known |= {key: [*(answer.id for answer in given), "unsure"] for key, given in answers.items()}
    for part in ("when", "unless"):
        terms: records.Terms = getattr(rule, part)
        for key, value in terms.items():
            place = f"rules.{rule.id}.{part}.{key}"
            if key in known:
                values = value if isinstance(value, tuple) else (str(value),)
                yield from unknown_ids(place, values, set(known[key]))
            elif key not in RESERVED:
                yield place, "is no question of this record and no known key."


def _outcome(place: str, outcome: records.Outcome, knowledge: Knowledge) -> Iterator[Defect]:
    yield from unknown_ids(f"{place}.disciplines", outcome.disciplines, knowledge.disciplines)
    if outcome.other_service and outcome.other_service not in knowledge.services:
        yield f"{place}.other_service", f"{outcome.other_service} is no service."
    match outcome.verdict:
        case Verdict.SEE_FIRST if outcome.see is None:
            yield f"{place}.then", "see_first needs `see`."
        case Verdict.THERAPY if not outcome.disciplines:
            yield f"{place}.then", "therapy needs `disciplines`."
        case Verdict.REASSURE if outcome.watch_months is None:
            yield f"{place}.then", "reassurance needs `watch_months`: every reassurance has a date."
        case Verdict.ELSEWHERE if not outcome.other_service:
            yield f"{place}.then", "elsewhere needs `other_service`."
        case Verdict.UNCLEAR:
            yield f"{place}.then", "a rule may not answer unclear."
        case _:
            pass
    if outcome.alongside and not outcome.disciplines:
        yield f"{place}.then", "`alongside` needs the disciplines that start at the same time."
    if outcome.doctor_leads and not outcome.alongside:
        yield f"{place}.then.doctor_leads", _NOBODY_LED
    if outcome.lead and outcome.lead not in outcome.disciplines:
        yield f"{place}.then.lead", f"{outcome.lead} is not among the disciplines."


def _examples(rule: records.Rule) -> Iterator[Defect]:
    if rule.default:
        return
    for field, wanted in (("fires_on", True), ("not_on", False)):
        example: records.Terms = getattr(rule, field)
        if not example:
            yield f"rules.{rule.id}.{field}", "is missing."
        elif fires(rule, situation_of(example)) is not wanted:
            yield f"rules.{rule.id}.{field}", "fires." if not wanted else "does not fire."


def _red_flag(flag: records.RedFlag, knowledge: Knowledge) -> Iterator[Defect]:
    if flag.picture and flag.picture not in knowledge.pictures:
        yield "picture", f"names {flag.picture}, which is no picture."
    yield from unknown_ids("alongside", flag.alongside, knowledge.disciplines)
    if flag.doctor_leads and not flag.alongside:
        yield "doctor_leads", _NOBODY_LED
    yield from unknown_ids("therapy_after", flag.therapy_after, knowledge.disciplines)
    yield from unknown_ids("applies_to_conditions", flag.applies_to_conditions, knowledge.conditions)
    yield from unknown_ids("topics", flag.topics, knowledge.topic_flags)
    if flag.other_service and flag.other_service not in knowledge.services:
        yield "other_service", f"{flag.other_service} is no service."
    if flag.status == "retired":
        if flag.replaced_by and flag.replaced_by not in knowledge.red_flags:
            yield "replaced_by", f"{flag.replaced_by} is no red flag."
        return
    if flag.needs > len(flag.signs):
        yield "needs", f"asks for {flag.needs} of {len(flag.signs)} signs."
    if flag.urgency in CALM and _HURRY.search(flag.action):
        yield "action", "speaks of today, now or emergency, but the record is calmer: use `escalates_when`."
    if flag.urgency in (Urgency.NONE, Urgency.ROUTINE) and not flag.therapy_after and not flag.other_service:
        yield "urgency", "a red flag that is routine needs a service or a therapy to go to."
    if flag.see is Who.CHILD_HEALTH_NURSE and flag.age_to_months > 60 and not flag.older_see:
        yield "older_see", "child health nurses see children under five: say who sees older ones."
    if flag.older_see and flag.older_see not in set(Who):
        yield "older_see", f"{flag.older_see} is nobody to see."
    for escalation in flag.escalates_when:
        if escalation.urgency.rank <= flag.urgency.rank:
            yield f"escalates_when.{escalation.id}", "is no graver than the record."
    signs: list[records.Sign] = [*flag.signs, *flag.escalates_when]
    if len({sign.id for sign in signs}) < len(signs):
        yield "signs", "uses one id twice."
    if not flag.fixed_line and len(flag.phrasings) < 6:
        yield "phrasings", "needs at least six ways in which a family may say this."


def _milestone(milestone: records.Milestone, knowledge: Knowledge) -> Iterator[Defect]:
    yield from unknown_ids("ladder", (milestone.ladder,), knowledge.ladders)
    yield from unknown_ids("disciplines", milestone.disciplines, [*knowledge.disciplines, records.POINTER])
    if milestone.no_opens:
        yield from open_flags("no_opens", (milestone.no_opens,), knowledge)
    ladder = knowledge.ladders.get(milestone.ladder)
    if ladder is not None and ladder.domain != milestone.domain:
        yield "ladder", f"{ladder.id} belongs to {ladder.domain}, not to {milestone.domain}."
    concern = milestone.concern_age_months
    if concern is not None and concern < milestone.age_months:
        yield "concern_age_months", "is below the expected age."


def _flags_of_other_ages(concern: records.Concern, knowledge: Knowledge) -> Iterator[Defect]:
    """A flag that no child of this concern's ages can be asked takes the place of one that could."""
    for name in concern.flags:
        flag = knowledge.red_flags.get(name)
        if flag is None:
            continue
        first = max(flag.age_from_months, concern.age_from_months)
        if first >= min(flag.age_to_months, concern.age_to_months):
            yield "flags", f"{name} is asked from {flag.age_from_months:g} to {flag.age_to_months:g} months only."


def _unreachable_flags(knowledge: Knowledge) -> list[Problem]:
    """A flag that no topic, condition, core question or fixed line brings up would never be asked."""
    reached = set(chain.from_iterable(row.flags for row in knowledge.topic_flags.values()))
    reached |= set(chain.from_iterable(row.flags for row in knowledge.cores.values()))
    reached |= set(chain.from_iterable(row.flags for row in knowledge.conditions.values()))
    reached |= set(chain.from_iterable(row.flags for row in knowledge.concerns.values()))
    reached |= {row.no_opens for row in knowledge.milestones.values()}
    return [
        Problem(
            file=knowledge.origin.get(f"red_flag:{flag.id}", ""),
            record=flag.id,
            field="topics",
            message="no topic, concern, condition or core question asks this flag.",
        )
        for flag in knowledge.red_flags.values()
        if flag.status != "retired" and not flag.fixed_line and flag.id not in reached
    ]


def _repeated_rules(knowledge: Knowledge) -> list[Problem]:
    rows: Iterable[tuple[str, records.Concern | records.Condition | records.UniversalQuestion]] = chain(
        (("concern", row) for row in knowledge.concerns.values()),
        (("condition", row) for row in knowledge.conditions.values()),
        (("universal", row) for row in knowledge.universals.values()),
    )
    seen: dict[str, str] = {}
    problems = []
    for kind, row in rows:
        for rule in row.rules:
            if rule.id in seen:
                file = knowledge.origin[f"{kind}:{row.id}"]
                message = f"is also a rule of {seen[rule.id]}."
                problems.append(Problem(file=file, record=row.id, field=f"rules.{rule.id}", message=message))
            seen[rule.id] = row.id
    return problems


def open_flags(field: str, names: Iterable[str], knowledge: Knowledge) -> Iterator[Defect]:
    """Each of `names` that is no red flag, or one that is never asked."""
    for name in names:
        flag = knowledge.red_flags.get(name)
        if flag is None:
            yield field, f"{name} is not known."
        elif flag.status == "retired":
            yield field, f"{name} is retired and never asked."


def _repeated(field: str, values: Iterable[str]) -> Iterator[Defect]:
    for value, times in Counter(values).items():
        if times > 1:
            yield field, f"repeats {value!r}."


def unknown_ids(field: str, ids: Iterable[str], known: Iterable[str]) -> Iterator[Defect]:
    """Each of `ids` that is not `known`."""
    for name in ids:
        if name not in known:
            yield field, f"{name} is not known."
