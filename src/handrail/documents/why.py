"""Why now: what the family told of each worry, in the words of the questions, and of nothing else.

What the knowledge says to clinicians stays out: it names what might be the matter, and a family's letter does not.
"""

from collections.abc import Iterator

from handrail.knowledge import Knowledge
from handrail.knowledge.records import Question, UniversalQuestion
from handrail.triage import Check, ConcernReply
from handrail.vocabulary import MilestoneAnswer, gettext_noop
from handrail.vocabulary import said as _

MOST_WORRIES, MOST_ANSWERS, MOST_SKILLS = 2, 4, 3
_ASPECTS = {
    "onset": gettext_noop("Onset: %(answers)s."),
    "course": gettext_noop("Course: %(answers)s."),
    "side": gettext_noop("Side: %(answers)s."),
    "pain": gettext_noop("Pain or tiring: %(answers)s."),
    "impact": gettext_noop("Effect: %(answers)s."),
}
_UNSURE = gettext_noop("not sure")


def why_now(check: Check, knowledge: Knowledge) -> Iterator[str]:
    """One line for each worry with what was answered about it, then how it goes, then what is not there yet."""
    worries = [reply for reply in check.concerns if reply.is_confirmed][:MOST_WORRIES]
    for reply in worries:
        yield _worry(reply, knowledge)
    yield from dict.fromkeys(filter(None, (_aspects(reply, knowledge) for reply in worries)))
    late = [name for name, answer in check.milestones.items() if answer is MilestoneAnswer.NOT_YET]
    for name in late[:MOST_SKILLS]:
        yield _("%(question)s Not yet.") % {"question": _(knowledge.milestones[name].question)}
    for name, as_hoped in check.sentinels.items():
        if not as_hoped:
            yield _("%(question)s No.") % {"question": _(knowledge.sentinels[name].ask)}


def _worry(reply: ConcernReply, knowledge: Knowledge) -> str:
    concern = knowledge.concerns[reply.id]
    asked = [question for question in concern.questions if question.id in reply.answers]
    told = (f"{_(question.ask)} {_answers(question, reply, capital=True)}." for question in asked[:MOST_ANSWERS])
    return " ".join((f"{_(concern.name)}.", *told))


def _aspects(reply: ConcernReply, knowledge: Knowledge) -> str:
    asked = (name for name in _ASPECTS if name in reply.answers and name in knowledge.universals)
    return " ".join(
        _(_ASPECTS[name]) % {"answers": _answers(knowledge.universals[name], reply, capital=False)} for name in asked
    )


def _answers(question: Question | UniversalQuestion, reply: ConcernReply, *, capital: bool) -> str:
    texts = {answer.id: answer.text for answer in question.answers}
    told = ", ".join(_(texts.get(choice, _UNSURE)) for choice in sorted(reply.answers[question.id]))
    first = told[:1].upper() if capital else told[:1].lower()
    return f"{first}{told[1:]}"
