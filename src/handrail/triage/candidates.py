"""Candidates that nobody confirmed: what each would come to by itself, weighed by how well it matches the words."""

from collections.abc import Iterable
from dataclasses import replace

from handrail.development import Ages, ages_of
from handrail.knowledge.collection import Knowledge
from handrail.triage.findings import disciplines_of, verdict_of
from handrail.triage.types import Check, ConcernReply
from handrail.triage.worries import concern_findings
from handrail.vocabulary import Verdict

MOST_VOTES = 5  # where no candidate is clear, so many of the best are asked
AHEAD = 0.55  # the share of their weight from which a discipline is clearly ahead
FAINTER = 1 / 1.5  # the power of the odds by which candidates are pooled: many faint ones may outweigh one
OUTWEIGHS = 1.2  # how much more a therapy must weigh than no therapy before the clear match is doubted

Therapies = tuple[str, ...]


def likeliest_discipline(check: Check, ages: Ages, knowledge: Knowledge) -> Therapies:
    """The discipline that is clearly ahead where no candidate is clear, if there is one; else nothing."""
    ranked = sorted(check.concerns, key=lambda reply: (-reply.score, reply.id))[:MOST_VOTES]
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
    brings = {reply.id: _starts_now(reply, check, ages, knowledge) for reply in check.concerns}
    weights: dict[Therapies, float] = {(): 0.0}
    for reply in check.concerns:
        therapies = brings[reply.id]
        weights[therapies] = weights.get(therapies, 0.0) + _odds(reply) ** FAINTER
    best = max(weights, key=lambda therapies: (weights[therapies], therapies))
    if weights[best] <= OUTWEIGHS * weights[()]:
        return check
    return _confirming([reply for reply in check.concerns if brings[reply.id] == best], check)


def _confirming(chosen: list[ConcernReply], check: Check) -> Check:
    """`check` with the clear ones of `chosen` confirmed and no other; with the best of them where none is clear."""
    clear = {reply.id for reply in chosen if reply.is_confirmed} or {_best(chosen).id}
    return replace(check, concerns=tuple(replace(reply, is_confirmed=reply.id in clear) for reply in check.concerns))


def _best(replies: Iterable[ConcernReply]) -> ConcernReply:
    return min(replies, key=lambda reply: (-reply.score, reply.id))


def _starts_now(reply: ConcernReply, check: Check, ages: Ages, knowledge: Knowledge) -> Therapies:
    """The therapies that this worry, were it the only one, would start at once."""
    alone = replace(check, concerns=(replace(reply, is_confirmed=True),))
    findings = concern_findings(alone, ages, knowledge)
    verdict = verdict_of(findings)
    starts = verdict is Verdict.THERAPY or any(finding.alongside for finding in findings)
    return disciplines_of(findings, verdict) if starts else ()


def _odds(reply: ConcernReply) -> float:
    """The score as odds; 1 is where a match begins to be clear."""
    return reply.score / max(1 - reply.score, 1e-9)
