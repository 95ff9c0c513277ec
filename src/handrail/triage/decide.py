"""The decision: every finding weighed together, the gravest first, with its reasons."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain

from handrail.development import Ages, ages_of
from handrail.knowledge.collection import Knowledge
from handrail.triage.actions import actions_of, therapy_first
from handrail.triage.candidates import likeliest_discipline
from handrail.triage.findings import Finding, disciplines_of, gravest, is_profession, verdict_of
from handrail.triage.flags import flag_findings, not_asked
from handrail.triage.skills import sentinel_findings, sentinels_due, skill_findings, worry_finding
from handrail.triage.types import (
    Check,
    ConcernReply,
    Decision,
    FlagState,
    KnowledgeMark,
    RankedConcern,
    Reason,
)
from handrail.triage.work import cautions, consider, contributions, one_thing_tonight, things_to_watch
from handrail.triage.worries import concern_findings, condition_findings, therapies_called_for
from handrail.vocabulary import FlagAnswer, Label, Urgency, Verdict, add_months, days_of_months
from handrail.vocabulary import gettext_noop as _


def decide(check: Check, knowledge: Knowledge, today: date) -> Decision:
    """The answer for one child, from plain values: same input, same output.

    Red flags come first and nothing cancels them; a graver answer never lowers the urgency. `today` dates
    the watch. Raises KeyError for ids that the knowledge does not hold: `read_check` refuses those by name.
    """
    ages = ages_of(check.age, check.gestation_days)
    findings = gravest(_findings(check, ages, knowledge))
    verdict = verdict_of(findings)
    unclear = verdict is Verdict.UNCLEAR
    disciplines = likeliest_discipline(check, ages, knowledge) if unclear else disciplines_of(findings, verdict)
    return _written(_Weighed(check, ages, findings, verdict, disciplines, knowledge, today))


@dataclass(frozen=True, slots=True)
class _Weighed:
    """Everything that the decision is written from."""

    check: Check
    ages: Ages
    findings: list[Finding]
    verdict: Verdict
    disciplines: tuple[str, ...]
    knowledge: Knowledge
    today: date


def _written(w: _Weighed) -> Decision:
    urgency = _urgency(w.findings, w.verdict)
    actions = actions_of(w.findings, w.verdict, w.disciplines, w.check, w.ages)
    lead, add_when = _order_of_therapy(w.findings, w.disciplines, w.check, w.knowledge)
    flags_unasked = not_asked(w.check, w.ages, w.knowledge)
    sentinels = (row.id for row in sentinels_due(w.ages, w.knowledge))
    unasked = (*flags_unasked, *(name for name in sentinels if name not in w.check.sentinels))
    reasons = _reasons(w.findings, w.verdict, w.check)
    return Decision(
        label=label_of(w.verdict, w.disciplines, w.findings, w.knowledge),
        verdict=w.verdict,
        disciplines=w.disciplines,
        must_flag=must_flag(w.findings),
        urgency=urgency,
        see_first=actions[0].who if actions else None,
        actions=actions,
        start_with=lead,
        add_when=add_when,
        other_service=_other_service(w.findings, w.verdict),
        topics=_topics(w.check, w.knowledge),
        concerns=_ranked(w.check),
        red_flags=_flag_states(w.check, flags_unasked, w.knowledge),
        reasons=reasons,
        watch_on=_watch_on(w.findings, w.verdict, w.today),
        complete=not unasked,
        not_asked=unasked,
        reassure_if=unasked if w.verdict is Verdict.REASSURE else (),
        warnings=_warnings(w.check, w.ages),
        contributions=contributions(w.disciplines, w.check, w.knowledge),
        also_consider=consider(w.findings, w.check, w.knowledge),
        cautions=cautions(w.check, w.knowledge),
        tonight=one_thing_tonight(w.check, w.ages, urgency, w.knowledge),
        watch_for=things_to_watch(w.check, w.knowledge),
        service=None,
        age_days=w.ages.birthday.days if w.ages.birthday else None,
        corrected_age_days=w.ages.corrected.days if w.ages.corrected and w.ages.is_corrected else None,
        draft=any(reason.status == "draft" for reason in reasons) or not reasons,
        knowledge=KnowledgeMark(version=w.knowledge.version, hash=w.knowledge.hash),
    )


def must_flag(findings: list[Finding]) -> bool:
    """Whether medical or safeguarding attention comes before therapy.

    A red flag that was asked and answered yes says so whatever its urgency; one that was only heard in a text must
    be grave, or be about a child's safety or a young baby's nerves.
    """
    return any(finding.is_medical or finding.is_flagged for finding in findings)


def label_of(verdict: Verdict, disciplines: tuple[str, ...], findings: list[Finding], knowledge: Knowledge) -> str:
    """The one-word label of check-batch-1 for a verdict."""
    if must_flag(findings):
        return Label.OTHER_FIRST.value
    several = disciplines[0] if len(disciplines) == 1 else Label.BOTH.value
    match verdict:
        case Verdict.THERAPY:
            return several
        case Verdict.REASSURE:
            return Label.REASSURE.value
        case Verdict.ELSEWHERE:
            first = any(is_profession(f.other_service, knowledge) for f in findings if f.verdict is verdict)
            return Label.OTHER_FIRST.value if first else Label.NOT_FOR_THERAPY.value
        case Verdict.UNCLEAR if disciplines:
            return several
        case _:
            return Label.OTHER_FIRST.value


def _findings(check: Check, ages: Ages, knowledge: Knowledge) -> list[Finding]:
    of_concerns = concern_findings(check, ages, knowledge)
    return [
        *flag_findings(check, ages, knowledge),
        *condition_findings(check, ages, knowledge, therapies_called_for(of_concerns, check)),
        *of_concerns,
        *skill_findings(check, ages, knowledge),
        *sentinel_findings(check, knowledge),
        *worry_finding(check, ages),
    ]


def _urgency(findings: list[Finding], verdict: Verdict) -> Urgency:
    if verdict is Verdict.UNCLEAR:
        return Urgency.ROUTINE
    gravest_level = Urgency.gravest([finding.urgency for finding in findings])
    least = Urgency.NONE if verdict in (Verdict.REASSURE, Verdict.ELSEWHERE) else Urgency.ROUTINE
    return Urgency.gravest([gravest_level, least])


def _order_of_therapy(
    findings: list[Finding], disciplines: tuple[str, ...], check: Check, knowledge: Knowledge
) -> tuple[str | None, str | None]:
    """Which of several disciplines leads, and what would add the next."""
    if not disciplines:
        return None, None
    if len(disciplines) == 1:
        return disciplines[0], None
    scores = {reply.id: reply.score for reply in check.concerns}
    useful = [finding for finding in findings if finding.disciplines]
    top = min(useful, key=lambda f: (not f.lead, -scores.get(f.subject, 0.0), therapy_first(f), f.reason.rule))
    lead = top.lead or top.disciplines[0]
    other = next(name for name in disciplines if name != lead)
    named = next((f.add_when for f in useful if f.add_when), "daily life is still hard at the first review")
    return lead, _joins(named, knowledge.disciplines[other].practitioner)


def _joins(named: str, practitioner: str) -> str:
    """What would add the next discipline, as a sentence: a record gives the whole sentence or only its condition."""
    return f"Add the {practitioner} if {named}." if named[0].islower() else named


def _reasons(findings: list[Finding], verdict: Verdict, check: Check) -> tuple[Reason, ...]:
    """The reasons in order of weight. What is calm by itself is silent beside an answer that is not."""
    shown = (f for f in findings if check.shows_safeguarding or not f.is_safeguarding)
    if verdict is not Verdict.REASSURE:
        shown = (f for f in shown if f.verdict is not Verdict.REASSURE)
    return tuple({finding.reason.rule: finding.reason for finding in shown}.values())


def _other_service(findings: list[Finding], verdict: Verdict) -> str | None:
    named = [f for f in findings if f.other_service and not f.is_safeguarding]
    first = [f for f in named if f.verdict is verdict] or named
    return first[0].other_service if first else None


def _topics(check: Check, knowledge: Knowledge) -> tuple[str, ...]:
    ranked = sorted(check.concerns, key=lambda reply: (-reply.score, reply.id))
    first = (knowledge.concerns[reply.id].topics[:1] for reply in ranked)
    further = (knowledge.concerns[reply.id].topics[1:] for reply in ranked)
    return tuple(dict.fromkeys(chain.from_iterable(chain(first, further))))


def _ranked(check: Check) -> tuple[RankedConcern, ...]:
    def rank(reply: ConcernReply) -> tuple[bool, float, str]:
        return (not reply.is_confirmed, -reply.score, reply.id)

    return tuple(
        RankedConcern(id=reply.id, score=round(reply.score, 4), confirmed=reply.is_confirmed)
        for reply in sorted(check.concerns, key=rank)
    )


def _flag_states(check: Check, unasked: tuple[str, ...], knowledge: Knowledge) -> tuple[FlagState, ...]:
    raised = [
        FlagState(id=name, answer=reply.answer.value)
        for name, reply in sorted(check.red_flags.items(), key=lambda item: (-item[1].answer.gravity, item[0]))
        if reply.answer is not FlagAnswer.NO
        and (check.shows_safeguarding or not knowledge.red_flags[name].safeguarding)
    ]
    return (*raised, *map(_not_asked, unasked))


@lru_cache(maxsize=1024)  # every decision lists some thirty of the same few hundred
def _not_asked(name: str) -> FlagState:
    return FlagState(id=name, answer="not_asked")


def _watch_on(findings: list[Finding], verdict: Verdict, today: date) -> date | None:
    if verdict is not Verdict.REASSURE:
        return None
    months = min(finding.watch_months for finding in findings if finding.watch_months is not None)
    if float(months).is_integer():
        return add_months(today, int(months))
    return today + timedelta(days=days_of_months(months))


def _warnings(check: Check, ages: Ages) -> tuple[str, ...]:
    found = []
    if check.age is None:
        found.append(_("The age is not known, so nothing that depends on age was used."))
    if ages.has_just_changed_over:
        found.append(
            _(
                "Born early and just past two years: skills are now counted by birthday age. "
                "A change of answer at this point is not a new problem by itself."
            )
        )
    kept = [condition.words for condition in check.conditions if condition.id is None]
    found += [f'"{words}" is not a condition that Handrail knows; it is kept as you wrote it.' for words in kept]
    return tuple(found)
