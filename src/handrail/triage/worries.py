"""Concerns and conditions: the rules that fire for what the family named."""

from collections.abc import Iterator
from dataclasses import replace

from handrail.development import Ages
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.records import Concern, Condition
from handrail.knowledge.rules import Situation, fired, fires
from handrail.triage.findings import Finding, finding_of_rule, reason_of
from handrail.triage.skills import nurse_or_gp
from handrail.triage.types import Check, ConcernReply, ConditionReply
from handrail.vocabulary import Urgency, Verdict
from handrail.vocabulary import gettext_noop as _

LOST, SEEN_BY_SPECIALIST = "lost", "specialist"
BETTER = frozenset({"better"})


def concern_findings(check: Check, ages: Ages, knowledge: Knowledge) -> list[Finding]:
    """What every confirmed concern says by itself, and what the six universal answers add to it."""
    findings: list[Finding] = []
    served: set[str] = set()
    for reply in sorted(check.concerns, key=lambda reply: (-reply.score, reply.id)):
        if not reply.is_confirmed:
            continue
        concern = knowledge.concerns[reply.id]
        situation = _situation(check, ages, knowledge, reply, concern)
        own = _without_calmer([finding_of_rule(rule, concern) for rule in fired(concern.rules, situation)])
        if reply.is_hard:
            own = [_not_ordinary(finding, concern) for finding in own]
        if check.is_second_look and reply.answers.get("course") != BETTER:
            own = [_no_second_watch(finding, concern, ages) for finding in own]
        found = _unless_served(own, concern, served) + _universal(concern, situation, knowledge)
        findings += [_after_a_specialist(finding, reply, concern, check) for finding in found]
    return findings


def condition_findings(
    check: Check, ages: Ages, knowledge: Knowledge, wanted: frozenset[str] = frozenset()
) -> list[Finding]:
    """What every named condition says by itself.

    A diagnosis that goes by goal or by finding leaves the door to the concerns, where there are any: then
    only its rules that send to a doctor first speak. What a diagnosis asks for by default is narrowed to the
    therapies that are `wanted` now: it may need several over the years, and the worries say which come first.
    """
    confirmed = [reply for reply in check.concerns if reply.is_confirmed]
    findings: list[Finding] = []
    for reply in check.conditions:
        if reply.id is None:
            continue
        condition = knowledge.conditions[reply.id]
        situation = _situation_of_condition(check, ages, knowledge, reply)
        for rule in fired(condition.rules, situation):
            calm = rule.default or rule.then.verdict is not Verdict.SEE_FIRST
            if calm and confirmed and condition.route_basis != "always":
                continue
            finding = finding_of_rule(rule, condition)
            findings.append(_narrowed(finding, wanted) if rule.default else finding)
    return findings


def therapies_called_for(of_concerns: list[Finding], check: Check) -> frozenset[str]:
    """The therapies that the worries call for, and those that the child has; none where no worry calls for one."""
    called = {name for finding in of_concerns if finding.verdict is Verdict.THERAPY for name in finding.disciplines}
    return check.therapies_now | called if called else frozenset()


def _narrowed(finding: Finding, wanted: frozenset[str]) -> Finding:
    """The finding with no more therapies than are `wanted` now.

    Where none of its own are, what the diagnosis says stays as a reason; a doctor's look keeps its therapies.
    """
    left = tuple(name for name in finding.disciplines if name in wanted)
    is_other = not wanted or (not left and finding.verdict is not Verdict.THERAPY)
    return finding if is_other or left == finding.disciplines else replace(finding, disciplines=left, lead="")


def named_conditions(check: Check, knowledge: Knowledge) -> Iterator[Condition]:
    """The records of the conditions that the family named."""
    for reply in check.conditions:
        if reply.id is not None:
            yield knowledge.conditions[reply.id]


def _without_calmer(findings: list[Finding]) -> list[Finding]:
    """The findings of one concern that share its gravest kind of answer; a calmer one beside it is silent.

    A more urgent one is never silent, whatever its kind.
    """
    kind = max(finding.weight[0] for finding in findings)
    urgency = max(finding.urgency.rank for finding in findings if finding.weight[0] == kind)
    return [f for f in findings if f.weight[0] == kind or f.urgency.rank > urgency]


def _not_ordinary(finding: Finding, concern: Concern) -> Finding:
    """The finding, or in place of "ordinary at this age" what holds without it: the words say that it is hard."""
    usual = next(rule for rule in concern.rules if rule.default)
    return finding_of_rule(usual, concern) if finding.verdict is Verdict.REASSURE else finding


