"""The main job on a made-up child, and then, for whoever sits at a terminal, the guided check itself."""

import subprocess
import sys
from pathlib import Path

HANDRAIL = Path(sys.executable).with_name("handrail")
WORRY = "He is 3 and still walks on tiptoe. He cannot get his heels down any more and trips on the stairs"


def main() -> None:
    """Answer one worry, say how to ask another, and offer the guided check."""
    command = ["check", "--text", WORRY, "--age-months", "40", "--country", "AU"]
    print(f"A made-up child, 40 months. The parent writes:\n  “{WORRY}”\n")
    subprocess.run([HANDRAIL, *command], check=True)
    print('\nYour own words:  .venv/bin/handrail check --text "..." --age-months 38')
    if sys.stdin.isatty() and input("Go through the guided check now? [y/N] ").strip().lower().startswith("y"):
        subprocess.run([HANDRAIL, "check"], check=False)


if __name__ == "__main__":
    main()
