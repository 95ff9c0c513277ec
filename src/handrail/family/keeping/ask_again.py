"""Asks again what time may have changed: signs first. What was "no" then is no answer of today."""

from dataclasses import replace

from handrail.family.visit import ChildCheck
from handrail.knowledge import Knowledge
from handrail.triage import Check, ConcernReply
from handrail.vocabulary import FlagAnswer, MilestoneAnswer, Urgency

_ALWAYS = ("core", "worry", "walking", "second_look")
_COURSE = "course"  # whether it is better, the same or worse: the question that a later day answers anew


def ask_again(child: ChildCheck, knowledge: Knowledge) -> ChildCheck:
    """The child's check with every sign, the course of the worry, and each skill that was not there open again.

    Age, worries, diagnoses and the other answers stay. A sign that was there is asked before all else; until it is
    answered it counts as it was, an emergency alone excepted, because that would end the check before the question.
    """
    check = child.check
    there = [name for name, reply in check.red_flags.items() if reply.answer is not FlagAnswer.NO]
    grave = {name for name in there if knowledge.red_flags[name].urgency is Urgency.EMERGENCY_NOW}
    answered = frozenset(name for name in check.answered if not _may_change(name, check))
    return replace(
        child,
        check=replace(
            check,
            core={},
            red_flags={name: check.red_flags[name] for name in there if name not in grave},
            sentinels={name: is_well for name, is_well in check.sentinels.items() if not is_well},
            milestones={name: told for name, told in check.milestones.items() if told is MilestoneAnswer.YES},
            concerns=tuple(_without_course(reply) for reply in check.concerns),
            answered=answered,
        ),
        opening=tuple(f"flag:{name}" for name in sorted(there, key=lambda name: (name not in grave, name))),
        trail=tuple(name for name in child.trail if name in answered),
        shows_private=None,
    )


def _may_change(name: str, check: Check) -> bool:
    kind, _, record = name.partition(":")
    if kind == "milestone":
        return check.milestones.get(record) is not MilestoneAnswer.YES
    return kind in (*_ALWAYS, "flag", "sentinel") or (kind == "concern" and record.endswith(f":{_COURSE}"))


def _without_course(reply: ConcernReply) -> ConcernReply:
    return replace(reply, answers={part: given for part, given in reply.answers.items() if part != _COURSE})
