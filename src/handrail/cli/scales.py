"""The tables that options of the command line name."""

from pathlib import Path

from handrail.development.dscore import Tables, shipped_tables


def tables_of(items: Path | None, references: Path | None) -> Tables:
    """The shipped tables, with those of the files in front. Raises InputError for a file that cannot be used."""
    tables = shipped_tables()
    if items is not None:
        tables = tables.with_items(items)
    if references is not None:
        tables = tables.with_references(references)
    return tables
