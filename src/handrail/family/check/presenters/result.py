"""The page of an answer: five lines first, then why, what each therapy works on, and what comes next."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.family.learn.presenters.sides import Cell, Row, feature_rows
from handrail.family.presenters.sources import SourceLine, source_lines
from handrail.family.presenters.voice import Voice
from handrail.family.visit import ChildCheck
from handrail.knowledge import HelpLine, Knowledge, Place
from handrail.triage import (
    Action,
    Contribution,
    Decision,
    Reason,
    by_when,
    danger_line,
    day_in_words,
    discipline_name,
    headline,
    order_of_therapies,
    who_to_see,
)
from handrail.vocabulary import Age, FlagAnswer, Jurisdiction, Urgency, Verdict, Who

_LEVEL = {
    Urgency.EMERGENCY_NOW: "now",
    Urgency.SAME_DAY: "today",
    Urgency.URGENT_2_WEEKS: "soon",
    Urgency.SOON: "weeks",
}
_TOGETHER = re.compile(r"\b(?:your child|they|them|their|together)\b")
_OPEN = (FlagAnswer.YES, FlagAnswer.UNSURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonView:
    """One reason: its words, what it rests on, and what a clinician would say."""

    text: str
    clinician_text: str
    grade: str
    sources: tuple[SourceLine, ...]
    is_draft: bool
    is_unverified: bool
    disagreement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Someone to see: who and when, as one sentence."""

    sentence: str
    when: str
    alongside: bool
    is_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one discipline would work on."""

    name: str
    accent: str
    work: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPage:
    """Everything that the template of an answer prints."""

    number: int
    level: str
    is_emergency: bool
    is_illness: bool
    is_self: bool
    is_private: bool
    danger: str
    headline: str
    steps: tuple[Step, ...]
    order: str
    because: str
    tonight: str
    watch_for: tuple[str, ...]
    watch_on: str
    look_again: str
    say: tuple[str, ...]
    reasons: tuple[ReasonView, ...]
    parts: tuple[Part, ...]
    rows: tuple[Row, ...]
    others: tuple[str, ...]
    cautions: tuple[str, ...]
    warnings: tuple[str, ...]
    unasked: tuple[str, ...]
    ask_team: tuple[str, ...]
    lines: tuple[HelpLine, ...]
    asked_skills: bool
    is_own_team: bool
    is_unclear: bool
    is_draft: bool
    version: str


def result_page(
    child: ChildCheck, number: int, decision: Decision, knowledge: Knowledge, place: Place | None, today: date
) -> ResultPage:
    """The page for one child's answer."""
    say = Voice(child.is_self)
    where = Jurisdiction(place.code) if place else None
    reasons = tuple(_reason(reason, knowledge, say) for reason in decision.reasons)
    return ResultPage(
        number=number,
        level=_LEVEL.get(decision.urgency, "calm"),
        is_emergency=decision.urgency is Urgency.EMERGENCY_NOW,
        is_illness=decision.see_first is Who.EMERGENCY_DEPARTMENT,
        is_self=child.is_self,
        is_private=child.shows_private is True or any(a.who is Who.CHILD_PROTECTION for a in decision.actions),
        danger=say(danger_line(decision)),
        headline=headline(decision, knowledge, where),
        steps=tuple(_step(action, decision, knowledge, where, today) for action in decision.actions),
        order=say(order_of_therapies(decision, knowledge, where)),
        because=say(_because(child, decision, knowledge)),
        tonight=_tonight(decision, say),
        watch_for=tuple(say(text) for text in decision.watch_for),
        look_again=_look_again(decision, today),
        watch_on=day_in_words(decision.watch_on) if decision.watch_on else "",
        say=_to_say(child, knowledge),
        reasons=reasons,
        parts=tuple(_part(part, knowledge, where, say) for part in decision.contributions),
        rows=_rows(decision, knowledge, where, say),
        others=tuple(knowledge.services[name].name for name in decision.also_consider if name in knowledge.services),
        cautions=tuple(say(text) for text in decision.cautions),
        warnings=tuple(say(text) for text in decision.warnings),
        unasked=tuple(_unasked(name, knowledge, say) for name in decision.not_asked),
        ask_team=_ask_team(child, knowledge, say),
        lines=_lines(decision, child, place),
        asked_skills=bool(child.check.milestones) and not child.is_self,
        is_own_team=bool(child.check.therapies_now or child.check.conditions),
        is_unclear=decision.verdict is Verdict.UNCLEAR,
        is_draft=decision.draft,
        version=f"{decision.knowledge.version} ({decision.knowledge.hash[:12]})",
    )


def age_in_words(child: ChildCheck) -> str:
    """The child's age as a family says it; empty while it is not known."""
    return "" if child.check.age is None else age_words(child.check.age)


def age_words(age: Age) -> str:
    """An age as a family says it: in weeks, months, or years."""
    months = int(age.months + 0.05)
    if months < 3:
        weeks = age.days // 7
        return ngettext("%(number)d week old", "%(number)d weeks old", weeks) % {"number": weeks}
    if months < 24:
        return _("%(number)d months old") % {"number": months}
    years, rest = divmod(months, 12)
    if rest and years < 10:
        said = ngettext("%(years)d years and %(months)d month old", "%(years)d years and %(months)d months old", rest)
        return said % {"years": years, "months": rest}
    return _("%(number)d years old") % {"number": years}


