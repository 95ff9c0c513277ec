"""How far the limits of the reader lean on the rows they were chosen on: choose them with each source left out.

For every source the limits are chosen on the rows of all others and scored on its own. The gap between choosing on
all rows and choosing without the source is what was gained by having seen it.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from unittest.mock import patch

from handrail.triage import Engine

CLEAR = (-3.5, -3.0, -2.75, -2.5, -2.0)
CUE = (1.0, 2.0, 4.0)
KEEP_WITHIN = (2.0, 3.5, 8.0)


@dataclass(frozen=True, slots=True)
class _Setting:
    clear: float
    cue: float
    keep_within: float


def print_sources_left_out(engine: Engine, name: str, rows: list[dict], predictions) -> None:
    """Strict four-class agreement with limits chosen on all rows, and with each source left out; and the gap."""
    marks = {setting: _marks(engine, rows, predictions, setting) for setting in _settings()}
    sources = sorted({row["source_service"] for row in rows})
    places = {source: [i for i, row in enumerate(rows) if row["source_service"] == source] for source in sources}
    seen = max(sum(found) for found in marks.values()) / len(rows)
    unseen = 0
    for source in sources:
        own = set(places[source])
        best = max(marks, key=lambda s: sum(mark for i, mark in enumerate(marks[s]) if i not in own))
        unseen += sum(marks[best][i] for i in own)
    left_out = unseen / len(rows)
    print(
        f"{name}: limits chosen on all {seen:.3f}, with the source left out {left_out:.3f}, gap {seen - left_out:.3f}"
    )


def _settings() -> Iterator[_Setting]:
    return (_Setting(*values) for values in itertools.product(CLEAR, CUE, KEEP_WITHIN))


def _marks(engine: Engine, rows: list[dict], predictions, setting: _Setting) -> list[bool]:
    with (
        patch("handrail.matching.reader.CLEAR", setting.clear),
        patch("handrail.matching.reader.CUE", setting.cue),
        patch("handrail.triage.unattended.KEEP_WITHIN", setting.keep_within),
    ):
        found = list(predictions(engine, rows))
    return [_kind(row["label"]) == _kind(answer["label"]) for row, answer in zip(rows, found, strict=True)]


def _kind(label: str) -> str:
    return label if label in {"pt", "ot", "both"} else "none"
