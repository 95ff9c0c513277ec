"""Whom to see, in order: the first action is the urgency of the whole answer."""

from dataclasses import replace

from handrail.development import Ages
from handrail.triage.findings import Finding
from handrail.triage.skills import nurse_or_gp
from handrail.triage.types import Action, Check
from handrail.vocabulary import Urgency, Verdict, Who
from handrail.vocabulary import gettext_noop as _

IN_PRIVATE = _("Ask to speak with a doctor or nurse in private.")


def actions_of(
    findings: list[Finding], verdict: Verdict, disciplines: tuple[str, ...], check: Check, ages: Ages
) -> tuple[Action, ...]:
    """Every action that the findings ask for, gravest first; one for each contact.

    Therapy stands beside the doctor (`alongside`) where the record says so, else after.
    """
    if verdict is Verdict.REASSURE:
        return ()
    if verdict is Verdict.UNCLEAR:
        return (Action(who=nurse_or_gp(ages), within=Urgency.ROUTINE, why=_UNCLEAR),)
    contacts = _contacts(findings, verdict, check)
    therapy = _therapy(findings, disciplines, check)
    first = sorted(contacts, key=lambda action: (-action.within.rank, action.who.seniority))
    if therapy is None:
        return tuple(first)
    before = [action for action in first if _goes_before(action, therapy)] if verdict is Verdict.THERAPY else first
    after = [action for action in first if action not in before]
    return (*(replace(action, alongside=False) for action in before[:1]), *before[1:], therapy, *after)


def _goes_before(action: Action, therapy: Action) -> bool:
    """Whether a contact beside therapy is named before it: the paediatrician who gathers an early team."""
    is_as_soon = action.within.rank >= therapy.within.rank
    return action.who is Who.PAEDIATRICIAN and len(therapy.disciplines) > 1 and is_as_soon


def therapy_first(finding: Finding) -> bool:
    """A key that puts findings which ask for therapy itself before those that ask for a doctor."""
    return finding.verdict is not Verdict.THERAPY


def _contacts(findings: list[Finding], verdict: Verdict, check: Check) -> list[Action]:
    actions: dict[tuple[Who, str], Action] = {}
    for finding in findings:
        if finding.verdict is Verdict.SEE_FIRST and finding.see is not None:
            who, why, service = _shown(finding, check)
        elif finding.verdict is Verdict.ELSEWHERE:
            who, why, service = Who.OTHER_SERVICE, finding.reason.text, finding.other_service
        else:
            continue
        beside = finding.is_floor or verdict is Verdict.THERAPY
        action = Action(who=who, within=finding.urgency, why=why, alongside=beside, other_service=service or None)
        actions.setdefault((who, service if who is Who.OTHER_SERVICE else ""), action)
    return list(actions.values())


def _shown(finding: Finding, check: Check) -> tuple[Who, str, str]:
    """Contact and words of a finding; a safeguarding one is written in neither unless it was asked for."""
    assert finding.see is not None  # only called for findings that name a contact
    if finding.is_safeguarding and not check.shows_safeguarding:
        return Who.GP, IN_PRIVATE, ""
    return finding.see, finding.reason.text, finding.other_service


def _therapy(findings: list[Finding], disciplines: tuple[str, ...], check: Check) -> Action | None:
    asking = [f for f in findings if f.disciplines]
    if not disciplines or not asking:
        return None
    waits = any(f.therapy_waits or f.urgency.rank >= Urgency.SAME_DAY.rank for f in findings)
    own_team = set(disciplines) <= check.therapies_now
    direct = [f for f in asking if f.verdict is Verdict.THERAPY or f.alongside]
    level = Urgency.gravest([f.urgency for f in direct if f.verdict is Verdict.THERAPY])
    why = next((f.reason.text for f in asking if f.verdict is Verdict.THERAPY), asking[0].reason.text)
    return Action(
        who=Who.OWN_TEAM if own_team else Who.THERAPIST,
        within=Urgency.gravest(
            [level, Urgency.SOON if any(f.alongside for f in direct) and not waits else Urgency.ROUTINE]
        ),
        why=why,
        alongside=any(f.alongside for f in asking) and not waits,
        disciplines=disciplines,
    )


_UNCLEAR = _("We could not tell from this alone. Someone who can see your child can help to sort it out.")
