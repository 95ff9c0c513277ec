"""The diary: assessments and courses of several disciplines booked together for a whole clinic."""

from handrail.scheduling.explaining.explain import Explanation, change_words, explain, missing_words
from handrail.scheduling.measuring.figures import figures
from handrail.scheduling.measuring.metrics import Components, Metrics, measure
from handrail.scheduling.mending.changes import Call, Changes
from handrail.scheduling.mending.disruption import Cancel, Disruption, Sick, read_disruption
from handrail.scheduling.mending.replan import Replanned, replan
from handrail.scheduling.problem import ASSESS, JOINT, Appointment, Child, Course, Instance, Solution
from handrail.scheduling.problem.files import read_instance, read_solution, write_instance, write_solution
from handrail.scheduling.showing.export import export
from handrail.scheduling.showing.week import Weeks
from handrail.scheduling.showing.week_page import week_page
from handrail.scheduling.solver import Method, Progress, Result, solve
from handrail.scheduling.wording.times import appointment_words, clock, day_words, kind_words, week_words
from handrail.scheduling.wording.unbooked import unbooked

__all__ = [
    "ASSESS",
    "JOINT",
    "Appointment",
    "Call",
    "Cancel",
    "Changes",
    "Child",
    "Components",
    "Course",
    "Disruption",
    "Explanation",
    "Instance",
    "Method",
    "Metrics",
    "Progress",
    "Replanned",
    "Result",
    "Sick",
    "Solution",
    "Weeks",
    "appointment_words",
    "change_words",
    "clock",
    "day_words",
    "explain",
    "export",
    "figures",
    "kind_words",
    "measure",
    "missing_words",
    "read_disruption",
    "read_instance",
    "read_solution",
    "replan",
    "solve",
    "unbooked",
    "week_page",
    "week_words",
    "write_instance",
    "write_solution",
]
