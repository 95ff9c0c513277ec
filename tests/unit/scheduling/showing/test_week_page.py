"""The weeks of a plan as a page that needs nothing else."""

import re
from dataclasses import replace
from pathlib import Path

import handrail.site
from diary import booked, child, meeting, plan, small_clinic, with_joint
from handrail.scheduling import Appointment, week_page
from handrail.scheduling.showing.week_page import STYLE

TOKEN = re.compile(r"--([a-z][\w-]*): *([^;]+);")


def tokens(style: str) -> list[dict[str, str]]:
    """The tokens of the light and of the dark page."""
    light, dark = style.split("@media (prefers-color-scheme: dark)")[:2]
    return [dict(TOKEN.findall(part.split("}\n")[0])) for part in (light[light.index(":root") :], dark)]


def test_the_page_has_the_colours_of_the_site():
    site = Path(handrail.site.__file__).parent / "static" / "handrail.css"
    for ours, theirs in zip(tokens(STYLE.read_text()), tokens(site.read_text()), strict=True):
        shared = ours.keys() & theirs.keys()
        assert len(shared) >= 14
        assert {name: ours[name] for name in shared} == {name: theirs[name] for name in shared}


def test_every_appointment_stands_once_for_each_therapist_and_once_for_its_family():
    instance, solution = booked("medium", 1)
    page = week_page(instance, solution)
    expected = sum(len(part.therapists) + 1 for part in solution.appointments)
    assert page.count("<li class=") - page.count('<li class="label"') == expected


def test_nothing_is_fetched():
    page = week_page(*booked("small", 1))
    assert not re.search(r"(src|href)=.(?!#)|url\(|@import|<script", page)


def test_names_are_escaped():
    clinic = small_clinic(child("<b>", (0, 8, 16)))
    page = week_page(clinic, plan(replace(meeting("<b>", 0, 0, 8), room="table")))
    assert "<b>," not in page
    assert "&lt;b&gt;" in page


def test_a_joint_session_and_an_empty_week_are_shown():
    clinic = small_clinic(with_joint(child("A", (0, 8, 16), disciplines=("OT", "PT"))))
    joint = Appointment(
        child="A", kind="joint", week=0, day=0, start=8, length=4, site="S1", room="gym", therapists=("T1", "T2")
    )
    page = week_page(clinic, plan(joint))
    assert page.count('<li class="joint">') == 3
    assert "Nothing is booked in this week." in page
    assert "Not wholly booked: 1 child<" in page
    assert "A: OT 1 and PT 1" in page
