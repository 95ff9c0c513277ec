"""What a review settled for one red flag, and how a record differs from it."""

from dataclasses import dataclass

import pytest

OPEN = 216.0  # a row without an upper age reaches at least this far


@dataclass(frozen=True)
class Settled:
    """What was settled for one record. `head` reads "urgency contact age-basis from-to"; what is empty is free.

    `signs` must be offered, `graver` reads "sign:urgency"; `alongside`, `after` are the exact therapies.
    """

    flag: str
    head: str
    signs: str = ""
    graver: str = ""
    alongside: str | None = None
    after: str | None = None
    needs: int | None = None
    service: str | None = None


def flag(name: str, head: str, **settled) -> Settled:
    return Settled(f"rf_{name}", head, **settled)


def rows(table):
    return [pytest.param(settled, id=name) for name, settled in table.items()]


def differences(knowledge, settled: Settled) -> dict[str, tuple]:
    """What the record says otherwise than was settled, as (settled, found)."""
    record = knowledge.red_flags[settled.flag]
    urgency, see, basis, ages = settled.head.split()
    low, _, high = ages.partition("-")
    wanted = {"urgency": urgency, "see": see, "age_basis": basis, "from": float(low)}
    found = {
        "urgency": record.urgency,
        "see": record.see,
        "age_basis": record.age_basis,
        "from": record.age_from_months,
    }
    wanted["until"] = float(high) if high else True
    found["until"] = record.age_to_months if high else record.age_to_months >= OPEN
    for field in ("alongside", "after"):
        if (names := getattr(settled, field)) is not None:
            wanted[field] = names.split()
            found[field] = sorted(record.alongside if field == "alongside" else record.therapy_after)
    for field, value in (("needs", settled.needs), ("other_service", settled.service)):
        if value is not None:
            wanted[field], found[field] = value, getattr(record, field)
    offered = {sign.id for sign in record.signs}
    wanted["missing signs"], found["missing signs"] = [], [s for s in settled.signs.split() if s not in offered]
    levels = {sign.id: str(sign.urgency) for sign in record.escalates_when}
    for sign, level in (pair.split(":") for pair in settled.graver.split()):
        wanted[f"graver {sign}"], found[f"graver {sign}"] = level, levels.get(sign)
    return {key: (wanted[key], found[key]) for key in wanted if wanted[key] != found[key]}
