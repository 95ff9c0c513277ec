"""Timetables of three ITC-2007 instances in the time that the competition gave, beside what its winner reached."""

import os
import time
from pathlib import Path

from handrail.scheduling.solving.search import Search
from timetabling.courses import UNPLACED, clashes, cost, read
from timetabling.timetable import Timetable

HERE = Path(__file__).parent
SECONDS = 168.0
TO_COMPARE = {"comp01": "5 (winner)", "comp04": "37 (winner)", "comp11": "0 (known best)"}


def main(seconds: float = SECONDS, seed: int = 0) -> None:
    """Prints one row for each instance."""
    print(f"\n{'timetable':10} {'time s':>7} {'clashes':>7} {'unplaced':>8} {'cost':>6}  to compare, {'load':>5}")
    for name, known in TO_COMPARE.items():
        timetable = Timetable(read(HERE / f"{name}.ectt"))
        began = time.monotonic()
        search = Search(
            plan=timetable,
            kinds=timetable.kinds(),
            seed=seed,
            seconds_left=lambda began=began: seconds - (time.monotonic() - began),
        )
        search.run(workers=2)
        unplaced, soft = divmod(cost(timetable.instance, timetable.placed), UNPLACED)
        broken = clashes(timetable.instance, timetable.placed)
        took = time.monotonic() - began
        print(
            f"{name:10} {took:7.1f} {broken:7} {unplaced:8} {soft:6}  {known:15} {os.getloadavg()[0]:5.1f}", flush=True
        )


if __name__ == "__main__":
    main()
