"""What a deployment says in its environment, read strictly."""

import os

_ON, _OFF = frozenset({"on", "1", "true", "yes"}), frozenset({"off", "0", "false", "no"})


def text(name: str, default: str = "") -> str:
    """The value of the variable `name`, or `default` when it is missing or empty."""
    return os.environ.get(name, "").strip() or default


def switch(name: str, *, default: bool) -> bool:
    """Whether the variable `name` is on. Raises ValueError for a word that is neither on nor off."""
    value = text(name).lower()
    if not value:
        return default
    if value not in _ON | _OFF:
        raise ValueError(f'{name} must be "on" or "off", not "{value}".')
    return value in _ON


def number(name: str, default: int) -> int:
    """The whole number of the variable `name`, from 0. Raises ValueError for anything else."""
    value = text(name)
    if value and not value.isdecimal():
        raise ValueError(f'{name} must be a whole number, not "{value}".')
    return int(value) if value else default


def words(name: str, default: str) -> list[str]:
    """The values between commas of the variable `name`."""
    return [word for part in text(name, default).split(",") if (word := part.strip())]
