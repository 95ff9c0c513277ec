"""Instances and plans are read whole or refused with the field named."""

import copy

import msgspec
import pytest

from handrail.scheduling import Appointment, Solution, read_instance, read_solution, write_instance, write_solution
from handrail.vocabulary import InputError
from judge import generated, program

SOUND = program("generate").make("medium", 1)
BOOKED = Appointment(
    child="C001", kind="OT", week=0, day=2, start=28, length=3, site="S1", room="S1-R1", therapists=("T01",)
)


def broken(path: str, value: object) -> bytes:
    """The sound instance with another value in one place."""
    raw = copy.deepcopy(SOUND)
    *way, last = [int(step) if step.isdigit() else step for step in path.replace("]", "").replace("[", ".").split(".")]
    place = raw
    for step in way:
        place = place[step]
    place[last] = value
    return msgspec.json.encode(raw)


@pytest.mark.parametrize("size", ["small", "medium", "large"])
def test_an_instance_survives_writing_and_reading(size):
    instance = generated(size, 1)
    assert read_instance(write_instance(instance)) == instance


def test_a_plan_survives_writing_and_reading():
    plan = Solution(instance="medium-s1", appointments=(BOOKED,), solver="x", wall_seconds=1.5)
    written = write_solution(plan)
    assert read_solution(written, generated("medium", 1)) == plan
    assert b"bound" not in written


ROSTER = {"site": "S1", "start": 8, "end": 40, "breaks": []}


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("format", "cts-2", "format"),
        ("calendar.weeks", 0, "calendar.weeks"),
        ("calendar.weeks", "four", "calendar.weeks"),
        ("calendar.start_date", "5 January", "calendar.start_date"),
        ("calendar.day_start", "25:00", "calendar.day_start"),
        ("weights.trip", -1, "weights.trip"),
        ("rules.urgency.1", -8, "rules.urgency.1"),
        ("therapists[0].roster.0", ROSTER | {"end": 41}, "therapists[0].roster.0"),
        ("therapists[0].roster.0", ROSTER | {"breaks": [[6, 9]]}, "therapists[0].roster.0.breaks[0]"),
        ("therapists[0].roster.0", ROSTER | {"site": "S9"}, "therapists[0].roster.0.site"),
        ("therapists[0].roster.9", ROSTER, "therapists[0].roster.9"),
        ("therapists[0].home", "S9", "therapists[0].home"),
        ("therapists[0].discipline", "joint", "therapists[0].discipline"),
        ("rooms[0].site", "S9", "rooms[0].site"),
        ("families[0].children", ["C999"], "families[0].children"),
        ("families[0].children", ["C001", "C001"], "families[0].children[1]"),
        ("families[1].children", ["C001"], "families[1].children"),
        ("families[0].sites", {"S9": 5}, "families[0].sites"),
        ("families[0].sites", {"S1": -5}, "families[0].sites.S1"),
        ("children[0].family", "F999", "children[0].family"),
        ("children[1].id", "C001", "children[1]"),
        ("children[0].priority", 7, "children[0].priority"),
        ("children[0].windows", [[0, 30, 41]], "children[0].windows[0]"),
        ("children[0].windows", [[5, 30, 34]], "children[0].windows[0]"),
        ("children[0].windows", [[0, 34, 30]], "children[0].windows[0]"),
        ("children[0].courses[0].per_weeks", 0, "children[0].courses[0].per_weeks"),
        ("children[0].courses[0].per_weeks", 4, "children[0].courses[0].per_weeks"),
        ("children[0].courses[0].every_weeks", 10**9, "children[0].courses[0].every_weeks"),
        ("children[0].courses[0].sessions", True, "children[0].courses[0].sessions"),
        ("children[0].courses[0].discipline", "assess", "children[0].courses[0].discipline"),
        ("children[0].assessment", {"disciplines": [], "length": 4, "feature": "gym"}, "children[0].assessment"),
        ("children[0].joint", {"length": 0, "feature": "gym"}, "children[0].joint.length"),
    ],
)
def test_what_contradicts_itself_is_refused_with_its_field(path, value, field):
    with pytest.raises(InputError) as refused:
        read_instance(broken(path, value))
    assert refused.value.field.startswith(field)
    assert refused.value.message.endswith(".")


def test_a_course_given_twice_or_a_third_one_is_refused():
    course = SOUND["children"][0]["courses"][0]
    third = [course, course | {"discipline": "X"}, course | {"discipline": "Y"}]
    for courses, field in (([course, course], "children[0].courses[1]"), (third, "children[0].courses")):
        with pytest.raises(InputError) as refused:
            read_instance(broken("children[0].courses", courses))
        assert refused.value.field == field


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("children[0].windows", []),
        ("children[0].courses[0].skill", "nobody-has-it"),
        ("children[0].courses[0].sessions", 400),
        ("children[0].courses[0].length", 90),
        ("therapists", []),
        ("rooms", []),
        ("calendar.closed", [[week, day] for week in range(4) for day in range(5)]),
    ],
)
def test_what_nobody_can_satisfy_is_accepted(path, value):
    assert read_instance(broken(path, value)).name == "medium-s1"


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b'{"format": "cts-1"}', b"null"])
def test_what_is_no_instance_is_refused(content):
    with pytest.raises(InputError):
        read_instance(content)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"child": "C999"}, "appointments[0].child"),
        ({"site": "S9"}, "appointments[0].site"),
        ({"room": "S9-R1"}, "appointments[0].room"),
        ({"therapists": ["T99"]}, "appointments[0].therapists[0]"),
        ({"start": "28"}, "appointments[0].start"),
        ({"kind": "SLT"}, "appointments[0].kind"),
        ({"week": 4}, "appointments[0]"),
        ({"start": 39}, "appointments[0]"),
    ],
)
def test_a_plan_with_a_stranger_is_refused(change, field):
    raw = msgspec.json.decode(write_solution(Solution(instance="medium-s1", appointments=(BOOKED,))))
    raw["appointments"][0] |= change
    with pytest.raises(InputError) as refused:
        read_solution(msgspec.json.encode(raw), generated("medium", 1))
    assert refused.value.field == field


def test_the_plan_of_another_instance_is_refused():
    plan = write_solution(Solution(instance="medium-s2", appointments=()))
    with pytest.raises(InputError, match="medium-s2"):
        read_solution(plan, generated("medium", 1))
