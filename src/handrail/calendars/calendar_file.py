"""A calendar file (RFC 5545) that any calendar program opens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

_MOST_OCTETS = 75  # of a line; longer ones are folded, RFC 5545 section 3.1


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One entry. Two days make it last whole days; two instants without a zone are the time on the clinic's wall.

    `uid` stays the same when the file is made again, so that a calendar renews the entry rather than adding one.
    """

    uid: str
    title: str
    starts: date | datetime
    ends: date | datetime
    place: str = ""
    notes: str = ""
    takes_time: bool = True


def calendar_file(entries: Iterable[CalendarEntry], *, made_at: datetime, product: str) -> bytes:
    r"""The bytes of an .ics file with these entries; `made_at` is in UTC, `product` names what made it.

    >>> calendar_file([], made_at=datetime(2026, 11, 24), product="Diary").count(b"\r\n")
    4
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Handrail//{_escaped(product)}//EN"]
    for entry in entries:
        lines += _lines_of(entry, made_at)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _lines_of(entry: CalendarEntry, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(entry.uid)}"
    yield f"DTSTAMP:{made_at:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART{_moment(entry.starts)}"
    yield f"DTEND{_moment(entry.ends)}"
    yield f"SUMMARY:{_escaped(entry.title)}"
    if entry.place:
        yield f"LOCATION:{_escaped(entry.place)}"
    if entry.notes:
        yield f"DESCRIPTION:{_escaped(entry.notes)}"
    if not entry.takes_time:
        yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _moment(moment: date | datetime) -> str:
    return f":{moment:%Y%m%dT%H%M%S}" if isinstance(moment, datetime) else f";VALUE=DATE:{moment:%Y%m%d}"


def _escaped(text: str) -> str:
    marked = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return "\\n".join(marked.splitlines())


def _folded(line: str) -> bytes:
    """The line with its end, broken before an octet too many; no letter is cut in two."""
    parts: list[bytes] = [b""]
    for letter in line:
        octets = letter.encode()
        if len(parts[-1]) + len(octets) > _MOST_OCTETS:
            parts.append(b" ")
        parts[-1] += octets
    return b"\r\n".join(parts) + b"\r\n"
