"""Mending a plan in ten seconds after a lost therapist-day and after cancellations, judged by the independent judge."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from handrail.scheduling import Instance, read_disruption, read_solution, replan, write_solution

HERE = Path(__file__).parent
SECONDS = 10.0
EVENTS = {"sick": "therapist-day lost", "cancel10": "one in ten cancels"}
HEAD = (
    f"{'instance':15} {'event':20} {'others':7} {'time s':>6} {'viol.':>5} {'hit':>4} {'back':>5} {'moved':>5}"
    f" {'undisturbed':>11}"
)


def mended(instance: Instance, path: Path) -> None:
    """Prints how the plan beside the instance is mended: both events, and both with nobody else moved."""
    plan = path.with_suffix(".plan.json")
    standing = read_solution(plan.read_bytes(), instance)
    print(HEAD)
    for event, told in EVENTS.items():
        events = path.with_suffix(f".{event}.json")
        for keep_others in (False, True):
            began = time.monotonic()
            found = replan(
                instance,
                standing,
                read_disruption(events.read_bytes(), instance),
                seconds=SECONDS,
                keep_others=keep_others,
            )
            took = time.monotonic() - began
            new = path.with_suffix(".new.json")
            new.write_bytes(write_solution(found.solution))
            judged = judged_beside(path, new, plan, events)
            counted = judged["replan"]
            print(
                f"{instance.name:15} {told:20} {'kept' if keep_others else 'may':7} {took:6.1f}"
                f" {judged['violations']:5}"
                f" {counted['appointments_hit']:4} {counted['hit_rebooked']:5} {counted['unforced_moves']:5}"
                f" {counted['undisturbed_pct']:10.2f}%",
                flush=True,
            )


def judged_beside(path: Path, new: Path, plan: Path, events: Path) -> dict[str, Any]:
    """What the judge says of a mended plan beside the standing one."""
    command = [sys.executable, HERE / "check.py", path, new, "--baseline", plan, "--disruption", events, "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
