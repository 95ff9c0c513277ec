"""One made-up worry answered in the terminal, and then the site itself, until Ctrl-C."""

import subprocess
import sys
from pathlib import Path

HANDRAIL = Path(sys.executable).with_name("handrail")
STATE = Path(__file__).parent.parent / "build" / "demo"
WORRY = "He is 3 and still walks on tiptoe. He cannot get his heels down any more and trips on the stairs"


def main() -> None:
    """Answer one worry, then serve the pages on SQLite and print their address."""
    command = ["check", "--text", WORRY, "--age-months", "40", "--country", "AU"]
    print(f"A made-up child, 40 months. The parent writes:\n  “{WORRY}”\n")
    subprocess.run([HANDRAIL, *command], check=True)
    print('\nYour own words:  .venv/bin/handrail check --text "..." --age-months 38')
    print("In the terminal: .venv/bin/handrail check")
    print("The design system: .venv/bin/handrail serve --debug, then /design/\n", flush=True)
    try:
        subprocess.run([HANDRAIL, "serve", "--port", "0", "--state", STATE], check=True)
    except KeyboardInterrupt:
        print("\nThe site has stopped.")


if __name__ == "__main__":
    main()
