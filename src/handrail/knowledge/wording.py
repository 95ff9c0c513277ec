"""Words that no family page may use, because they frighten, blame or falsely reassure."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from handrail.knowledge import records
from handrail.knowledge.errors import Defect

_NEVER = (
    r"red flags?",
    r"abnormal(?:ly)?",
    r"fail(?:s|ed|ing|ure)?",
    r"delay(?:s|ed)?",
    r"falling behind",
    r"is behind",
    r"retarded",
    r"suffer(?:s|ing)? from",
    r"never normal",
    r"all is well",
    r"nothing (?:is )?wrong",
    r"on track",
    r"perfectly normal",
    r"protects the brain",
    r"normal child(?:ren)?",
)
_PATTERN = re.compile(r"\b(?:" + "|".join(_NEVER) + r")\b", re.IGNORECASE)


def frightening_words(text: str) -> list[str]:
    """The words of `text` that family wording avoids, in order.

    >>> frightening_words("Your child failed; all is well.")
    ['failed', 'all is well']
    """
    return _PATTERN.findall(text)


def wording_defects(record: object) -> Iterator[Defect]:
    """Each sentence of `record` that a family reads and that says what no family page may say."""
    for field, text in family_texts(record):
        if words := frightening_words(text):
            yield field, f'says "{words[0]}", which frightens or falsely reassures.'


def family_texts(record: object) -> Iterator[tuple[str, str]]:
    """Every text of `record` that a family may read, with its field; no names of diagnoses, no clinicians' words."""
    match record:
        case records.Concern():
            yield from _of_concern(record)
        case records.RedFlag():
            yield from _fields(record, "name", "question", "action", "why", "say")
            yield from ((f"signs.{sign.id}", sign.text) for sign in record.signs)
            yield from ((f"escalates_when.{sign.id}", sign.text) for sign in record.escalates_when)
        case records.Condition():
            yield from _all("cautions", record.cautions)
            yield from _all("ask", record.ask)
            yield from _work(record.work)
            yield from _of_rules(record.rules)
        case records.Milestone():
            yield from _fields(record, "question")
        case records.Sentinel():
            yield from (("ask", record.ask), ("if_no.text", record.if_no.text))
        case records.UniversalQuestion():
            yield from _of_question("", record)
            yield from _of_rules(record.rules)
        case records.Role():
            yield from (("label", record.label), *((f"views.{name}", text) for name, text in record.views.items()))
        case records.Discipline():
            yield from _fields(record, "name", "practitioner", "summary")
            yield from _all("example_work", record.example_work)
        case records.CoreQuestion():
            yield from _fields(record, "text")
        case records.Service():
            yield from _fields(record, "name")


def _of_concern(concern: records.Concern) -> Iterator[tuple[str, str]]:
    yield from _fields(concern, "name")
    yield from _all("watch_for", concern.watch_for)
    yield from _all("tonight", (idea.text for idea in concern.tonight))
    yield from _work(concern.work)
    if concern.ordinary is not None:
        yield "ordinary.text", concern.ordinary.text
    for question in concern.questions:
        yield from _of_question(f"questions.{question.id}.", question)
    yield from _of_rules(concern.rules)


def _of_question(place: str, question: records.Question | records.UniversalQuestion) -> Iterator[tuple[str, str]]:
    yield f"{place}ask", question.ask
    yield from ((f"{place}answers.{answer.id}", answer.text) for answer in question.answers)


def _of_rules(rules: Iterable[records.Rule]) -> Iterator[tuple[str, str]]:
    for rule in rules:
        yield f"rules.{rule.id}.text", rule.text
        yield f"rules.{rule.id}.add_when", rule.then.add_when
        yield f"rules.{rule.id}.disagreement", rule.disagreement


def _work(work: dict[str, records.Texts]) -> Iterator[tuple[str, str]]:
    return _all("work", chain.from_iterable(work.values()))


def _all(field: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((field, text) for text in texts)


def _fields(record: object, *names: str) -> Iterator[tuple[str, str]]:
    return ((name, getattr(record, name)) for name in names)
