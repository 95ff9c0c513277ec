"""A plan as one HTML page that needs nothing else: every week by therapist and by family, on a screen and on paper."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from handrail.charts.svg import element, words
from handrail.scheduling.measuring.figures import figures
from handrail.scheduling.measuring.metrics import measure, trips_of
from handrail.scheduling.problem import ASSESS, JOINT, Appointment, Instance, Shift, Solution
from handrail.scheduling.showing.week import FamilyWeek, TherapistWeek, Weeks
from handrail.scheduling.wording.times import clock, date_of, day_words, hours, kind_words, listed, week_words
from handrail.scheduling.wording.unbooked import unbooked

STYLE = Path(__file__).parent / "data" / "week.css"
_THERAPISTS, _FAMILIES = "therapists", "families"
_VIEWS = {_THERAPISTS: "By therapist", _FAMILIES: "By family"}


def week_page(instance: Instance, solution: Solution, *, accents: Mapping[str, str] | None = None) -> str:
    """The page as text. `accents` gives a colour to a discipline; the shape and the words say the same."""
    page = _Page(instance, solution)
    style = STYLE.read_text(encoding="utf-8") + _colours(page.disciplines, accents or {})
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{words(f'Diary of {instance.name}')}</title><style>{style}</style>"
    )
    skip = '<a class="skip-link" href="#weeks">To the weeks</a>'
    body = f'{skip}<main>{page.overview()}<div id="weeks">{"".join(page.weeks())}</div></main>'
    return f'<!doctype html>\n<html lang="en-GB"><head>{head}</head><body>{body}</body></html>\n'


class _Page:
    """The parts of the page."""

    def __init__(self, instance: Instance, solution: Solution) -> None:
        self.instance, self.calendar, self.plan = instance, instance.calendar, solution.appointments
        treated = {course.discipline for child in instance.children for course in child.courses}
        self.disciplines = sorted(treated | {therapist.discipline for therapist in instance.therapists})
        self._weeks = Weeks(instance, self.plan)

    def overview(self) -> str:
        """Which clinic and time, the figures, and who lacks what."""
        last = (self.calendar.weeks - 1, self.calendar.days - 1)
        year = date_of(self.calendar, last).year
        when = f"{day_words(self.calendar, (0, 0))} to {day_words(self.calendar, last)} {year}"
        count = f"{len(self.instance.children)} children, {len(self.instance.therapists)} therapists"
        cards = "".join(
            element("div", element("dt", words(name)), element("dd", words(value)))
            for name, value in figures(measure(self.instance, self.plan))
        )
        head = element("h1", words(f"Diary of {self.instance.name}")) + element(
            "p", words(f"{when}. {count}."), class_="lead"
        )
        return f'<header class="overview">{head}<dl class="figures">{cards}</dl>{self._lacks()}</header>'

    def _lacks(self) -> str:
        rows = [f"{child.id}: {lacks}" for child, lacks in unbooked(self.instance, self.plan)]
        if not rows:
            return element("p", "Every child is wholly booked.", class_="notice")
        lines = "".join(element("li", words(row)) for row in rows)
        head = element("summary", f"Not wholly booked: {len(rows)} child{'' if len(rows) == 1 else 'ren'}")
        return element("details", head, element("ul", lines, class_="lacks"))

    def weeks(self) -> Iterator[str]:
        """Each week twice; the style sheet shows the one that was chosen."""
        for week in range(self.calendar.weeks):
            for view in _VIEWS:
                first = " first" if (week, view) == (0, _THERAPISTS) else ""
                name = f"Week {week + 1}: {week_words(self.calendar, week)}"
                head = element("h2", words(name), element("span", words(_VIEWS[view])))
                inside = head + self._choice(week, view) + self._table(week, view)
                yield element("section", inside, class_=f"week{first}", id=_place(week, view))

    def _choice(self, week: int, view: str) -> str:
        """The way to the other view and to the other weeks."""
        views = "".join(_link(week, other, name, is_here=other == view) for other, name in _VIEWS.items())
        weeks = "".join(
            _link(other, view, str(other + 1), is_here=other == week, spoken="Week ")
            for other in range(self.calendar.weeks)
        )
        name = f"Weeks, from week {week + 1} {_VIEWS[view].lower()}"
        label = '<li class="label" aria-hidden="true">Week</li>'
        return f'<nav aria-label="{name}"><ul>{views}</ul><ul>{label}{weeks}</ul></nav>'

    def _table(self, week: int, view: str) -> str:
        days = [day_words(self.calendar, (week, day)) for day in range(self.calendar.days)]
        corner = "Therapist" if view == _THERAPISTS else "Family"
        head = "".join(element("th", words(name), scope="col") for name in (corner, *days))
        if view == _THERAPISTS:
            rows = [self._therapist_row(row, days) for row in self._weeks.by_therapist(week)]
        else:
            rows = [self._family_row(row, days) for row in self._weeks.by_family(week)]
        if not rows:
            return element("p", "Nothing is booked in this week.", class_="notice")
        caption = f'<caption class="sr">{words(f"Week {week + 1}, {_VIEWS[view].lower()}")}</caption>'
        return f'<table class="diary">{caption}<thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'

    def _therapist_row(self, row: TherapistWeek, days: Sequence[str]) -> str:
        about = element("span", words(row.therapist.discipline))
        cells = (
            _cell(name, self._therapist_day(shift, row.therapist.max_contact, parts))
            for name, shift, parts in zip(days, row.shifts, row.days, strict=True)
        )
        return f'<tr><th scope="row">{words(row.therapist.id)}{about}</th>{"".join(cells)}</tr>'

    def _therapist_day(self, shift: Shift | None, most: int, parts: Sequence[Appointment]) -> str:
        if shift is None:
            return element("p", "not there", class_="off")
        seen = sum(part.length for part in parts)
        seen_min, most_min = (self.calendar.slot_minutes * slots for slots in (seen, most))
        told = f"{shift.site}, {_duration(seen_min)} of {_duration(most_min)}"
        lines = "".join(self._line(part, f"{part.child}, {part.room}") for part in parts)
        listing = f"<ul>{lines}</ul>" if lines else ""
        return f'<p class="load">{words(told)}</p>{self._ribbon(shift, parts)}{listing}'

    def _ribbon(self, shift: Shift, parts: Sequence[Appointment]) -> str:
        """The day as a strip: the shift, its breaks as gaps, what is booked. The list below says the same."""
        pieces = [_strip(shift.start, shift.end, "shift")]
        pieces += [_strip(start, end, "break") for start, end in shift.breaks]
        pieces += [_strip(part.start, part.end, self._kind(part)) for part in parts]
        view = f'viewBox="0 0 {self.calendar.slots_per_day} 4" preserveAspectRatio="none"'
        return f'<svg class="ribbon" {view} aria-hidden="true">{"".join(pieces)}</svg>'

    def _family_row(self, row: FamilyWeek, days: Sequence[str]) -> str:
        about = element("span", words(", ".join(row.family.children)))
        cells = (_cell(name, self._family_day(parts)) for name, parts in zip(days, row.days, strict=True))
        return f'<tr><th scope="row">{words(row.family.id)}{about}</th>{"".join(cells)}</tr>'

    def _family_day(self, parts: Sequence[Appointment]) -> str:
        trips = []
        for trip in trips_of(parts, self.instance.rules):
            span = f", {hours(self.calendar, trip[0].start, max(part.end for part in trip))}" if len(trip) > 1 else ""
            lines = "".join(self._line(part, f"{part.child}, {listed(part.therapists)}, {part.room}") for part in trip)
            trips.append(f'<p class="load">{words(trip[0].site + span)}</p><ul>{lines}</ul>')
        return "".join(trips)

    def _line(self, part: Appointment, with_whom: str) -> str:
        at = element("b", words(f"{clock(self.calendar, part.start)}–{clock(self.calendar, part.end)}"))
        return (
            f'<li class="{self._kind(part)}">{at} {words(kind_words(part.kind))} <span>{words(with_whom)}</span></li>'
        )

    def _kind(self, part: Appointment) -> str:
        """The class of a kind: a colour and a shape."""
        if part.kind in (ASSESS, JOINT):
            return part.kind
        return f"d{self.disciplines.index(part.kind) + 1}"


def _colours(disciplines: Sequence[str], accents: Mapping[str, str]) -> str:
    given = [f"--d{row}:{accents[name]}" for row, name in enumerate(disciplines, start=1) if name in accents]
    return f":root{{{';'.join(given)}}}" if given else ""


def _place(week: int, view: str) -> str:
    return f"week-{week + 1}-{view}"


def _link(week: int, view: str, name: str, *, is_here: bool, spoken: str = "") -> str:
    here = ' aria-current="true"' if is_here else ""
    before = f'<span class="sr">{spoken}</span>' if spoken else ""
    return f'<li><a href="#{_place(week, view)}"{here}>{before}{words(name)}</a></li>'


def _cell(day: str, inside: str) -> str:
    return f"<td data-label={quoteattr(day)}>{inside}</td>"


def _strip(start: int, end: int, kind: str) -> str:
    return element("rect", x=start, y=0, width=end - start, height=4, class_=kind)


def _duration(minutes: int) -> str:
    """A time span as people write it: hours and minutes.

    >>> _duration(225), _duration(120), _duration(0)
    ('3 h 45', '2 h', '0 h')
    """
    whole, rest = divmod(minutes, 60)
    return f"{whole} h {rest:02}" if rest else f"{whole} h"
