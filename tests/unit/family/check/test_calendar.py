"""The calendar file of a day."""

from datetime import date, datetime

from handrail.family.check.presenters.calendar import look_again_file

MADE_AT = datetime(2026, 11, 24, 9, 30)  # noqa: DTZ001


def lines(title: str = "Look again") -> list[str]:
    return look_again_file(date(2027, 12, 31), made_at=MADE_AT, title=title).decode().split("\r\n")


def test_the_entry_is_a_whole_day():
    assert "DTSTART;VALUE=DATE:20271231" in lines()
    assert "DTEND;VALUE=DATE:20280101" in lines()


def test_the_day_stays_free_for_other_things():
    assert "TRANSP:TRANSPARENT" in lines()
