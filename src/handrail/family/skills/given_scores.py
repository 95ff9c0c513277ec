"""Reads D-scores that a professional gave: a table with a line for each day."""

import csv
import re
from datetime import date

import msgspec
from django.utils.translation import gettext as _

from handrail.development.dscore import shipped_tables
from handrail.planning import ScoreGiven
from handrail.vocabulary import InputError

MOST_LINES = 200
MOST_BYTES = 100_000
NEEDED = ("on", "d", "sem", "n")
EXAMPLE = (",".join(NEEDED), "2026-03-01,42.5,1.2,30")
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


def read_scores(written: str, key: str, today: date) -> tuple[ScoreGiven, ...]:
    """The scores in a table with the columns on, d, sem, n and, where several scales occur, key; earliest first.

    `key` is the scale of lines that name none; without either a line is refused, because a score on another scale
    would look like progress or loss. Raises InputError on `scores` with the line that needs a change.

    >>> read_scores("on,d,sem,n\\n2026-03-01,42.5,1.2,30", "gsed2406", date(2026, 5, 1))[0].d
    42.5
    """
    lines = written[:MOST_BYTES].lstrip("\ufeff").strip().splitlines()
    if not lines:
        raise InputError("scores", _("Paste the scores, or choose the file that holds them."))
    table = csv.DictReader(lines, delimiter=max(",;\t", key=lines[0].count))
    names = [name.strip().lower() for name in table.fieldnames or ()]
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise InputError(
            "scores", _("The first line must name the columns; missing: %(names)s.") % {"names": ", ".join(missing)}
        )
    table.fieldnames = names
    rows = list(table)
    if not 1 <= len(rows) <= MOST_LINES:
        raise InputError(
            "scores",
            _("Give from 1 to %(most)d lines of scores below the names of the columns.") % {"most": MOST_LINES},
        )
    read = (_score(row, number, key, today) for number, row in enumerate(rows, start=2))
    return tuple(sorted({(score.on, score.key): score for score in read}.values(), key=lambda score: score.on))


def day_of(written: str, today: date) -> date:
    """The day in "2026-03-01" or "1/3/2026". Raises ValueError for no day, and for one to come."""
    found = _DAY_FIRST.fullmatch(written.strip())
    day = date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(written.strip())
    if day > today:
        raise ValueError("is still to come")
    return day


def _score(row: dict[str | None, str | None], number: int, key: str, today: date) -> ScoreGiven:
    cells = {str(name): (value or "").strip() for name, value in row.items() if isinstance(value, str | None)}
    scale = cells.get("key") or key
    if scale not in shipped_tables().keys:
        told = {"number": number, "known": ", ".join(shipped_tables().keys)}
        raise InputError("scores", _("Line %(number)d: say which scale it is. Known scales: %(known)s.") % told)
    try:
        on = day_of(cells["on"], today)
    except ValueError:
        wrong = {"number": number, "written": cells["on"]}
        raise InputError("scores", _("Line %(number)d: “%(written)s” is not a day up to today.") % wrong) from None
    try:
        d, sem = (float(cells[name].replace(",", ".")) for name in ("d", "sem"))
        return msgspec.convert({"on": on, "d": d, "sem": sem, "n": int(cells["n"]), "key": scale}, ScoreGiven)
    except (ValueError, msgspec.ValidationError):
        no_score = _("Line %(number)d: d, sem and n must be numbers that a score can have.")
        raise InputError("scores", no_score % {"number": number}) from None
