"""Which concerns and flags call for a doctor urgently, and the alarm of all urgent flags together."""

from handrail.knowledge.records import Concern, RedFlag
from handrail.vocabulary import Urgency

ALARM = "any urgent flag"  # the label of a text that shows some urgent sign, whichever it is; no record has this id


def is_urgent(row: Concern | RedFlag) -> bool:
    """Whether a flag is urgent or tells of a lost skill, or a concern by itself calls for a doctor urgently."""
    if isinstance(row, RedFlag):
        return row.lost_skill or row.urgency.rank >= Urgency.URGENT_2_WEEKS.rank
    return any(rule.default and rule.then.urgency.rank >= Urgency.URGENT_2_WEEKS.rank for rule in row.rules)
