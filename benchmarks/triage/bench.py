"""How good the answers are: the development benchmark, our own texts, flags asked outright, ordinary children."""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hinted import print_hinted
from ordinary import print_ordinary
from sources_left_out import print_sources_left_out

from handrail.triage import Check, Engine, FlagReply, decide
from handrail.vocabulary import FlagAnswer

TODAY = date(2026, 11, 24)
HERE = Path(__file__).parent
SETS = (
    "referral_criteria.dev.jsonl",
    "parent_free_text.dev.jsonl",
    "vignettes.dev.jsonl",
    "own_criteria.jsonl",
    "own_free_text.jsonl",
    "rater_criteria.jsonl",
    "rater_free_text.jsonl",
    "published_learned_from.jsonl",
)
# What pages outside the evidence say, in our own words. Of half of the sources only totals are printed.
HALVED = ("published_criteria.jsonl", "published_worries.jsonl", "published_again.jsonl")


def rows_of(name: str) -> list[dict]:
    """The rows of one set."""
    return [json.loads(line) for line in (HERE / name).read_text().splitlines()]


def predictions(engine: Engine, rows: list[dict]) -> Iterator[dict]:
    """One prediction for each row, from its text, age and conditions only."""
    for row in rows:
        raw = {"id": row["id"], "text": row.get("text") or row["story"]}
        raw |= {key: row[key] for key in ("age_months", "conditions") if row.get(key) is not None}
        _, answer = engine.decide(raw, TODAY, needs_id=True)
        yield {
            "id": row["id"],
            "label": answer.label,
            "must_flag": answer.must_flag,
            "topics": answer.topics,
            "disciplines": answer.disciplines,
            "why": [reason.rule for reason in answer.reasons[:3]],
        }


def print_scores(title: str, rows: list[dict], found: list[dict]) -> None:
    """The scorer's table for these rows."""
    with tempfile.NamedTemporaryFile("w") as gold, tempfile.NamedTemporaryFile("w") as out:
        for file, lines in ((gold, rows), (out, found)):
            file.writelines(json.dumps(line) + "\n" for line in lines)
            file.flush()
        print(f"\n== {title}", flush=True)
        subprocess.run([sys.executable, HERE / "score_benchmark.py", gold.name, out.name], check=True)


def print_missed_flags(rows: list[dict], found: list[dict]) -> None:
    """Each missed flag with what was read instead."""
    for row, answer in zip(rows, found, strict=True):
        if row.get("must_flag") and not answer["must_flag"]:
            text = row.get("text") or row["story"]
            print(f"  missed flag {row['id']}: {text[:90]!r} was read as {answer['why'] or 'nothing known'}")


def print_halves(engine: Engine, name: str) -> None:
    """One table for the sources that may be looked at, and bare totals for those kept apart."""
    rows = rows_of(name)
    looked_at = [row for row in rows if _is_looked_at(row["source_group"])]
    kept_apart = [row for row in rows if not _is_looked_at(row["source_group"])]
    found = list(predictions(engine, looked_at))
    print_scores(f"{name}, sources that may be looked at", looked_at, found)
    print_missed_flags(looked_at, found)
    bare = [{**answer, "id": str(place)} for place, answer in enumerate(predictions(engine, kept_apart))]
    print_scores(f"{name}, sources kept apart", [{**row, "id": str(i)} for i, row in enumerate(kept_apart)], bare)


def _is_looked_at(source: str) -> bool:
    return hashlib.sha256(source.encode()).digest()[-1] % 2 == 1


def print_flags_asked(engine: Engine) -> None:
    """Every red flag that is answered yes must raise the answer: the product asks outright."""
    flags = [flag for flag in engine.knowledge.red_flags.values() if flag.status != "retired"]
    raised = before_therapy = 0
    for flag in flags:
        check = Check(red_flags={flag.id: FlagReply(answer=FlagAnswer.YES)}, shows_safeguarding=True)
        answer = decide(check, engine.knowledge, TODAY)
        before_therapy += answer.must_flag
        raised += answer.urgency.rank >= flag.urgency.rank and any(r.rule == flag.id for r in answer.reasons)
    print(f"\n== red-flag questions answered yes: {raised}/{len(flags)} raise at least their own urgency")
    print(f"   {before_therapy} of them come before therapy; the others are for a therapist")


def main() -> None:
    """Prints every table."""
    engine = Engine.start()
    for name in SETS:
        rows = rows_of(name)
        found = list(predictions(engine, rows))
        print_scores(name, rows, found)
        print_missed_flags(rows, found)
    for name in HALVED:
        print_halves(engine, name)
    print("\n== the reader's limits, each source left out (strict)")
    for name in ("referral_criteria.dev.jsonl", "parent_free_text.dev.jsonl"):
        print_sources_left_out(engine, name, rows_of(name), predictions)
    print_flags_asked(engine)
    print_hinted(engine.reader)
    print_ordinary(engine.knowledge, TODAY)


if __name__ == "__main__":
    main()
