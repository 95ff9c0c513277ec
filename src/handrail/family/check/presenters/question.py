"""The page of one question: what is asked, what may be answered, and how far the family has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.templatetags.static import static
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from handrail.family.check.presenters.progress import stage_of, stairs_picture
from handrail.family.presenters.voice import Voice
from handrail.family.visit import ChildCheck
from handrail.triage import NONE_OF_THESE, Check, Engine, Kind, Question, find_question, fitting_matches, spoken_age
from handrail.vocabulary import Age, InputError, Who

LEAST_CANDIDATES, MOST_CANDIDATES = 3, 5
LIKELY = 0.15  # what the fourth and fifth must reach, so that a plain worry is not followed by far-fetched ones
_CONTROL = {Kind.AGE: "age", Kind.GESTATION: "gestation", Kind.CONDITIONS: "conditions", Kind.WORDS: "words"}
_ALWAYS_ANSWERED = (Kind.CORE, Kind.WORDS, Kind.THERAPIES, Kind.WORRY)  # there is an honest answer for everyone
_WEEKS = tuple(str(week) for week in range(36, 21, -1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose, and whether it is chosen already."""

    id: str
    text: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Controls:
    """What there is to answer with: which kind of control, what may be chosen, and what stands in its fields."""

    kind: str
    choices: tuple[Choice, ...] = ()
    none_of_these: Choice | None = None
    signs: tuple[Choice, ...] = ()
    chosen: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    weeks: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture beside a question."""

    url: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    """Everything that the template of a question prints."""

    number: int
    step: int
    question: Question
    ask: str
    hint: str
    controls: Controls
    can_skip: bool
    back: str
    stairs: str
    picture: Drawing | None
    is_private: bool
    text: str
    error: InputError | None
    notice: str


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
    controls = _controls(child, question, engine, sent, asks_words_again=asks_words_again)
    return QuestionPage(
        number=number,
        step=step,
        question=question,
        ask=_ask(question, controls.kind, child, say),
        hint=_hint(question, controls.kind, child),
        controls=controls,
        can_skip=question.kind not in _ALWAYS_ANSWERED,
        back=reverse("step", args=(number, step - 1)) if step > 1 else reverse("home"),
        stairs=stairs_picture(stage_of(question, child), get_language()),
        picture=_drawing(question, engine),
        is_private=_is_private(question, engine),
        text=child.text,
        error=error,
        notice=notice,
    )


def _controls(
    child: ChildCheck,
    question: Question,
    engine: Engine,
    sent: Mapping[str, list[str]] | None,
    *,
    asks_words_again: bool,
) -> Controls:
    say = Voice(child.is_self)
    chosen = chosen_in(child.check, question) if sent is None else frozenset(sent.get("answer", ()))
    signs = _signs(child.check, question) if sent is None else frozenset(sent.get("signs", ()))
    kind = _control(question, child, asks_words_again=asks_words_again)
    choices, none = _choices(question, chosen, say)
    if kind == "confirm":
        choices = _candidates(child, engine, chosen)
        kind = "confirm" if choices else "words"
    return Controls(
        kind=kind,
        choices=choices,
        none_of_these=none,
        signs=tuple(Choice(id=o.id, text=capfirst(say(o.text)), is_chosen=o.id in signs) for o in question.signs),
        chosen=min(chosen, default=""),
        values=_values(child, question, sent),
        weeks=_WEEKS if kind == "gestation" else (),
        names=tuple(row.name for row in engine.knowledge.conditions.values()) if kind == "conditions" else (),
    )


def _drawing(question: Question, engine: Engine) -> Drawing | None:
    flag = engine.knowledge.red_flags.get(question.record)
    picture = engine.knowledge.pictures.get(flag.picture) if flag else None
    return Drawing(url=static(f"pictures/{picture.id}.svg"), alt=picture.alt) if picture else None


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
    fitting = fitting_matches(engine.reader.read(child.text), child.check, engine.knowledge)[:MOST_CANDIDATES]
    matches = [match for place, match in enumerate(fitting) if place < LEAST_CANDIDATES or match.score >= LIKELY]
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
        case Kind.WALKING:
            return yes_no[check.has_walked_six_months]
        case Kind.SECOND_LOOK:
            return yes_no[check.is_second_look]
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


def _values(child: ChildCheck, question: Question, sent: Mapping[str, list[str]] | None) -> dict[str, str]:
    """What stands in the fields to write in."""
    if sent is not None:
        return {name: values[-1] for name, values in sent.items() if values}
    check = child.check
    match question.kind:
        case Kind.AGE:
            return _age_in_fields(check.age or spoken_age(child.text))
        case Kind.GESTATION if check.gestation_days is not None:
            return {"weeks": f"{check.gestation_days // 7}"}
        case Kind.CONDITIONS:
            return {"conditions": ", ".join(reply.words for reply in check.conditions)}
        case _:
            return {}


def _age_in_fields(age: Age | None) -> dict[str, str]:
    """The age as the fields hold it; one that the family's words state stands there already, to be confirmed."""
    if age is None:
        return {}
    years, months = divmod(round(age.months, 1), 12)
    if not years and months < 3:
        return {"weeks": f"{age.days // 7}"}
    return {"years": f"{years:g}" if years else "", "months": f"{int(months)}" if int(months) else ""}
