"""The shape of every knowledge record. One record is one thing that a clinician can approve."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from handrail.vocabulary import Urgency, Verdict, Who

Status = Literal["draft", "reviewed", "retired"]
Grade = Literal["strong", "fair", "weak", "against", "unrated"]
AgeBasis = Literal["corrected", "birthday"]
Domain = Literal["gross_motor", "fine_motor", "self_care", "communication", "social", "cognitive", "sensory"]
Identifier = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$")]
Months = Annotated[float, Meta(ge=0, le=240)]
Text = Annotated[str, Meta(min_length=3)]
Texts = tuple[Text, ...]
POINTER = "other"
"""In place of a discipline: the milestone points elsewhere and sends nobody to a therapist."""
MOST_FLAGS = 6
"""More questions about grave signs than this at once are not read: for a topic and for a concern."""
Terms = dict[str, float | str | tuple[str, ...]]
"""Keys that must all hold: ages in months, question ids with answer ids, concerns, conditions, topics."""


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of a record: decoded strictly, so that a mistyped key is refused."""


class Record(Part, frozen=True, kw_only=True):
    """What every record says of itself: who stands behind it and on what ground."""

    id: Identifier
    status: Status = "draft"
    sources: tuple[str, ...] = ()
    unverified: bool = False
    grade: Grade = "unrated"
    applies_to: tuple[str, ...] = ()
    reviewed_by: tuple[str, ...] = ()
    reviewed_on: date | None = None
    review_due: date | None = None
    signed_again_by: tuple[str, ...] = ()
    """Who signed the review that is to follow; it takes the place of the last one when enough have."""
    note: str = ""


class Source(Part, frozen=True, kw_only=True):
    """Where a fact was read. `url` is empty when only title and publisher may be shown."""

    id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_]+$")]
    title: str
    publisher: str
    year: str = ""
    url: str = ""
    tier: str = "other"
    kept_grade: str = ""
    accessed_on: date | None = None
    note: str = ""


class Fact(Record, frozen=True, kw_only=True):
    """One fact that several records state, with one age (months, or days in `unit`) per jurisdiction."""

    statement: Text
    age_months: dict[str, float]
    unit: Literal["months", "days"] = "months"
    disagreement: str = ""


class Discipline(Record, frozen=True, kw_only=True):
    """A therapy. Everything that is particular to one is here; no code knows a discipline's id."""

    name: Text
    practitioner: Text
    names: dict[str, str] = {}
    practitioners: dict[str, str] = {}
    accent: str
    domains: tuple[Domain, ...] = ()
    summary: Text
    example_work: Texts = ()


class Service(Part, frozen=True, kw_only=True):
    """Somewhere else to go. A profession sees the child first; otherwise it is no job for a therapist.

    `after_see` is how it stands after "See" where an article before its name would not do.
    """

    id: Identifier
    name: Text
    profession: bool
    after_see: str = ""


class Role(Record, frozen=True, kw_only=True):
    """Who does what for one everyday problem or feature, by discipline id."""

    kind: str
    label: Text
    views: dict[str, str] = {}
    who_leads: tuple[str, ...] = ()
    also_consider: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    on_answer: bool = False


class Outcome(Part, frozen=True, kw_only=True):
    """What a rule answers when it fires."""

    verdict: Verdict
    urgency: Urgency = Urgency.NONE
    disciplines: tuple[str, ...] = ()
    see: Who | None = None
    alongside: bool = False
    doctor_leads: bool = False
    other_service: str = ""
    watch_months: Months | None = None
    lead: str = ""
    add_when: str = ""


class Rule(Part, frozen=True, kw_only=True):
    """One clinical rule: when it fires, what it answers, and an example of each side."""

    id: Identifier
    default: bool = False
    when: Terms = {}
    unless: Terms = {}
    then: Outcome
    text: Text
    clinician_text: Text
    fires_on: Terms = {}
    not_on: Terms = {}
    disagreement: str = ""
    sources: tuple[str, ...] = ()


