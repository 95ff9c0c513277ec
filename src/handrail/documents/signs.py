"""The signs that a family was asked about, as a doctor reads them: yes, no, and not asked."""

from handrail.development import Ages, ages_of
from handrail.knowledge import Knowledge
from handrail.knowledge.records import RedFlag
from handrail.triage import Check, Decision, FlagReply, bears_on
from handrail.vocabulary import FlagAnswer, gettext_noop
from handrail.vocabulary import said as _

MOST_UNASKED = 12
_STANDING = {
    FlagAnswer.YES: "%(sign)s",
    FlagAnswer.UNSURE: gettext_noop("%(sign)s (not sure)"),
    FlagAnswer.YES_AND_SEEN: gettext_noop("%(sign)s (a doctor has checked it and it has not changed since)"),
}


def signs_yes(check: Check, knowledge: Knowledge) -> tuple[str, ...]:
    """One line for each sign that was answered other than no, with what was ticked."""
    return tuple(
        _line(knowledge.red_flags[name], reply)
        for name, reply in check.red_flags.items()
        if reply.answer is not FlagAnswer.NO
    )


def signs_no(check: Check, knowledge: Knowledge) -> tuple[str, ...]:
    """What was asked about and answered no: lines of the list for everyone as they were put, then sign by sign."""
    ages = ages_of(check.age, check.gestation_days)
    listed = [
        _(core.text)
        for core in knowledge.cores.values()
        if check.core.get(core.id) is False
        and any(_bears(name, check, knowledge, ages) for name in core.flags)
        and not any(_is_told(name, check) for name in core.flags)
    ]
    asked = [name for name, reply in check.red_flags.items() if reply.answer is FlagAnswer.NO and not reply.is_heard]
    return tuple(dict.fromkeys((*listed, *(_(knowledge.red_flags[name].name) for name in asked))))


def signs_not_asked(decision: Decision, knowledge: Knowledge) -> tuple[str, ...]:
    """The names of what bears on this child and was not asked; past twelve, how many more there are."""
    names = [_name(name, knowledge) for name in decision.not_asked]
    more = len(names) - MOST_UNASKED
    return (*names[:MOST_UNASKED], *([_("and %(number)d more") % {"number": more}] if more > 0 else []))


def _is_told(name: str, check: Check) -> bool:
    """Whether a sign was answered other than no later on, which takes the line of the list back."""
    reply = check.red_flags.get(name)
    return reply is not None and reply.answer is not FlagAnswer.NO


def _bears(name: str, check: Check, knowledge: Knowledge, ages: Ages) -> bool:
    return bears_on(knowledge.red_flags[name], check, ages)


def _line(flag: RedFlag, reply: FlagReply) -> str:
    every = (*flag.signs, *flag.escalates_when)
    ticked = "; ".join(_(sign.text) for sign in every if sign.id in reply.signs)
    sign = f"{_(flag.name)}: {ticked}" if ticked else _(flag.name)
    return _(_STANDING[reply.answer]) % {"sign": sign}


def _name(name: str, knowledge: Knowledge) -> str:
    flag = knowledge.red_flags.get(name)
    return _(knowledge.sentinels[name].ask if flag is None else flag.name)
