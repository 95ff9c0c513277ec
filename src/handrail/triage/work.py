"""What follows for this child besides the verdict: each discipline's part, cautions, tonight, what to watch."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice

from handrail.development import Ages
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.records import Concern, Condition
from handrail.triage.findings import Finding
from handrail.triage.types import Check, Contribution
from handrail.triage.worries import named_conditions
from handrail.vocabulary import FlagAnswer, Urgency

MOST_WORK, MOST_WATCHED, MOST_CONSIDERED = 6, 4, 6
_OPEN = (FlagAnswer.UNSURE, FlagAnswer.YES)


def contributions(disciplines: Sequence[str], check: Check, knowledge: Knowledge) -> tuple[Contribution, ...]:
    """What each discipline would work on, from the concerns first, then from the conditions."""
    records = _named(check, knowledge)
    parts = []
    for discipline in disciplines:
        work = chain.from_iterable(record.work.get(discipline, ()) for record in records)
        own = tuple(islice(dict.fromkeys(work), MOST_WORK))
        parts.append(Contribution(discipline=discipline, work=own or knowledge.disciplines[discipline].example_work))
    return tuple(parts)


def consider(findings: Iterable[Finding], check: Check, knowledge: Knowledge) -> tuple[str, ...]:
    """Other services worth a thought, those that a rule names first; what safeguarding names stays out."""
    open_findings = (f for f in findings if check.shows_safeguarding or not f.is_safeguarding)
    named = (finding.other_service for finding in open_findings if finding.other_service)
    records = _named(check, knowledge)
    further = chain.from_iterable(record.also_consider for record in records)
    return tuple(islice(dict.fromkeys(chain(named, further)), MOST_CONSIDERED))


def cautions(check: Check, knowledge: Knowledge) -> tuple[str, ...]:
    """What the named conditions ask everyone to be careful with."""
    found = chain.from_iterable(condition.cautions for condition in named_conditions(check, knowledge))
    return tuple(dict.fromkeys(found))


def one_thing_tonight(check: Check, ages: Ages, urgency: Urgency, knowledge: Knowledge) -> str | None:
    """One small, safe thing to do; none while a sign is open or someone should see the child within days."""
    open_flags = [knowledge.red_flags[name] for name, reply in check.red_flags.items() if reply.answer in _OPEN]
    is_open = any(flag.therapy_waits or flag.urgency.rank >= Urgency.SOON.rank for flag in open_flags)
    if is_open or urgency.rank >= Urgency.URGENT_2_WEEKS.rank or ages.birthday is None:
        return None
    for concern in confirmed_concerns(check, knowledge):
        age = ages.by(concern.age_basis) or ages.birthday
        for idea in concern.tonight:
            if age.has_reached(idea.from_months) and not age.has_reached(idea.to_months):
                return idea.text
    return None


def things_to_watch(check: Check, knowledge: Knowledge) -> tuple[str, ...]:
    """The signs that would change the answer."""
    found = chain.from_iterable(concern.watch_for for concern in confirmed_concerns(check, knowledge))
    return tuple(islice(dict.fromkeys(found), MOST_WATCHED)) or _WATCH_ALWAYS


def _named(check: Check, knowledge: Knowledge) -> list[Concern | Condition]:
    return [*confirmed_concerns(check, knowledge), *named_conditions(check, knowledge)]


def confirmed_concerns(check: Check, knowledge: Knowledge) -> list[Concern]:
    """The records of the confirmed concerns, the best matched first."""
    confirmed = (reply for reply in check.concerns if reply.is_confirmed)
    ranked = sorted(confirmed, key=lambda reply: (-reply.score, reply.id))
    return [knowledge.concerns[reply.id] for reply in ranked]


_WATCH_ALWAYS = (
    "your child stops doing something they could do",
    "one side of the body is used less than the other",
    "it gets worse, or there is pain",
)
