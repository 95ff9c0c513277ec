"""Milestone answers, the sentinels and a strong worry: what they add to the answer.

The rule is a total function over how far behind the child is in the worried domain and elsewhere. Counting
is weak, so it needs enough ladders, and without a worry or an effect on the day it only sets a date.
"""

from enum import Enum

from handrail.development import Ages, DomainReading, MilestoneReading, read_milestones
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.records import POINTER, Milestone, Sentinel
from handrail.triage.findings import Finding, reason_of
from handrail.triage.flags import SCHOOL_AGE_MONTHS, bears_on
from handrail.triage.types import Check, Reason
from handrail.vocabulary import Urgency, Verdict, Who
from handrail.vocabulary import gettext_noop as _

FEW_WEEKS_MONTHS, FEW_MONTHS = 1.5, 3.0
_CLINICIAN = "Milestone ladders: {behind:g} behind in {domain} of {ladders} answered; rule {step}."


class Step(Enum):
    """What the count of ladders leads to."""

    ASSESS = "assess"
    LOOK = "look"
    WATCH = "watch"
    REASSURE = "reassure"


def step_for(behind: float, elsewhere: float, *, is_enough: bool, worried: bool, affected: bool, again: bool) -> Step:
    """The step for a domain `behind` by this many ladders and the best other domain behind by `elsewhere`.

    `is_enough`: at least three due ladders were answered in the domain; `worried`: it is the domain of the
    family's worry; `affected`: the day is affected; `again`: this is the second look at the same worry.
    Defined for every pair of non-negative counts, and never calmer for a higher count.
    """
    if not is_enough:
        return Step.REASSURE if behind < 1 else Step.LOOK if worried or again else Step.WATCH
    concerned = worried or affected
    if behind >= 3 or (behind >= 2 and concerned):
        return Step.ASSESS
    if behind >= 1 and affected and (worried or elsewhere >= 1):
        return Step.ASSESS
    if behind >= 1:
        return Step.ASSESS if again else Step.WATCH
    return Step.REASSURE


def skill_findings(check: Check, ages: Ages, knowledge: Knowledge) -> list[Finding]:
    """What the milestone answers say; nothing when the child already has a therapist, for whom goals count."""
    if not check.milestones or check.therapies_now:
        return []
    reading = read_milestones(check.milestones, ages, knowledge, has_walked_six_months=check.has_walked_six_months)
    alone = [_alone(row, check, ages, knowledge) for row in reading.alone_enough]
    counted = _counted(reading, check, ages, knowledge)
    if not alone and not counted and not check.concerns:
        return [_not_due_yet(check, ages, knowledge)]
    return alone + counted


def sentinels_due(ages: Ages, knowledge: Knowledge) -> list[Sentinel]:
    """The questions outside the worry that belong to this child's age; none while the age is not known."""
    age = ages.birthday
    if age is None:
        return []
    rows = knowledge.sentinels.values()
    return [row for row in rows if age.has_reached(row.from_months) and not age.has_reached(row.to_months)]


def sentinel_findings(check: Check, knowledge: Knowledge) -> list[Finding]:
    """One finding for every sentinel question that was answered no."""
    findings = []
    for name, as_hoped in check.sentinels.items():
        if as_hoped:
            continue
        sentinel = knowledge.sentinels[name]
        outcome = sentinel.if_no
        findings.append(
            Finding(
                reason=reason_of(
                    sentinel, rule=name, text=outcome.text, clinician_text=f"Sentinel question: no. {outcome.text}"
                ),
                verdict=Verdict.SEE_FIRST,
                urgency=outcome.urgency,
                see=outcome.see,
                other_service=outcome.other_service,
                is_floor=True,
                subject=name,
            )
        )  # fmt: skip
    return findings


def worry_finding(check: Check, ages: Ages) -> list[Finding]:
    """A strong worry is reason enough to ask someone soon; by itself it names no therapy."""
    if not check.strong_worry:
        return []
    return [
        Finding(
            reason=Reason(
                rule="strong_worry",
                text=_("Your worry is reason enough to ask."),
                clinician_text="Strong parental concern: professional review regardless of other answers.",
                sources=("nice_ng127",),
                grade="fair",
                unverified=True,
            ),
            verdict=Verdict.SEE_FIRST,
            urgency=Urgency.SOON,
            see=nurse_or_gp(ages),
            is_floor=True,
            subject="strong_worry",
        )
    ]


def nurse_or_gp(ages: Ages) -> Who:
    """The first door for a calm look: a child health nurse until school age, then the GP."""
    age = ages.birthday
    young = age is not None and not age.has_reached(SCHOOL_AGE_MONTHS)
    return Who.CHILD_HEALTH_NURSE if young else Who.GP


def is_affected(check: Check) -> bool:
    """Whether any confirmed concern gets in the way of the child's day."""
    return any(
        reply.answers.get("impact", frozenset()) - {"none", "unsure"} for reply in check.concerns if reply.is_confirmed
    )


def worried_domains(check: Check, knowledge: Knowledge) -> dict[str, None]:
    """The domains of the confirmed concerns, in the order of the concerns."""
    confirmed = (knowledge.concerns[reply.id] for reply in check.concerns if reply.is_confirmed)
    return dict.fromkeys(domain for concern in confirmed for domain in concern.domains)


