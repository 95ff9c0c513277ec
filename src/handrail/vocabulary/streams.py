"""The name that stands for standard input and standard output wherever a file may be named."""

from pathlib import Path

STANDARD = Path("-")
