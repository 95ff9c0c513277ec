"""Why a child's part of a plan is as it is; the change that is named is made, solved again, and found to help."""

from dataclasses import replace

import pytest

from diary import booked, child, course, meeting, plan, small_clinic, therapist
from handrail.scheduling import change_words, explain, missing_words, solve
from handrail.scheduling.problem import Shift
from handrail.scheduling.wording.unbooked import missing_sessions
from handrail.vocabulary import InputError
from judge import judged


def why(clinic, *appointments, of="A") -> str:
    (missing, *_) = explain(clinic, plan(*appointments), child=of).missing
    return " ".join(missing.reasons)


def test_what_is_missing_is_counted():
    explained = explain(small_clinic(child("A", (0, 8, 16))), plan(meeting("A", 0, 0, 8)), child="A")
    assert [missing_words(missing) for missing in explained.missing] == ["OT: 1 not booked"]


def test_a_skill_that_nobody_has_is_named():
    picky = replace(child("A", (0, 8, 16)), courses=(replace(course("OT"), skill="ot-rare"),))
    assert why(small_clinic(picky)) == "No therapist of the clinic has the skill ot-rare."


def test_a_room_that_is_not_there_is_named():
    swimmer = replace(child("A", (0, 8, 16)), courses=(replace(course("OT"), feature="pool"),))
    assert why(small_clinic(swimmer)) == "No site that the family accepts has a room with pool."


def test_windows_that_are_too_short_are_named():
    assert why(small_clinic(child("A", (0, 8, 10)))) == (
        "No window of the family is as long as the appointment, 45 minutes."
    )
    assert why(small_clinic(child("A"))) == "The family has named no time at which it can come."


def test_therapists_at_other_sites_or_on_other_days_are_named():
    elsewhere = small_clinic(child("A", (0, 8, 16)), therapists=(therapist("T1", "OT", site="S2"),))
    assert why(elsewhere) == "Therapists with the skill ot-core work at S2, which the family does not accept."
    later = small_clinic(child("A", (0, 8, 16)), therapists=(therapist("T1", "OT", days=range(1, 5)),))
    assert why(later) == "T1 with the skill ot-core do not work on the family's days."
    assert why(small_clinic(child("A", (0, 0, 7)))).startswith("No therapist with the skill is on shift")


def test_each_time_that_was_possible_has_its_reason():
    clinic = small_clinic(child("A", (0, 8, 11)), child("B", (0, 8, 11)))
    told = why(clinic, meeting("B", 0, 0, 8), meeting("B", 1, 0, 8))
    assert "2 times at which a therapist for ot-core is on shift" in told
    assert "2 times: the therapists see other children then." in told


def test_a_full_room_and_a_full_day_are_told_apart():
    two = (therapist("T1", "OT"), therapist("T3", "OT"))
    full = small_clinic(child("A", (0, 8, 11)), child("B", (0, 8, 11)), therapists=two)
    assert "2 times: no room of the kind is free." in why(full, meeting("B", 0, 0, 8), meeting("B", 1, 0, 8))
    tired = (replace(therapist("T1", "OT"), max_contact=3),)
    spent = small_clinic(child("A", (0, 8, 11)), child("B", (0, 18, 21)), therapists=tired)
    told = why(spent, meeting("B", 0, 0, 18), meeting("B", 1, 0, 18))
    assert "2 times: the therapists have reached their limit of contact for the day." in told


def test_therapy_that_waits_for_the_assessment_says_so():
    instance, _ = booked("medium", 1)
    waiting = (
        next(one.id for one in instance.children if one.assessment and one.courses)
        if any(one.assessment and one.courses for one in instance.children)
        else None
    )
    if waiting is None:
        instance, _ = booked("medium", 1)
        waiting = next(one.id for one in instance.children if one.assessment and one.courses)
    explained = explain(instance, replace(plan(), instance=instance.name), child=waiting)
    assert explained.missing[0].kind == "assess"
    assert explained.missing[1].reasons == ("The assessment comes first, and it is not booked.",)


def test_a_stranger_is_named():
    with pytest.raises(InputError, match="there is no child 'Z'"):
        explain(small_clinic(child("A", (0, 8, 16))), plan(), child="Z")


def test_a_wholly_booked_child_needs_no_change():
    explained = explain(
        small_clinic(child("A", (0, 8, 16))), plan(meeting("A", 0, 0, 8), meeting("A", 1, 0, 8)), child="A"
    )
    assert explained.missing == ()
    assert explained.change is None


def gain_when_solved(clinic, explained) -> int:
    """By how many sessions less is missing when the change is made and the whole clinic is solved again."""
    before, after = (solve(each, rounds=40, workers=1).solution for each in (clinic, explained.change.instance))
    one = explained.child.id
    changed = next(each for each in explained.change.instance.children if each.id == one)
    return missing_sessions(explained.child, [p for p in before.appointments if p.child == one]) - missing_sessions(
        changed, [p for p in after.appointments if p.child == one]
    )


