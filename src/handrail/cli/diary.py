"""What the commands of `handrail schedule` do: read the files, call the diary, write and print what comes back."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from rich.console import Console

from handrail.cli.batch import DONE, INTERRUPTED
from handrail.cli.diary_files import console_beside, read, refuse_shared_input, refuse_unwritable, write
from handrail.cli.diary_live import live_replan, live_solve
from handrail.cli.diary_page import changes_page, explanation_page, figures_page, plan_pages
from handrail.knowledge import load
from handrail.scheduling import (
    Instance,
    Method,
    Solution,
    explain,
    export,
    measure,
    read_disruption,
    read_instance,
    read_solution,
    replan,
    solve,
    week_page,
    write_solution,
)
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
    method = _method(request.method)
    instance = read(request.instance, read_instance)
    refuse_unwritable(request.out, request.instance)
    with live_solve(request.seconds if request.rounds is None else None) as on_progress:
        result = solve(
            instance,
            seconds=_left(request.seconds, began),
            rounds=request.rounds,
            seed=request.seed,
            workers=request.workers,
            method=method,
            on_progress=on_progress,
        )
    write(request.out, write_solution(result.solution))
    console_beside(request.out).print(figures_page(result.metrics, result.bound))
    return INTERRUPTED if result.interrupted else DONE


def run_replan(request: ReplanRequest) -> int:
    """Mends the plan and returns the exit status. Raises InputError for what cannot be used."""
    began = time.monotonic()
    refuse_shared_input(request.instance, request.solution, request.disruption)
    instance, standing = _plan(request.instance, request.solution)
    disruption = read(request.disruption, lambda content: read_disruption(content, instance))
    refuse_unwritable(request.out, request.instance, request.solution, request.disruption)
    with live_replan() as tell:
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
    write(request.out, write_solution(mended.solution))
    console_beside(request.out).print(changes_page(instance, mended.changes))
    return INTERRUPTED if mended.interrupted else DONE


def run_show(instance_path: Path, solution_path: Path, *, html: Path | None, week: int | None) -> None:
    """Prints the weeks of a plan, or writes them as a page. Raises InputError for what cannot be used."""
    instance, solution = _plan(instance_path, solution_path)
    if week is not None and week > instance.calendar.weeks:
        raise InputError("--week", f"the plan has {instance.calendar.weeks} weeks, not {week}.")
    console = console_beside(html)
    console.print(figures_page(measure(instance, solution.appointments), solution.bound))
    if html is None:
        weeks = range(instance.calendar.weeks) if week is None else (week - 1,)
        for page in plan_pages(instance, solution.appointments, weeks):
            console.print(page)
        return
    refuse_unwritable(html, instance_path, solution_path)
    accents = {name.upper(): record.accent for name, record in load().disciplines.items()}
    write(html, week_page(instance, solution, accents=accents).encode())


def run_explain(instance_path: Path, solution_path: Path, *, child: str) -> None:
    """Prints why a child's part of a plan is as it is. Raises InputError for what cannot be used."""
    instance, solution = _plan(instance_path, solution_path)
    Console().print(explanation_page(instance, explain(instance, solution, child=child)))


def run_export(instance_path: Path, solution_path: Path, *, folder: Path) -> None:
    """Writes the calendar files. Raises InputError for what cannot be used."""
    instance, solution = _plan(instance_path, solution_path)
    files = export(instance, solution, made_at=datetime.now(UTC))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise InputError("--ics", f"{folder} cannot be written: {error.strerror}.") from None
    Console().print(f"{len(files)} calendar files in {folder}")


def _plan(instance_path: Path, solution_path: Path) -> tuple[Instance, Solution]:
    refuse_shared_input(instance_path, solution_path)
    instance = read(instance_path, read_instance)
    return instance, read(solution_path, lambda content: read_solution(content, instance))


def _method(name: str) -> Method:
    """The method of this name."""
    for method in get_args(Method):
        if method == name:
            found: Method = method
            return found
    raise InputError("--method", f'"{name}" is not one of {", ".join(get_args(Method))}.')


def _left(seconds: float, began: float) -> float:
    return max(_LEAST_SECONDS, seconds - (time.monotonic() - began))
