"""Which ladders of skills a child has climbed, and where a due rung is missing.

Nested skills share a ladder, so that one fact ("does not walk yet") is counted once and not five times.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handrail.development.corrected_age import Ages
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.records import Domain, Milestone
from handrail.vocabulary import Age, MilestoneAnswer, days_of_months

ENOUGH_LADDERS = 3
NEAR = 0.5  # a milestone below this share of the age is not worth asking
WALKS_ALONE = "walks_alone_concern"  # the fact behind the milestone that the walking ones wait for
SINGLE_ITEM_BASES = ("percentile_99", "guideline")
_MARGINS = ((12, 1.0), (24, 2.0), (48, 3.0))  # below this age in months, this many months of grace
_LAST_MARGIN = 6.0
_SHORTFALL = {MilestoneAnswer.YES: 0.0, MilestoneAnswer.SOMETIMES: 0.5, MilestoneAnswer.NOT_YET: 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderReading:
    """One ladder: how far behind (0, 0.5, 1 or 2), and the answered due milestones that are missing."""

    ladder: str
    domain: Domain
    behind: float
    missing: tuple[Milestone, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainReading:
    """One domain: the sum over its ladders, and whether enough ladders were answered to say anything."""

    domain: Domain
    behind: float
    ladders: int

    @property
    def is_enough(self) -> bool:
        """Whether at least three due ladders were answered."""
        return self.ladders >= ENOUGH_LADDERS


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneReading:
    """Everything the milestone answers say: by ladder, by domain, and single items past a strong limit."""

    ladders: tuple[LadderReading, ...]
    domains: Mapping[str, DomainReading]
    alone_enough: tuple[Milestone, ...]


def read_milestones(
    answers: Mapping[str, MilestoneAnswer],
    ages: Ages,
    knowledge: Knowledge,
    *,
    has_walked_six_months: bool | None = None,
) -> MilestoneReading:
    """What `answers` (milestone id to answer) say at these ages; answers not due yet count for nothing.

    What needs walking counts six months after it began (`has_walked_six_months`, None = not told).
    """
    rows = [knowledge.milestones[name] for name in sorted(answers)]
    walks = has_walked_six_months is not False and _walks(answers, knowledge)
    open_rows = [row for row in rows if row.counted and (walks or row.counts_from != "walking")]
    due = [row for row in open_rows if is_due(row, ages) and answers[row.id] in _SHORTFALL]
    ladders = tuple(_ladder(name, rungs, answers) for name, rungs in _by_ladder(due).items())
    domains: dict[str, DomainReading] = {
        domain: DomainReading(
            domain=domain,
            behind=sum(ladder.behind for ladder in ladders if ladder.domain == domain),
            ladders=sum(ladder.domain == domain for ladder in ladders),
        )
        for domain in sorted({ladder.domain for ladder in ladders})
    }
    alone = [row for row in rows if answers[row.id] is MilestoneAnswer.NOT_YET and is_enough_alone(row, ages)]
    return MilestoneReading(ladders=ladders, domains=domains, alone_enough=tuple(alone))


def is_due(milestone: Milestone, ages: Ages) -> bool:
    """Whether a child should have shown this some time ago: past its age by a margin, or its concern age.

    The margin is 1 month under 12 months, 2 to 24 months, 3 to 4 years, 6 after that. Weakly supported
    expectations are never due.
    """
    age = _age_for(milestone, ages)
    if age is None or milestone.evidence_grade == "D" or milestone.criterion == "expectation only":
        return False
    return age.has_reached(_due_months(milestone))


def is_enough_alone(milestone: Milestone, ages: Ages) -> bool:
    """Whether missing this one skill is a reason to be seen: past a limit set by a guideline or the last 1 %."""
    age = _age_for(milestone, ages)
    limit = milestone.concern_age_months
    strong = milestone.counted and milestone.concern_basis in SINGLE_ITEM_BASES and not milestone.opportunity_dependent
    return age is not None and limit is not None and strong and age.has_reached(limit)


def due_milestones(ages: Ages, knowledge: Knowledge) -> list[Milestone]:
    """Every counted milestone that is due, the latest rung of each ladder first."""
    rows = [row for row in knowledge.milestones.values() if row.status != "retired" and row.counted]
    return sorted((row for row in rows if is_due(row, ages)), key=lambda row: (-row.age_months, row.id))


def choose_milestone(
    answers: Mapping[str, MilestoneAnswer],
    ages: Ages,
    domains: tuple[str, ...],
    knowledge: Knowledge,
    *,
    has_walked_six_months: bool | None = None,
) -> Milestone | None:
    """The next milestone worth asking: the highest due rung of a ladder, domains of the worry first.

    A rung answered "not yet" brings up the next rung below it, to see how far down the gap goes.
    None when every ladder near the child's age is answered. What needs walking waits until six months after
    it began (`has_walked_six_months`, None = not told).
    """
    walks = has_walked_six_months is not False and _walks(answers, knowledge)
    candidates = []
    for rungs in _by_ladder(_near_the_age(due_milestones(ages, knowledge), ages)).values():
        ordered = sorted(rungs, key=lambda row: -row.rung)
        row = _next_rung(ordered, answers)
        if row is not None and (walks or row.counts_from != "walking"):
            candidates.append(row)
    rank = {domain: place for place, domain in enumerate(domains)}
    return min(
        candidates,
        key=lambda row: (rank.get(row.domain, len(rank)), -row.age_months, row.id),
        default=None,
    )


def _walks(answers: Mapping[str, MilestoneAnswer], knowledge: Knowledge) -> bool:
    """Whether nothing says that the child does not walk yet: what needs walking is not missed before that."""
    return not any(
        WALKS_ALONE in knowledge.milestones[name].facts and given is MilestoneAnswer.NOT_YET
        for name, given in answers.items()
    )


def _near_the_age(rows: list[Milestone], ages: Ages) -> list[Milestone]:
    """The milestones that a child of this age reached not long ago: those of babies say nothing of a schoolchild."""
    days = max((age.days for age in (ages.birthday, ages.corrected) if age is not None), default=0)
    return [row for row in rows if days_of_months(row.age_months) >= int(NEAR * days)]


def _next_rung(ordered: list[Milestone], answers: Mapping[str, MilestoneAnswer]) -> Milestone | None:
    for row in ordered[:2]:
        answer = answers.get(row.id)
        if answer is None:
            return row
        if answer is not MilestoneAnswer.NOT_YET:
            return None
    return None


def _by_ladder(rows: Iterable[Milestone]) -> dict[str, list[Milestone]]:
    ladders: dict[str, list[Milestone]] = {}
    for row in rows:
        ladders.setdefault(row.ladder, []).append(row)
    return ladders


def _ladder(name: str, rungs: list[Milestone], answers: Mapping[str, MilestoneAnswer]) -> LadderReading:
    """A rung counts as climbed when a higher one is; what is left is how far behind, two at the most."""
    highest = max((row.rung for row in rungs if answers[row.id] is MilestoneAnswer.YES), default=0)
    missing = [row for row in rungs if row.rung > highest and _SHORTFALL[answers[row.id]] > 0]
    behind = min(2.0, sum(_SHORTFALL[answers[row.id]] for row in missing))
    return LadderReading(ladder=name, domain=rungs[0].domain, behind=behind, missing=tuple(missing))


def _age_for(milestone: Milestone, ages: Ages) -> Age | None:
    return ages.by("corrected" if milestone.use_corrected_age else "birthday")


def _due_months(milestone: Milestone) -> float:
    expected = milestone.age_months
    margin = next((grace for below, grace in _MARGINS if expected < below), _LAST_MARGIN)
    return max(expected + margin, milestone.concern_age_months or 0.0)
