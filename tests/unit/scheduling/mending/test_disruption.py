"""Events are read strictly, and each is named when it cannot be used."""

import msgspec
import pytest

from diary import booked, child, meeting, small_clinic
from handrail.scheduling import Cancel, Disruption, Sick, read_disruption
from handrail.scheduling.mending.disruption import closures_of
from handrail.vocabulary import InputError

CLINIC = small_clinic(child("A", (0, 8, 16)))
GOOD = {"format": "cts-disruption-1", "instance": "small", "now": [0, 0], "events": []}


def read(**changes):
    return read_disruption(msgspec.json.encode(GOOD | changes), CLINIC)


def test_events_are_read():
    events = [{"type": "sick", "therapist": "T1", "week": 1, "day": 2}, {"type": "cancel", "child": "A", "week": 0}]
    assert read(events=events).events == (Sick(therapist="T1", week=1, day=2), Cancel(child="A", week=0))


@pytest.mark.parametrize(
    ("event", "field"),
    [
        ({"type": "flood", "week": 0}, "events[0].type"),
        ({"type": "cancel", "child": "Z", "week": 0}, "events[0].child"),
        ({"type": "cancel", "child": "A", "week": 2}, "events[0].week"),
        ({"type": "sick", "therapist": "T9", "week": 0, "day": 0}, "events[0].therapist"),
        ({"type": "sick", "therapist": "T1", "week": 0}, "events[0].day"),
        ({"type": "sick", "therapist": "T1", "week": 0, "day": 5}, "events[0].day"),
        ({"type": "sick", "therapist": "T1", "week": "0", "day": 1}, "events[0].week"),
    ],
)
def test_an_event_that_cannot_be_is_named(event, field):
    with pytest.raises(InputError) as refused:
        read(events=[event])
    assert refused.value.field == field


@pytest.mark.parametrize("change", [{"now": [3, 0]}, {"now": [0]}, {"instance": "other"}, {"format": "cts-1"}])
def test_what_does_not_fit_the_instance_is_refused(change):
    with pytest.raises(InputError):
        read(**change)


def test_the_past_cannot_be_planned_again():
    standing = [meeting("A", 0, 0, 8)]
    for event in (Cancel(child="A", week=0), Sick(therapist="T1", week=0, day=0)):
        with pytest.raises(InputError, match=r"events\[0\]"):
            closures_of(Disruption(instance="small", now=(0, 1), events=(event,)), standing)


def test_a_child_misses_its_first_booked_day_of_the_week():
    standing = [meeting("A", 0, 3, 8), meeting("A", 0, 1, 8)]
    closures = closures_of(Disruption(instance="small", now=(0, 0), events=(Cancel(child="A", week=0),)), standing)
    assert closures.children == {("A", 0, 1)}


def test_a_star_is_the_busiest_day_of_a_therapist():
    instance, standing = booked("medium", 1)
    disruption = Disruption(instance=instance.name, now=(1, 0), events=(Sick(therapist="*", week=1),))
    ((name, week, day),) = closures_of(disruption, standing.appointments).therapists
    loads = [
        sum(part.on == (1, other) and one.id in part.therapists for part in standing.appointments)
        for one in instance.therapists
        for other in range(5)
    ]
    assert sum(part.on == (week, day) and name in part.therapists for part in standing.appointments) == max(loads)


def test_a_week_without_appointments_has_no_busiest_day():
    closures = closures_of(Disruption(instance="small", now=(0, 0), events=(Sick(therapist="*", week=0),)), [])
    assert closures.therapists == frozenset()
