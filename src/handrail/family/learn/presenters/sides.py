"""Therapies side by side: the rows of the table on the answer and on the page that explains them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handrail.knowledge import Knowledge
from handrail.knowledge.records import Role
from handrail.triage import discipline_name
from handrail.vocabulary import Jurisdiction

_FEATURE = "feature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one therapy says on one line: a sentence, or items; with its name for a phone, where columns end."""

    name: str
    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table."""

    label: str
    cells: tuple[Cell, ...]


def feature_rows(
    disciplines: Sequence[str], knowledge: Knowledge, where: Jurisdiction | None, *, most_telling: bool
) -> tuple[Row, ...]:
    """How the therapies differ in general; only the most telling lines, or all of them."""
    rows = (role for role in knowledge.roles.values() if role.kind == _FEATURE and (role.on_answer or not most_telling))
    return role_rows(rows, disciplines, knowledge, where)


def role_rows(
    roles: Iterable[Role], disciplines: Sequence[str], knowledge: Knowledge, where: Jurisdiction | None
) -> tuple[Row, ...]:
    """A line of the table for each of these roles."""
    names = {name: discipline_name(name, knowledge, where) for name in disciplines}
    return tuple(
        Row(
            label=role.label,
            cells=tuple(Cell(name=shown, text=role.views.get(name, "")) for name, shown in names.items()),
        )
        for role in roles
    )
