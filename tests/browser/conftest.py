"""One site and one browser for all browser tests of a worker, and a page for each profile."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from browser.running import CHROMIUM, MISSING, chromium, running_site

PHONE, SMALL_PHONE, DESKTOP = ({"width": w, "height": h} for w, h in ((390, 844), (320, 640), (1280, 900)))
# One machine plays many families: the limits have tests of their own.
UNLIMITED = {"HANDRAIL_FORMS_A_MINUTE": "0", "HANDRAIL_COSTLY_A_MINUTE": "0"}
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
    with running_site(tmp_path_factory.mktemp("site"), HANDRAIL_LANGUAGES="en-gb,ar", **UNLIMITED) as address:
        yield Site(address)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    if CHROMIUM is None:
        pytest.fail(MISSING)
    with chromium() as running:
        yield running


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
