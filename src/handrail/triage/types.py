"""What goes into a guided check, and what comes out of a decision."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from handrail.vocabulary import Age, FlagAnswer, Jurisdiction, MilestoneAnswer, Urgency, Verdict, Who

Answers = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernReply:
    """A concern that was named: its answers by question id, and whether the family confirmed it.

    `score` (0 to 1) is how well the family's words matched; 1 for a concern that was chosen.
    """

    id: str
    answers: Answers = field(default_factory=dict)
    score: float = 1.0
    is_confirmed: bool = True
    is_hard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagReply:
    """An answer to a red-flag question, with the signs that were ticked; none ticked means that none were told.

    `is_heard` marks one that was read from a text: nobody was asked.
    """

    answer: FlagAnswer
    signs: frozenset[str] = frozenset()
    is_heard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionReply:
    """A diagnosis that the family named; `id` is None when it is kept only as words."""

    words: str
    id: str | None = None
    is_suspected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One run through the questions, as far as it has come. Nothing in it names the child.

    `core` holds the answers to the "any of these?" list, `sentinels` those to the questions outside the
    worry (True = as hoped). `is_second_look` is set when the family comes back on a watch date.
    `has_walked_six_months` says whether the child began to walk alone more than six months ago (None = not told).
    `smells` are the flags whose signs the family's own words suggest: asked first, never inferred.
    `answered` holds the ids of the questions of the guided check that were put, skipped ones among them.
    `shows_safeguarding` must be asked for: safeguarding answers appear in no output without it.
    """

    age: Age | None = None
    gestation_days: int | None = None
    concerns: tuple[ConcernReply, ...] = ()
    conditions: tuple[ConditionReply, ...] = ()
    red_flags: Mapping[str, FlagReply] = field(default_factory=dict)
    core: Mapping[str, bool] = field(default_factory=dict)
    smells: tuple[str, ...] = ()
    milestones: Mapping[str, MilestoneAnswer] = field(default_factory=dict)
    sentinels: Mapping[str, bool] = field(default_factory=dict)
    strong_worry: bool = False
    is_second_look: bool = False
    has_walked_six_months: bool | None = None
    therapies_now: frozenset[str] = frozenset()
    jurisdiction: Jurisdiction | None = None
    answered: frozenset[str] = frozenset()
    shows_safeguarding: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Someone to see: who, how soon and why, and whether it goes on beside the other actions."""

    who: Who
    within: Urgency
    why: str
    alongside: bool = False
    other_service: str | None = None
    disciplines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why: the rule that fired, its wording for family and clinician, and what it rests on."""

    rule: str
    text: str
    clinician_text: str
    sources: tuple[str, ...]
    grade: str
    status: str = "draft"
    unverified: bool = False
    disagreement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one discipline would work on for this child."""

    discipline: str
    work: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedConcern:
    """A concern with how well it matched and whether it was confirmed."""

    id: str
    score: float
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagState:
    """A red flag that was raised, or that this child's family has still to be asked (`not_asked`)."""

    id: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeMark:
    """The knowledge that made a decision."""

    version: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The answer, with everything needed to explain it and to replay it byte for byte.

    `must_flag` is set when medical or safeguarding attention comes before therapy. `complete` is False while
    a red flag or a sentinel that bears on this child is unanswered (`not_asked`, the flags first);
    `reassure_if` then lists what a reassurance rests on.
    """

    label: str
    verdict: Verdict
    disciplines: tuple[str, ...]
    must_flag: bool
    urgency: Urgency
    see_first: Who | None
    actions: tuple[Action, ...]
    start_with: str | None
    add_when: str | None
    other_service: str | None
    topics: tuple[str, ...]
    concerns: tuple[RankedConcern, ...]
    red_flags: tuple[FlagState, ...]
    reasons: tuple[Reason, ...]
    watch_on: date | None
    complete: bool
    not_asked: tuple[str, ...]
    reassure_if: tuple[str, ...]
    warnings: tuple[str, ...]
    contributions: tuple[Contribution, ...]
    also_consider: tuple[str, ...]
    cautions: tuple[str, ...]
    tonight: str | None
    watch_for: tuple[str, ...]
    service: str | None
    age_days: int | None
    corrected_age_days: int | None
    draft: bool
    knowledge: KnowledgeMark
