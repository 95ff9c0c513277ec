"""Charts as accessible SVG, the same on a page and in a PDF."""

from handrail.charts.chart import Chart, ChartTable, figure_html, stylesheet
from handrail.charts.milestone_map import Mark, MilestoneMark, marks_of, milestone_map
from handrail.charts.motor_windows import MotorAge, motor_window_chart
from handrail.charts.score_chart import Measurement, score_chart

__all__ = [
    "Chart",
    "ChartTable",
    "Mark",
    "Measurement",
    "MilestoneMark",
    "MotorAge",
    "figure_html",
    "marks_of",
    "milestone_map",
    "motor_window_chart",
    "score_chart",
    "stylesheet",
]
