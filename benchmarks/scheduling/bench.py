"""The diary against the receptionist, judged by the independent judge. Figures are printed, never asserted.

    python benchmarks/scheduling/bench.py                      # every row: about half an hour
    python benchmarks/scheduling/bench.py medium-s1 large-s1   # these instances only
    python benchmarks/scheduling/bench.py --timetabling        # the outside yardstick only

Instances come from `generate.py`, which makes the same bytes for the same size, seed and load; what they cost comes
from `check.py`. Both stand here as they were given. The load of the machine is printed beside the figures: with more
than two programs at work they are worse than on a quiet one.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from replanning import mended  # the program beside this one

from handrail.scheduling import Instance, Result, read_instance, solve, write_solution

HERE = Path(__file__).parent
SMALL, MEDIUM, LARGE = 10, 60, 120
# size, seed, load, seconds
ROWS = [
    ("small", 1, 1.0, SMALL),
    ("small", 2, 1.0, SMALL),
    ("small", 3, 1.0, SMALL),
    ("medium", 1, 1.0, MEDIUM),
    ("large", 1, 1.0, 60),
    ("large", 1, 1.0, LARGE),
    ("medium", 2, 1.0, MEDIUM),
    ("medium", 3, 1.0, MEDIUM),
    ("medium", 1, 1.4, MEDIUM),
    ("large", 2, 1.0, LARGE),
]
HEAD = f"{'instance':15} {'method':7} {'time s':>7} {'viol.':>5} {'objective':>9} {'under greedy':>12}"
HEAD += f" {'bound':>8} {'gap':>6} {'missing':>7} {'sessions':>8} {'whole':>6} {'trips':>6} {'pairing':>7} {'same':>6}"
HEAD += f" {'load':>5}"


def name_of(size: str, seed: int, load: float) -> str:
    """The name that the generator gives an instance."""
    return f"{size}-s{seed}" + ("" if load == 1.0 else f"-l{round(load * 100)}")


def made(folder: Path, size: str, seed: int, load: float) -> Path:
    """The file of an instance, made now."""
    command = [sys.executable, HERE / "generate.py", "--size", size, "--seed", str(seed), "--load", str(load)]
    subprocess.run([*command, "--out", folder], check=True, capture_output=True)
    return folder / f"{name_of(size, seed, load)}.json"


def judged(path: Path, result: Result) -> dict[str, object]:
    """What the judge says of a plan."""
    plan = path.with_suffix(".plan.json")
    plan.write_bytes(write_solution(result.solution))
    done = subprocess.run(
        [sys.executable, HERE / "check.py", path, plan, "--json"], capture_output=True, text=True, check=False
    )
    return json.loads(done.stdout)


def row(instance: Instance, path: Path, method: str, seconds: float, greedy: float | None) -> float:
    """Prints one row; returns the objective."""
    result = solve(instance, seconds=seconds, method=method)
    figures = judged(path, result)
    objective = figures["objective"]
    under = f"{100 * (1 - objective / greedy):.1f} %" if greedy else ""
    gap = f"{100 * result.gap:.1f} %" if result.gap is not None else ""
    print(
        f"{instance.name:15} {method:7} {result.solution.wall_seconds:7.1f} {figures['violations']:5} {objective:9}"
        f" {under:>12} {result.bound or '':>8} {gap:>6} {figures['components']['unmet_weighted']:7}"
        f" {figures['sessions_booked_pct']:7.1f}% {figures['children_wholly_booked_pct']:5.1f}%"
        f" {figures['trips_ratio'] or 0:6.3f} {figures['same_day_pairing_pct'] or 0:6.1f}%"
        f" {figures['same_therapist_pct'] or 0:5.1f}% {os.getloadavg()[0]:5.1f}",
        flush=True,
    )
    return objective


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("instances", nargs="*", help="names such as medium-s1; all when left out")
    parser.add_argument("--timetabling", action="store_true", help="only the outside yardstick")
    wanted = parser.parse_args()
    if not wanted.timetabling:
        print(HEAD)
        with tempfile.TemporaryDirectory() as folder:
            for size, seed, load, seconds in ROWS:
                if wanted.instances and name_of(size, seed, load) not in wanted.instances:
                    continue
                path = made(Path(folder), size, seed, load)
                instance = read_instance(path.read_bytes())
                greedy = row(instance, path, "greedy", seconds, None)
                row(instance, path, "best", seconds, greedy)
                mended(instance, path)
    if not wanted.instances:
        from timetabling.bench import main as timetables

        timetables()


if __name__ == "__main__":
    main()
