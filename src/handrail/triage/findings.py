"""Findings: what each answer says by itself, before all of them are weighed together."""

from dataclasses import dataclass

from handrail.knowledge.collection import Knowledge
from handrail.knowledge.records import Record, Rule
from handrail.triage.types import Reason
from handrail.vocabulary import Urgency, Verdict, Who

_ORDER = (Verdict.UNCLEAR, Verdict.REASSURE, Verdict.ELSEWHERE, Verdict.THERAPY, Verdict.SEE_FIRST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule that fired, as an answer of its own.

    `is_floor` marks a finding that keeps the answer from being calmer without turning therapy into
    "doctor first" (a strong worry, a sign that a doctor has already seen). `is_medical` marks attention
    that must come before therapy, `therapy_waits` that nothing may start beside it. `is_flagged` marks a red flag
    for somebody else than a therapist that was asked outright and answered yes, or that counts as heard.
    """

    reason: Reason
    verdict: Verdict
    urgency: Urgency = Urgency.NONE
    disciplines: tuple[str, ...] = ()
    see: Who | None = None
    alongside: bool = False
    doctor_leads: bool = False
    therapy_waits: bool = False
    other_service: str = ""
    watch_months: float | None = None
    lead: str = ""
    add_when: str = ""
    is_floor: bool = False
    is_medical: bool = False
    is_flagged: bool = False
    is_safeguarding: bool = False
    subject: str = ""

    @property
    def verdict_beside_therapy(self) -> Verdict:
        """The verdict, where a doctor's unhurried look beside therapy does not come before it.

        A sign that may come from the nerves or muscles is for the doctor to lead on (`doctor_leads`); lateness alone is
        not.
        """
        unhurried = self.urgency.rank <= Urgency.SOON.rank and not self.is_medical
        beside = self.alongside and bool(self.disciplines) and not self.doctor_leads
        if self.verdict is Verdict.SEE_FIRST and beside and unhurried:
            return Verdict.THERAPY
        return self.verdict

    @property
    def weight(self) -> tuple[int, int]:
        """The order of gravity within one concern: the kind of answer, then how soon."""
        return (_ORDER.index(self.verdict), self.urgency.rank)


def gravest(findings: "list[Finding]") -> list[Finding]:
    """`findings` from grave to calm: urgency, kind of answer, seniority of the contact, then rule id.

    So no order of answers matters, and of two that are equally urgent the emergency department comes first.
    """
    return sorted(findings, key=lambda f: (-f.urgency.rank, -f.weight[0], _seniority(f), f.reason.rule))


def verdict_of(findings: list[Finding]) -> Verdict:
    """The gravest kind of answer. A floor keeps it from being calm, but does not put a doctor before therapy."""
    firm = {finding.verdict_beside_therapy for finding in findings if not finding.is_floor}
    if Verdict.SEE_FIRST in firm:
        return Verdict.SEE_FIRST
    if Verdict.THERAPY in firm:
        return Verdict.THERAPY
    if any(finding.is_floor for finding in findings):
        return Verdict.SEE_FIRST
    if Verdict.ELSEWHERE in firm:
        return Verdict.ELSEWHERE
    return Verdict.REASSURE if firm else Verdict.UNCLEAR


def disciplines_of(findings: list[Finding], verdict: Verdict) -> tuple[str, ...]:
    """The therapies that an answer of this kind brings."""
    if verdict not in (Verdict.THERAPY, Verdict.SEE_FIRST):
        return ()
    useful = (f for f in findings if f.verdict in (Verdict.THERAPY, Verdict.SEE_FIRST))
    return tuple(sorted({name for finding in useful for name in finding.disciplines}))


def _seniority(finding: Finding) -> int:
    return len(Who) if finding.see is None else finding.see.seniority


def finding_of_rule(rule: Rule, record: Record, *, is_medical: bool = False) -> Finding:
    """The finding that `rule` of `record` makes when it fires."""
    outcome = rule.then
    medical = outcome.verdict is Verdict.SEE_FIRST and outcome.urgency.rank >= Urgency.URGENT_2_WEEKS.rank
    return Finding(
        reason=reason_of(record, rule=rule.id, text=rule.text, clinician_text=rule.clinician_text,
                         sources=rule.sources, disagreement=rule.disagreement),
        verdict=outcome.verdict,
        urgency=outcome.urgency,
        disciplines=outcome.disciplines,
        see=outcome.see,
        alongside=outcome.alongside,
        doctor_leads=outcome.doctor_leads,
        other_service=outcome.other_service,
        watch_months=outcome.watch_months,
        lead=outcome.lead,
        add_when=outcome.add_when,
        is_medical=medical or is_medical,
        subject=record.id,
    )  # fmt: skip


def reason_of(
    record: Record,
    *,
    rule: str,
    text: str,
    clinician_text: str,
    sources: tuple[str, ...] = (),
    disagreement: str = "",
) -> Reason:
    """The reason that rests on `record`; its own sources unless the rule names closer ones."""
    return Reason(
        rule=rule,
        text=text,
        clinician_text=clinician_text,
        sources=sources or record.sources,
        grade=record.grade,
        status=record.status,
        unverified=record.unverified or not (sources or record.sources),
        disagreement=disagreement or None,
    )


def is_profession(service: str, knowledge: Knowledge) -> bool:
    """Whether `service` is a profession that sees the child first, rather than no job for a therapist."""
    known = knowledge.services.get(service)
    return known is not None and known.profession
