"""The day to look again as a calendar file (RFC 5545); it says nothing of a child."""

from datetime import date, datetime, timedelta


def calendar_file(day: date, *, made_at: datetime, title: str) -> bytes:
    r"""An all-day entry on `day`, as the bytes of an .ics file; `made_at` is in UTC.

    >>> calendar_file(date(2027, 3, 5), made_at=datetime(2026, 11, 24), title="Look again").count(b"\r\n")
    12
    """
    escaped = title.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Handrail//Look again//EN",
        "BEGIN:VEVENT",
        f"UID:{made_at:%Y%m%dT%H%M%S%f}-{day:%Y%m%d}@handrail",
        f"DTSTAMP:{made_at:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{line}\r\n" for line in lines).encode()