def _no_second_watch(finding: Finding, concern: Concern, ages: Ages) -> Finding:
    """The finding, or in place of a second date for the same worry, somebody who looks at it."""
    if finding.verdict is not Verdict.REASSURE:
        return finding
    usual = next(rule.then for rule in concern.rules if rule.default)
    disciplines = usual.disciplines or tuple(concern.work)[:1]
    return Finding(
        reason=reason_of(
            concern,
            rule="second_look",
            text=_("You have waited and looked again, and it is no better. Now someone should see your child."),
            clinician_text="No improvement at the date set by an earlier check: assessment, not a further watch.",
        ),
        verdict=Verdict.THERAPY if disciplines else Verdict.SEE_FIRST,
        urgency=Urgency.gravest([usual.urgency, Urgency.ROUTINE]),
        disciplines=disciplines,
        see=None if disciplines else nurse_or_gp(ages),
        is_floor=not disciplines,
        subject=concern.id,
    )


def _after_a_specialist(finding: Finding, reply: ConcernReply, concern: Concern, check: Check) -> Finding:
    """The finding once a specialist has looked and found nothing to treat first: therapy need not wait again.

    A diagnosis that explains the worry was made by one. Only an unhurried look is taken as done; whatever is urgent
    stays as it is.
    """
    known = {condition.id for condition in check.conditions if not condition.is_suspected}
    seen = SEEN_BY_SPECIALIST in reply.answers.get("seen", frozenset()) or not known.isdisjoint(concern.explained_by)
    unhurried = finding.urgency.rank <= Urgency.SOON.rank and not finding.is_medical
    disciplines = finding.disciplines or tuple(concern.work)[:1]
    if not (seen and unhurried and disciplines and finding.verdict is Verdict.SEE_FIRST):
        return finding
    return replace(finding, verdict=Verdict.THERAPY, disciplines=disciplines, see=None, alongside=False)


def _unless_served(findings: list[Finding], concern: Concern, served: set[str]) -> list[Finding]:
    """`findings`, therapy left out where a better matched concern of the same main topic already brings it.

    Two names for one worry ("trips", "bumps into things") are one problem, and no reason for two therapies.
    """
    topic = concern.topics[0]
    kept = [f for f in findings if f.verdict is not Verdict.THERAPY or topic not in served]
    if any(finding.verdict is Verdict.THERAPY for finding in kept):
        served.add(topic)
    return kept


def _universal(concern: Concern, situation: Situation, knowledge: Knowledge) -> list[Finding]:
    """What "new", "worse", "lost" or "one side" add, whatever the topic, unless it means nothing here."""
    return [
        finding_of_rule(rule, question, is_medical=LOST in situation.answers.get(question.id, ()))
        for question in knowledge.universals.values()
        if question.id not in concern.universal_off
        for rule in question.rules
        if fires(rule, situation)
    ]


def _situation(check: Check, ages: Ages, knowledge: Knowledge, reply: ConcernReply, concern: Concern) -> Situation:
    others = frozenset(c.id for c in check.concerns if c.is_confirmed and c.id != reply.id)
    return Situation(
        age=ages.by(concern.age_basis),
        answers=reply.answers,
        group=frozenset({concern.group}),
        about=frozenset(concern.topics[:1]),
        concerns=others,
        topics=frozenset(topic for name in others for topic in knowledge.concerns[name].topics),
        conditions=frozenset(c.id for c in check.conditions if c.id and not c.is_suspected),
        jurisdiction=check.jurisdiction,
    )


def _situation_of_condition(check: Check, ages: Ages, knowledge: Knowledge, reply: ConditionReply) -> Situation:
    confirmed = [c for c in check.concerns if c.is_confirmed]
    answers: dict[str, frozenset[str]] = {}
    for concern in confirmed:
        for question in knowledge.universals:
            answers[question] = answers.get(question, frozenset()) | concern.answers.get(question, frozenset())
    return Situation(
        age=ages.birthday,
        answers=answers,
        concerns=frozenset(c.id for c in confirmed),
        topics=frozenset(topic for c in confirmed for topic in knowledge.concerns[c.id].topics),
        conditions=frozenset(c.id for c in check.conditions if c.id and c.id != reply.id),
        state=frozenset({"suspected" if reply.is_suspected else "known"}),
        jurisdiction=check.jurisdiction,
    )
