"""Weeks, days and slots as dates and times on the wall, and kinds of appointment in words.

The times have no zone: they are those of the clinic's own clock, as in a paper diary.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from handrail.scheduling.problem import ASSESS, JOINT, Appointment, Calendar, Day


def date_of(calendar: Calendar, on: Day) -> date:
    """The date of a week and day of the week.

    >>> date_of(_EXAMPLE, (1, 2))
    datetime.date(2026, 1, 14)
    """
    return date.fromisoformat(calendar.start_date) + timedelta(weeks=on[0], days=on[1])


def instant_of(calendar: Calendar, on: Day, slot: int) -> datetime:
    """When a slot begins, on the clinic's own clock."""
    opens = datetime.combine(date_of(calendar, on), time.fromisoformat(calendar.day_start))
    return opens + timedelta(minutes=slot * calendar.slot_minutes)


def clock(calendar: Calendar, slot: int) -> str:
    """The time at which a slot begins.

    >>> clock(_EXAMPLE, 9)
    '10:15'
    """
    return f"{instant_of(calendar, (0, 0), slot):%H:%M}"


def hours(calendar: Calendar, start: int, end: int) -> str:
    """A run of slots as two times.

    >>> hours(_EXAMPLE, 8, 11)
    '10:00 to 10:45'
    """
    return f"{clock(calendar, start)} to {clock(calendar, end)}"


def weekday(calendar: Calendar, day: int) -> str:
    """The name of a day of the week.

    >>> weekday(_EXAMPLE, 0)
    'Monday'
    """
    return f"{date_of(calendar, (0, day)):%A}"


def day_words(calendar: Calendar, on: Day) -> str:
    """A day as people say it.

    >>> day_words(_EXAMPLE, (0, 0))
    'Monday 5 January'
    """
    found = date_of(calendar, on)
    return f"{found:%A} {found.day} {found:%B}"


def week_words(calendar: Calendar, week: int) -> str:
    """A week by its first and last day.

    >>> week_words(_EXAMPLE, 4)
    '2 to 6 February'
    """
    first, last = date_of(calendar, (week, 0)), date_of(calendar, (week, calendar.days - 1))
    month = "" if first.month == last.month else f" {first:%B}"
    return f"{first.day}{month} to {last.day} {last:%B}"


def kind_words(kind: str) -> str:
    """A kind of appointment in words; a discipline is its own.

    >>> kind_words("joint"), kind_words("OT")
    ('Joint session', 'OT')
    """
    return {ASSESS: "Assessment", JOINT: "Joint session"}.get(kind, kind)


def appointment_words(calendar: Calendar, part: Appointment) -> str:
    """What, when, with whom and where, in one line."""
    when = f"{day_words(calendar, part.on)}, {hours(calendar, part.start, part.end)}"
    return f"{kind_words(part.kind)} on {when} with {listed(part.therapists)} at {part.site}"


def listed(names: Iterable[str], joined_by: str = "and") -> str:
    """Names as a list in a sentence.

    >>> listed(["T01", "T02", "T03"])
    'T01, T02 and T03'
    """
    *first, last = names
    return f"{', '.join(first)} {joined_by} {last}" if first else last


_EXAMPLE = Calendar(weeks=5, days=5, slots_per_day=40, slot_minutes=15, day_start="08:00", start_date="2026-01-05")
