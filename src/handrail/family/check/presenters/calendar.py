"""The day to look again as an entry of a calendar; it says nothing of a child."""

from datetime import date, datetime, timedelta

from handrail.calendars import CalendarEntry, calendar_file


def look_again_file(day: date, *, made_at: datetime, title: str) -> bytes:
    """An all-day entry on `day`, as the bytes of an .ics file; `made_at` is in UTC."""
    entry = CalendarEntry(
        uid=f"{made_at:%Y%m%dT%H%M%S%f}-{day:%Y%m%d}@handrail",
        title=title,
        starts=day,
        ends=day + timedelta(days=1),
        takes_time=False,
    )
    return calendar_file([entry], made_at=made_at, product="Look again")
