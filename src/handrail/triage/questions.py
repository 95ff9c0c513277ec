"""The guided check as a pure state machine: which question comes next, the same for terminal and pages.

One fixed line, one list of "any of these?", then the worry, the flags that bear on it, the six universal
questions and the follow-ups, skills, and the sentinels outside the worry. It stops when the answer cannot
change any more; what was not asked is listed in the decision.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handrail.development import Ages, ages_of, choose_milestone
from handrail.knowledge.collection import Knowledge
from handrail.knowledge.records import Milestone, RedFlag, Sentinel, Sign, UniversalQuestion
from handrail.knowledge.records import Question as KnownQuestion
from handrail.triage.decide import decide
from handrail.triage.flags import SCHOOL_AGE_MONTHS, can_be_asked, flags_to_ask
from handrail.triage.skills import sentinels_due, worried_domains
from handrail.triage.types import Check
from handrail.vocabulary import UNSURE, InputError, MilestoneAnswer, Urgency, Verdict
from handrail.vocabulary import gettext_noop as _

MOST_MILESTONES = 12
MOST_FOLLOWED = 3  # concerns whose follow-ups are asked; more would tire anybody
GESTATION_UNTIL_MONTHS = 27  # two years, and the two months in which both ages are shown
WALKING_UNTIL_MONTHS = 36  # later, whoever walks has walked for six months
NONE_OF_THESE = "none"
_SKILL = "milestone:"


class Kind(StrEnum):
    """What a page has to offer for a question."""

    CORE = "core"
    AGE = "age"
    GESTATION = "gestation"
    WORDS = "words"
    CONDITIONS = "conditions"
    THERAPIES = "therapies"
    FLAG = "flag"
    CONCERN = "concern"
    WORRY = "worry"
    WALKING = "walking"
    MILESTONE = "milestone"
    SENTINEL = "sentinel"
    SECOND_LOOK = "second_look"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to choose."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: `id` is unique within a check; `record` and `part` say what it is about.

    `options` are the answers (empty for a free one); `signs` are to be ticked beside a flag's answer.
    """

    id: str
    kind: Kind
    ask: str
    options: tuple[Option, ...] = ()
    signs: tuple[Option, ...] = ()
    several: bool = False
    record: str = ""
    part: str = ""


def next_question(check: Check, knowledge: Knowledge, today: date) -> Question | None:
    """The next question worth asking, or None when there is enough, or an emergency."""
    ages = ages_of(check.age, check.gestation_days)
    if check.red_flags and decide(check, knowledge, today).urgency is Urgency.EMERGENCY_NOW:
        return None
    for question in _in_order(check, ages, knowledge, today):
        if question.id not in check.answered:
            return question
    return None


def find_question(question_id: str, knowledge: Knowledge) -> Question:
    """The question with this id, as it is asked of any child. Raises InputError on `question` when there is none."""
    kind, _, record = question_id.partition(":")
    try:
        match kind:
            case "core" if not record:
                return _core(knowledge)
            case "therapies" if not record:
                return _therapies(knowledge)
            case "flag":
                return _flag(knowledge.red_flags[record])
            case "concern":
                return _of_concern(*_concern_and_part(record, knowledge))
            case "milestone":
                return _milestone(knowledge.milestones[record])
            case "sentinel":
                return _sentinel(knowledge.sentinels[record])
            case _:
                return _FREE[question_id]
    except KeyError:
        raise InputError("question", f'"{question_id}" is no question.', code="unknown_id") from None


def _concern_and_part(name: str, knowledge: Knowledge) -> tuple[str, KnownQuestion | UniversalQuestion]:
    concern, _, part = name.partition(":")
    own = {question.id: question for question in knowledge.concerns[concern].questions}
    return concern, own.get(part) or knowledge.universals[part]


def _in_order(check: Check, ages: Ages, knowledge: Knowledge, today: date) -> Iterator[Question]:
    """Every question from here on, in order; the later ones are only made when they are reached."""
    yield _core(knowledge)
    yield from _opened_flags(check, ages, knowledge)
    yield _AGE
    if ages.birthday is not None and not ages.birthday.has_reached(GESTATION_UNTIL_MONTHS):
        yield _GESTATION
    yield _WORDS
    yield _CONDITIONS
    yield _therapies(knowledge)
    yield from (_flag(flag) for flag in flags_to_ask(check, ages, knowledge))
    yield from _of_concerns(check, knowledge)
    yield _WORRY
    if _is_settled(check, knowledge, today):
        return
    yield from _milestones(check, ages, knowledge)
    yield from _sentinels(ages, knowledge)
    if decide(check, knowledge, today).verdict is Verdict.REASSURE:
        yield _SECOND_LOOK


def _core(knowledge: Knowledge) -> Question:
    options = [Option(id=core.id, text=core.text) for core in knowledge.cores.values()]
    return Question(
        id="core",
        kind=Kind.CORE,
        ask=_("In the last days, any of these?"),
        options=(*options, Option(id=NONE_OF_THESE, text=_("None of these"))),
        several=True,
    )


def _opened_flags(check: Check, ages: Ages, knowledge: Knowledge) -> Iterator[Question]:
    for core, ticked in check.core.items():
        if ticked:
            flags = (knowledge.red_flags[name] for name in knowledge.cores[core].flags)
            yield from (_flag(flag) for flag in flags if can_be_asked(flag, check, ages))


def _therapies(knowledge: Knowledge) -> Question:
    options = (Option(id=row.id, text=row.name) for row in knowledge.disciplines.values())
    return Question(
        id="therapies",
        kind=Kind.THERAPIES,
        ask=_("Does your child already have therapy?"),
        options=(*options, Option(id=NONE_OF_THESE, text=_("No"))),
        several=True,
    )


