"""One child's rows of the model: how often, how far apart, with whom, after which assessment, from which week on."""

from collections.abc import Iterator

import numpy as np

from handrail.scheduling.booking.allowance import Standing, therapists_seen
from handrail.scheduling.booking.clinic import Clinic, Ints, Need
from handrail.scheduling.booking.price import assessor_of
from handrail.scheduling.booking.visits import (
    DAY,
    FIRST_MEETING,
    KIND,
    SERVES,
    THERAPIST_A,
    THERAPIST_B,
    Visit,
    groups,
    meeting_of,
)
from handrail.scheduling.problem import Course
from handrail.scheduling.solving.columns import ColumnModel

# Parts are chosen as if a change within a course cost more than it does, and booked only when the true objective is no
# worse: the search keeps the therapist now, and a later part finds the session that a change would have bought. An
# assessor who does not treat costs what the objective says: dearer, it would take the sessions instead.
STEADINESS = 5.5  # higher, and sessions are lost; lower, and therapists change: ADR 0024 has the tries


class ChildRows:
    """Adds the rows of one child to a model; `hint` collects the side columns that the present plan sets."""

    def __init__(self, clinic: Clinic, need: Need, model: ColumnModel, hint: set[int]) -> None:
        self.clinic, self.need, self.model, self.hint = clinic, need, model, hint

    def add(self, now: Standing, kept: list[Visit], visits: Ints, columns: Ints) -> None:
        """All rows over these visits (days of the horizon), whose columns are numbered in `columns`."""
        meetings = visits[:, KIND] == FIRST_MEETING
        self.visits, self.columns, self.now, self.kept = visits, columns, now, kept
        self.week = visits[:, DAY] // self.clinic.days
        for _, rows in groups(visits[:, DAY]):
            self.model.pack(columns[rows].tolist())
        if self.need.child.assessment is not None and now.assessed_week is None:
            self._assessment(np.flatnonzero(meetings))
        for row, course in enumerate(self.need.child.courses):
            self._course(row, course, np.flatnonzero(SERVES[visits[:, KIND], row] > 0), np.flatnonzero(meetings))
        self._wait()

    def _course(self, row: int, course: Course, serving: Ints, meetings: Ints) -> None:
        if len(serving):
            self.model.limit(self.columns[serving].tolist(), most=int(self.now.left[row]))
            self._frequency(row, course, serving)
        slices = list(self._slices(course, serving))
        self._span(row, course, slices)
        self._faces(row, course, serving, slices, meetings)

    def _frequency(self, row: int, course: Course, serving: Ints) -> None:
        clinic, sessions = self.clinic, self.now.sessions[row]
        week = self.week[serving]
        for first in range(1 - course.every_weeks, clinic.weeks):
            inside = serving[(week >= first) & (week < first + course.every_weeks)]
            if len(inside):
                booked = int(sessions[max(0, first) : first + course.every_weeks].sum())
                self.model.limit(self.columns[inside].tolist(), most=course.per_weeks - booked)
        true_day = clinic.true_days[self.visits[serving, DAY]]
        apart = clinic.instance.rules.min_days_between
        for day in np.unique(true_day):
            near = (true_day >= day) & (true_day < day + apart)
            if len(np.unique(week[near])) > 1 or course.per_weeks > 1:
                self.model.pack(self.columns[serving[near]].tolist())

    def _slices(self, course: Course, serving: Ints) -> Iterator[tuple[int, Ints]]:
        """Sets of visits of which at most one takes place, as large as the frequency tells, each with its week."""
        once = course.per_weeks == 1
        for _, rows in groups(self.week[serving] if once else self.visits[serving, DAY]):
            yield int(self.week[serving[rows[0]]]), serving[rows]

    def _span(self, row: int, course: Course, slices: list[tuple[int, Ints]]) -> None:
        span = course.longest_span_weeks(self.clinic.instance.rules)
        weeks = [week for week, _ in slices]
        booked = np.flatnonzero(self.now.sessions[row]).tolist()
        known = weeks + booked
        if not known or max(known) - min(known) < span:
            return
        first = range(max(booked) - span + 1, min(booked) + 1) if booked else range(min(weeks), max(weeks) + 1)
        begins = dict(zip(first, self.model.add([0] * len(first)), strict=True))
        self.model.limit(list(begins.values()), least=1, most=1)
        for week, rows in slices:
            granting = [column for start, column in begins.items() if start <= week < start + span]
            self.model.need(self.columns[rows].tolist(), granting)
        chosen = [week for week, rows in slices if not self.hint.isdisjoint(self.columns[rows].tolist())] + booked
        self.hint.add(begins[max(min(chosen, default=first[0]), first[0])])

    def _faces(self, row: int, course: Course, serving: Ints, slices: list[tuple[int, Ints]], meetings: Ints) -> None:
        """A therapist more in a course costs; the first is charged too, which every plan with a session pays."""
        seen = therapists_seen(self.kept, row)
        who = self._treats(row)
        faces: dict[int, int] = {}
        price = round(self.clinic.instance.weights.continuity * (STEADINESS if self.clinic.weeks > 1 else 1))
        for therapist in np.unique(who[serving]).tolist():
            if therapist not in seen:
                faces[therapist] = self._side(price, self.columns[serving[who[serving] == therapist]].tolist())
                for _, rows in slices:
                    self.model.need(self.columns[rows[who[rows] == therapist]].tolist(), [faces[therapist]])
        self._assessor(course, faces, seen, meetings)

    def _assessor(self, course: Course, faces: dict[int, int], seen: set[int], meetings: Ints) -> None:
        assessment = self.need.child.assessment
        if assessment is None or course.discipline not in assessment.disciplines:
            return
        kept = meeting_of(self.kept)
        assessor = assessor_of(self.need, kept, course.discipline)
        if assessor is not None:
            if assessor not in seen:
                self._lost_assessor([], assessor, faces)
            return
        half = (THERAPIST_A, THERAPIST_B)[assessment.disciplines.index(course.discipline)]
        for therapist, rows in groups(self.visits[meetings, half]):
            if therapist not in seen:
                self._lost_assessor(self.columns[meetings[rows]].tolist(), therapist, faces)

    def _lost_assessor(self, meeting: list[int], therapist: int, faces: dict[int, int]) -> None:
        """The assessment by someone who does not treat costs; without `meeting` it has taken place."""
        face = [faces[therapist]] if therapist in faces else []
        met = not meeting or not self.hint.isdisjoint(meeting)
        lost = self.model.add([self.clinic.instance.weights.continuity])[0]
        if met and self.hint.isdisjoint(face):
            self.hint.add(lost)
        if meeting:
            self.model.need(meeting, [*face, lost])
        else:
            self.model.limit([*face, lost], least=1, most=2)

    def _assessment(self, meetings: Ints) -> None:
        rule = self.clinic.instance.rules.precedence_weeks
        columns = self.columns[meetings].tolist()
        must = self.now.first_therapy_week is not None
        self.model.limit(columns, most=1, least=int(must))
        for day, rows in groups(self.visits[:, DAY]):
            sessions = rows[self.visits[rows, KIND] != FIRST_MEETING]
            if len(sessions):
                before = meetings[self.week[meetings] + rule <= day // self.clinic.days]
                self.model.need(self.columns[sessions].tolist(), self.columns[before].tolist())

    def _wait(self) -> None:
        """Each week that passes without an appointment so far costs."""
        until = self.clinic.weeks if self.now.first_week is None else self.now.first_week
        before: int | None = None
        chosen = [int(week) for week, column in zip(self.week, self.columns, strict=True) if int(column) in self.hint]
        first = min([until, *chosen])
        for week in range(int(self.week.min()) if len(self.week) else until, until):
            rows = np.flatnonzero(self.week == week)
            waits = self.model.add([self.need.wait])[0]
            if week < first:
                self.hint.add(waits)
            columns = [*self.columns[rows].tolist(), waits]
            if before is None:
                self.model.limit(columns, least=1, most=len(columns))
            else:
                self.model.need([before], columns)
            before = waits

    def _side(self, cost: int, columns: list[int]) -> int:
        side = self.model.add([cost])[0]
        if not self.hint.isdisjoint(columns):
            self.hint.add(side)
        return side

    def _treats(self, row: int) -> Ints:
        """Who would treat the child in this course, by visit."""
        if row == 0:
            return self.visits[:, THERAPIST_A]
        both = SERVES[self.visits[:, KIND], 0] > 0
        return np.where(both, self.visits[:, THERAPIST_B], self.visits[:, THERAPIST_A])
