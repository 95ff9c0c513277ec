"""A plan as calendar files, one for each therapist and one for each family."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime

from handrail.calendars import CalendarEntry, calendar_file
from handrail.scheduling.problem import Appointment, Instance, Solution
from handrail.scheduling.wording.times import instant_of, kind_words, listed

_PRODUCT = "Diary"
_NOT_IN_A_NAME = re.compile(r"[^\w.-]")


def export(instance: Instance, solution: Solution, *, made_at: datetime) -> dict[str, bytes]:
    """The calendar files by their names; `made_at` is in UTC.

    A therapist's file names the children; a family's file names only its own. Who has no appointment has no file.
    """
    uids = _uids(instance, solution.appointments)
    family_of = {child.id: child.family for child in instance.children}
    by_therapist: dict[str, list[CalendarEntry]] = defaultdict(list)
    by_family: dict[str, list[CalendarEntry]] = defaultdict(list)
    for part in sorted(solution.appointments, key=lambda part: (part.on, part.start, part.child)):
        by_family[family_of[part.child]].append(_entry(instance, part, uids[part]))
        for therapist in part.therapists:
            by_therapist[therapist].append(_entry(instance, part, uids[part]))
    return {
        name: calendar_file(entries, made_at=made_at, product=_PRODUCT)
        for kind, files in (("therapist", by_therapist), ("family", by_family))
        for name, entries in zip(_names(kind, files), files.values(), strict=True)
    }


def _entry(instance: Instance, part: Appointment, uid: str) -> CalendarEntry:
    calendar = instance.calendar
    return CalendarEntry(
        uid=uid,
        title=f"{kind_words(part.kind)}: {part.child}",
        starts=instant_of(calendar, part.on, part.start),
        ends=instant_of(calendar, part.on, part.end),
        place=f"{part.site}, {part.room}" if part.room else part.site,
        notes=f"With {listed(part.therapists)}." if part.therapists else "",
    )


def _uids(instance: Instance, appointments: Iterable[Appointment]) -> dict[Appointment, str]:
    """A name for each appointment that stays when it moves: the child, the kind, and the how manieth it is."""
    count: Counter[tuple[str, str]] = Counter()
    uids = {}
    for part in sorted(appointments, key=lambda part: (part.on, part.start)):
        count[part.child, part.kind] += 1
        uids[part] = f"{instance.name}-{part.child}-{part.kind}-{count[part.child, part.kind]}@handrail"
    return uids


def _names(kind: str, ids: Iterable[str]) -> list[str]:
    """A file name for each id, none twice, none that leads to another folder.

    >>> _names("family", ["F1", "a/b", "a?b"])
    ['family-F1.ics', 'family-a_b.ics', 'family-a_b-2.ics']
    """
    used: Counter[str] = Counter()
    names = []
    for one in ids:
        plain = _NOT_IN_A_NAME.sub("_", one)
        used[plain.casefold()] += 1
        again = used[plain.casefold()]
        names.append(f"{kind}-{plain}.ics" if again == 1 else f"{kind}-{plain}-{again}.ics")
    return names
