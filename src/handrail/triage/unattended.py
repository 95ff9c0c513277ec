"""Answers without anybody to confirm: for services and for measuring, never for a family's page.

What it assumes: clear matches in the text count as confirmed concerns, unless they bring no therapy and most other
likely readings come to the same one; a red-flag question that the text plainly answers counts as answered, and
everything else counts as not asked.
"""

from dataclasses import replace
from datetime import date

from handrail.development import ages_of
from handrail.knowledge.collection import Knowledge
from handrail.matching import Match, Reader, Reading
from handrail.triage.candidates import cannot_wait, odds, outweighed
from handrail.triage.decide import decide
from handrail.triage.flags import bears_on
from handrail.triage.read_check import CheckInput
from handrail.triage.spoken_age import spoken_age
from handrail.triage.types import Check, ConcernReply, ConditionReply, Decision, FlagReply
from handrail.vocabulary import FlagAnswer, Label, Urgency

MOST_CONFIRMED = 4
KEEP_WITHIN = 3.5  # clear matches whose odds are this many times below the best are kept as candidates only


def decide_unattended(given: CheckInput, reader: Reader, knowledge: Knowledge, today: date) -> Decision:
    """The decision for one input, its text read as the module says."""
    check, warnings = with_text(given.check, given.text, reader, knowledge) if given.text else (given.check, ())
    decision = decide(check, knowledge, today)
    if given.text and not given.check.concerns and _may_be_misread(decision):
        other = outweighed(check, knowledge)
        decision = decide(other, knowledge, today) if other is not check else decision
    return replace(decision, warnings=decision.warnings + warnings) if warnings else decision


def _may_be_misread(decision: Decision) -> bool:
    """Whether an answer without therapy rests on the reading alone: one that is grave, or in a hurry, stands."""
    without = decision.label not in decision.disciplines and decision.label != Label.BOTH
    return without and not decision.must_flag and decision.urgency.rank < Urgency.URGENT_2_WEEKS.rank


def with_text(check: Check, text: str, reader: Reader, knowledge: Knowledge) -> tuple[Check, tuple[str, ...]]:
    """`check` with what `text` plainly says added to it, and what a reader should know about that."""
    warnings: list[str] = []
    if check.age is None and (age := spoken_age(text)) is not None:
        check = replace(check, age=age)
        warnings.append("The age was read from the text.")
    reading = reader.read(text)
    check = replace(
        check,
        concerns=_concerns(check, reading, knowledge),
        conditions=_conditions(check, reading),
    )
    flags = _flags(check, reading, knowledge)
    return replace(check, red_flags=flags) if flags else check, tuple(warnings)


def _concerns(check: Check, reading: Reading, knowledge: Knowledge) -> tuple[ConcernReply, ...]:
    chosen = {reply.id for reply in check.concerns}
    fitting = [match for match in fitting_matches(reading, check, knowledge) if match.concern not in chosen]
    best = _best_of(fitting)
    replies = [
        ConcernReply(id=m.concern, answers=m.answers, score=m.score, is_confirmed=m.concern in best, is_hard=m.is_hard)
        for m in fitting
    ]
    faint = {m.concern for m in fitting if m.is_clear} - best
    replies = [replace(r, is_confirmed=cannot_wait(r, check, knowledge)) if r.id in faint else r for r in replies]
    return (*check.concerns, *replies)


def fitting_matches(reading: Reading, check: Check, knowledge: Knowledge) -> list[Match]:
    """The matches whose concern can be raised at this child's age; an unknown age rules nothing out."""
    ages = ages_of(check.age, check.gestation_days)
    fitting = []
    for match in reading.matches:
        concern = knowledge.concerns[match.concern]
        age = ages.by(concern.age_basis)
        if age is None or (age.has_reached(concern.age_from_months) and not age.has_reached(concern.age_to_months)):
            fitting.append(match)
    return fitting


def _best_of(matches: list[Match]) -> set[str]:
    """The clear matches that are not much fainter than the best."""
    clear = [match for match in matches if match.is_clear]
    best = max((odds(match.score) for match in clear), default=0.0)
    kept = [match.concern for match in clear if odds(match.score) * KEEP_WITHIN >= best]
    return set(kept[:MOST_CONFIRMED])


def _conditions(check: Check, reading: Reading) -> tuple[ConditionReply, ...]:
    named = {reply.id for reply in check.conditions}
    read = (
        ConditionReply(words=found.id, id=found.id, is_suspected=found.is_suspected)
        for found in reading.conditions
        if found.id not in named
    )
    return (*check.conditions, *read)


def _flags(check: Check, reading: Reading, knowledge: Knowledge) -> dict[str, FlagReply]:
    """The flags that the text answers, with the graver signs that it names.

    Plain signs are left out: a text names some of them, and is silent on others that may be there.
    """
    ages = ages_of(check.age, check.gestation_days)
    read = {}
    for name, signs in reading.red_flags.items():
        flag = knowledge.red_flags[name]
        if bears_on(flag, check, ages):
            graver = signs & {sign.id for sign in flag.escalates_when}
            read[name] = FlagReply(answer=FlagAnswer.YES, signs=graver, is_heard=True)
    return {**read, **check.red_flags}
