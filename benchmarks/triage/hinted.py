"""Grave signs in parents' indirect words: one text and one near miss for every red flag, kept out of all training."""

from pathlib import Path

from handrail.matching import Reader
from handrail.matching.training import NOT

TEXTS = Path(__file__).with_name("hinted_flags.tsv")


def print_hinted(reader: Reader) -> None:
    """How often such a text raises its own flag, or has its question asked first; and how often a near miss does."""
    lines = [line.partition("\t")[::2] for line in TEXTS.read_text().splitlines()]
    signs = [(flag, reader.read(text)) for flag, text in lines if not flag.startswith(NOT)]
    near = [(flag.removeprefix(NOT), reader.read(text)) for flag, text in lines if flag.startswith(NOT)]
    raised = sum(flag in reading.red_flags for flag, reading in signs)
    first = sum(flag in reading.smells for flag, reading in signs)
    wrongly = sum(flag in reading.red_flags for flag, reading in near)
    print(f"\n== grave signs in indirect words: {raised}/{len(signs)} raise their own flag, {first} ask it first")
    print(f"   near misses that raise it: {wrongly}/{len(near)}")
