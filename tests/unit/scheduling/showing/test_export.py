"""Calendar files: one a therapist, one a family, and no name where it does not belong."""

from dataclasses import replace
from datetime import UTC, datetime

from diary import booked, child, meeting, plan, small_clinic
from handrail.scheduling import export

MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)


def test_everyone_with_an_appointment_has_a_file():
    instance, solution = booked("small", 1)
    files = export(instance, solution, made_at=MADE_AT)
    seen = {child.family for child in instance.children if any(p.child == child.id for p in solution.appointments)}
    busy = {name for part in solution.appointments for name in part.therapists}
    assert set(files) == {f"family-{name}.ics" for name in seen} | {f"therapist-{name}.ics" for name in busy}


def test_a_familys_file_names_only_its_own_children():
    instance, solution = booked("medium", 1)
    files = export(instance, solution, made_at=MADE_AT)
    checked = 0
    for family in instance.families:
        content = files.get(f"family-{family.id}.ics", b"").decode().replace("\r\n ", "")
        strangers = {one.id for one in instance.children} - set(family.children)
        assert not any(name in content for name in strangers)
        checked += bool(content)
    assert checked > 50


def test_every_session_of_a_therapist_is_in_its_file():
    instance, solution = booked("small", 1)
    files = export(instance, solution, made_at=MADE_AT)
    for therapist in instance.therapists:
        count = sum(therapist.id in part.therapists for part in solution.appointments)
        assert files[f"therapist-{therapist.id}.ics"].count(b"BEGIN:VEVENT") == count


def test_an_appointment_stands_at_its_time_and_place():
    files = export(small_clinic(child("A")), plan(meeting("A", 1, 2, 9)), made_at=MADE_AT)
    lines = files["family-FA.ics"].decode().split("\r\n")
    assert "DTSTART:20260114T101500" in lines
    assert "DTEND:20260114T110000" in lines
    assert "LOCATION:S1\\, table" in lines


def test_an_appointment_that_moves_keeps_its_name_in_the_calendar():
    clinic = small_clinic(child("A"))
    uids = [
        [
            line
            for line in export(clinic, plan(meeting("A", 0, day, 9)), made_at=MADE_AT)["family-FA.ics"].split(b"\r\n")
            if line.startswith(b"UID")
        ]
        for day in (0, 3)
    ]
    assert uids[0] == uids[1]


def test_no_name_of_a_file_leads_out_of_the_folder():
    clinic = small_clinic(child("A"))
    family = replace(clinic.families[0], id="../../F")
    clinic = replace(clinic, families=(family,), children=(replace(clinic.children[0], family=family.id),))
    assert set(export(clinic, plan(meeting("A", 0, 0, 9)), made_at=MADE_AT)) == {
        "family-.._.._F.ics",
        "therapist-T1.ics",
    }
