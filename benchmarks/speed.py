"""How fast, each figure beside a baseline measured in the same run. Figures are printed, never asserted."""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from handrail.documents import Sheet, draft_letter, letter_sheet, pdf_of, setting_for
from handrail.documents.sheet import Look
from handrail.knowledge import load_library
from handrail.matching import SearchIndex, entries_to_read
from handrail.triage import Engine, decide
from handrail.triage.replay import made_up_children

TODAY = date(2026, 11, 24)
SHORTEST_NAME = 5
HERE = Path(__file__).parent
HANDRAIL = Path(sys.executable).with_name("handrail")
BARE_TYPER = """
    import typer
    app = typer.Typer(no_args_is_help=True, add_completion=False)
    @app.command()
    def check(text: str = "", file: str = "", batch: str = "", out: str = "", on: str = "", json: bool = False):
        "Check."
    group = typer.Typer(no_args_is_help=True)
    for name in ("check", "compile", "show", "search", "diff", "review"):
        group.command(name)(lambda record="": None)
    app.add_typer(group, name="knowledge")
    app()
"""


def median_us(work: Callable[[int], object], times: int) -> float:
    """The median time of one call in microseconds."""
    taken = []
    for number in range(times):
        start = time.perf_counter()
        work(number)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1e6


def whole_process_s(command: list[str | Path], times: int = 7) -> float:
    """The median time of a whole process in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def processor_s() -> float:
    """The processor time of all finished child processes in seconds: unlike wall time it bears a busy machine."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def texts() -> list[str]:
    """The free texts of the benchmark."""
    lines = (HERE / "triage" / "parent_free_text.dev.jsonl").read_text().splitlines()
    return [json.loads(line)["text"] for line in lines]


def different_texts(engine: Engine, rows: int) -> Iterator[str]:
    """`rows` different texts of the usual length, two phrasings each, so that nothing is fast because it repeats."""
    concerns = engine.knowledge.concerns.values()
    phrasings = [text for concern in concerns for text in concern.phrasings]
    for number in range(rows):
        turn, place = divmod(number, len(phrasings))
        yield f"{phrasings[place]}. {phrasings[(place * 7 + turn * 101 + 1) % len(phrasings)]}"


def print_core(engine: Engine) -> None:
    """One decision and one matching, each beside JSON-decoding the same text."""
    checks = [check for _, check in made_up_children(engine.knowledge)][::7]
    decision = median_us(lambda n: decide(checks[n % len(checks)], engine.knowledge, TODAY), 4000)
    words = texts()
    matching = median_us(lambda n: engine.reader.read(words[n % len(words)]), 2000)
    encoded = [json.dumps({"id": "x", "text": text}) for text in words]
    baseline = median_us(lambda n: json.loads(encoded[n % len(words)]), 4000)
    print(f"one decision        {decision:8.0f} us   ({decision / baseline:.0f} x decoding one line of JSON)")
    print(f"matching one text   {matching:8.0f} us   ({matching / baseline:.0f} x decoding one line of JSON)")


def print_search(engine: Engine) -> None:
    """One search over everything to read, each for a name with a letter left out, beside a plain look through it."""
    began = time.perf_counter()
    index = SearchIndex(entries_to_read(engine.knowledge, load_library()))
    made = (time.perf_counter() - began) * 1e3
    names = [entry.name for entry in index.entries if len(entry.name) > SHORTEST_NAME]
    slips = [name[:3] + name[4:] for name in names]
    texts = ["\n".join((entry.name, *entry.said, *entry.texts)).casefold() for entry in index.entries]
    search = median_us(lambda n: index.search(slips[n * 7 % len(slips)]), 1000)
    plain = median_us(lambda n: [text for text in texts if slips[n * 7 % len(slips)].casefold() in text], 1000)
    found = [[hit.entry.name for hit in index.search(slip, limit=1)] for slip in slips]
    first = sum(best == [name] for best, name in zip(found, names, strict=True))
    print(f"search, a slip each {search / 1e3:8.1f} ms   ({search / plain:.0f} x looking for the same letters)")
    print(f"                    ({first} of {len(names)} names come first in spite of it; made in {made:.0f} ms)")


def print_papers(engine: Engine) -> None:
    """One letter from answers to PDF, each different, beside the same page with nothing but its title."""
    checks = [check for _, check in made_up_children(engine.knowledge)][::41]
    setting = setting_for(None, TODAY)
    drafts = [draft_letter(check, engine.knowledge, TODAY) for check in checks]
    sheets = [letter_sheet(draft.letter, draft.mark) for draft in drafts]
    began = time.perf_counter()
    pdf_of(sheets[0], setting)
    first = (time.perf_counter() - began) * 1e3
    draft = median_us(lambda n: draft_letter(checks[n % len(checks)], engine.knowledge, TODAY), 300)
    letter = median_us(lambda n: pdf_of(replace(sheets[n % len(sheets)], made_on=f"day {n}"), setting), 100)
    empty = median_us(lambda n: pdf_of(Sheet(look=Look.LETTER, title=f"page {n}", made_on=""), setting), 100)
    print(f"a letter drafted    {draft / 1e3:8.1f} ms")
    print(f"a letter as PDF     {letter / 1e3:8.1f} ms   ({letter / empty:.1f} x a page with a title)")
    print(f"                    (the first of a process, which reads the fonts: {first:.0f} ms)")


def print_batch(engine: Engine) -> None:
    """The batch command end to end, beside a Python process that only copies the file."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        rows = 20_000
        with source.open("w") as lines:
            for number, text in enumerate(different_texts(engine, rows)):
                lines.write(json.dumps({"id": str(number), "text": text, "age_months": number % 200}) + "\n")
        small = Path(folder) / "one.jsonl"
        small.write_text(source.read_text().splitlines()[0] + "\n")
        start_up = whole_process_s([HANDRAIL, "check", "--batch", small, "--out", target], 3)
        before = processor_s()
        whole = whole_process_s([HANDRAIL, "check", "--batch", source, "--out", target], 1)
        busy = processor_s() - before
        copy = "import sys,json; [json.dumps(json.loads(l)) for l in open(sys.argv[1])]"
        bare = whole_process_s([sys.executable, "-c", copy, source], 3)
    print(f"--batch             {rows / whole:8.0f} texts a second end to end, one core, start-up {start_up:.2f} s")
    print(f"                    ({rows / busy:.0f} texts a second of processor time)")
    print(f"                    ({whole / bare:.0f} x a process that decodes and encodes the same lines)")


def print_starts() -> None:
    """Cold starts beside a bare typer program with as many commands."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(textwrap.dedent(BARE_TYPER))
        plain = whole_process_s([sys.executable, bare, "--help"])
        ours = whole_process_s([HANDRAIL, "--help"])
    text = whole_process_s([HANDRAIL, "check", "--text", "still walks on tiptoe", "--age-months", "38"], 5)
    print(f"handrail --help     {ours:8.3f} s    ({ours / plain:.2f} x a bare typer program, {plain:.3f} s)")
    print(f"check --text, cold  {text:8.3f} s    ({text / plain:.2f} x a bare typer program)")


def main() -> None:
    """Prints every figure."""
    engine = Engine.start()
    print_core(engine)
    print_search(engine)
    print_papers(engine)
    print_batch(engine)
    print_starts()


if __name__ == "__main__":
    main()