def _alone(row: Milestone, check: Check, ages: Ages, knowledge: Knowledge) -> Finding:
    """One skill past a strong limit. Where a red flag states the same fact, its route is taken."""
    disciplines = tuple(sorted(set(row.disciplines) - {POINTER}))
    flag = knowledge.red_flags.get(row.no_opens)
    same = flag if flag is not None and bears_on(flag, check, ages) else None
    return Finding(
        reason=reason_of(
            row,
            rule=f"milestone_{row.id}",
            text=same.why if same else "Most children this age do this; yours is worth a look.",
            clinician_text=f"Not yet at this age: {row.question} Limit {row.concern_age_months:g} months "
            f"({row.concern_basis}).",
        ),
        verdict=Verdict.SEE_FIRST,
        urgency=same.urgency if same else Urgency.SOON,
        see=same.see if same else Who.GP,
        disciplines=tuple(sorted(same.alongside or same.therapy_after)) if same else disciplines,
        alongside=bool(same.alongside) if same else bool(disciplines),
        doctor_leads=same is not None and same.doctor_leads,
        subject=row.id,
    )


def _counted(reading: MilestoneReading, check: Check, ages: Ages, knowledge: Knowledge) -> list[Finding]:
    worried = worried_domains(check, knowledge)
    grown = ages.birthday is not None and ages.birthday.has_reached(SCHOOL_AGE_MONTHS)
    affected = is_affected(check)
    findings = []
    for domain in reading.domains.values():
        others = [d.behind for d in reading.domains.values() if d.domain != domain.domain]
        step = step_for(
            domain.behind,
            max(others, default=0.0),
            is_enough=domain.is_enough,
            worried=domain.domain in worried,
            affected=affected,
            again=check.is_second_look,
        )
        # From five years counting is weak: what the child is kept from decides, not the list.
        if grown and step is Step.ASSESS and not affected:
            step = Step.WATCH
        if step is not Step.REASSURE or domain.domain in worried or not check.concerns:
            answered = [
                row for row in map(knowledge.milestones.__getitem__, check.milestones) if row.domain == domain.domain
            ]
            findings.append(_of_domain(domain, step, reading, ages, answered))
    return findings


def _not_due_yet(check: Check, ages: Ages, knowledge: Knowledge) -> Finding:
    """A dated look again where none of the skills asked about is due at this age."""
    answered = [knowledge.milestones[name] for name in sorted(check.milestones)]
    return Finding(
        reason=Reason(
            rule="milestones_not_due_yet",
            text=_("Most children take a little longer for this. Look again on the date."),
            clinician_text="No answered milestone is due at this age by the screening margin.",
            sources=tuple(sorted({source for row in answered for source in row.sources})),
            grade="weak",
            unverified=True,
        ),
        verdict=Verdict.REASSURE,
        watch_months=_watch_months(ages),
        subject="milestones",
    )


def _watch_months(ages: Ages) -> float:
    """Weeks until the next look for a child under two, a few months for an older one."""
    young = ages.corrected is not None and not ages.corrected.has_reached(24)
    return FEW_WEEKS_MONTHS if young else FEW_MONTHS


def _of_domain(
    domain: DomainReading, step: Step, reading: MilestoneReading, ages: Ages, answered: list[Milestone]
) -> Finding:
    missing = [row for ladder in reading.ladders if ladder.domain == domain.domain for row in ladder.missing]
    disciplines = tuple(sorted({d for row in missing for d in row.disciplines} - {POINTER}))
    reason = Reason(
        rule=f"milestones_{domain.domain}_{step.value}",
        text=_WORDS[step],
        clinician_text=_CLINICIAN.format(
            behind=domain.behind, domain=domain.domain, ladders=domain.ladders, step=step.value
        ),
        sources=tuple(sorted({source for row in missing or answered for source in row.sources})),
        grade="weak",
        unverified=True,
    )
    verdict, urgency = _ROUTES[step]
    if step is Step.ASSESS and not disciplines:
        verdict, urgency = Verdict.SEE_FIRST, Urgency.SOON
    return Finding(
        reason=reason,
        verdict=verdict,
        urgency=urgency,
        disciplines=disciplines if step is Step.ASSESS else (),
        see=nurse_or_gp(ages) if verdict is Verdict.SEE_FIRST else None,
        watch_months=_watch_months(ages) if verdict is Verdict.REASSURE else None,
        is_floor=step is Step.LOOK,
        subject=domain.domain,
    )


_WORDS = {
    Step.ASSESS: _("Several skills of this kind are not there yet, so an assessment is worth having."),
    Step.LOOK: _("A skill in the area of your worry is not there yet. Ask someone who can see your child to look."),
    Step.WATCH: _("A skill or two is not there yet. Ideas for home and a second look on a date are enough for now."),
    Step.REASSURE: _("What you told us about these skills does not call for a therapist now. Look again on the date."),
}
_ROUTES = {
    Step.ASSESS: (Verdict.THERAPY, Urgency.SOON),
    Step.LOOK: (Verdict.SEE_FIRST, Urgency.SOON),
    Step.WATCH: (Verdict.REASSURE, Urgency.NONE),
    Step.REASSURE: (Verdict.REASSURE, Urgency.NONE),
}
