"""What the commands of `handrail schedule` do: read the files, call the diary, write and print what comes back."""

import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from handrail.cli.batch import DONE, INTERRUPTED
from handrail.cli.diary_live import live_replan, live_solve
from handrail.cli.diary_page import changes_page, explanation_page, figures_page, plan_pages
from handrail.scheduling import Instance, Solution, read_instance, read_solution, write_solution
from handrail.scheduling.disruption import read_disruption
from handrail.scheduling.explain import explain
from handrail.scheduling.export import export
from handrail.scheduling.metrics import measure
from handrail.scheduling.replan import replan
from handrail.scheduling.solver import METHODS, solve
from handrail.scheduling.week_page import week_page
from handrail.vocabulary import InputError

_LEAST_SECONDS = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class SolveRequest:
    """The options of `handrail schedule solve`."""

    instance: Path
    out: Path
    seconds: float
    rounds: int | None
    seed: int
    workers: int
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplanRequest:
    """The options of `handrail schedule replan`."""

    instance: Path
    solution: Path
    disruption: Path
    out: Path
    seconds: float
    seed: int
    workers: int
    keep_others: bool


def run_solve(request: SolveRequest) -> int:
    """Books the clinic and returns the exit status. Raises InputError for what cannot be used."""
    began = time.monotonic()
    if request.method not in METHODS:
        raise InputError("--method", f'"{request.method}" is not one of {", ".join(METHODS)}.')
    instance = _instance(request.instance)
    _refuse_folder(request.out)
    with live_solve(seconds=request.seconds, rounds=request.rounds) as tell:
        result = solve(
            instance,
            seconds=_left(request.seconds, began),
            rounds=request.rounds,
            seed=request.seed,
            workers=request.workers,
            method=request.method,
            on_progress=tell,
        )
    _write(request.out, write_solution(result.solution))
    Console().print(figures_page(result.metrics, result.bound))
    return INTERRUPTED if result.interrupted else DONE


def run_replan(request: ReplanRequest) -> int:
    """Mends the plan and returns the exit status. Raises InputError for what cannot be used."""
    began = time.monotonic()
    instance = _instance(request.instance)
    standing = _solution(request.solution, instance)
    disruption = _read(request.disruption, lambda content: read_disruption(content, instance))
    _refuse_folder(request.out)
    with live_replan(seconds=request.seconds) as tell:
        mended = replan(
            instance,
            standing,
            disruption,
            seconds=_left(request.seconds, began),
            seed=request.seed,
            workers=request.workers,
            keep_others=request.keep_others,
            tell=tell,
        )
    _write(request.out, write_solution(mended.solution))
    Console().print(changes_page(instance, mended.changes))
    return INTERRUPTED if mended.interrupted else DONE
