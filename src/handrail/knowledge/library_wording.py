"""Every sentence of the library that a family reads."""

from collections.abc import Iterable, Iterator
from itertools import chain

from handrail.knowledge import access_records, activity_records, reading_records, waiting_records
from handrail.knowledge.errors import Defect
from handrail.knowledge.reading_wording import texts_to_read
from handrail.knowledge.wording import frightening_words


def library_wording_defects(record: object) -> Iterator[Defect]:
    """Each sentence of `record` that a family reads and that says what no family page may say."""
    for field, text in library_texts(record):
        if words := frightening_words(text):
            yield field, f'says "{words[0]}", which frightens or falsely reassures.'


def library_texts(record: object) -> Iterator[tuple[str, str]]:
    """Every text of `record` that a family reads, with its field; empty ones are left out."""
    return ((field, text) for field, text in _texts(record) if text)


def _texts(record: object) -> Iterator[tuple[str, str]]:
    match record:
        case activity_records.Activity():
            yield from _fields(record, "name", "need", "safety", "easier", "harder", "helps", "ready")
            yield from _all("how", record.how)
        case activity_records.Limit():
            yield from _fields(record, "ask", "why")
        case access_records.Pathway():
            names = ("name", "area", "age_rule", "others", "first_step", "bring", "wait", "clock", "cost", "caution")
            yield from _fields(record, *names)
        case access_records.Funding():
            yield from _fields(record, "name", "area", "age_rule", "pays_for", "coming")
            yield from _all("asks_for", record.asks_for)
            yield from _all("limits", record.limits)
            yield from _all("amounts", chain.from_iterable((row.what, row.basis) for row in record.amounts))
        case _:
            yield from _while_waiting(record)


def _while_waiting(record: object) -> Iterator[tuple[str, str]]:
    match record:
        case waiting_records.WaitingPack():
            yield from _fields(record, "name", "say")
            yield from _all("do", record.do)
            yield from _all("sooner_if", record.sooner_if)
            yield from _all("bring", record.bring)
        case waiting_records.PhoneWords():
            yield from _fields(record, "name", "when", "say", "if_no")
            yield from _all("ask_for", record.ask_for)
        case waiting_records.TeacherQuestion():
            yield from _fields(record, "ask", "help")
            yield from _all("answers", (answer.text for answer in record.answers))
        case waiting_records.FilmScene():
            yield from _fields(record, "name", "shows", "safety")
            yield from _all("how", record.how)
        case waiting_records.FilmRule():
            yield from _fields(record, "text")
        case reading_records.ToRead():
            yield from texts_to_read(record)
        case _:
            yield from _fields(record, "name")


def _all(field: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((field, text) for text in texts)


def _fields(record: object, *names: str) -> Iterator[tuple[str, str]]:
    return ((name, str(getattr(record, name, ""))) for name in names)
