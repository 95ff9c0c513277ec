"""Reads what a form sends into an answer, and refuses what cannot be one with a sentence that helps."""

from dataclasses import replace
from math import isfinite

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handrail.family.visit import ChildCheck
from handrail.triage import (
    MOST_TEXT,
    Check,
    ConcernReply,
    ConditionReply,
    Engine,
    Kind,
    Question,
    answer,
    answer_age,
    answer_concerns,
    answer_conditions,
    answer_gestation,
)
from handrail.vocabulary import DAYS_A_MONTH, Age, InputError, gestation_days

EARLY, ON_TIME, SKIP = "early", "on_time", "skip"
_NOTHING_CHOSEN = {
    False: gettext_lazy("Choose what fits best. Not sure is an answer too."),
    True: gettext_lazy("Tick everything that fits, or “None of these”."),
}
_NO_NUMBER = {
    "years": gettext_lazy("Write the years as a number, such as 3."),
    "months": gettext_lazy("Write the months as a number, such as 3."),
    "weeks": gettext_lazy("Write the weeks as a number, such as 3."),
}
MOST_WORRIES = 3
MOST_DIAGNOSES_TEXT = 1_000
ALONE_FROM_MONTHS = 144  # who may use the pages without an adult; a rule of the site, not of a clinic


def answered(child: ChildCheck, question: Question, sent: QueryDict, engine: Engine) -> ChildCheck:
    """The child with this question answered. Raises InputError on the field of the form that needs a change."""
    match question.kind:
        case Kind.WORDS:
            return _with_words(child, question, sent, engine)
        case Kind.AGE:
            check = answer_age(child.check, question, None if SKIP in sent else _age_of(child, sent))
        case Kind.GESTATION:
            check = answer_gestation(child.check, question, None if SKIP in sent else _gestation(sent))
        case Kind.CONDITIONS:
            given = () if SKIP in sent else _conditions(sent.get("conditions", ""), engine)
            check = answer_conditions(child.check, question, given)
        case _:
            check = _with_choice(child.check, question, sent, engine)
    return replace(child, check=check)


def words_of(sent: QueryDict, field: str) -> str:
    """The family's words. Raises InputError when they are missing or too long."""
    text = sent.get(field, "").strip()
    if not text:
        raise InputError(field, _("Write a few words about what worries you, or choose from the list."))
    if len(text) > MOST_TEXT:
        raise InputError(
            field,
            _("Please shorten your words to %(most)s characters; you wrote %(written)s.")
            % {"most": f"{MOST_TEXT:,}", "written": f"{len(text):,}"},
        )
    return text


def _with_choice(check: Check, question: Question, sent: QueryDict, engine: Engine) -> Check:
    if SKIP in sent:
        return answer(check, question, (), engine.knowledge)
    signs = sent.getlist("signs")
    chosen = sent.getlist("answer") or (["yes"] if signs else [])  # a sign that is ticked says yes by itself
    if not chosen:
        raise InputError("answer", str(_NOTHING_CHOSEN[question.kind is Kind.CORE]))
    if signs and "no" in chosen:
        raise InputError("answer", _("You ticked a sign and chose No. Untick the sign, or choose Yes or Not sure."))
    try:
        return answer(check, question, chosen, engine.knowledge, signs=signs)
    except InputError as error:
        raise InputError("answer", _in_plain_words(error)) from None


def _in_plain_words(error: InputError) -> str:
    if "goes with nothing else" in error.message:
        return _("“None of these” cannot be ticked together with something else.")
    return _("That answer does not belong to this question. Please choose one of those shown.")


def _with_words(child: ChildCheck, question: Question, sent: QueryDict, engine: Engine) -> ChildCheck:
    """New words, or which of the worries that they may mean are meant."""
    if "words" in sent:
        return replace(child, text=words_of(sent, "words"))
    chosen = list(dict.fromkeys(sent.getlist("answer")))
    if not chosen and SKIP not in sent:
        raise InputError("answer", _("Tick what fits, or choose one of the ways on below."))
    reading = engine.reader.read(child.text)
    scores = {match.concern: match.score for match in reading.matches}
    if any(name not in scores for name in chosen):
        raise InputError("answer", _("That answer does not belong to this question. Please choose one of those shown."))
    ranked = sorted(chosen, key=lambda name: -scores[name])[:MOST_WORRIES]
    return named(child, question, [(name, scores[name]) for name in ranked], smells=reading.smells)


def named(
    child: ChildCheck, question: Question, worries: list[tuple[str, float]], *, smells: tuple[str, ...] = ()
) -> ChildCheck:
    """The child with these worries (ids and scores). What was said of one that stays is kept; of others forgotten."""
    before = {reply.id: reply for reply in child.check.concerns}
    concerns = [
        replace(before.get(name, ConcernReply(id=name)), score=score, is_confirmed=True) for name, score in worries
    ]
    gone = tuple(f"concern:{name}:" for name in before.keys() - {name for name, _ in worries})
    check = answer_concerns(child.check, question, concerns, smells=smells)
    return replace(child, check=replace(check, answered=_without(check.answered, gone)), trail=_left(child, gone))


def _without(names: frozenset[str], prefixes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for name in names if not (prefixes and name.startswith(prefixes)))


def _left(child: ChildCheck, prefixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in child.trail if not (prefixes and name.startswith(prefixes)))


def _age_of(child: ChildCheck, sent: QueryDict) -> Age:
    """The age; a child who is younger than may answer alone is sent to a grown-up."""
    age = age_in(sent)
    if child.is_self and not age.has_reached(ALONE_FROM_MONTHS):
        raise InputError("years", _("This way in is for 12 to 18. Please do it with a grown-up, from the first page."))
    return age


def age_in(sent: QueryDict) -> Age:
    """The age that was sent. Raises InputError on the field that needs a change."""
    parts = {name: _number(sent, name) for name in ("years", "months", "weeks")}
    if all(value is None for value in parts.values()):
        raise InputError("years", _("Give the age: years, months or weeks, whatever fits."))
    months = (parts["years"] or 0) * 12 + (parts["months"] or 0) + (parts["weeks"] or 0) * 7 / DAYS_A_MONTH
    try:
        return Age.of_months(months)
    except InputError:
        raise InputError("years", _("Handrail answers for children and young people from birth to 18 years.")) from None


def _number(sent: QueryDict, name: str) -> float | None:
    written = sent.get(name, "").strip().replace(",", ".")
    if not written:
        return None
    try:
        value = float(written)
    except ValueError:
        value = -1.0
    if not isfinite(value) or not 0 <= value < 1000:
        raise InputError(name, str(_NO_NUMBER[name]))
    return value


def _gestation(sent: QueryDict) -> int | None:
    match sent.get("answer"):
        case "early":
            try:
                return gestation_days(sent.get("weeks", ""))
            except InputError:
                raise InputError("weeks", _("Choose how many weeks of pregnancy there were.")) from None
        case "on_time":
            return None
        case _:
            raise InputError("answer", _("Choose what fits best."))


def _conditions(written: str, engine: Engine) -> tuple[ConditionReply, ...]:
    replies = engine.conditions(written[:MOST_DIAGNOSES_TEXT])
    if not replies:
        raise InputError("conditions", _("Write the name of the diagnosis, or choose “No diagnosis”."))
    return replies
