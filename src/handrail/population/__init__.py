"""Whole populations: the same scores over files of any size."""

from handrail.population.comparison import Comparison
from handrail.population.faults import Faults
from handrail.population.scoring import Job, Progress, score_files

__all__ = ["Comparison", "Faults", "Job", "Progress", "score_files"]