class Answer(Part, frozen=True, kw_only=True):
    """One answer to a question, and the words in a parent's text that plainly give it.

    `states` names the red flags whose fact the answer states: it may not lead to anything calmer than they do.
    """

    id: Identifier
    text: Text
    cues: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


class Question(Part, frozen=True, kw_only=True):
    """A question with answers to choose from; every question can also be answered with "unsure"."""

    id: Identifier
    ask: Text
    answers: Annotated[tuple[Answer, ...], Meta(min_length=1)]
    several: bool = False


class Ordinary(Part, frozen=True, kw_only=True):
    """The ages at which a thing is ordinary, and the sentence that says so."""

    from_months: Months
    until_months: Months
    text: Text


class Idea(Part, frozen=True, kw_only=True):
    """One small, safe thing for tonight, for children of an age."""

    from_months: Months
    to_months: Months
    text: Text


class Concern(Record, frozen=True, kw_only=True):
    """What a family notices, in their words, with what follows from it."""

    name: Text
    clinical_name: Text
    group: str
    topics: Annotated[tuple[str, ...], Meta(min_length=1)]
    age_from_months: Months = 0
    age_to_months: Months = 216
    age_basis: AgeBasis = "birthday"
    ordinary: Ordinary | None = None
    phrasings: Annotated[Texts, Meta(min_length=12)]
    cues: tuple[str, ...] = ()
    near_misses: Texts = ()
    flags: Annotated[tuple[str, ...], Meta(max_length=MOST_FLAGS)] = ()
    facts: tuple[str, ...] = ()
    explained_by: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()
    also_consider: tuple[str, ...] = ()
    tonight: tuple[Idea, ...] = ()
    watch_for: Texts = ()
    universal_off: tuple[str, ...] = ()
    work: dict[str, Texts] = {}
    questions: tuple[Question, ...] = ()
    rules: Annotated[tuple[Rule, ...], Meta(min_length=1)]


class Sign(Part, frozen=True, kw_only=True):
    """One thing to tick; never two different things joined by "or"."""

    id: Identifier
    text: Text
    cues: tuple[str, ...] = ()


class Escalation(Sign, frozen=True, kw_only=True):
    """A sign that makes the flag graver than it is by itself."""

    urgency: Urgency
    see: Who


class RedFlag(Record, frozen=True, kw_only=True):
    """A sign that needs medical review before or beside therapy.

    `is_floor` marks one that keeps the answer from being calm without putting a doctor before therapy.
    `doctor_leads` marks one that may come from the nerves or muscles: a doctor comes before the therapy alongside.
    `first_under_months` is the age below which the sign comes before therapy however it was told: asked outright or
    only heard in a text.
    """

    name: Text
    category: str
    question: Text
    signs: Annotated[tuple[Sign, ...], Meta(min_length=1)]
    needs: Annotated[int, Meta(ge=1)] = 1
    age_from_months: Months = 0
    age_to_months: Months = 216
    age_basis: AgeBasis
    urgency: Urgency
    see: Who
    other_service: str = ""
    action: Text
    why: Text
    clinician_text: Text
    say: str = ""
    escalates_when: tuple[Escalation, ...] = ()
    alongside: tuple[str, ...] = ()
    doctor_leads: bool = False
    therapy_after: tuple[str, ...] = ()
    therapy_waits: bool = False
    older_see: str = ""
    applies_to_conditions: tuple[str, ...] = ()
    fixed_line: bool = False
    safeguarding: bool = False
    lost_skill: bool = False
    is_floor: bool = False
    first_under_months: Months | None = None
    topics: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    phrasings: Texts = ()
    cues: tuple[str, ...] = ()
    near_misses: Texts = ()
    replaced_by: str = ""
    picture: str = ""


