"""Starts the site and Debian's Chromium, for the browser tests, the pictures and the measuring of the pages."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HANDRAIL = str(Path(sys.executable).with_name("handrail"))
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MISSING = "Chromium is missing. Install it (Debian, Ubuntu: sudo apt-get install chromium)."
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-back-forward-cache",  # going back swaps the page under the driver, which then loses it now and then
]


def own_environment(**more: str) -> dict[str, str]:
    """The environment without what a deployment or another test has set, and with `more`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HANDRAIL_", "DJANGO_"))}
    return {**kept, **more}


@contextmanager
def running(command: list[str], **environment: str) -> Iterator[str]:
    """The address that a command prints first; the command ends with the block."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=own_environment(**environment)) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found, f"{command[0]} did not start"
            yield found[0]
        finally:
            process.terminate()


@contextmanager
def running_site(state: Path, **environment: str) -> Iterator[str]:
    """The address of the site as `handrail serve` starts it, its state in `state`."""
    with running([HANDRAIL, "serve", "--port", "0", "--state", str(state)], **environment) as address:
        yield address


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
