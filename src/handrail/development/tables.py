"""The tables behind a score: keys, item banks and references, the shipped ones and those a user brings.

The shipped figures are those of release 1.11.0 of the R package dscore; see the notice in their folder.
"""

import csv
import gzip
import hashlib
import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from handrail.development.items import ItemBank
from handrail.development.key import Grid, Key
from handrail.development.prior import BASE_POPULATIONS
from handrail.development.references import BCT, LMS, Reference
from handrail.vocabulary import InputError

FOLDER = Path(__file__).parent / "data" / "dscore_1_11_0"
VERSION = "dscore-1.11.0"
DEFAULT_KEY = "gsed2406"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tables:
    """Everything a score depends on besides the answers. `version` names it and belongs beside every stored score."""

    version: str
    keys: Mapping[str, Key]
    banks: Mapping[str, ItemBank]
    references: Mapping[tuple[str, str], Reference]

    def key(self, name: str) -> Key:
        """The key of that name. Raises InputError on `key` for an unknown one; another is never taken instead."""
        if name not in self.keys:
            raise InputError("key", f'"{name}" is not known; known keys: {", ".join(self.keys)}.', code="unknown_key")
        return self.keys[name]

    def reference(self, key: str, population: str | None = None) -> Reference | None:
        """The reference of `population` under `key`; without a population that of the key, or None if it has none.

        Raises InputError on `population` for one that has no reference under this key.
        """
        wanted = population or self.key(key).base_population
        found = self.references.get((wanted, key))
        if found is None and population is not None:
            known = ", ".join(sorted(p for p, k in self.references if k == key)) or "none"
            sentence = f'"{population}" has no reference under key {key}; populations with one: {known}.'
            raise InputError("population", sentence, code="unknown_population")
        return found

    def with_items(self, path: Path) -> "Tables":
        """These tables with the item banks of a file, which replace those of the same key.

        The file is CSV with the columns key, item and tau. A key that is not known yet needs a scale of its own in
        each row: base_population (whose prior it starts from), intercept, slope, and from, to and by of the grid,
        the columns of the R package's own table of keys. Another key's scale is never taken instead. Raises
        InputError with line and column for what is wrong.
        """
        banks, scales = _read_items(path)
        fresh = {name: _key(row) for name, row in scales.items() if name not in self.keys}
        return replace(
            self,
            version=f"{self.version} + {_stamp(path)}",
            keys={**self.keys, **fresh},
            banks={**self.banks, **banks},
        )

    def with_references(self, path: Path) -> "Tables":
        """These tables with the references of a file, which replace those of the same population and key.

        The file is CSV with the columns population, key, distribution (LMS or BCT), age (years), mu, sigma, nu and,
        for BCT, tau. Raises InputError with row and column for what is wrong.
        """
        found = _read_references(path)
        return replace(self, version=f"{self.version} + {_stamp(path)}", references={**self.references, **found})


@lru_cache(maxsize=1)
def shipped_tables() -> Tables:
    """The tables that come with Handrail.

    >>> shipped_tables().key("gsed2406").slope
    4.064264
    """
    banks, _ = _read_items(FOLDER / "items.csv")
    keys = {key.name: key for key in map(_key, _rows(FOLDER / "keys.csv", ("key",)))}
    return Tables(version=VERSION, keys=keys, banks=banks, references=_read_references(FOLDER / "references.csv"))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a table, with its file and line for messages."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        return (self.cells.get(column) or "").strip()

    def number(self, column: str) -> float:
        """The finite number in a column. Raises InputError naming file, line and column for anything else."""
        try:
            value = float(self.text(column))
        except ValueError:
            raise self.fault(column, f'"{self.text(column)}" is not a number.') from None
        if not math.isfinite(value):
            raise self.fault(column, f'"{self.text(column)}" is not a finite number.')
        return value

    def fault(self, column: str, what: str) -> InputError:
        return InputError(f"{self.path.name}, line {self.line}, {column}", what, code="bad_table")


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[_Row]:
    """The rows of a CSV file, plain or gzip. Raises InputError for a file without the needed columns."""
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(path.name, f"cannot be read as a CSV file: {error}.", code="bad_table") from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [column for column in needed if column not in (reader.fieldnames or ())]
    if missing:
        raise InputError(path.name, f"lacks the column {', '.join(missing)}.", code="bad_table")
    try:
        for cells in reader:
            if None in cells or None in cells.values():
                where = f"{path.name}, line {reader.line_num}"
                raise InputError(where, "has more or fewer cells than the first line.", code="bad_table")
            yield _Row(path, reader.line_num, cells)
    except csv.Error as error:
        raise InputError(f"{path.name}, line {reader.line_num}", f"is no CSV: {error}.", code="bad_table") from None


