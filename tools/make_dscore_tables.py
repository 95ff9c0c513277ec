"""Makes the shipped D-score tables from an export of the R package dscore 1.11.0.

In R:

    library(dscore); stopifnot(packageVersion("dscore") == "1.11.0"); options(digits = 17)
    write.csv(builtin_keys, "keys.csv", row.names = FALSE, na = "")
    write.csv(builtin_itembank, "items.csv", row.names = FALSE, na = "")
    write.csv(builtin_references, "references.csv", row.names = FALSE, na = "")

Then: python tools/make_dscore_tables.py keys.csv items.csv references.csv

Only the columns named below are kept: numbers and codes. Item texts and instrument names never enter the project.
"""

import csv
import gzip
import io
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "src/handrail/development/data/dscore_1_11_0"
KEYS = ("key", "base_population", "intercept", "slope", "from", "to", "by", "retired")
ITEMS = ("key", "item", "tau")
REFERENCES = ("population", "key", "distribution", "age", "mu", "sigma", "nu", "tau")


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, plain or gzip."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(io.StringIO(raw.decode(), newline="")))


def write(name: str, rows: list[dict[str, str]], columns: tuple[str, ...]) -> None:
    """Writes the chosen columns, with lines ending the same way on every machine."""
    with (FOLDER / name).open("w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow("" if row[column] == "NA" else row[column] for column in columns)
    print(f"{name}: {len(rows)} rows")


def main() -> None:
    """Writes keys.csv, items.csv and references.csv."""
    keys, items, references = (read(Path(given)) for given in sys.argv[1:4])
    write("keys.csv", keys, KEYS)
    write("items.csv", sorted(items, key=lambda row: (row["key"], row["item"])), ITEMS)
    write("references.csv", references, REFERENCES)


if __name__ == "__main__":
    main()
