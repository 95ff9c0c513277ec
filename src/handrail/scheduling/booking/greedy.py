"""The coordinating receptionist: child by child, the weekly visit that books the most with the fewest trips.

The first pass goes through the children by priority and by how long they have waited; each gets the weekly visit that
is worth most over the whole horizon, then the next best for what is still missing. A second pass tops up.
"""

from collections.abc import Callable

import numpy as np

from handrail.scheduling.booking.allowance import Standing, standing, therapists_seen
from handrail.scheduling.booking.board import Board
from handrail.scheduling.booking.clinic import Bools, Clinic, Ints, Need
from handrail.scheduling.booking.visits import (
    COST,
    DAY,
    FIRST_MEETING,
    KIND,
    SERVES,
    THERAPIST_A,
    THERAPIST_B,
    Visit,
    Visits,
    first_start,
)

NEAR_GAP = 2  # slots between two sessions of one visit


def book_greedily(clinic: Clinic, go_on: Callable[[], bool] = lambda: True) -> Board:
    """A board with what a coordinating receptionist would book. Stops early, with what is booked, on `go_on`."""
    board, visits = Board(clinic), Visits(clinic, longest_gap=NEAR_GAP)
    order = sorted(clinic.needs, key=lambda need: (need.child.priority, -(need.child.waited_days or 0), need.index))
    for _ in range(2):
        for need in order:
            if not go_on():
                return board
            fill(board, need, visits.of(need.index))
    return board


def fill(board: Board, need: Need, ordinary: Ints) -> None:
    """Books for one child, one weekly visit after the other, as long as something is missing and can be had."""
    if need.child.assessment is not None and not any(v[KIND] == FIRST_MEETING for v in board.plan[need.index]):
        _assess(board, need, ordinary[ordinary[:, KIND] == FIRST_MEETING])
    sessions = ordinary[ordinary[:, KIND] != FIRST_MEETING]
    weeks = np.arange(board.clinic.weeks)
    while len(sessions):
        now = standing(board.clinic, need, board.plan[need.index])
        if not now.days.any():
            return
        taken = _weeks_taken(board.clinic, need, now, sessions, board.bookable(sessions, need.open_days, weeks))
        worth = _worth(board, need, now, sessions, taken)
        best = int(np.argmax(worth))
        if worth[best] <= 0:
            return
        for week in np.flatnonzero(taken[best]):
            board.add(need.index, in_week(sessions[best], int(week), board.clinic))


def in_week(visit: Ints, week: int, clinic: Clinic) -> Visit:
    """An ordinary visit in one week: its day counted through the horizon."""
    row = visit.tolist()
    row[DAY] += week * clinic.days
    return tuple(row)


def _assess(board: Board, need: Need, meetings: Ints) -> None:
    can = board.bookable(meetings, need.open_days, np.arange(board.clinic.weeks))
    if can.any():
        week = int(np.argmax(can.any(axis=0)))
        rows = np.flatnonzero(can[:, week])
        best = rows[np.argmin(meetings[rows, COST])]
        board.add(need.index, in_week(meetings[best], week, board.clinic))


def _weeks_taken(clinic: Clinic, need: Need, now: Standing, sessions: Ints, can: Bools) -> Bools:
    """For each weekly visit the weeks in which it would be booked: as early as the rules allow."""
    taken = np.zeros_like(can)
    serves = SERVES[sessions[:, KIND], : len(need.child.courses)].astype(bool)
    for week in range(clinic.weeks):
        day = sessions[:, DAY] + week * clinic.days
        take = can[:, week].copy()
        for row, course in enumerate(need.child.courses):
            allowed = now.days[row, day] & (taken.sum(axis=1) < now.left[row])
            since = max(0, week - course.every_weeks + 1)
            allowed &= now.sessions[row, since : week + 1].sum() + taken[:, since:week].sum(axis=1) < course.per_weeks
            first = np.where(taken.any(axis=1), np.argmax(taken, axis=1), week)
            allowed &= week - first < course.longest_span_weeks(clinic.instance.rules)
            take &= allowed | ~serves[:, row]
        taken[:, week] = take
    return taken


def _worth(board: Board, need: Need, now: Standing, sessions: Ints, taken: Bools) -> Ints:
    """What booking each weekly visit is worth: sessions booked, less trips, new faces, other times and the wait."""
    clinic = board.clinic
    weights = clinic.instance.weights
    count = taken.sum(axis=1)
    serves = SERVES[sessions[:, KIND]]
    worth = count * (need.urgency * serves.sum(axis=1) - sessions[:, COST])
    for row in range(len(need.child.courses)):
        seen = therapists_seen(board.plan[need.index], row)
        who = np.where((serves[:, 0] == 1) & (row == 1), sessions[:, THERAPIST_B], sessions[:, THERAPIST_A])
        if seen:
            worth -= weights.continuity * (serves[:, row] * ~np.isin(who, list(seen)))
    if now.first_week is None:
        first = np.where(count > 0, np.argmax(taken, axis=1), clinic.weeks)
        worth += need.wait * (clinic.weeks - first)
    return np.where(count > 0, worth * clinic.slots - first_start(sessions), -1)