def _read_items(path: Path) -> tuple[dict[str, ItemBank], dict[str, _Row]]:
    """The banks of a file by key, and the first row of each key."""
    difficulties: dict[str, dict[str, float]] = {}
    first: dict[str, _Row] = {}
    for row in _rows(path, ("key", "item", "tau")):
        key, item = row.text("key"), row.text("item").lower()
        if not key or not item:
            raise row.fault("key" if not key else "item", "is empty.")
        bank = difficulties.setdefault(key, {})
        first.setdefault(key, row)
        if item in bank:
            raise row.fault("item", f'"{item}" stands twice under key {key}.')
        bank[item] = row.number("tau") if row.text("tau") else math.nan
    if not difficulties:
        raise InputError(path.name, "has no rows.", code="bad_table")
    return {key: ItemBank.of(key, bank) for key, bank in difficulties.items()}, first


def _key(row: _Row) -> Key:
    """The scale that a row states. Raises InputError on the first column that is missing or has no meaning."""
    base = row.text("base_population")
    if base not in BASE_POPULATIONS:
        known = ", ".join(BASE_POPULATIONS)
        raise row.fault("base_population", f'key {row.text("key")} needs one of {known} here, not "{base}".')
    if row.number("slope") <= 0:
        raise row.fault("slope", "must be above 0.")
    return Key(
        name=row.text("key"),
        base_population=base,
        intercept=row.number("intercept"),
        slope=row.number("slope"),
        grid=Grid(start=row.number("from"), stop=row.number("to"), step=row.number("by")),
        is_retired=row.text("retired") == "TRUE",
    )


def _read_references(path: Path) -> dict[tuple[str, str], Reference]:
    groups: dict[tuple[str, str], list[_Row]] = {}
    for row in _rows(path, ("population", "key", "distribution", "age", "mu", "sigma", "nu")):
        groups.setdefault((row.text("population"), row.text("key")), []).append(row)
    if not groups:
        raise InputError(path.name, "has no rows.", code="bad_table")
    return {name: _reference(name, rows) for name, rows in groups.items()}


def _reference(name: tuple[str, str], rows: list[_Row]) -> Reference:
    distribution = rows[0].text("distribution").upper()
    if distribution not in (LMS, BCT):
        raise rows[0].fault("distribution", f'"{distribution}" is neither LMS nor BCT.')
    if len(rows) < 2:
        raise rows[0].fault("age", f"{name[0]} under {name[1]} needs at least two ages.")
    numbers = [_parameters(row, distribution) for row in rows]
    for row, earlier, later in zip(rows[1:], numbers, numbers[1:], strict=False):
        if not later[0] > earlier[0]:
            raise row.fault("age", "must rise from line to line within a population and key.")
        if row.text("distribution").upper() != distribution:
            raise row.fault("distribution", "must be the same within a population and key.")
    age, mu, sigma, nu, tau = np.array(numbers).T.copy()
    return Reference(
        population=name[0], key=name[1], distribution=distribution, age=age, mu=mu, sigma=sigma, nu=nu, tau=tau
    )


def _parameters(row: _Row, distribution: str) -> tuple[float, float, float, float, float]:
    tau = row.number("tau") if distribution == BCT else math.nan
    for column in ("mu", "sigma"):
        if row.number(column) <= 0:
            raise row.fault(column, "must be above 0.")
    if tau <= 0:
        raise row.fault("tau", "must be above 0.")
    return row.number("age"), row.number("mu"), row.number("sigma"), row.number("nu"), tau


def _stamp(path: Path) -> str:
    """The name of a file with the start of the hash of what it holds, so that a changed file is another version."""
    return f"{path.name} ({hashlib.sha256(path.read_bytes()).hexdigest()[:12]})"
