"""Red flags: what a family's answers to them mean, and which of them bear on this child."""

from itertools import chain

from handrail.development import Ages
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.records import MOST_FLAGS, RedFlag
from handrail.triage.findings import Finding, reason_of
from handrail.triage.types import Check, FlagReply
from handrail.vocabulary import FlagAnswer, Urgency, Verdict, Who

SCHOOL_AGE_MONTHS = 60
# What "unsure" means is a table, not a principle: never calmer than a phone call, never equal to no.
WHEN_UNSURE = {
    Urgency.EMERGENCY_NOW: Urgency.SAME_DAY,
    Urgency.SAME_DAY: Urgency.SAME_DAY,
    Urgency.URGENT_2_WEEKS: Urgency.SOON,
    Urgency.SOON: Urgency.ROUTINE,
    Urgency.ROUTINE: Urgency.ROUTINE,
    Urgency.NONE: Urgency.ROUTINE,
}


def can_be_asked(flag: RedFlag, check: Check, ages: Ages) -> bool:
    """Whether `flag` is a question for this child. What the fixed line says is never asked."""
    return not flag.fixed_line and bears_on(flag, check, ages)


def bears_on(flag: RedFlag, check: Check, ages: Ages) -> bool:
    """Whether `flag` concerns this child: by the age it goes by, and by a known condition.

    An unknown age rules nothing out.
    """
    if flag.status == "retired":
        return False
    if flag.applies_to_conditions:
        known = {condition.id for condition in check.conditions}
        if known.isdisjoint(flag.applies_to_conditions):
            return False
    age = ages.by(flag.age_basis)
    if age is None:
        return True
    return age.has_reached(flag.age_from_months) and not age.has_reached(flag.age_to_months)


def flags_to_ask(check: Check, ages: Ages, knowledge: Knowledge) -> list[RedFlag]:
    """The flags that bear on this child: those of its conditions and of the family's own words, then six by topic."""
    bound = chain.from_iterable(
        knowledge.conditions[condition.id].flags for condition in check.conditions if condition.id
    )
    first = _bearing(dict.fromkeys(chain(bound, check.smells)), check, ages, knowledge)
    confirmed = [knowledge.concerns[reply.id] for reply in check.concerns if reply.is_confirmed]
    of_concerns = chain.from_iterable(concern.flags for concern in confirmed)
    topics = dict.fromkeys(chain.from_iterable(concern.topics for concern in confirmed))
    of_topics = chain.from_iterable(knowledge.topic_flags[topic].flags for topic in topics)
    taken = {flag.id for flag in first}
    ranked = dict.fromkeys(name for name in chain(of_concerns, of_topics) if name not in taken)
    return first + _bearing(ranked, check, ages, knowledge)[:MOST_FLAGS]


def core_flags(check: Check, ages: Ages, knowledge: Knowledge) -> list[RedFlag]:
    """The flags of the "any of these?" list that bear on this child."""
    names = dict.fromkeys(chain.from_iterable(core.flags for core in knowledge.cores.values()))
    return _bearing(names, check, ages, knowledge)


def not_asked(check: Check, ages: Ages, knowledge: Knowledge) -> tuple[str, ...]:
    """The flags that bear on this child and were not answered, neither by themselves nor in the core list."""
    cleared = {name for core, ticked in check.core.items() if not ticked for name in knowledge.cores[core].flags}
    wanted = chain(core_flags(check, ages, knowledge), flags_to_ask(check, ages, knowledge))
    missing = {f.id for f in wanted if f.id not in check.red_flags and f.id not in cleared}
    if not check.shows_safeguarding:
        missing = {name for name in missing if not knowledge.red_flags[name].safeguarding}
    return tuple(sorted(missing))


def flag_findings(check: Check, ages: Ages, knowledge: Knowledge) -> list[Finding]:
    """One finding for every flag answered other than no."""
    findings = []
    for name, reply in check.red_flags.items():
        flag = knowledge.red_flags[name]
        if reply.answer is not FlagAnswer.NO:
            findings.append(_finding(flag, reply, ages))
    return findings


def _bearing(names: "dict[str, None]", check: Check, ages: Ages, knowledge: Knowledge) -> list[RedFlag]:
    flags = (knowledge.red_flags[name] for name in names)
    return [flag for flag in flags if can_be_asked(flag, check, ages)]


def _finding(flag: RedFlag, reply: FlagReply, ages: Ages) -> Finding:
    urgency, see = _of_signs(flag, reply, ages)
    floor = flag.is_floor
    answer = borne_out(flag, reply)
    match answer:
        case FlagAnswer.UNSURE:
            urgency = WHEN_UNSURE[urgency]
        case FlagAnswer.YES_AND_SEEN:
            urgency, see, floor = Urgency.ROUTINE, Who.OWN_TEAM, True
        case _:
            pass
    if urgency is Urgency.ROUTINE and not flag.therapy_waits:
        floor = True  # worth telling a doctor, no reason to put one before therapy
    direct = see is Who.THERAPIST and bool(flag.alongside or flag.therapy_after)
    grave = urgency.rank >= Urgency.URGENT_2_WEEKS.rank or flag.lost_skill
    return Finding(
        reason=reason_of(flag, rule=flag.id, text=f"{flag.action} {flag.why}", clinician_text=flag.clinician_text),
        verdict=Verdict.THERAPY if direct else Verdict.SEE_FIRST,
        urgency=urgency,
        disciplines=tuple(sorted(flag.alongside or flag.therapy_after)) if direct or not floor else (),
        see=None if direct else see,
        alongside=bool(flag.alongside) and not flag.therapy_waits,
        doctor_leads=flag.doctor_leads,
        therapy_waits=flag.therapy_waits and not floor,
        other_service=flag.other_service,
        is_floor=floor and not direct,
        is_medical=not floor and answer is FlagAnswer.YES and grave,
        is_flagged=answer is FlagAnswer.YES and not direct and (not reply.is_heard or _first_when_heard(flag, ages)),
        is_safeguarding=flag.safeguarding,
        subject=flag.id,
    )


def _first_when_heard(flag: RedFlag, ages: Ages) -> bool:
    """Whether this sign comes before therapy even when only heard: a child's safety, or a young baby's nerves."""
    age = ages.by(flag.age_basis)
    young = flag.first_under_months is not None and age is not None and not age.has_reached(flag.first_under_months)
    return flag.safeguarding or young


def borne_out(flag: RedFlag, reply: FlagReply) -> FlagAnswer:
    """The answer as its ticks bear it out: unsure for a yes with signs ticked, but fewer than the flag needs.

    With nothing ticked nobody told of signs, and the yes to the whole question stands; so it does beside a
    sign that makes the flag graver.
    """
    too_few = 0 < len(reply.signs) < flag.needs
    if reply.answer is FlagAnswer.YES and too_few and reply.signs <= {sign.id for sign in flag.signs}:
        return FlagAnswer.UNSURE
    return reply.answer


def _of_signs(flag: RedFlag, reply: FlagReply, ages: Ages) -> tuple[Urgency, Who]:
    """The urgency and contact of the flag, raised by the gravest of the signs ticked."""
    urgency, see = flag.urgency, flag.see
    if flag.older_see and (ages.birthday is None or ages.birthday.has_reached(SCHOOL_AGE_MONTHS)):
        see = Who(flag.older_see)
    for escalation in flag.escalates_when:
        if escalation.id in reply.signs and escalation.urgency.rank > urgency.rank:
            urgency, see = escalation.urgency, escalation.see
    return urgency, see