def _flag(flag: RedFlag) -> Question:
    signs: list[Sign] = [*(flag.signs if len(flag.signs) > 1 else ()), *flag.escalates_when]
    return Question(
        id=f"flag:{flag.id}",
        kind=Kind.FLAG,
        ask=flag.question,
        options=_FLAG_OPTIONS,
        signs=tuple(Option(id=sign.id, text=sign.text) for sign in signs),
        record=flag.id,
    )


def _of_concerns(check: Check, knowledge: Knowledge) -> Iterator[Question]:
    """The six universal questions for the main worry, then the follow-ups of each."""
    confirmed = [reply for reply in check.concerns if reply.is_confirmed][:MOST_FOLLOWED]
    for place, reply in enumerate(confirmed):
        concern = knowledge.concerns[reply.id]
        if place == 0:
            for universal in knowledge.universals.values():
                if universal.id not in concern.universal_off:
                    yield _of_concern(reply.id, universal)
        yield from (_of_concern(reply.id, question) for question in concern.questions)


def _of_concern(concern: str, question: KnownQuestion | UniversalQuestion) -> Question:
    options = tuple(Option(id=answer.id, text=answer.text) for answer in question.answers)
    unsure = () if any(option.id == UNSURE for option in options) else (Option(id=UNSURE, text=_("Not sure")),)
    return Question(
        id=f"concern:{concern}:{question.id}",
        kind=Kind.CONCERN,
        ask=question.ask,
        options=(*options, *unsure),
        several=question.several,
        record=concern,
        part=question.id,
    )


def _is_settled(check: Check, knowledge: Knowledge, today: date) -> bool:
    """Whether a doctor should see the child within two weeks whatever else is answered."""
    decision = decide(check, knowledge, today)
    urgent = decision.urgency.rank >= Urgency.URGENT_2_WEEKS.rank
    return decision.verdict is Verdict.SEE_FIRST and urgent


def _milestones(check: Check, ages: Ages, knowledge: Knowledge) -> Iterator[Question]:
    """Skills near the child's age; none from school age, where the day counts, nor beside a therapist."""
    age = ages.birthday
    if age is None or age.has_reached(SCHOOL_AGE_MONTHS) or check.therapies_now:
        return
    asked = [name.removeprefix(_SKILL) for name in sorted(check.answered) if name.startswith(_SKILL)]
    if len(asked) >= MOST_MILESTONES:
        return
    told = {**dict.fromkeys(asked, MilestoneAnswer.NOT_SURE), **check.milestones}  # a skipped one is not put again
    row = choose_milestone(
        told,
        ages,
        tuple(worried_domains(check, knowledge)),
        knowledge,
        has_walked_six_months=check.has_walked_six_months,
    )
    if row is not None:
        if row.counts_from == "walking" and not age.has_reached(WALKING_UNTIL_MONTHS):
            yield _WALKING
        yield _milestone(row)


def _milestone(row: Milestone) -> Question:
    name = f"{_SKILL}{row.id}"
    return Question(id=name, kind=Kind.MILESTONE, ask=row.question, options=_MILESTONE_OPTIONS, record=row.id)


def _sentinels(ages: Ages, knowledge: Knowledge) -> Iterator[Question]:
    for row in sentinels_due(ages, knowledge):
        yield _sentinel(row)


def _sentinel(row: Sentinel) -> Question:
    return Question(id=f"sentinel:{row.id}", kind=Kind.SENTINEL, ask=row.ask, options=_YES_NO, record=row.id)


_FLAG_OPTIONS = (
    Option(id="no", text=_("No")),
    Option(id="yes", text=_("Yes")),
    Option(id="yes_and_seen", text=_("Yes, and a doctor has checked it since it began; it has not changed")),
    Option(id="unsure", text=_("Not sure")),
)
_YES_NO = (Option(id="yes", text=_("Yes")), Option(id="no", text=_("No")))
_AGE = Question(id="age", kind=Kind.AGE, ask=_("How old is your child?"))
_GESTATION = Question(id="gestation", kind=Kind.GESTATION, ask=_("How many weeks of pregnancy was your child born at?"))
_WORDS = Question(id="words", kind=Kind.WORDS, ask=_("What worries you?"))
_CONDITIONS = Question(
    id="conditions", kind=Kind.CONDITIONS, ask=_("Has a doctor given a diagnosis, or said that one is possible?")
)
_WORRY = Question(
    id="worry",
    kind=Kind.WORRY,
    ask=_("Whatever the answers so far: are you very worried about your child's development?"),
    options=_YES_NO,
)
_WALKING = Question(
    id="walking",
    kind=Kind.WALKING,
    ask=_("Did your child begin to walk alone more than six months ago?"),
    options=_YES_NO,
)
# Only asked where the answer would be a date: nobody is given a second one for a worry that is no better.
_SECOND_LOOK = Question(
    id="second_look",
    kind=Kind.SECOND_LOOK,
    ask=_("Did an earlier check give you a date to look again, and has that date come?"),
    options=_YES_NO,
)
_FREE = {question.id: question for question in (_AGE, _GESTATION, _WORDS, _CONDITIONS, _WORRY, _WALKING, _SECOND_LOOK)}
_MILESTONE_OPTIONS = (
    Option(id="yes", text=_("Yes")),
    Option(id="sometimes", text=_("Sometimes")),
    Option(id="not_yet", text=_("Not yet")),
    Option(id="not_tried", text=_("Not tried: no chance so far")),
    Option(id="not_sure", text=_("Not sure")),
)
