"""The diary: assessments and courses of several disciplines booked together for a whole clinic."""

from handrail.scheduling.files import read_instance, read_solution, write_instance, write_solution
from handrail.scheduling.metrics import Components, Metrics, measure
from handrail.scheduling.problem import ASSESS, JOINT, Appointment, Child, Course, Instance, Solution

__all__ = [
    "ASSESS",
    "JOINT",
    "Appointment",
    "Child",
    "Components",
    "Course",
    "Instance",
    "Metrics",
    "Solution",
    "measure",
    "read_instance",
    "read_solution",
    "write_instance",
    "write_solution",
]
