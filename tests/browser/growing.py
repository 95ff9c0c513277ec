"""Writes down how a made-up child's skills grow, born at 32 weeks and now 17 months old."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page

TODAY = datetime.now(tz=UTC).date()


def day(before: int) -> str:
    """The day so many days before today."""
    return (TODAY - timedelta(days=before)).isoformat()


def begin(page: Page, address: str) -> None:
    """Begins the record."""
    page.goto(address + "skills/")
    page.fill("#born_on", day(520))
    page.check("input[value=early]")
    page.select_option("#weeks", "32")
    page.locator("form[action='/skills/begin/'] button").click()
    page.wait_for_url("**/skills/1/")


def send(page: Page) -> None:
    """Sends the form, which leads back to the record."""
    page.locator("form.question .actions button").first.click()
    page.wait_for_url("**/skills/1/")


def fill_everything(page: Page, address: str) -> None:
    """First times, two days of answers, and three scores."""
    page.goto(address + "skills/1/first-times/")
    page.fill("#walking_alone", "16")
    page.check("input[name=not_yet][value=hands_and_knees_crawling]")
    send(page)
    for before, answer in ((90, "not_yet"), (2, "yes")):
        page.goto(address + "skills/1/day/")
        page.fill("#on", day(before))
        for skill in page.locator(".skill").all():
            skill.locator(f"input[value={answer}]").check()
        send(page)
    page.goto(address + "skills/1/scores/")
    page.select_option("#key", "gsed2406")
    page.fill("#scores", f"on,d,sem,n\n{day(250)},31,1.6,28\n{day(120)},42,1.5,30\n{day(5)},44,1.4,33")
    send(page)
