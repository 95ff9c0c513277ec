"""The page of one question: what is asked, what may be answered, and how far the family has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from handrail.family.presenters.voice import Voice
from handrail.family.visit import ChildCheck
from handrail.triage import NONE_OF_THESE, Check, Engine, Kind, Question, find_question, fitting_matches
from handrail.vocabulary import InputError, Who

MOST_CANDIDATES = 5
_STAGE_OF = {
    Kind.CORE: 0,
    Kind.AGE: 1,
    Kind.GESTATION: 1,
    Kind.WORDS: 2,
    Kind.CONDITIONS: 2,
    Kind.THERAPIES: 2,
    Kind.FLAG: 3,
    Kind.CONCERN: 4,
    Kind.WORRY: 4,
    Kind.MILESTONE: 5,
    Kind.SENTINEL: 5,
}
_CONTROL = {Kind.AGE: "age", Kind.GESTATION: "gestation", Kind.CONDITIONS: "conditions", Kind.WORDS: "words"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose, and whether it is chosen already."""

    id: str
    text: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stair:
    """One stair of the picture that shows how far the family has come."""

    x: int
    y: int
    height: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    """Everything that the template of a question prints."""

    number: int
    step: int
    question: str
    ask: str
    control: str
    hint: str = ""
    kind: str = ""
    choices: tuple[Choice, ...] = ()
    none_of_these: Choice | None = None
    signs: tuple[Choice, ...] = ()
    several: bool = False
    can_skip: bool = True
    back: str = ""
    chosen: str = ""
    stairs: str = ""
    picture_url: str = ""
    picture_alt: str = ""
    is_private: bool = False
    text: str = ""
    weeks: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    error: InputError | None = None
    notice: str = ""
    is_self: bool = False


def question_page(
    child: ChildCheck,
    number: int,
    step: int,
    engine: Engine,
    *,
    sent: Mapping[str, list[str]] | None = None,
    error: InputError | None = None,
    notice: str = "",
    asks_words_again: bool = False,
) -> QuestionPage:
    """The page for one step of a check; `sent` and `error` are of a form that could not be taken."""
    question = find_question(child.trail[step - 1], engine.knowledge)
    say = Voice(child.is_self)
    chosen = frozenset(sent.get("answer", ())) if sent is not None else chosen_in(child.check, question)
    signs = frozenset(sent.get("signs", ())) if sent is not None else _signs(child.check, question)
    choices, none = _choices(question, chosen, say)
    flag = engine.knowledge.red_flags.get(question.record)
    picture, stage = flag.picture if flag else "", _stage(question, child)
    control = _control(question, child, asks_words_again=asks_words_again)
    if control == "confirm":
        choices = _candidates(child, engine, chosen)
        control = "confirm" if choices else "words"
    return QuestionPage(
        number=number,
        step=step,
        question=question.id,
        ask=_ask(question, control, child, say),
        control=control,
        hint=_hint(question, control, child),
        kind=question.kind.value,
        choices=choices,
        none_of_these=none,
        signs=tuple(Choice(id=o.id, text=capfirst(say(o.text)), is_chosen=o.id in signs) for o in question.signs),
        several=question.several,
        can_skip=question.kind not in (Kind.CORE, Kind.WORDS),
        back=reverse("step", args=(number, step - 1)) if step > 1 else reverse("home"),
        chosen=min(chosen, default=""),
        stairs=stairs_picture(stage, get_language()),
        picture_url=static(f"pictures/{picture}.svg") if picture else "",
        picture_alt=_pictures().get(picture, ""),
        weeks=_WEEKS if control == "gestation" else (),
        is_private=_is_private(question, engine),
        text=child.text,
        names=tuple(row.name for row in engine.knowledge.conditions.values()) if control == "conditions" else (),
        values=_values(child.check, question, sent),
        error=error,
        notice=notice,
        is_self=child.is_self,
    )


def _control(question: Question, child: ChildCheck, *, asks_words_again: bool) -> str:
    if question.kind is Kind.WORDS and child.text and not asks_words_again:
        return "confirm"
    return _CONTROL.get(question.kind, "choices")


def _is_private(question: Question, engine: Engine) -> bool:
    """Whether the question, or the worry it belongs to, is about harm by someone: such a page has a quick exit."""
    flag = engine.knowledge.red_flags.get(question.record)
    concern = engine.knowledge.concerns.get(question.record) if question.kind is Kind.CONCERN else None
    leads_to_protection = concern and any(rule.then.see is Who.CHILD_PROTECTION for rule in concern.rules)
    return bool((flag and flag.safeguarding) or leads_to_protection)


def _ask(question: Question, control: str, child: ChildCheck, say: Voice) -> str:
    if control == "confirm":
        return _("Did we understand you?")
    if control == "words" and child.text:
        return _("Can you say it in other words?")
    return say(question.ask)


def _hint(question: Question, control: str, child: ChildCheck) -> str:
    match question.kind:
        case Kind.CORE:
            return _("Tick everything that fits. If nothing does, tick “None of these”.")
        case Kind.WORDS if control == "confirm":
            return _("Tick what fits best; up to three.")
        case Kind.WORDS if child.text:
            return _("We did not recognise these words yet. Say what you see, for example “she trips on the stairs”.")
        case Kind.WORDS:
            return _("One or two sentences are enough. No names, please.")
        case Kind.AGE:
            return _("Fill in what fits. For a baby, weeks are enough.")
        case Kind.CONDITIONS:
            return _("If there are several, put a comma between them. “Possible autism” is fine too.")
        case Kind.CONCERN if question.several:
            return _("Tick everything that fits.")
        case Kind.THERAPIES:
            return _("Tick everything that fits.")
        case _:
            return ""


