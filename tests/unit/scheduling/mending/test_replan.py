"""A plan mended after sickness and cancellations, as the judge counts it."""

from dataclasses import replace

import msgspec
import pytest

from diary import booked, child, meeting, plan, small_clinic, therapist
from handrail.scheduling import (
    ASSESS,
    Cancel,
    Disruption,
    Instance,
    Replanned,
    Sick,
    Solution,
    read_disruption,
    replan,
    write_instance,
    write_solution,
)
from handrail.scheduling.problem import Assessment
from judge import program

SECONDS = 3.0


def event_of(instance: Instance, kind: str) -> Disruption:
    """The sickness or the cancellations that the generator makes."""
    sick, cancelled = program("generate").disruptions(msgspec.json.decode(write_instance(instance)), 1)
    return read_disruption(msgspec.json.encode(sick if kind == "sick" else cancelled), instance)


def judged(instance: Instance, standing: Solution, mended: Solution, disruption: Disruption):
    """What the judge finds wrong with the mended plan, and how it counts what changed."""
    judge = program("check")
    raw, old, new = (
        msgspec.json.decode(part) for part in (write_instance(instance), *map(write_solution, (standing, mended)))
    )
    events = {"now": disruption.now, "events": [msgspec.to_builtins(event) for event in disruption.events]}
    before, after = judge.norm(old), judge.norm(new)
    children, therapists = judge.apply_events(events, before)
    violations, counted = judge.replan(raw, before, after, events, children, therapists)
    return judge.Judge(raw, after, children, therapists).hard() + violations, counted


@pytest.mark.parametrize("kind", ["sick", "cancelled"])
@pytest.mark.parametrize("keep_others", [False, True])
@pytest.mark.parametrize(("size", "load"), [("small", 1.0), ("medium", 1.0), ("medium", 1.4)])
def test_a_mended_plan_is_sound_and_counted_as_the_judge_counts(size, load, kind, keep_others):
    instance, standing = booked(size, 1, load)
    disruption = event_of(instance, kind)
    mended = replan(instance, standing, disruption, seconds=SECONDS, keep_others=keep_others)
    violations, counted = judged(instance, standing, mended.solution, disruption)
    changes = mended.changes
    assert violations == []
    assert changes.appointments_hit == counted["appointments_hit"]
    assert changes.hit_rebooked == counted["hit_rebooked"]
    assert changes.unforced_moves == counted["unforced_moves"]
    if keep_others:  # therapy waits for a lost assessment; apart from that nothing moves
        assert all(call.was_hit for call in changes.calls if call.gone)


def test_nothing_changes_without_an_event():
    instance, standing = booked("medium", 1)
    mended = replan(instance, standing, Disruption(instance=instance.name, now=(1, 0), events=()), seconds=SECONDS)
    assert mended.solution == standing
    assert mended.changes.calls == ()


def test_nothing_changes_when_nobody_is_hit():
    instance, standing = booked("medium", 1)
    unbooked = next(
        one.id for one in instance.children if not any(p.child == one.id and p.week == 3 for p in standing.appointments)
    )
    disruption = Disruption(instance=instance.name, now=(1, 0), events=(Cancel(child=unbooked, week=3),))
    assert replan(instance, standing, disruption, seconds=SECONDS).solution == standing


MORNING = tuple((day, 8, 16) for day in range(5))


def mend(*events, standing: Solution, instance: Instance, now=(0, 0), keep_others=False) -> Replanned:
    disruption = Disruption(instance="small", now=now, events=events)
    return replan(instance, standing, disruption, seconds=SECONDS, keep_others=keep_others)


def test_a_cancelled_session_comes_back_on_another_day_of_the_week():
    clinic = small_clinic(child("A", *MORNING))
    mended = mend(
        Cancel(child="A", week=0), standing=plan(meeting("A", 0, 0, 8), meeting("A", 1, 0, 8)), instance=clinic
    )
    weeks = sorted(part.on for part in mended.solution.appointments)
    assert [week for week, _ in weeks] == [0, 1]
    assert weeks[0] != (0, 0)
    assert mended.changes.hit_rebooked == 1


def test_a_week_of_sickness_is_one_event_a_day():
    clinic = small_clinic(child("A", *MORNING))
    events = [Sick(therapist="T1", week=0, day=day) for day in range(5)]
    mended = mend(*events, standing=plan(meeting("A", 0, 0, 8), meeting("A", 1, 0, 8)), instance=clinic)
    assert {part.week for part in mended.solution.appointments} == {1}


def one_must_move() -> tuple[Instance, Solution]:
    """A can come on Tuesday only if B, who can come on Wednesday too, gives way."""
    clinic = small_clinic(child("A", (0, 8, 11), (1, 8, 11)), child("B", (1, 8, 11), (2, 8, 11)))
    return clinic, plan(meeting("A", 0, 0, 8), meeting("A", 1, 0, 8), meeting("B", 0, 1, 8), meeting("B", 1, 1, 8))


