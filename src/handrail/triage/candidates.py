"""Candidates that nobody confirmed: what each would come to by itself, weighed by how well it matches the words."""

import math
from collections.abc import Iterable
from dataclasses import replace

from handrail.development import Ages, ages_of
from handrail.knowledge.collection import Knowledge
from handrail.triage.findings import Finding, disciplines_of, verdict_of
from handrail.triage.types import Check, ConcernReply
from handrail.triage.worries import concern_findings
from handrail.vocabulary import Urgency, Verdict

MOST_VOTES = 5  # where no candidate is clear, so many of the best are asked
AHEAD = 0.55  # the share of their weight from which a discipline is clearly ahead
FAINTER = 1 / 1.5  # the power of the odds by which candidates are pooled: many faint ones may outweigh one
OUTWEIGHS = 1.2  # how much more a therapy must weigh than no therapy before the clear match is doubted

Therapies = tuple[str, ...]


def likeliest_discipline(check: Check, ages: Ages, knowledge: Knowledge) -> Therapies:
    """The discipline that is clearly ahead where no candidate is clear, if there is one; else nothing."""
    ranked = _best_first(check.concerns)[:MOST_VOTES]
    votes: dict[str, float] = {}
    for reply in ranked:
        for name in _starts_now(reply, check, ages, knowledge):
            votes[name] = votes.get(name, 0.0) + reply.score
    ahead = AHEAD * sum(reply.score for reply in ranked)
    best = sorted(votes, key=lambda name: (-votes[name], name))[:1]
    return tuple(name for name in best if votes[name] > ahead)


def outweighed(check: Check, knowledge: Knowledge) -> Check:
    """`check`, with other candidates confirmed where most of the likely readings come to the same therapy.

    The clear match may be a misreading. Where its answer brings no therapy, but those of the other candidates
    together weigh more for one, they are taken in its place; a single faint one never is.
    """
    ages = ages_of(check.age, check.gestation_days)
    ranked = _best_first(check.concerns)
    left = sum(map(_weight, ranked))
    come_to: dict[Therapies, list[ConcernReply]] = {(): []}
    weights: dict[Therapies, float] = {(): 0.0}
    for reply in ranked:
        heaviest = max((weights[therapies] for therapies in weights if therapies), default=0.0)
        if heaviest + left <= OUTWEIGHS * weights[()]:
            return check  # whatever the fainter ones come to
        therapies = _starts_now(reply, check, ages, knowledge)
        come_to.setdefault(therapies, []).append(reply)
        weights[therapies] = weights.get(therapies, 0.0) + _weight(reply)
        left -= _weight(reply)
    best = max(weights, key=lambda therapies: (weights[therapies], therapies))
    return _confirming(come_to[best], check) if weights[best] > OUTWEIGHS * weights[()] else check


def odds(score: float) -> float:
    """A match score as odds; 1 is where a match begins to be clear."""
    return score / max(1 - score, 1e-9)


def _confirming(chosen: list[ConcernReply], check: Check) -> Check:
    """`check` with the clear ones of `chosen` confirmed and no other; with the first, their best, where none is."""
    clear = {reply.id for reply in chosen if reply.is_confirmed} or {chosen[0].id}
    return replace(check, concerns=tuple(replace(reply, is_confirmed=reply.id in clear) for reply in check.concerns))


def _best_first(replies: Iterable[ConcernReply]) -> list[ConcernReply]:
    return sorted(replies, key=lambda reply: (-reply.score, reply.id))


def _weight(reply: ConcernReply) -> float:
    """How much a candidate counts where all of them are pooled."""
    return math.pow(odds(reply.score), FAINTER)


def cannot_wait(reply: ConcernReply, check: Check, knowledge: Knowledge) -> bool:
    """Whether what the words answer about this worry calls for somebody on the same day; its usual answer does not."""
    usual = {rule.id for rule in knowledge.concerns[reply.id].rules if rule.default}
    findings = _alone(reply, check, ages_of(check.age, check.gestation_days), knowledge)
    return any(f.urgency.rank >= Urgency.SAME_DAY.rank and f.reason.rule not in usual for f in findings)


def _starts_now(reply: ConcernReply, check: Check, ages: Ages, knowledge: Knowledge) -> Therapies:
    """The therapies that this worry, were it the only one, would start at once."""
    findings = _alone(reply, check, ages, knowledge)
    verdict = verdict_of(findings)
    starts = verdict is Verdict.THERAPY or any(finding.alongside for finding in findings)
    return disciplines_of(findings, verdict) if starts else ()


def _alone(reply: ConcernReply, check: Check, ages: Ages, knowledge: Knowledge) -> list[Finding]:
    """What this worry would say, were it the only one."""
    return concern_findings(replace(check, concerns=(replace(reply, is_confirmed=True),)), ages, knowledge)
