"""The calendar file of a day."""

from datetime import date, datetime

from handrail.family.presenters.calendar import calendar_file

MADE_AT = datetime(2026, 11, 24, 9, 30)  # noqa: DTZ001


def lines(title: str = "Look again") -> list[str]:
    return calendar_file(date(2027, 12, 31), made_at=MADE_AT, title=title).decode().split("\r\n")


def test_the_entry_is_a_whole_day():
    assert "DTSTART;VALUE=DATE:20271231" in lines()
    assert "DTEND;VALUE=DATE:20280101" in lines()


def test_it_says_when_it_was_made_and_ends_properly():
    assert "DTSTAMP:20261124T093000Z" in lines()
    assert lines()[-2:] == ["END:VCALENDAR", ""]


def test_marks_of_the_format_in_a_title_are_escaped():
    assert "SUMMARY:Look\\, again\\; now" in lines("Look, again; now")