def test_one_who_is_in_the_way_moves_for_one_who_was_hit():
    clinic, standing = one_must_move()
    mended = mend(Cancel(child="A", week=0), standing=standing, instance=clinic)
    assert mended.changes.unforced_moves == 1
    assert {(part.child, part.day) for part in mended.solution.appointments if part.week == 0} == {("A", 1), ("B", 2)}
    assert {call.child: call.was_hit for call in mended.changes.calls} == {"A": True, "B": False}


def test_one_whose_therapist_has_no_time_left_that_day_gets_it_from_another():
    few = replace(therapist("T1", "OT"), max_contact=3)
    children = child("A", (0, 8, 11), (1, 8, 11)), child("B", (1, 20, 23), (2, 20, 23))
    clinic = small_clinic(*children, therapists=(few,))
    standing = plan(meeting("A", 0, 0, 8), meeting("A", 1, 0, 8), meeting("B", 0, 1, 20), meeting("B", 1, 1, 20))
    mended = mend(Cancel(child="A", week=0), standing=standing, instance=clinic)
    assert {(part.child, part.day) for part in mended.solution.appointments if part.week == 0} == {("A", 1), ("B", 2)}


def test_nobody_moves_when_others_are_to_be_kept():
    clinic, standing = one_must_move()
    mended = mend(Cancel(child="A", week=0), standing=standing, instance=clinic, keep_others=True)
    assert mended.changes.unforced_moves == 0
    assert meeting("B", 0, 1, 8) in mended.solution.appointments


def to_be_assessed(*windows: tuple[int, int, int]) -> tuple[Instance, Solution]:
    """A is assessed on the Monday of the first week and treated on the Monday of the second."""
    clinic = small_clinic(
        replace(child("A", *windows), assessment=Assessment(disciplines=("OT",), length=3, feature="table"))
    )
    assessment = replace(meeting("A", 0, 0, 8), kind=ASSESS)
    return clinic, plan(assessment, meeting("A", 1, 0, 8))


def test_therapy_stands_where_the_assessment_comes_back_in_time():
    clinic, standing = to_be_assessed((0, 8, 11), (3, 8, 11))
    mended = mend(Cancel(child="A", week=0), standing=standing, instance=clinic, keep_others=True)
    assert meeting("A", 1, 0, 8) in mended.solution.appointments
    assert (mended.changes.unforced_moves, mended.changes.waiting) == (0, 0)


def test_one_moves_for_an_assessment_on_which_the_therapy_of_another_hangs():
    clinic, standing = to_be_assessed((0, 8, 11), (3, 8, 11))
    clinic = replace(
        clinic,
        children=(*clinic.children, child("B", (3, 8, 11), (4, 8, 11))),
        families=(*clinic.families, replace(clinic.families[0], id="FB", children=("B",))),
    )
    standing = plan(*standing.appointments, meeting("B", 0, 3, 8), meeting("B", 1, 3, 8))
    mended = mend(Cancel(child="A", week=0), standing=standing, instance=clinic)
    assert {part.on for part in mended.solution.appointments if part.child == "A"} == {(0, 3), (1, 0)}
    assert (mended.changes.unforced_moves, mended.changes.waiting) == (1, 0)


def test_therapy_that_must_wait_for_a_lost_assessment_is_named_in_the_call():
    clinic, standing = to_be_assessed((0, 8, 11))
    mended = mend(Cancel(child="A", week=0), standing=standing, instance=clinic, keep_others=True)
    (call,) = mended.changes.calls
    assert call.waits == (meeting("A", 1, 0, 8),)
    assert [(part.kind, part.on) for part in call.new] == [(ASSESS, (1, 0))]
    assert mended.changes.waiting == mended.changes.unforced_moves == 1


def test_the_past_stays_even_where_it_could_be_better():
    clinic = small_clinic(child("A", *MORNING), child("B", *MORNING))
    standing = plan(meeting("A", 0, 4, 8), meeting("A", 1, 1, 8))
    mended = mend(Cancel(child="A", week=1), standing=standing, instance=clinic, now=(1, 0))
    assert [part for part in mended.solution.appointments if part.week == 0] == [meeting("A", 0, 4, 8)]


def test_an_interrupt_keeps_the_best_plan_so_far():
    clinic, standing = one_must_move()

    def stop(_changes):
        raise KeyboardInterrupt

    instance = replace(clinic, children=(*clinic.children[:1], child("B", (1, 8, 11), (2, 8, 11))))
    disruption = Disruption(instance="small", now=(0, 0), events=(Cancel(child="A", week=0),))
    mended = replan(instance, standing, disruption, seconds=SECONDS, tell=stop)
    assert mended.interrupted
    assert mended.changes.appointments_hit == 1