def test_one_more_window_is_found_and_helps():
    clinic = small_clinic(child("A", (0, 0, 7)))
    explained = explain(clinic, plan(), child="A")
    assert explained.change.gain == 2
    assert explained.change.words.startswith("One more window: ")
    assert "books 2 more sessions" in change_words(explained)
    assert gain_when_solved(clinic, explained) == 2


def test_another_site_is_found_and_helps():
    away = (therapist("T1", "OT", site="S2"),)
    clinic = small_clinic(child("A", (0, 8, 16)), therapists=away)
    clinic = replace(clinic, rooms=(replace(clinic.rooms[0], site="S2"),))
    explained = explain(clinic, plan(), child="A")
    assert explained.change.words == "Another site: S2"
    assert gain_when_solved(clinic, explained) == 2


def test_a_joint_session_is_found_and_helps():
    tight = child("A", (0, 8, 12), disciplines=("OT", "PT"))
    tight = replace(tight, blocked=frozenset({(0, day) for day in range(1, 5)} | {(1, day) for day in range(5)}))
    clinic = small_clinic(tight)
    hour = Shift(site="S1", start=8, end=12)
    clinic = replace(clinic, therapists=tuple(replace(each, roster={0: hour}) for each in clinic.therapists))
    explained = explain(clinic, plan(meeting("A", 0, 0, 8)), child="A")
    assert explained.change.words == "A joint session of OT and PT"
    assert explained.change.gain == 1
    assert gain_when_solved(clinic, explained) == 1


def test_a_longer_day_of_contact_is_found_and_helps():
    tired = (replace(therapist("T1", "OT"), max_contact=3),)
    other_days = frozenset((week, day) for week in (0, 1) for day in range(1, 5))
    patient = replace(child("A", (0, 8, 16)), priority=3, blocked=other_days)
    clinic = small_clinic(patient, child("B", (0, 18, 21)), therapists=tired)
    explained = explain(clinic, plan(meeting("B", 0, 0, 18), meeting("B", 1, 0, 18)), child="A")
    assert explained.change.words == "T1 may see children for 45 minutes more a day"
    assert explained.change.gain == 2
    assert gain_when_solved(clinic, explained) == 2


def test_where_no_change_helps_this_is_said():
    nobody = replace(child("A", (0, 8, 16)), courses=(replace(course("OT"), skill="ot-rare"),))
    assert change_words(explain(small_clinic(nobody), plan(), child="A")).startswith("Neither one more window")


def test_the_plan_of_a_change_is_feasible():
    instance, standing = booked("medium", 1)
    short = [
        one
        for one in instance.children
        if missing_sessions(one, [p for p in standing.appointments if p.child == one.id])
    ]
    changes = [explain(instance, standing, child=one.id).change for one in short[:4]]
    found = [change for change in changes if change is not None]
    assert found
    for change in found:
        violations, _ = judged(change.instance, replace(standing, appointments=change.plan))
        assert {code for code, _ in violations} <= {"ref"}  # the rooms are not named yet


def test_every_appointment_has_reasons():
    instance, standing = booked("medium", 1)
    busy = max(instance.children, key=lambda one: sum(part.child == one.id for part in standing.appointments))
    explained = explain(instance, standing, child=busy.id)
    assert len(explained.placed) == sum(part.child == busy.id for part in standing.appointments)
    assert all(placed.reasons for placed in explained.placed)


def test_the_reasons_name_the_trip_the_face_and_the_habit():
    pair = child("A", (0, 8, 16), disciplines=("OT", "PT"))
    weeks = [meeting("A", week, 0, 8 if kind == "OT" else 11, kind) for week in (0, 1) for kind in ("OT", "PT")]
    first = explain(small_clinic(pair), plan(*weeks), child="A").placed[0]
    told = " ".join(first.reasons)
    assert "One trip with PT at 10:45." in told
    assert "The same therapist as in 1 other session of A." in told
    assert "The same day and time as in other weeks." in told


def test_a_better_time_is_admitted():
    pair = child("A", (0, 8, 16), (2, 8, 16), disciplines=("OT", "PT"))
    apart = plan(meeting("A", 0, 0, 8), meeting("A", 0, 2, 8, "PT"))
    told = " ".join(explain(small_clinic(pair), apart, child="A").placed[0].reasons)
    assert "would be better: plan again" in told


def test_the_only_time_is_called_so():
    clinic = small_clinic(child("A", (0, 8, 11)))
    weeks = plan(meeting("A", 0, 0, 8), meeting("A", 1, 0, 8))
    assert explain(clinic, weeks, child="A").placed[0].reasons[-1] == "No other time is free."
