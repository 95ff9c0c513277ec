"""One site and one browser for all browser tests of a worker, and a page for each profile."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, SMALL_PHONE, DESKTOP = ({"width": w, "height": h} for w, h in ((390, 844), (320, 640), (1280, 900)))
HALF = {"width": 640, "height": 450}  # what a desktop of 1280 pixels shows at 200 %


@dataclass(frozen=True)
class Site:
    """The running site."""

    address: str

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc


@dataclass
class Noted:
    """What a page asked for and complained about."""

    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as `handrail serve` starts it, in English, and in Arabic for its direction."""
    state = tmp_path_factory.mktemp("site")
    command = [str(Path(sys.executable).with_name("handrail")), "serve", "--port", "0", "--state", str(state)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HANDRAIL_", "DJANGO_"))}
    with subprocess.Popen(
        command, env={**kept, "HANDRAIL_LANGUAGES": "en-gb,ar"}, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        try:
            found = re.search(r"http://\S+", server.stdout.readline())
            assert found, "the site did not start"
            yield Site(found[0])
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    if CHROMIUM is None:
        pytest.fail("Browser tests need Chromium. Install it (Debian, Ubuntu: sudo apt-get install chromium).")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[Callable[..., tuple[Page, Noted]]]:
    """A page in a fresh context, with the notes of what it asked for."""
    contexts = []

    def opened(**options: Any) -> tuple[Page, Noted]:
        given = {"viewport": PHONE, "reduced_motion": "reduce", **options}
        context = browser.new_context(**given)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page, noted = context.new_page(), Noted()
        page.on("request", lambda request: noted.hosts.add(urlsplit(request.url).netloc))
        page.on("console", lambda message: noted.complaints.append(message.text))
        page.on("pageerror", lambda error: noted.complaints.append(str(error)))
        return page, noted

    yield opened
    for context in contexts:
        context.close()
