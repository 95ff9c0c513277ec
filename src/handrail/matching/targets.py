"""What a cue can say: that a record applies, or an answer or a sign of it."""

from collections.abc import Iterator

from msgspec import Struct

from handrail.knowledge.collection import Knowledge
from handrail.knowledge.records import Sign


class Target(Struct, array_like=True, frozen=True, gc=False):
    """What one cue says. `kind` is concern, answer, universal, red_flag or sign; `record` the id it is about."""

    kind: str
    record: str
    question: str = ""
    answer: str = ""


def targets(knowledge: Knowledge) -> Iterator[tuple[Target, tuple[str, ...]]]:
    """Everything a cue can say, with the cues that say it."""
    for concern in knowledge.concerns.values():
        if concern.status == "retired":
            continue
        yield Target("concern", concern.id), concern.cues
        for question in concern.questions:
            for answer in question.answers:
                yield Target("answer", concern.id, question.id, answer.id), answer.cues
    for universal in knowledge.universals.values():
        for answer in universal.answers:
            yield Target("universal", universal.id, universal.id, answer.id), answer.cues
    for flag in knowledge.red_flags.values():
        if flag.status == "retired":
            continue
        yield Target("red_flag", flag.id), flag.cues
        signs: list[Sign] = [*flag.signs, *flag.escalates_when]
        for sign in signs:
            yield Target("sign", flag.id, answer=sign.id), sign.cues
