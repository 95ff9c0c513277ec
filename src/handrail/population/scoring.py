"""Scores files of children of any size: read, score and write part by part."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from handrail.development.ages import scale_age
from handrail.development.dscore import Coordinates, Scores, Wide
from handrail.development.items import ItemBank
from handrail.development.scorer import Answers, Scorer
from handrail.population.answer_store import AnswerStore, without_repetitions
from handrail.population.comparison import Comparison
from handrail.population.faults import Faults
from handrail.population.seen import Roster
from handrail.population.tables import ScoreWriter, TableFile
from handrail.vocabulary import STANDARD, InputError

COLUMNS = ("a", "n", "p", "d", "sem", "daz")
FULL_COLUMNS = (*COLUMNS, "d_full", "daz_full")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to score: the files, the unit of the ages, and how. `advance` hears of the weight of what was read."""

    children: Path
    out: Path
    scorer: Scorer
    responses: Path | None = None
    age_unit: str = "years"
    full: bool = False
    threads: int = 1
    comparison: Comparison | None = None


@dataclass(slots=True)
class Progress:
    """Who hears of faults, of the size of the work and of each step."""

    faults: Faults
    begin: Callable[[str, int], None]
    advance: Callable[[int], None]
    note: Callable[[str], None]


def score_files(job: Job, progress: Progress) -> int:
    """The number of children written, one row for each row of CHILDREN in its order.

    Raises InputError for files that cannot be used; KeyboardInterrupt leaves what was finished in place.
    """
    _refuse_to_overwrite(job)
    children = TableFile(job.children, progress.faults)
    try:
        frames = _wide(job, children, progress) if job.responses is None else _long(job, children, progress)
        return _written(frames, job)
    finally:
        children.close()


def _refuse_to_overwrite(job: Job) -> None:
    for path in (job.children, job.responses):
        if path is not None and path != STANDARD and job.out.exists() and path.exists() and path.samefile(job.out):
            raise InputError("--out", f"{job.out.name} is an input; choose another name.")


def _written(frames: Iterator[pl.DataFrame], job: Job) -> int:
    """Writes the parts; the first is made before the file is opened, so that bad input leaves no empty file."""
    part = next(frames, None)
    writer = ScoreWriter(job.out)
    count = 0
    try:
        while part is not None:
            writer.write(part)
            count += len(part)
            if job.comparison is not None:
                job.comparison.add(part)
            part = next(frames, None)
    finally:
        writer.close()
    return count


def _wide(job: Job, children: TableFile, progress: Progress) -> Iterator[pl.DataFrame]:
    named = children.named(("id", "age"), lambda item: item in job.scorer.bank)
    progress.begin("Scoring", children.size)
    for rows in children.children(named):
        yield _scored(job, rows.ids, rows.ages, Wide(rows.table, named.items))
        progress.advance(rows.weight)


def _long(job: Job, children: TableFile, progress: Progress) -> Iterator[pl.DataFrame]:
    ids, ages, is_left_out = _everyone(children)
    roster = Roster(ids, is_left_out)
    store = AnswerStore()
    try:
        knows_items = _gather(job, roster, store, progress)
        items = job.scorer.bank.items if knows_items else ()
        progress.begin("Scoring", len(ages))
        for first, last, stored in store.parts(len(ages)):
            answers, repeated = without_repetitions(stored)
            for line in np.sort(repeated["line"]):
                what = "the child has an answer to this item on an earlier line; this line was left out."
                progress.faults.add(_name(job.responses), int(line), "item", what)
            coordinates = Coordinates(
                child=answers["child"].astype(np.int64) - first,
                item=answers["item"].astype(np.int32),
                score=answers["score"],
                items=items,
                children=last - first,
            )
            yield _scored(job, ids[first:last], ages[first:last], coordinates)
            progress.advance(last - first)
    finally:
        store.close()


def _gather(job: Job, roster: Roster, store: AnswerStore, progress: Progress) -> bool:
    """Stores the answers to items of the key; whether there were any, answered or not."""
    assert job.responses is not None
    responses = TableFile(job.responses, progress.faults)
    strangers, knows_items = 0, False
    try:
        named = responses.named(("id", "item", "score"), lambda _: False)
        progress.begin("Reading answers", responses.size)
        for rows in responses.answers(named, partial(places_of, job.scorer.bank)):
            child = roster.rows_of(rows.ids)
            strangers += int((child < 0).sum())
            keeps = (child >= 0) & (rows.items >= 0)
            knows_items |= bool(keeps.any())
            store.add(child[keeps], rows.items[keeps], rows.scores[keeps], rows.lines[keeps])
            progress.advance(rows.weight)
    finally:
        responses.close()
    if strangers:
        progress.note(f"{strangers} answers in {_name(job.responses)} belong to no child of {_name(job.children)}.")
    return knows_items


def places_of(bank: ItemBank, items: pl.Series) -> NDArray[np.int32]:
    """The place of each item code in the bank; -1 for one that is no item of the key."""
    codes = items.str.strip_chars().str.to_lowercase()
    places = range(len(bank.items))
    return codes.replace_strict(bank.items, places, default=-1, return_dtype=pl.Int32).to_numpy()


def _everyone(children: TableFile) -> tuple[pl.Series, NDArray[np.float64], NDArray[np.bool_]]:
    """Ids, ages and rows left out of the whole of CHILDREN; of the long form only these are held in memory."""
    ids, ages, left_out = [], [], []
    for rows in children.children(children.named(("id", "age"), lambda _: False)):
        ids.append(rows.ids)
        ages.append(rows.ages)
        left_out.append(rows.is_left_out)
    return pl.concat(ids), np.concatenate(ages), np.concatenate(left_out)


def _scored(job: Job, ids: pl.Series, ages: NDArray[np.float64], answers: Answers) -> pl.DataFrame:
    """The rows of OUT; what is missing is null."""
    a = scale_age(ages, job.age_unit)
    scores = job.scorer.score(answers, a, full=job.full, threads=job.threads)
    names = FULL_COLUMNS if job.full else COLUMNS
    return pl.DataFrame({"id": ids, **{name: _column(scores, name) for name in names}})


def _column(scores: Scores, name: str) -> pl.Series:
    return pl.Series(name, getattr(scores, name), nan_to_null=True)


def _name(path: Path | None) -> str:
    return "" if path is None else path.name
