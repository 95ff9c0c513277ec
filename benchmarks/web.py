"""How heavy and how fast the pages are: sizes over the wire, first paint on a slow phone, pages a second.

`make bench-web` prints it all; a limit that is not kept ends the run with 1.
"""

import http.client
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import django
from playwright.sync_api import Browser, Page
from rich.console import Console
from rich.table import Column, Table

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))
from addresses import addresses  # noqa: E402
from browser.by_http import begin, everything  # noqa: E402
from browser.running import chromium, running, running_site  # noqa: E402  (what the browser tests use)

# A slow phone: 1.6 Mbit/s down, 150 ms there and back, a quarter of this machine's speed.
DOWN_BYTES_S, UP_BYTES_S, ROUND_TRIP_MS, SLOWER = 200_000, 93_750, 150, 4
MOST_HOME_KB, MOST_KB, MOST_SHIFT, LEAST_SHARE, LEAST_SHARE_TO_READ = 40.0, 60.0, 0.01, 0.3, 0.5
# Files and forms, and addresses that only lead on.
NOT_OPENED = {
    "start", "resume", "choose", "private", "look_again", "chosen_activities", "skills_from_check", "skills_begin",
    "skills_open", "skills_file", "place", "finish", "leave", "worker", "manifest", "keep_check", "since", "changed",
    "file_save", "week_card",
}  # fmt: skip
OBSERVED = """kind => new Promise(done => {
  new PerformanceObserver(list => done(list.getEntries().map(({startTime, value}) => ({startTime, value}))))
    .observe({type: kind, buffered: true});
  setTimeout(() => done([]), 300);
})"""
TO_READ = (
    "/explained/",
    "/learn/",
    "/learn/read/evidence/",
    "/learn/who-does-what/",
    "/learn/who-does-what/concern/stairs/",
    "/learn/conditions/",
    "/learn/conditions/cerebral_palsy/",
    "/learn/what-helps/",
    "/learn/ordinary/",
    "/learn/ordinary/flat_feet/",
    "/learn/words/",
    "/learn/questions/",
)
ROUNDS, SECONDS = 5, 1.0
BARE = "a bare Django view"


@dataclass(frozen=True, slots=True)
class Load:
    """What one page took: bytes over the wire, requests, two instants in milliseconds, and how far things moved."""

    kilobytes: float
    requests: int
    first_byte_ms: float
    largest_paint_ms: float
    shift: float


def main() -> None:
    """Measure and print; exit with 1 when a limit is not kept."""
    console = Console(width=120)  # also where no terminal says how wide it is
    with (
        tempfile.TemporaryDirectory() as state,
        running_site(Path(state)) as site,
        running([sys.executable, str(HERE / "bare_site.py"), "8"]) as bare,
    ):
        kept = report_loads(console, site)
        kept &= report_speed(console, site, bare)
    sys.exit(0 if kept else 1)


def report_loads(console: Console, site: str) -> bool:
    """Whether the sizes and the stillness are kept; prints a line for each page, everything in an empty browser."""
    table = Table(
        Column("page", no_wrap=True),
        "kB over the wire",
        "limit",
        "requests",
        "first byte, ms",
        "largest paint, ms",
        "shift",
    )
    cookie, kept = everything(site), True
    with chromium() as browser:
        for path in main_pages():
            load = loaded(browser, site, path, cookie)
            limit = MOST_HOME_KB if path == "/" else MOST_KB
            kept &= load.kilobytes <= limit and load.shift <= MOST_SHIFT
            shown = f"{load.kilobytes:.1f}", f"{limit:.0f}", str(load.requests), f"{load.first_byte_ms:.0f}"
            table.add_row(path, *shown, f"{load.largest_paint_ms:.0f}", f"{load.shift:.3f}")
    console.print(table)
    return kept


def main_pages() -> list[str]:
    """The path of every page that is shown for being opened, from the list of addresses itself."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "site_settings"
    django.setup()
    return [address.path for address in addresses() if address.name not in NOT_OPENED]


def loaded(browser: Browser, site: str, path: str, cookie: str) -> Load:
    """One page in a fresh context on the slow phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True)
    name, value = cookie.split("=", 1)
    context.add_cookies([{"name": name, "value": value, "url": site}])
    page = context.new_page()
    sizes = throttled(page)
    page.goto(site.rstrip("/") + path, wait_until="networkidle")
    first_byte = page.evaluate("performance.getEntriesByType('navigation')[0].responseStart")
    paints = page.evaluate(OBSERVED, "largest-contentful-paint")
    shifts = page.evaluate(OBSERVED, "layout-shift")
    context.close()
    largest = max((entry["startTime"] for entry in paints), default=0.0)
    return Load(sum(sizes) / 1000, len(sizes), first_byte, largest, sum(entry["value"] for entry in shifts))


def throttled(page: Page) -> list[int]:
    """The bytes of every response that comes from now on, headers too; the page is on a slow phone."""
    sizes: list[int] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    speed = {"latency": ROUND_TRIP_MS, "downloadThroughput": DOWN_BYTES_S, "uploadThroughput": UP_BYTES_S}
    session.send("Network.emulateNetworkConditions", {"offline": False, **speed})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    return sizes


def report_speed(console: Console, site: str, bare: str) -> bool:
    """Whether each page keeps its share of a bare view's speed; all in turn, the middle of the rounds."""
    cookie, question = begin(site)
    pages = {"a question": (question, LEAST_SHARE), "the first page": ("/", 0.0)}
    pages |= {path: (path, LEAST_SHARE_TO_READ) for path in TO_READ}
    speeds = defaultdict[str, list[float]](list)
    for _ in range(ROUNDS):
        speeds[BARE].append(pages_a_second(bare, "/", ""))
        for name, (path, _least) in pages.items():
            speeds[name].append(pages_a_second(site, path, cookie))
    middle = {name: statistics.median(values) for name, values in speeds.items()}
    table = Table(
        Column("served by one process, compressed", no_wrap=True),
        "pages a second",
        "share of the bare view",
        "at least",
    )
    table.add_row(BARE, f"{middle[BARE]:.0f}", "1.00", "")
    kept = True
    for name, (_path, least) in pages.items():
        share = middle[name] / middle[BARE]
        kept &= share >= least
        table.add_row(name, f"{middle[name]:.0f}", f"{share:.2f}", f"{least}" if least else "")
    console.print(table)
    return kept


def pages_a_second(site: str, path: str, cookie: str) -> float:
    """How often one connection gets the page in a second, kept open."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc)
    headers = {"Accept-Encoding": "gzip", "Cookie": cookie}
    count, began = 0, time.perf_counter()
    while (took := time.perf_counter() - began) < SECONDS:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        response.read()
        assert response.status == http.client.OK
        count += 1
    connection.close()
    return count / took


if __name__ == "__main__":
    main()
