"""The independent judge and the generator of instances, as programs of the benchmark that tests may call."""

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from handrail.scheduling import Instance, Solution, read_instance, write_instance, write_solution

PROGRAMS = Path(__file__).parents[1] / "benchmarks" / "scheduling"


@cache
def program(name: str) -> ModuleType:
    """One of the programs beside the benchmark, as a module."""
    spec = importlib.util.spec_from_file_location(name, PROGRAMS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TINY, SHORT = "tiny", "short"  # seven children in a week at one site; fourteen in three weeks at two
OWN_SIZES = {TINY: (7, 3, 1, 1), SHORT: (14, 4, 2, 3)}


@cache
def generated(size: str, seed: int, load: float = 1.0) -> Instance:
    """The instance that the generator makes of a size and a seed."""
    generator = program("generate")
    generator.SIZES |= OWN_SIZES
    return read_instance(msgspec.json.encode(generator.make(size, seed, load)))


def judged(instance: Instance, solution: Solution) -> tuple[list[tuple[str, str]], dict[str, Any]]:
    """What the judge says of a plan: the violations, and its own figures."""
    judge = program("check")
    plan = msgspec.json.decode(write_solution(solution))
    bench = judge.Judge(msgspec.json.decode(write_instance(instance)), judge.norm(plan))
    return bench.hard(), bench.metrics()
