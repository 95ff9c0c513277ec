"""Everything that was answered, as a list with a way back to each question."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.family.check.presenters.question import chosen_in
from handrail.family.check.presenters.result import age_in_words
from handrail.family.presenters.voice import Voice
from handrail.family.visit import ChildCheck
from handrail.triage import Engine, Kind, Question, find_question


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One question with its answer and where it can be changed; `is_theirs` when the answer is in their own words."""

    ask: str
    answer: str
    change: str
    is_theirs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersPage:
    """Everything that the template prints."""

    number: int
    lines: tuple[Line, ...]


def answers_page(child: ChildCheck, number: int, engine: Engine) -> AnswersPage:
    """The answers of one child, in the order in which they were given; private ones are left out unless shown."""
    say = Voice(child.is_self)
    lines = []
    for place, question_id in enumerate(child.trail, start=1):
        question = find_question(question_id, engine.knowledge)
        flag = engine.knowledge.red_flags.get(question.record)
        if question_id not in child.check.answered or (flag and flag.safeguarding and not child.shows_private):
            continue
        told = say(_told(child, question, engine)) or _("Skipped")
        change = reverse("step", args=(number, place))
        is_theirs = question.kind is Kind.CONDITIONS
        lines.append(Line(ask=say(question.ask), answer=told, change=change, is_theirs=is_theirs))
    return AnswersPage(number=number, lines=tuple(lines))


def _told(child: ChildCheck, question: Question, engine: Engine) -> str:
    match question.kind:
        case Kind.AGE:
            return age_in_words(child)
        case Kind.GESTATION if child.check.gestation_days is not None:
            return _("%(weeks)d weeks") % {"weeks": child.check.gestation_days // 7}
        case Kind.GESTATION:
            return _("Around the due date")
        case Kind.WORDS:
            return "; ".join(engine.knowledge.concerns[reply.id].name for reply in child.check.concerns)
        case Kind.CONDITIONS:
            return ", ".join(reply.words for reply in child.check.conditions) or _("None")
        case _:
            picked = chosen_in(child.check, question)
            return "; ".join(option.text for option in question.options if option.id in picked)
