"""Which records speak of harm by someone: what is said of them stays out of files, letters and screens of others."""

from handrail.knowledge.collection import Knowledge

SAFEGUARDING = "safeguarding"


def is_flag_of_harm(name: str, knowledge: Knowledge) -> bool:
    """Whether the red flag with this id is about harm by someone."""
    flag = knowledge.red_flags.get(name)
    return flag is not None and flag.safeguarding


def is_worry_of_harm(name: str, knowledge: Knowledge) -> bool:
    """Whether the concern with this id is about harm by someone."""
    concern = knowledge.concerns.get(name)
    return concern is not None and SAFEGUARDING in concern.topics