def _step(action: Action, decision: Decision, knowledge: Knowledge, where: Jurisdiction | None, today: date) -> Step:
    who, when = who_to_see(action, knowledge, where), by_when(action, today)
    is_first = action is decision.actions[0]
    beside = action.alongside and not is_first
    see = _("Go to") if action.who is Who.EMERGENCY_DEPARTMENT else _("See")
    if action.who in (Who.CRISIS_LINE, Who.CHILD_PROTECTION):
        see = _("Ring")
    waits = not is_first and not beside and decision.verdict is Verdict.SEE_FIRST
    return Step(sentence=f"{see} {who}", when=when, alongside=beside, is_after=waits)


def _because(child: ChildCheck, decision: Decision, knowledge: Knowledge) -> str:
    """Why, in this child's words: age, worry, and the weightiest reason."""
    worries = [knowledge.concerns[c.id].name for c in decision.concerns if c.confirmed][:2]
    age = age_in_words(child)
    about = ", ".join(filter(None, (_("Your child"), age)))
    told = f"{about}: {'; '.join(_lower_first(worry) for worry in worries)}." if worries else ""
    weightiest = decision.reasons[0].text if decision.reasons else ""
    return " ".join(filter(None, (told, weightiest)))


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _tonight(decision: Decision, say: Voice) -> str:
    """One thing to do. An idea for parent and child together is not one for a young person alone."""
    if decision.tonight and not (say.is_self and _TOGETHER.search(decision.tonight)):
        return decision.tonight
    if decision.urgency.rank >= Urgency.SAME_DAY.rank:
        return say(_("Nothing to practise. Take a list of medicines and your child's record with you."))
    if decision.urgency.rank >= Urgency.SOON.rank:
        return _("Write down what you see and since when. Film ten seconds. Practise nothing until someone has looked.")
    return _("Write down one thing that is hard and one that goes well. Both help whoever you see.")


def _look_again(decision: Decision, today: date) -> str:
    """When to come back: on the watch date, or when nobody has looked by the day named above."""
    if decision.watch_on:
        return _("Do this check again on %(day)s, sooner if something changes.") % {
            "day": day_in_words(decision.watch_on)
        }
    due = decision.actions[0].within.by(today) if decision.actions else None
    if due is None or due <= today:
        return ""
    day = day_in_words(due)
    return _("If nobody has looked by %(day)s, ring again and do this check again: answers can change.") % {"day": day}


def _to_say(child: ChildCheck, knowledge: Knowledge) -> tuple[str, ...]:
    """Words for the phone, from the signs that were answered yes; private ones only where they are shown."""
    said = (
        knowledge.red_flags[name]
        for name, reply in child.check.red_flags.items()
        if reply.answer in _OPEN and (child.shows_private or not knowledge.red_flags[name].safeguarding)
    )
    return tuple(dict.fromkeys(flag.say for flag in said if flag.say))[:2]


def _reason(reason: Reason, knowledge: Knowledge, say: Voice) -> ReasonView:
    return ReasonView(
        text=say(reason.text),
        clinician_text=reason.clinician_text,
        grade=reason.grade,
        sources=source_lines(reason.sources, knowledge.sources),
        is_draft=reason.status == "draft",
        is_unverified=reason.unverified,
        disagreement=reason.disagreement or "",
    )


def _part(part: Contribution, knowledge: Knowledge, where: Jurisdiction | None, say: Voice) -> Part:
    record = knowledge.disciplines[part.discipline]
    return Part(
        name=discipline_name(part.discipline, knowledge, where),
        accent=record.accent,
        work=tuple(say(text) for text in part.work),
    )


def _rows(decision: Decision, knowledge: Knowledge, where: Jurisdiction | None, say: Voice) -> tuple[Row, ...]:
    """This child's own line first, then the lines that tell the therapies apart."""
    own = Row(
        label=_("For you") if say.is_self else _("For your child"),
        cells=tuple(
            Cell(name=discipline_name(part.discipline, knowledge, where), items=tuple(say(text) for text in part.work))
            for part in decision.contributions
        ),
    )
    named = [part.discipline for part in decision.contributions]
    return (own, *feature_rows(named, knowledge, where, most_telling=True)) if named else ()


def _unasked(name: str, knowledge: Knowledge, say: Voice) -> str:
    flag = knowledge.red_flags.get(name)
    return say(knowledge.sentinels[name].ask) if flag is None else flag.name


def _ask_team(child: ChildCheck, knowledge: Knowledge, say: Voice) -> tuple[str, ...]:
    """What to ask the team that treats a known condition."""
    known = (knowledge.conditions[reply.id] for reply in child.check.conditions if reply.id)
    return tuple(dict.fromkeys(say(text) for condition in known for text in condition.ask))[:6]


def _lines(decision: Decision, child: ChildCheck, place: Place | None) -> tuple[HelpLine, ...]:
    """The numbers that belong to this answer, the nearest to it first."""
    if place is None:
        return ()
    who = {action.who for action in decision.actions}
    wanted = [
        *(["child_protection", "crisis", "young_person"] if child.shows_private or Who.CHILD_PROTECTION in who else []),
        *(["crisis"] if Who.CRISIS_LINE in who else []),
        *(["young_person"] if child.is_self else []),
        "advice",
    ]
    return tuple(line for purpose in dict.fromkeys(wanted) for line in place.lines if line.purpose == purpose)
