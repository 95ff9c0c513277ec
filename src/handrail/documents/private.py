"""A check without what it says of harm by someone. A letter is made of this one, and of nothing else."""

from dataclasses import replace

from handrail.knowledge import Knowledge
from handrail.knowledge.harm import is_flag_of_harm, is_worry_of_harm
from handrail.triage import Check
from handrail.vocabulary import FlagAnswer


def without_harm(check: Check, knowledge: Knowledge) -> Check:
    """`check` as if nobody had been asked about harm by someone, whatever was answered."""
    return replace(
        check,
        red_flags={name: told for name, told in check.red_flags.items() if not is_flag_of_harm(name, knowledge)},
        concerns=tuple(told for told in check.concerns if not is_worry_of_harm(told.id, knowledge)),
        smells=tuple(name for name in check.smells if not is_flag_of_harm(name, knowledge)),
        shows_safeguarding=False,
    )


def speaks_of_harm(check: Check, knowledge: Knowledge) -> bool:
    """Whether harm by someone was told, feared or smelt: then the family's own words are not put into a letter."""
    told = any(
        reply.answer is not FlagAnswer.NO and is_flag_of_harm(name, knowledge)
        for name, reply in check.red_flags.items()
    )
    named = any(is_worry_of_harm(reply.id, knowledge) for reply in check.concerns)
    return told or named or any(is_flag_of_harm(name, knowledge) for name in check.smells)
