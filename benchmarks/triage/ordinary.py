"""Ordinary children without a worry: how many the milestone questions would send to someone.

Each child is decided by `choose_milestone` and `decide`. Children who cannot be told apart by either, for the
same milestones are due and the same answers were given, are decided once.
"""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from handrail.development import Ages, ages_of, choose_milestone, due_milestones
from handrail.development.milestones import is_enough_alone
from handrail.knowledge import Knowledge
from handrail.knowledge.records import Milestone
from handrail.triage import Check, decide
from handrail.triage.flags import SCHOOL_AGE_MONTHS, bears_on
from handrail.triage.questions import MOST_MILESTONES
from handrail.vocabulary import Age, MilestoneAnswer, Verdict, days_of_months

CHILDREN = 100_000
BANDS = (6, 12, 18, 24, 36, 48, 60, 72)
ALONE, COUNTED = "one skill past a strong limit", "several skills counted"
Situation = tuple[object, ...]


def print_ordinary(knowledge: Knowledge, today: date, children: int = CHILDREN) -> None:
    """Prints the share that is sent to anybody, in all and by age band, and by which kind of rule."""
    sent, seen = simulated(Crowd(knowledge, today), children)
    total = sum(sent.values()) / children
    print(f"\n== {children:,} ordinary children without a worry, each due ladder passed with 0.90 to 0.95")
    print(f"sent to an assessment: {total:.2%} (ceiling 5 %)")
    for band in sorted(seen):
        parts = {kind: sent[band, kind] / seen[band] for kind in (ALONE, COUNTED)}
        told = ", ".join(f"{share:.2%} {kind}" for kind, share in parts.items())
        print(f"  under {band:3} months: {sum(parts.values()):6.2%} of {seen[band]:6} ({told})")


def simulated(crowd: "Crowd", children: int) -> tuple[Counter[tuple[int, str]], Counter[int]]:
    """How many of the children of each age band were sent, by kind of rule, and how many there were."""
    chance = random.Random(20261124)
    sent: Counter[tuple[int, str]] = Counter()
    seen: Counter[int] = Counter()
    for _ in range(children):
        months = chance.uniform(2, 72)
        band = next(top for top in BANDS if months < top)
        seen[band] += 1
        rules = crowd.rules_that_send(months, chance)
        if rules:
            sent[band, ALONE if any(rule.startswith("milestone_") for rule in rules) else COUNTED] += 1
    return sent, seen


@dataclass
class Told:
    """One row of answers, as far as it has come, for everyone in the same situation."""

    answers: dict[str, MilestoneAnswer]
    question: Milestone | None
    further: dict[MilestoneAnswer, "Told"] = field(default_factory=dict)
    sent_by: tuple[str, ...] | None = None


@dataclass
class Crowd:
    """Answers that were worked out once, for everyone of whom they hold."""

    knowledge: Knowledge
    today: date
    begun: dict[Situation, Told] = field(default_factory=dict)
    begun_at: dict[int, Told] = field(default_factory=dict)

    def rules_that_send(self, months: float, chance: random.Random) -> tuple[str, ...]:
        """The rules that send one such child to anybody; none for a child who is watched or reassured."""
        age = Age.of_months(months)
        ages = ages_of(age, None)
        if age.days not in self.begun_at:
            here = self._situation(ages)
            self.begun_at[age.days] = self.begun.get(here) or self.begun.setdefault(here, self._told({}, ages))
        told = self.begun_at[age.days]
        ladders: dict[str, bool] = {}
        for _ in range(MOST_MILESTONES):
            row = told.question
            if row is None:
                break
            # A ladder that is not passed lacks its latest due rung; the rungs below it are there.
            first = row.ladder not in ladders
            passes = ladders.setdefault(row.ladder, chance.random() < chance.uniform(0.90, 0.95))
            said = MilestoneAnswer.NOT_YET if first and not passes else MilestoneAnswer.YES
            if said not in told.further:
                told.further[said] = self._told({**told.answers, row.id: said}, ages)
            told = told.further[said]
        if told.sent_by is None:
            told.sent_by = self._decided(told, age)
        return told.sent_by

    def _told(self, answers: dict[str, MilestoneAnswer], ages: Ages) -> Told:
        return Told(answers=answers, question=choose_milestone(answers, ages, (), self.knowledge))

    def _decided(self, told: Told, age: Age) -> tuple[str, ...]:
        answer = decide(Check(age=age, milestones=told.answers), self.knowledge, self.today)
        sends = answer.verdict in (Verdict.THERAPY, Verdict.SEE_FIRST)
        return tuple(reason.rule for reason in answer.reasons) if sends else ()

    def _situation(self, ages: Ages) -> Situation:
        """Everything about the age that questions and answers about milestones depend on."""
        days = ages.birthday.days if ages.birthday else 0
        due = due_milestones(ages, self.knowledge)
        rows = self.knowledge.milestones.values()
        flags = {row.no_opens for row in rows if row.no_opens}
        return (
            _ids(due),
            _ids(row for row in due if days_of_months(row.age_months) >= days // 2),
            _ids(row for row in rows if is_enough_alone(row, ages)),
            tuple(sorted(name for name in flags if bears_on(self.knowledge.red_flags[name], Check(), ages))),
            days >= days_of_months(SCHOOL_AGE_MONTHS),
        )


def _ids(rows: Iterable[Milestone]) -> tuple[str, ...]:
    return tuple(sorted(row.id for row in rows))