def _choices(question: Question, chosen: frozenset[str], say: Voice) -> tuple[tuple[Choice, ...], Choice | None]:
    """The choices, and apart from them the one that goes with nothing else."""
    made = [Choice(id=o.id, text=say(o.text), is_chosen=o.id in chosen) for o in question.options]
    none = next((choice for choice in made if choice.id == NONE_OF_THESE and question.several), None)
    return tuple(choice for choice in made if choice is not none), none


def _candidates(child: ChildCheck, engine: Engine, chosen: frozenset[str]) -> tuple[Choice, ...]:
    matches = fitting_matches(engine.reader.read(child.text), child.check, engine.knowledge)[:MOST_CANDIDATES]
    concerns = engine.knowledge.concerns
    return tuple(Choice(id=m.concern, text=concerns[m.concern].name, is_chosen=m.concern in chosen) for m in matches)


def chosen_in(check: Check, question: Question) -> frozenset[str]:
    """What was answered to this question before."""
    if question.id not in check.answered:
        return frozenset()
    yes_no = {True: frozenset({"yes"}), False: frozenset({"no"}), None: frozenset[str]()}
    match question.kind:
        case Kind.CORE:
            ticked = frozenset(name for name, is_ticked in check.core.items() if is_ticked)
            return ticked or frozenset({NONE_OF_THESE})
        case Kind.THERAPIES:
            return check.therapies_now or frozenset({NONE_OF_THESE})
        case Kind.FLAG if question.record in check.red_flags:
            return frozenset({check.red_flags[question.record].answer.value})
        case Kind.CONCERN:
            answers = [reply.answers for reply in check.concerns if reply.id == question.record]
            return answers[0].get(question.part, frozenset()) if answers else frozenset()
        case Kind.WORDS:
            return frozenset(reply.id for reply in check.concerns)
        case Kind.WORRY:
            return yes_no[check.strong_worry]
        case Kind.MILESTONE if question.record in check.milestones:
            return frozenset({check.milestones[question.record].value})
        case Kind.SENTINEL:
            return yes_no[check.sentinels.get(question.record)]
        case Kind.GESTATION:
            return frozenset({"on_time" if check.gestation_days is None else "early"})
        case _:
            return frozenset()


def _signs(check: Check, question: Question) -> frozenset[str]:
    reply = check.red_flags.get(question.record)
    return reply.signs if question.kind is Kind.FLAG and reply else frozenset()


def _values(check: Check, question: Question, sent: Mapping[str, list[str]] | None) -> dict[str, str]:
    """What stands in the fields to write in."""
    if sent is not None:
        return {name: values[-1] for name, values in sent.items() if values}
    match question.kind:
        case Kind.AGE if check.age is not None:
            years, months = divmod(round(check.age.months, 1), 12)
            if years or months >= 3:
                return {"years": f"{years:g}" if years else "", "months": f"{int(months)}" if int(months) else ""}
            return {"weeks": f"{check.age.days // 7}"}
        case Kind.GESTATION if check.gestation_days is not None:
            return {"weeks": f"{check.gestation_days // 7}"}
        case Kind.CONDITIONS:
            return {"conditions": ", ".join(reply.words for reply in check.conditions)}
        case _:
            return {}


def _stage(question: Question, child: ChildCheck) -> int:
    """How far up the stairs this question stands; signs that are asked before the age are about safety."""
    if question.kind is Kind.FLAG and child.trail.index(question.id) < _place_of_age(child):
        return 0
    return _STAGE_OF[question.kind]


def _place_of_age(child: ChildCheck) -> int:
    return child.trail.index("age") if "age" in child.trail else len(child.trail)


def _stages() -> tuple[str, ...]:
    return (_("Safety first"), _("Age"), _("The worry"), _("Signs to check"), _("The details"), _("Skills"))


def _pictures() -> dict[str, str]:
    """What each picture beside a question shows, for those who cannot see it."""
    return {
        "floor_rise": _("A child gets up from the floor: bottom up first, then hands that climb up the legs."),
        "heels_down": _("Two feet: one flat with the heel on the floor, one on the toes with the heel in the air."),
        "hip_crease": _("A baby on the tummy, seen from behind: one leg has more and deeper folds than the other."),
    }


@cache
def stairs_picture(stage: int, language: str | None) -> str:  # noqa: ARG001  (the language is part of the key)
    """The picture of how far the family has come, rendered once for a stage and a language."""
    names = _stages()
    stairs = [_stair(number, stage) for number in range(len(names))]
    return render_to_string(
        "family/stairs.html", {"stairs": stairs, "number": stage + 1, "names": names, "name": names[stage]}
    )


def _stair(number: int, stage: int) -> Stair:
    height = 8 + 6 * number
    state = "done" if number < stage else "here" if number == stage else "ahead"
    return Stair(x=2 + 22 * number, y=44 - height, height=height, state=state)


_WEEKS = tuple(str(week) for week in range(36, 21, -1))