class Picture(Part, frozen=True, kw_only=True):
    """A drawing where words fail, told to those who cannot see it. The file has its id for a name."""

    id: Identifier
    alt: Text


class TopicFlags(Part, frozen=True, kw_only=True):
    """The flags that a topic asks, the most telling first."""

    topic: str
    flags: Annotated[tuple[str, ...], Meta(max_length=MOST_FLAGS)] = ()


class CoreQuestion(Part, frozen=True, kw_only=True):
    """One line of the "any of these?" list that everyone sees, and the flags that a tick opens."""

    id: Identifier
    text: Text
    flags: Annotated[tuple[str, ...], Meta(min_length=1)]


class FixedLine(Part, frozen=True, kw_only=True):
    """The sentence shown before any question."""

    text: Text


class HelpLine(Part, frozen=True, kw_only=True):
    """One number to ring (or one sentence on how to find it), and what it is for."""

    purpose: Literal["advice", "child_protection", "crisis", "young_person"]
    name: Text
    number: str = ""
    note: str = ""


English = Literal["en-GB", "en-AU", "en-US"]
"""The kinds of English that pages are said in; every text is written in the first."""


class Place(Record, frozen=True, kw_only=True):
    """A country with its emergency number, its help lines and its English. `code` is that of a jurisdiction."""

    code: Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
    name: Text
    english: English
    emergency_number: Annotated[str, Meta(pattern=r"^[0-9 ]+$")]
    lines: tuple[HelpLine, ...] = ()


class SentinelOutcome(Part, frozen=True, kw_only=True):
    """Whom to see when a sentinel question is answered no."""

    see: Who
    urgency: Urgency
    text: Text
    other_service: str = ""


class Sentinel(Record, frozen=True, kw_only=True):
    """A question outside the worry, so that no answer speaks of what nobody asked."""

    ask: Text
    from_months: Months
    to_months: Months
    if_no: SentinelOutcome


class UniversalQuestion(Record, frozen=True, kw_only=True):
    """One of the six questions asked of every worry, with the rules that hold for every worry."""

    ask: Text
    several: bool = False
    answers: tuple[Answer, ...]
    rules: tuple[Rule, ...] = ()


class Ladder(Part, frozen=True, kw_only=True):
    """Nested milestones of one skill: whatever is missed on it counts at most once a rung."""

    id: Identifier
    name: Text
    domain: Domain
    disciplines: tuple[str, ...] = ()


class Milestone(Record, frozen=True, kw_only=True):
    """A skill with the age by which most children show it."""

    domain: Domain
    ladder: Identifier
    rung: Annotated[int, Meta(ge=1)]
    question: Text
    age_months: Months
    criterion: str
    concern_age_months: Months | None = None
    concern_basis: str = ""
    concern_source: str = ""
    disciplines: tuple[str, ...] = ()
    counted: bool = True
    counts_from: Literal["age", "walking"] = "age"
    opportunity_dependent: bool = False
    use_corrected_age: bool = False
    no_opens: str = ""
    facts: tuple[str, ...] = ()
    evidence_grade: str = ""


class Condition(Record, frozen=True, kw_only=True):
    """A diagnosis made by a clinician, and what follows from it here."""

    name: Text
    synonyms: tuple[str, ...] = ()
    icd10: str = ""
    snomed_ct: str = ""
    group: str = ""
    work: dict[str, Texts] = {}
    route_basis: Literal["always", "by_goal", "by_finding"]
    leads: str = ""
    also_consider: tuple[str, ...] = ()
    cautions: Texts = ()
    flags: tuple[str, ...] = ()
    ask: Texts = ()
    facts: tuple[str, ...] = ()
    rules: Annotated[tuple[Rule, ...], Meta(min_length=1)]


class Release(Part, frozen=True, kw_only=True):
    """The calendar version of the whole set."""

    version: Annotated[str, Meta(pattern=r"^\d{4}\.\d{2}(\.\d+)?$")]
    changed_on: date
