"""The score of one child, for a page: a batch of one, in which every missing number says why it is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from handrail.development.ages import DAYS_A_YEAR
from handrail.development.answers import MISSING, Wide
from handrail.development.key import Grid
from handrail.development.score import score
from handrail.development.scores import Options, Scores
from handrail.development.tables import DEFAULT_KEY, Tables, shipped_tables
from handrail.vocabulary import InputError, NotAssessable

NO_ANSWERS = "None of the answers is to an item of this scale."
NO_AGE = "The age is not known."
NO_PRIOR = "The child is younger than this scale begins."
NO_REFERENCE = "This scale has no reference to compare with."
OUTSIDE_AGES = "The child's age is outside the reference."
NO_DAZ = "The score is too far outside the reference to be placed."


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildScore:
    """The score of one child at one age. `d` and `sem` are in units of D, `daz` in standard deviations.

    A score is never a verdict: below about five answers it mostly repeats what the age alone would say.
    """

    a: float | NotAssessable
    n: int
    p: float | NotAssessable
    d: float | NotAssessable
    sem: float | NotAssessable
    daz: float | NotAssessable
    key: str
    population: str | None
    table_version: str
    grid: Grid

    @property
    def scale(self) -> tuple[str, str, Grid]:
        """What two scores must share to be compared: key, table version and grid."""
        return self.key, self.table_version, self.grid

    @property
    def scale_name(self) -> str:
        """The scale in words."""
        return f"{self.key} ({self.table_version}, grid {self.grid})"


def score_child(
    answers: Mapping[str, int | None],
    age_days: float | None,
    *,
    key: str = DEFAULT_KEY,
    population: str | None = None,
    options: Options | None = None,
    tables: Tables | None = None,
) -> ChildScore:
    """The score of one child from item code to answer: 1 pass, 0 fail, None not answered.

    `age_days` is the age that counts: for a child born early the corrected one, which may be negative; None when it
    is not known. Raises InputError naming the item for another answer, and as `score` does.

    >>> found = score_child({"gs1moc030": 1, "gs1moc034": 1, "gs1moc039": 0}, 183)
    >>> found.d, found.n
    (31.81, 3)
    """
    table = np.array([[_cell(item, given) for item, given in answers.items()]], dtype=np.int8)
    age = np.nan if age_days is None else age_days
    known = shipped_tables() if tables is None else tables
    scores = score(
        Wide(table, list(answers)),
        [age],
        key=key,
        population=population,
        age_unit="days",
        options=options or Options(),
        tables=known,
        threads=1,
    )
    return _told(scores, age / DAYS_A_YEAR, known)


def _cell(item: str, given: int | None) -> int:
    if given is None:
        return MISSING
    if given not in (0, 1):
        raise InputError(f"answers.{item}", f"{given!r} is not an answer; 1, 0 or nothing is.")
    return int(given)


def _told(scores: Scores, age_years: float, tables: Tables) -> ChildScore:
    """The first row of `scores`, with a reason in place of each NaN."""
    n = int(scores.n[0])
    why_no_d = NO_ANSWERS if n == 0 else NO_AGE if np.isnan(age_years) else NO_PRIOR

    def told(value: float, reason: str) -> float | NotAssessable:
        return NotAssessable(reason=reason) if np.isnan(value) else float(value)

    d = told(scores.d[0], why_no_d)
    why_no_daz = d.reason if isinstance(d, NotAssessable) else _why_no_daz(scores, tables)
    return ChildScore(
        a=told(scores.a[0], NO_AGE if np.isnan(age_years) else NO_ANSWERS),
        n=n,
        p=told(scores.p[0], NO_ANSWERS),
        d=d,
        sem=told(scores.sem[0], why_no_d),
        daz=told(scores.daz[0], why_no_daz),
        key=scores.key,
        population=scores.population,
        table_version=scores.table_version,
        grid=scores.grid,
    )


def _why_no_daz(scores: Scores, tables: Tables) -> str:
    if scores.population is None:
        return NO_REFERENCE
    reference = tables.references[scores.population, scores.key]
    is_inside = reference.age[0] <= scores.a[0] <= reference.age[-1]
    return NO_DAZ if is_inside else OUTSIDE_AGES
