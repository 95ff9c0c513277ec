"""How fast and how small measuring development is. Figures are printed, never asserted.

    python benchmarks/development/bench.py            # in memory, and files up to 10,000,000 children: minutes
    python benchmarks/development/bench.py --quick    # files up to 1,000,000 children

The R package is not needed: its published figure is for two cores, one thread and 30 answers a child. Where R
with dscore is installed, it runs beside.
"""

import argparse
import csv
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
from scipy.sparse import csr_array

from handrail.development.dscore import Coordinates, Options, Wide, score, shipped_tables
from handrail.development.score import scorer_for
from handrail.development.scorer import BLOCK

HERE = Path(__file__).parent
HANDRAIL = Path(sys.executable).with_name("handrail")
KEY, ANSWERS = "gsed2406", 30
R_NARROW, R_WHOLE = 2_148, 1_000  # children a second of the R package: 138 columns, all 1,582
NARROW = 138
RUNS = 9


def made_up(children: int, items: list[str], rng: np.random.Generator) -> tuple[Wide, np.ndarray]:
    """Children of all ages up to 3.5 years with 30 answers each, spread over `items`."""
    table = np.full((children, len(items)), -1, dtype=np.int8)
    for first in range(0, children, 10_000):
        part = table[first : first + 10_000]
        order = np.argpartition(rng.random(part.shape, dtype=np.float32), ANSWERS, axis=1)[:, :ANSWERS]
        np.put_along_axis(part, order, rng.integers(0, 2, order.shape).astype(np.int8), axis=1)
    return Wide(table, items), rng.uniform(0, 3.5, children)


def as_coordinates(wide: Wide) -> Coordinates:
    """The same answers one by one."""
    child, item = np.nonzero(wide.table >= 0)
    scores = wide.table[child, item]
    return Coordinates(
        child=child.astype(np.int32), item=item.astype(np.int32), score=scores, items=wide.items, children=len(wide)
    )


def best_and_median_s(work: Callable[[], object]) -> tuple[float, float]:
    """The shortest and the median time over several runs; the shortest is the one that other work disturbed least."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken), statistics.median(taken)


def product_s(wide: Wide) -> float:
    """The time of the sparse product alone, block by block on one thread: the work that cannot be left out."""
    scorer = scorer_for(KEY, None, Options(), shipped_tables())
    blocks = wide.blocks_by(scorer.bank)
    taken = 0.0
    for first in range(0, len(wide), BLOCK):
        block = blocks(first, min(first + BLOCK, len(wide)))
        ones = np.ones(len(block.rows_of_table))
        answers = csr_array((ones, block.rows_of_table, block.starts), shape=(len(block), len(scorer.log_table)))
        start = time.perf_counter()
        answers @ scorer.log_table
        taken += time.perf_counter() - start
    return taken


def print_in_memory(rng: np.random.Generator, children: int) -> None:
    """Children per second from each form of input, and how near that is to the product alone."""
    bank = shipped_tables().banks[KEY]
    print(f"D, SEM and DAZ in memory, {ANSWERS} answers a child, {children:,} children, key {KEY}")
    print(f"{'input':<24}{'threads':>8}{'best / s':>12}{'median / s':>12}{'x R package':>13}")
    for columns, published in ((NARROW, R_NARROW), (len(bank.items), R_WHOLE)):
        items = [item for item in bank.items if columns > NARROW or item.startswith("gs1")][:columns]
        wide, ages = made_up(children, items, rng)
        forms = [(f"{len(items):,} columns", wide)]
        forms += [("coordinates", as_coordinates(wide))] if columns == NARROW else []
        for name, answers in forms:
            for threads in (1, 2):
                best, median = best_and_median_s(lambda a=answers, t=threads, g=ages: score(a, g, threads=t))
                print(
                    f"{name:<24}{threads:>8}{children / best:>12,.0f}{children / median:>12,.0f}"
                    f"{children / best / published:>12,.0f}x"
                )
        product = min(product_s(wide) for _ in range(RUNS))
        alone, _ = best_and_median_s(lambda w=wide, g=ages: score(w, g, threads=1))
        print(
            f"  the matrix product is {product / alone:.0%} of one thread; alone it does {children / product:,.0f} / s"
        )


def write_file(path: Path, children: int, rng: np.random.Generator) -> None:
    """A Parquet file of children with 138 columns, in parts so that making it needs little memory."""
    items = [item for item in shipped_tables().banks[KEY].items if item.startswith("gs1")][:NARROW]
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        parts = []
        wide, ages = made_up(min(children, 100_000), items, rng)
        whole = {item: pl.Series(wide.table[:, place]).replace(-1, None) for place, item in enumerate(items)}
        for number, first in enumerate(range(0, children, 100_000)):
            count = min(100_000, children - first)
            frame = pl.DataFrame({"id": np.arange(first, first + count), "age": ages[:count]})
            frame = frame.with_columns(**{item: column[:count] for item, column in whole.items()})
            parts.append(Path(folder) / f"{number:05}.arrow")
            frame.write_ipc(parts[-1])
        pl.scan_ipc(parts).sink_parquet(path)


def print_files(rng: np.random.Generator, sizes: tuple[int, ...]) -> None:
    """Time and peak memory of the whole command over Parquet files of growing size."""
    print("\nhandrail development score, Parquet in, Parquet out, the whole process")
    print(f"{'children':>12}{'seconds':>10}{'children / s':>14}{'peak MB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for children in sizes:
            source, target = Path(folder) / "children.parquet", Path(folder) / "scores.parquet"
            write_file(source, children, rng)
            start = time.perf_counter()
            peak = peak_mb([str(HANDRAIL), "development", "score", str(source), "-o", str(target)])
            taken = time.perf_counter() - start
            print(f"{children:>12,}{taken:>10.2f}{children / taken:>14,.0f}{peak:>10,.0f}")


def peak_mb(command: list[str]) -> float:
    """The largest resident memory of a process."""
    wrapped = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    done = subprocess.run([sys.executable, "-c", wrapped, *command], capture_output=True, check=True, text=True)
    return int(done.stdout) / 1024


def print_r(rng: np.random.Generator) -> None:
    """The R package beside, where it is installed."""
    if shutil.which("Rscript") is None:
        print("\nR is not installed; the ratios above use its published figures.")
        return
    wide, ages = made_up(10_000, [i for i in shipped_tables().banks[KEY].items if i.startswith("gs1")][:NARROW], rng)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "children.csv"
        with path.open("w", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["age", *wide.items])
            writer.writerows(
                [age, *("" if c < 0 else int(c) for c in row)] for age, row in zip(ages, wide.table, strict=True)
            )
        script = (
            f'x <- read.csv("{path}"); t <- system.time(dscore::dscore(x, key = "{KEY}")); '
            'cat(nrow(x) / t[["elapsed"]], as.character(packageVersion("dscore")))'
        )
        done = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=False)
    print(f"\nR package on this machine, children a second and version: {done.stdout or done.stderr}")


def main() -> None:
    """Prints every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="no file of 10,000,000 children")
    parser.add_argument("--children", type=int, default=200_000, help="children in memory")
    options = parser.parse_args()
    rng = np.random.default_rng(20261124)
    print_in_memory(rng, options.children)
    print_files(rng, (10_000, 100_000, 1_000_000, *(() if options.quick else (10_000_000,))))
    print_r(rng)


if __name__ == "__main__":
    main()
